"""Working days, office hours and the clock on the wall."""
