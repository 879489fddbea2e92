"""我的: one page for each matter a citizen keeps with us; each POST ends on its list."""
