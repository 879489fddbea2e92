"""Guides read already: what a version says is frozen when it is published, so once is enough."""

from models.catalog.guide import Guide, read_guide
from models.database import fetch_one

MOST = 200  # versions; a county's halls have a few dozen in use on one day
_known: dict[int, Guide] = {}


async def guide_of(version: int) -> Guide:
    """The guide of a published version; every process reads it once."""
    if version not in _known:
        row = await fetch_one("SELECT snapshot FROM item_version WHERE id = $1", version)
        if len(_known) >= MOST:
            _known.pop(next(iter(_known)))
        _known[version] = read_guide(row["snapshot"])
    return _known[version]


def forget_guides() -> None:
    """Read them anew: the database is another."""
    _known.clear()
