"""The common parts of a sheet that belongs to no case; the shapes are those of all papers."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from models.catalog.guide import Guide, GuideOffice
from models.catalog.services import CounterPlace
from models.catalog.words import ITEM_TYPE_NAMES
from models.documents.context import document_part

LOOK = 1  # of these sheets; raised when a template changes, so that they are made anew
LONGEST_QR = 320  # characters; a denser code is hard to read at 22 mm


def answers_in(stored: Any) -> dict[str, tuple[str, ...]]:
    """Answers as they are kept, as the checker takes them."""
    known = json.loads(stored) if isinstance(stored, str) else stored
    return {key: tuple(labels) for key, labels in known.items()}


def sheet_part(
    kind: str, title: str, page: str, answers: Mapping[str, Iterable[str]], at: datetime
) -> dict[str, Any]:
    """`document` of a sheet without number; its QR code opens `page` with the answers."""
    return document_part(kind, title, "", "", LOOK, "", at) | {
        "verify_url": page.removesuffix("/materials"),
        "track_url": page_with(page, answers),
    }


def page_with(page: str, answers: Mapping[str, Iterable[str]]) -> str:
    """The address of a page with the answers, as far as a QR code can hold them."""
    query = urlencode([(key, one) for key, given in answers.items() for one in given])
    address = f"{page}?{query}" if query else page
    return address if len(address) <= LONGEST_QR else page


def item_part(guide: Guide) -> dict[str, Any]:
    """`case` of a sheet about an item."""
    return matter_part(guide.name, guide.variant, guide.code) | {
        "item_type": ITEM_TYPE_NAMES[guide.item_type],
        "licence": guide.is_licence,
    }


def matter_part(name: str, variant: str = "", code: str = "") -> dict[str, Any]:
    """`case` of a sheet about anything that has a name."""
    empty = ("case_no", "project_no", "query_code", "mode", "item_type")
    return dict.fromkeys(empty, "") | {
        "item_name": name,
        "variant": variant,
        "implementation_code": code,
        "licence": False,
        "applicant": None,
        "agent": None,
        "delivery": None,
    }


def offices_part(deciding: Mapping[str, str], issuing: Mapping[str, str]) -> dict[str, Any]:
    """`offices` of a sheet."""
    return {"accepting": issuing, "deciding": deciding, "issuing": issuing}


def office_words(office: GuideOffice | Any) -> dict[str, str]:
    """An office as papers name it."""
    return {
        "name": office.name,
        "phone": office.phone,
        "address": office.address,
        "seal_name": "行政审批专用章",
        "seal_image": "",
    }


def place_rows(places: Iterable[CounterPlace]) -> list[dict[str, str]]:
    """Where it is taken in."""
    return [
        {"name": one.name, "address": one.address, "hours": one.hours, "phone": one.phone}
        for one in places
    ]
