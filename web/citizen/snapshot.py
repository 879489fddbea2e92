"""My cases and bookings as one small file that the browser keeps for when there is no network."""

import hashlib
import json
from typing import Any

from litestar import Request, Response, get

from models.calendar.hours import local_date
from models.cases.reading.glance import Glance, glances_of
from models.cases.reading.own_parts import Where
from models.cases.reading.waiting import Wait
from web.filters import short_date, spaced
from web.pages import has_it
from web.scopes import Now
from web.words import line_tone


@get("/cases/snapshot.json", may="read_own_cases")
async def snapshot(request: Request, now: Now) -> Response[bytes]:
    """Status words, item, number, due date, what is asked, where: no name, no other number."""
    content = {
        "who": str(request.user.id),  # as on <body data-who>
        "cases": [_case(glance) for glance in await glances_of(request.user, local_date(now))],
        "bookings": [],  # {item, day, time, place, qr}: they come with booking
    }
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "Cookie"}
    if has_it(request, tag):
        return Response(b"", status_code=304, headers=headers, media_type="application/json")
    return Response(body, headers=headers, media_type="application/json")


def _case(glance: Glance) -> dict[str, Any]:
    line = glance.line
    return {
        "number": line.case_no,
        "item": line.item,
        "status": spaced(line.words),
        "tone": line_tone(line),
        "due": short_date(line.due_on) if line.due_on else "",
        "wait": line.wait or "",
        "asked": [spaced(text) for text in _asked(glance)],
        "where": _where(glance.where) if glance.where and line.wait != Wait.GAP else "",
    }


def _asked(glance: Glance) -> list[str]:
    promised = [glance.line.asked] if glance.line.wait == Wait.GAP and glance.line.asked else []
    return glance.asked or promised


def _where(where: Where) -> str:
    return "，".join(part for part in (where.name, where.address, spaced(where.hours)) if part)
