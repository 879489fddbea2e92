"""Writing what the search reads, whenever something is published, suspended or withdrawn."""

from datetime import date
from typing import Any

from models.catalog.guide import Guide, limit_words, read_guide
from models.catalog.packages.package import Package, PackageStep
from models.catalog.search.entry import SearchEntry
from models.catalog.search.spelling import grams_of, initials_of, joined, lines, pinyin_of, plain
from models.catalog.words import IntakeMode, ItemType, LimitUnit
from models.database import atomic, fetch, fetch_one
from models.offices.office import Office
from models.offices.region import Region

COLLECTED = {IntakeMode.COLLECT_ACCEPT, IntakeMode.COLLECT_FORWARD}
# Nobody applies for these, so they stand behind what people come for.
UNASKED = {ItemType.PENALTY, ItemType.COERCION, ItemType.LEVY, ItemType.INSPECTION}
PACKAGE_WEIGHT, UNASKED_WEIGHT = 10, -10
ALWAYS = date(2000, 1, 1)  # packages have no first day


async def index_version(version_id: int) -> None:
    """Let the search tell what a version says; one that is not public any more is forgotten.

    Called inside the transaction of whatever changed the version's state.
    """
    row = await fetch_one(_VERSION, version_id)
    async with atomic():
        await SearchEntry.delete().where(SearchEntry.version == version_id)
        if row["state"] in ("published", "suspended"):
            guide = read_guide(row["snapshot"])
            words = version_words(guide, row["main_item"])
            ends = {"valid_from": row["valid_from"], "valid_to": row["valid_to"]}
            ids = {"item": row["item"], "version": version_id, "office": row["office"]}
            await _save(words | ends | ids)
        await fetch(_EARLIER_ENDS, row["item"])


async def index_package(package_id: int) -> None:
    """The same for a package and whether it is published."""
    package = await Package.objects().get(Package.id == package_id)
    async with atomic():
        await SearchEntry.delete().where(SearchEntry.package == package_id)
        if package.published:
            await _save(await _package_words(package))


async def _save(values: dict[str, Any]) -> None:
    # Piccolo warns of long lists, but not of tuples.
    await SearchEntry(**(values | {"grams": tuple(values["grams"])})).save()


async def index_missing() -> int:
    """Index what was published before there was a search; returns how much that was."""
    return await _index(await fetch(_VERSIONS + _UNKNOWN), await fetch(_PACKAGES + _UNKNOWN_TOO))


async def index_everything() -> int:
    """Write every entry anew, as it follows from today's rows; returns how many."""
    return await _index(await fetch(_VERSIONS), await fetch(_PACKAGES))


async def _index(versions: list[Any], packages: list[Any]) -> int:
    for row in versions:
        await index_version(row["id"])
    for row in packages:
        await index_package(row["id"])
    return len(versions) + len(packages)


def version_words(guide: Guide, main_item: str = "") -> dict[str, Any]:
    """The columns of an entry that come from the guide itself."""
    modes = set(guide.intake_modes)
    names = [guide.full_name, guide.name, guide.short_name, *guide.aliases, main_item]
    return spelt(names, guide.summary, guide.office.name) | {
        "code": guide.code,
        "name": guide.name,
        "variant": guide.variant,
        "region": guide.office.region_code,
        "item_type": guide.item_type,
        "promised": guide.promised,
        "person_topics": list(guide.person_topics),
        "company_topics": list(guide.company_topics),
        "life_events": list(guide.life_events),
        "region_wide": IntakeMode.REGION_WIDE in modes,
        "collected": bool(modes & COLLECTED),
        "weight": UNASKED_WEIGHT if guide.item_type in UNASKED else 0,
    }


def spelt(names: list[str], summary: str, office_name: str) -> dict[str, Any]:
    """Names in every writing, and the grams by which they are found."""
    written = lines(names)
    pinyin = [pinyin_of(line) for line in written]
    initials = list(dict.fromkeys(one for line in written for one in initials_of(line)))
    grams = grams_of("\n".join(written), 1, 2) | grams_of(plain(summary + " " + office_name), 2)
    grams |= grams_of("\n".join(pinyin), 2, 3) | grams_of("\n".join(initials), 1, 2, 3)
    return {
        "summary": summary,
        "office_name": office_name,
        "text": joined(written),
        "pinyin": joined(pinyin),
        "initials": joined(initials),
        "grams": sorted(grams),
    }


async def _package_words(package: Package) -> dict[str, Any]:
    office = await Office.objects().get(Office.id == package.lead_office)
    region = await Region.objects().get(Region.id == office.region)
    steps = await PackageStep.select(PackageStep.name).where(PackageStep.package == package.id)
    about = package.summary or "包括" + "、".join(step["name"] for step in steps)
    return spelt([package.name, *package.aliases], about, office.name) | {
        "package": package.id,
        "code": package.code,
        "name": package.name,
        "region": region.code,
        "office": office.id,
        "promised": limit_words(package.promised_length, LimitUnit(package.promised_unit)),
        "life_events": list(package.life_events),
        "weight": PACKAGE_WEIGHT,
        "valid_from": ALWAYS,
    }


_VERSION = """
SELECT v.item, v.state, v.snapshot, v.valid_from, v.valid_to, i.main_item, i.office
FROM item_version v JOIN item i ON i.id = v.item WHERE v.id = $1
"""
_EARLIER_ENDS = """
UPDATE search_entry e SET valid_to = v.valid_to FROM item_version v
WHERE v.id = e.version AND e.item = $1 AND e.valid_to IS DISTINCT FROM v.valid_to
"""
_VERSIONS = "SELECT v.id FROM item_version v WHERE v.state IN ('published', 'suspended')"
_UNKNOWN = " AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.version = v.id)"
_PACKAGES = "SELECT p.id FROM package p WHERE p.published"
_UNKNOWN_TOO = " AND NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.package = p.id)"
