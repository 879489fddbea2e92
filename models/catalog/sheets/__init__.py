"""Printed guides, lists of materials and one-time notices."""
