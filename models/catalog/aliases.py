"""A word people use becomes an alias (俗称) of an item: in its draft, begun where there is none."""

from datetime import datetime

from models.catalog.item import Item
from models.catalog.version import ItemVersion
from models.catalog.versioning import OPEN, begin_draft, change, latest_version
from models.catalog.words import VersionState
from models.database import atomic
from models.errors import NotNow

LONGEST = 100  # characters, as the column holds


async def add_alias(item: Item, word: str, *, by: int, at: datetime) -> ItemVersion:
    """Add the word and return the draft. Raises NotNow while a version is in review."""
    async with atomic():
        version = await latest_version(item.id)
        if version.state not in OPEN:
            version = await begin_draft(item, by=by, at=at)
        if version.state != VersionState.DRAFT:
            raise NotNow("这个事项的新版本已经送审，现在不能改。等它发布或退回以后再加。")
        aliases = [*version.aliases, word[:LONGEST]]
        if word not in version.aliases:
            content = {"aliases": aliases}
            await change(version, content, edition=version.edition, by=by, at=at)
    return version
