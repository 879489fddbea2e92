"""Troubles of the operator's, told in one sentence."""


class Trouble(Exception):
    """Something the operator must put right; the text says what."""
