"""One line of a list: a service, and the counties that offer it under this name."""

from collections.abc import Iterable
from dataclasses import dataclass

from models.catalog.search.finding import Entry

COUNTY_DIGITS = 6


@dataclass(frozen=True)
class Service:
    """A service with its places, the likeliest first; one place is no choice."""

    places: tuple[Entry, ...]

    @property
    def first(self) -> Entry:
        """The likeliest place: it gives the line its words."""
        return self.places[0]

    @property
    def where(self) -> str:
        """示例县、范例县."""
        return "、".join(dict.fromkeys(one.county or one.office for one in self.places))


def services_of(entries: Iterable[Entry], used_last: str = "") -> list[Service]:
    """Entries with the same name and variant as one service, in the order of the search.

    `used_last` is the code of the county where the person applied last; it comes first.
    """
    families: dict[tuple[str, bool], list[Entry]] = {}
    for one in entries:
        families.setdefault((one.full_name, one.package), []).append(one)
    return [Service(tuple(_likeliest_first(some, used_last))) for some in families.values()]


def _likeliest_first(places: list[Entry], used_last: str) -> list[Entry]:
    county = used_last[:COUNTY_DIGITS]
    return sorted(places, key=lambda one: not (county and one.region.startswith(county)))
