"""items/*.yaml: the sample items as they stand in one county."""

import functools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from models.sample.offices import HERE, THERE, County

FOLDER = Path(__file__).with_name("items")
COMMON = "common.yaml"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def item_rows(county: County) -> Iterator[dict[str, Any]]:
    """Every item of a county, with the short key of its office as `office`."""
    for sheet in sorted(FOLDER.glob("*.yaml")):
        if sheet.name != COMMON:
            told = _read(sheet)
            for row in told["items"]:
                yield _at_home(_with_common(row), county) | {"office": told["office"]}


@functools.cache
def _read(file: Path) -> dict[str, Any]:
    return yaml.load(file.read_text(encoding="utf-8"), LOADER)  # noqa: S506 – both are safe loaders


def _with_common(row: dict[str, Any]) -> dict[str, Any]:
    common = _read(FOLDER / COMMON)
    blocks = [common[name] for name in row.get("use", [])]
    questions = [*row.get("q", []), *(q for block in blocks for q in block.get("q", []))]
    materials = [*row["m"], *(m for block in blocks for m in block.get("m", []))]
    return row | {"q": questions, "m": materials}


def _at_home(row: dict[str, Any], county: County) -> dict[str, Any]:
    """The same item in another county: its own name in every text, and what differs on purpose."""
    differing = row.get("elsewhere", {}) if county is THERE else {}
    return _renamed(row, county.name) | differing


def _renamed(told: Any, name: str) -> Any:
    if isinstance(told, str):
        return told.replace(HERE.name, name)
    if isinstance(told, list):
        return [_renamed(one, name) for one in told]
    if isinstance(told, dict):
        return {_renamed(key, name): _renamed(one, name) for key, one in told.items()}
    return told
