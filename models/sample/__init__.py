"""The demonstration: two fictional counties, a cast, and a story played through the acts."""
