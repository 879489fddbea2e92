"""Words that the catalogue's pages make: states, versions to choose from, heads of a table."""

from collections.abc import Iterable

from models.catalog.guide import Guide
from models.catalog.version import ItemVersion
from models.catalog.words import VERSION_STATE_NAMES, VersionState
from web.admin.part import place_of


def version_state(state: str) -> str:
    """编辑中、部门审核中 …"""
    return VERSION_STATE_NAMES[VersionState(state)]


def version_choices(versions: Iterable[ItemVersion]) -> list[tuple[str, str]]:
    """Versions as choices of a field."""
    return [
        (str(one.version), f"第 {one.version} 版（{version_state(one.state)}）") for one in versions
    ]


def office_heads(guides: Iterable[Guide]) -> list[str]:
    """Who carries the item out, as heads of a table."""
    return [one.office.short_name or one.office.name for one in guides]


FILTERS = {
    "version_state": version_state,
    "version_choices": version_choices,
    "office_heads": office_heads,
    "place_of": place_of,
}
