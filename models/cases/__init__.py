"""The life of a case (办件), from the first paper on the counter to the result in hand."""
