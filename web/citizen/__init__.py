"""The citizen (phone): my cases, one case, what it asks of me."""
