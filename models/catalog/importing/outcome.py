"""What became of a row of a catalogue."""

from enum import StrEnum


class Outcome(StrEnum):
    """The four that are counted, and one that counts as updated."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    REJECTED = "rejected"
    PROPOSED = "proposed"  # put before the editors, as a draft of an item they look after


COUNTED = (Outcome.CREATED, Outcome.UPDATED, Outcome.UNCHANGED, Outcome.REJECTED)
