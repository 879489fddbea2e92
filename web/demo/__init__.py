"""The demonstration's own page: who there is, what time it is, what was sent."""
