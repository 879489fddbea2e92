"""What differs: between two versions, between offices of one standard item."""
