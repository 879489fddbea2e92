"""Regions, offices, halls with their windows, and village stations."""
