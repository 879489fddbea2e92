"""Pages of those who look after the catalogue: items, packages, searches without result."""
