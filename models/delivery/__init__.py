"""How the result reaches the person: the wish, the parcel, the hand-over at a counter."""
