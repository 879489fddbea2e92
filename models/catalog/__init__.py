"""Service items (事项): the standard, its implementation per office, its published versions."""
