"""Regions and offices a catalogue needs; what is not there yet is made and marked as imported."""

import hashlib

from stdnum import numdb

from models.catalog.importing.row import CatalogueRow
from models.database import fetch_one
from models.offices.office import Office, OfficeKind, OfficeNature
from models.offices.region import SIGNIFICANT_DIGITS, Level, Region

NATION = "0" * 12
Names = dict[tuple[str, str], list[str]]  # area and office code → the names a file gives to it


async def region_coded(code: str) -> int:
    """The id of a region by its 12 digits; it and those above it are made where missing."""
    known = await fetch_one("SELECT id FROM region WHERE code = $1", code)
    if known:
        return known["id"]
    level = level_of(code)
    above = [digits for higher, digits in SIGNIFICANT_DIGITS.items() if 1 < higher < level]
    parent = await region_coded(code[: above[-1]].ljust(12, "0")) if above else None
    name = name_of(code)
    region = Region(
        code=code, name=name, short_name=name[:20], level=level, parent=parent, imported=True
    )
    await Region.insert(region).on_conflict(target=Region.code, action="DO NOTHING")
    return (await fetch_one("SELECT id FROM region WHERE code = $1", code))["id"]


def level_of(code: str) -> int:
    """From the zeros at the end: 511602000000 is a county."""
    significant = len(code.rstrip("0"))
    return next(level for level, digits in SIGNIFICANT_DIGITS.items() if significant <= digits)


def name_of(code: str) -> str:
    """The latest name GB/T 2260 had for a region, or its digits."""
    if code == NATION:
        return "全国"
    digits = SIGNIFICANT_DIGITS[level_of(code)]
    found = numdb.get("cn/loc").info(code[:6]) if digits <= SIGNIFICANT_DIGITS[Level.COUNTY] else []
    names = found[-1][1].get("county", "") if len(found) > 1 else ""
    return names.split(",")[-1].split("]")[-1] or f"区划{code[:digits]}"


class Offices:
    """The offices of one file, each looked up once. What was rolled back must not be kept."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.known: dict[tuple[str, str, str], Office] = {}

    async def of(self, row: CatalogueRow) -> Office:
        """The office of a row, made or renamed where need be."""
        return self.known.get(_key(row)) or await office_for(row, self.names)

    def keep(self, row: CatalogueRow, office: Office) -> None:
        """Remember it, once the row's transaction is committed."""
        self.known[_key(row)] = office


def _key(row: CatalogueRow) -> tuple[str, str, str]:
    return row.area, row.office_code, row.department


async def office_for(row: CatalogueRow, names: Names) -> Office:
    """The office of a row: by code and name, renamed or made where need be.

    Some catalogues give one code to two offices, or the same short number to offices of two
    districts: then the second gets a code of its own, made from code, area and name.
    """
    region = await region_coded(row.area)
    own = own_code(row)
    found = await Office.objects().where(Office.code.is_in([row.office_code, own]))
    for office in found:
        if office.name == row.department and office.region == region:
            return office
    first = next((office for office in found if office.code == row.office_code), None)
    if first and first.region == region and _is_renamed(first, row, names):
        return await _rename(first, row.department) if first.imported else first
    return await _make(row, region, own if first else row.office_code)


def own_code(row: CatalogueRow) -> str:
    """A code for the second office under one code."""
    digest = hashlib.sha256(f"{row.area} {row.department}".encode()).hexdigest()
    return f"{row.office_code[:31]}-{digest[:8]}"


def _is_renamed(office: Office, row: CatalogueRow, names: Names) -> bool:
    """Nobody in the file goes by the old name, and this is the first of the new ones."""
    given = names[row.area, row.office_code]
    return office.name not in given and row.department == given[0]


async def _rename(office: Office, name: str) -> Office:
    office.name, office.short_name = name, name[:50]
    await office.save([Office.name, Office.short_name])
    return office


async def _make(row: CatalogueRow, region: int, code: str) -> Office:
    office = Office(
        code=code,
        name=row.department,
        short_name=row.department[:50],
        kind=OfficeKind.APPROVING,
        nature=OfficeNature.STATUTORY,
        region=region,
        paper_word="",
        imported=True,
    )
    await office.save()
    return office
