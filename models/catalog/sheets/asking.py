"""Sheets people ask for: made once for one version, kind and set of answers, then kept a while."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from models.catalog.guide import Guide
from models.catalog.packages.guide import PackageGuide
from models.catalog.services import CounterPlace
from models.catalog.sheets.sheet import Sheet, SheetKind
from models.database import atomic, fetch, fetch_one
from models.documents.composing.no_case import LOOK
from models.errors import NotNow
from models.files.file import drop_unused
from models.outbox import Topic, put
from models.settings import settings

KEPT = timedelta(days=30)  # after the last time somebody asked for it
UNMADE = timedelta(days=1)  # one that could not be made is tried anew after this
MOST_WAITING = 20  # a crowd of strangers does not keep the papers of cases waiting
RESERVE = 10  # more, for those who have none waiting yet
WAITING = timedelta(minutes=10)  # one that is not made by then is not counted any more
BUSY = "现在打印的人太多，请过几分钟再试。材料清单在网页上照常能看，急用的请到窗口打印。"
NOTED_EVERY = timedelta(days=1)

Answers = Mapping[str, Iterable[str]]


@dataclass(frozen=True)
class Order:
    """What somebody asks for: a sheet about an item or about a package."""

    kind: SheetKind
    about: Guide | PackageGuide
    answers: Answers
    places: tuple[CounterPlace, ...]

    @property
    def key(self) -> str:
        """SHA-256 of everything that makes a difference to what is printed."""
        told = [
            LOOK,
            settings().base_url,
            self.kind.value,
            _identity(self.about),
            sorted((key, list(given)) for key, given in self.answers.items()),
            [(one.name, one.address, one.hours, one.phone) for one in self.places],
        ]
        return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _identity(about: Guide | PackageGuide) -> list[Any]:
    if isinstance(about, Guide):
        return ["item", about.code, about.version]
    steps = [(step.key, step.guide.version if step.guide else 0) for step in about.steps]
    return ["package", about.code, about.edition, steps]


async def find_sheet(order: Order, *, at: datetime) -> Sheet | None:
    """The sheet, made already or being made; that somebody asked for it is noted once a day."""
    sheet = await Sheet.objects().where(Sheet.key == order.key).first()
    if sheet is not None and at - sheet.used_at > NOTED_EVERY:
        sheet.used_at = at
        await sheet.save([Sheet.used_at])
    return sheet


async def order_sheet(order: Order, *, at: datetime, has_waiting: bool = False) -> Sheet:
    """Ask the pdf worker for a sheet; two people asking at once ask for one.

    Raises NotNow when too many are waiting already, the sooner for whom `has_waiting` says that
    others of theirs are among them.
    """
    if await _waiting(at) >= MOST_WAITING + (0 if has_waiting else RESERVE):
        raise NotNow(BUSY)
    async with atomic():
        sheet = Sheet(
            key=order.key,
            kind=order.kind,
            answers={key: list(given) for key, given in order.answers.items()},
            created_at=at,
            used_at=at,
            **await _subject(order.about),
        )
        await Sheet.insert(sheet).on_conflict(target=Sheet.key, action="DO NOTHING")
        sheet = await Sheet.objects().get(Sheet.key == order.key)
        await put(Topic.SHEET, sheet.id, at=at)
    return sheet


async def version_id(guide: Guide) -> int:
    """The row behind a guide."""
    row = await fetch_one(
        "SELECT v.id FROM item_version v JOIN item i ON i.id = v.item"
        " WHERE i.code = $1 AND v.version = $2",
        guide.code,
        guide.version,
    )
    return row["id"]


async def _subject(about: Guide | PackageGuide) -> dict[str, int]:
    if isinstance(about, Guide):
        return {"version": await version_id(about)}
    return {"package": about.id}


async def _waiting(at: datetime) -> int:
    row = await fetch_one(
        "SELECT count(*) AS n FROM sheet WHERE file IS NULL AND created_at > $1", at - WAITING
    )
    return row["n"]


async def waiting_among(sheets: Iterable[int], *, at: datetime) -> int:
    """How many of these the pdf worker still has before it."""
    row = await fetch_one(
        "SELECT count(*) AS n FROM sheet"
        " WHERE id = ANY($1::bigint[]) AND file IS NULL AND created_at > $2",
        list(sheets),
        at - WAITING,
    )
    return row["n"]


async def clear_old_sheets(now: datetime) -> int:
    """Delete what nobody asked for in 30 days, and what was never made; returns how many."""
    rows = await fetch(_CLEAR, now - KEPT, now - UNMADE)
    await drop_unused([row["file"] for row in rows if row["file"]])
    return len(rows)


_CLEAR = """
DELETE FROM sheet WHERE used_at < $1 OR (file IS NULL AND created_at < $2) RETURNING file
"""
