"""Packages (一件事): several items done as one matter."""
