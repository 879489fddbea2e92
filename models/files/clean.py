"""What is left of an upload when it has been checked and rewritten."""

from dataclasses import dataclass

PDF = "application/pdf"


@dataclass(frozen=True)
class Clean:
    """A file that is what it says."""

    content: bytes
    media_type: str
    pages: int
