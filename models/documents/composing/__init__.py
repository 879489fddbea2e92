"""What each kind of paper says, composed at the act; the shapes are those of the templates."""
