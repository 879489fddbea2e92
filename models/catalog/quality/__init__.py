"""指南质检: whether a guide is complete, consistent, and leads everybody to a list."""
