"""Item codes in addresses. Catalogues we import keep codes with / ? # % or blanks in them."""

import re

# “.” and “..” alone mean other folders, and servers open %2F before they look for the page: so
# what an address cannot hold is written ~2F. Ordinary codes stay as they are.
_UNFIT = re.compile(r"^\.|[^A-Za-z0-9._-]", re.ASCII)
_WRITTEN = re.compile(r"(?:~[0-9A-Fa-f]{2})+", re.ASCII)


def segment_of(code: str) -> str:
    """The code as one segment of a path: a/b → a~2Fb."""
    return _UNFIT.sub(lambda unfit: _written(unfit[0]), code)


def code_in(segment: str) -> str:
    """The code a segment means; one that was typed as it is means itself."""
    return _WRITTEN.sub(lambda written: _read(written[0]), segment)


def service_path(code: str) -> str:
    """Where the guide of an item is: /services/{code}."""
    return f"/services/{segment_of(code)}"


def _written(character: str) -> str:
    return "".join(f"~{byte:02X}" for byte in character.encode("utf-8", "replace"))


def _read(written: str) -> str:
    try:
        return bytes.fromhex(written.replace("~", "")).decode()
    except UnicodeDecodeError:
        return written
