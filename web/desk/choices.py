"""Reading a choice out of a form."""

from enum import StrEnum
from typing import TypeVar

Kind = TypeVar("Kind", bound=StrEnum)


def pick(kind: type[Kind], text: str) -> Kind | None:
    """The member with this value; None when nothing, or nothing known, was chosen."""
    try:
        return kind(text)
    except ValueError:
        return None
