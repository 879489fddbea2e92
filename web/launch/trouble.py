"""The one kind of error the launcher reports."""


class Trouble(Exception):
    """Why the launcher goes no further: one sentence for the person at the keyboard."""
