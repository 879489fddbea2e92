"""How many issues the quality check finds in each item of a list, remembered by edition."""

from collections.abc import Iterable

import msgspec

from models.catalog.guide import read_guide
from models.catalog.publication import compose
from models.catalog.quality.check import Finding, findings
from models.catalog.shelf import Line
from models.catalog.version import ItemVersion

MOST_KEPT = 20_000
BROKEN = [Finding("name", "有必填的要素还没有填，暂时不能生成办事指南。")]

# A version changes only with its edition or its state.
_known: dict[tuple[int, int, str], int] = {}


async def issues_of(shelf: Iterable[Line]) -> dict[int, int]:
    """The number of issues by version id."""
    keys = {line.version_id: (line.version_id, line.edition, line.state) for line in shelf}
    missing = [number for number, key in keys.items() if key not in _known]
    if len(_known) + len(missing) > MOST_KEPT:
        _known.clear()
        missing = list(keys)
    for number, count in (await _counted(missing)).items():
        _known[keys[number]] = count
    return {number: _known[key] for number, key in keys.items()}


async def _counted(numbers: list[int]) -> dict[int, int]:
    if not numbers:
        return {}
    versions = await ItemVersion.objects().where(ItemVersion.id.is_in(numbers))
    return {one.id: len(await issues_in(one, one.snapshot)) for one in versions}


async def issues_in(version: ItemVersion, snapshot: dict | None = None) -> list[Finding]:
    """What the quality check says about a version: its snapshot, or what its tables hold."""
    try:
        return findings(read_guide(snapshot or await compose(version)))
    except msgspec.ValidationError:
        return BROKEN
