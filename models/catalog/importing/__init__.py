"""Catalogues of other systems: one CSV of one district becomes items, offices and regions."""
