"""How elements, conditions and effects are written and read by people."""
