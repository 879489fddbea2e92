"""One part of a draft on one page: a group of fields, or the rows of a repeating element."""

from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from web.admin.choosers import JOINTS, put_in
from web.admin.clash import clashes, row_clashes
from web.admin.draft import Draft
from web.admin.entry import moved, row_tokens, shown
from web.admin.matter import TheMatter
from web.admin.part import BY_KEY, PARTS
from web.admin.shelves import move_rows, rows_page
from web.forms import cut, values
from web.pages import go


@get("/items/{item:str}/draft", may="edit_catalogue")
async def first(matter: TheMatter) -> Response:
    """Where editing begins."""
    return go(matter.part_of(PARTS[0]))


@get("/items/{item:str}/draft/{part:str}", may="edit_catalogue")
async def show(matter: TheMatter, part: FromPath[str]) -> Response:
    """The part as it stands."""
    draft = await _draft(matter, part)
    if draft.part.by_row:
        return await rows_page(draft)
    if draft.part.rows is None:
        return await draft.show("part", shown(draft.part.fields, draft.content), tokens=[])
    rows = draft.content[draft.part.key]
    tokens = [f"r{place}" for place in range(len(rows))]
    stands: dict[str, Any] = {}
    for token, row in zip(tokens, rows, strict=True):
        stands |= shown(draft.part.fields, row, f"{token}-")
    return await draft.show("part", stands, tokens=tokens)


@post("/items/{item:str}/draft/{part:str}", may="edit_catalogue")
async def save(matter: TheMatter, part: FromPath[str]) -> Response:
    """Keep what was typed, or only move its rows about."""
    draft = await _draft(matter, part)
    if draft.part.by_row:
        return await move_rows(draft)
    if draft.part.rows is None:
        return await _save_fields(draft)
    tokens = row_tokens(matter.form)
    if draft.act not in ("", "save", "next"):
        return await draft.show("part", values(matter.form), tokens=moved(tokens, draft.act))
    return await _save_rows(draft, tokens)


async def _draft(matter: TheMatter, key: str) -> Draft:
    if key not in BY_KEY:
        raise NotFoundException
    return await Draft.of(matter, BY_KEY[key])


async def _save_fields(draft: Draft) -> Response:
    fields = draft.part.fields
    given, draft.errors = await draft.reader.read(fields)
    if not draft.errors and await draft.save(given):
        return _saved(draft)
    if draft.late:
        draft.clashes = clashes(fields, draft.content, given)
    return await draft.show("part", values(draft.form), tokens=[])


async def _save_rows(draft: Draft, tokens: list[str]) -> Response:
    fields, rows = draft.part.fields, []
    for token in tokens:
        row, wrong = await draft.reader.read(fields, f"{token}-", complete=True)
        rows.append(row)
        draft.errors |= wrong
    if not draft.errors and await draft.save({draft.part.key: rows}):
        return _saved(draft)
    if draft.late:
        draft.clashes = row_clashes(fields, draft.content[draft.part.key], rows)
    return await draft.show("part", values(draft.form), tokens=tokens)


def _saved(draft: Draft) -> Response:
    part = draft.part
    if draft.act == "next":
        part = PARTS[(PARTS.index(part) + 1) % len(PARTS)]
    return draft.on_to(f"{draft.matter.part_of(part)}?done=save")


def typed_with_choice(draft: Draft) -> Any:
    """What was typed, with what a chooser adds to one of its rules."""
    how, _, name = draft.act.partition(":")
    if how not in JOINTS:
        return values(draft.form)
    rule = put_in(cut(draft.form, name, 5000), how, cut(draft.form, f"{name}-pick", 500))
    return values(draft.form, **{name: rule})
