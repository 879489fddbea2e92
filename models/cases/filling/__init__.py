"""Filling a draft, at the counter and at home, until it becomes a case."""
