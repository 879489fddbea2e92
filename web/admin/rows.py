"""One material or one question on a page of its own; its key never changes."""

import re
from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.catalog.fields import Field, Rows
from web.admin.choosers import JOINTS
from web.admin.clash import Clash, clashes, row_clashes
from web.admin.draft import Draft
from web.admin.elements import typed_with_choice
from web.admin.entry import moved, row_tokens, shown
from web.admin.matter import TheMatter
from web.admin.part import BY_KEY
from web.admin.shelves import NEW
from web.forms import cut

_KEY = re.compile(r"[a-z][a-z0-9_]{0,19}", re.ASCII)
MOVES = ("add", "up", "down", "remove")


class RowPage:
    """One row of a draft: what stands in it, what was typed."""

    def __init__(self, draft: Draft, key: str) -> None:
        self.draft, self.key = draft, key
        self.rows: list[dict[str, Any]] = draft.content[draft.part.key]
        self.new = key == NEW
        if self.row is None:
            raise NotFoundException

    @property
    def row(self) -> Mapping[str, Any] | None:
        """The row as it was saved last; a blank one where it is new; None when it is gone."""
        if self.new:
            blank = self.draft.part.rows.blank()
            return (
                blank | {"key": _free_key(self.rows)}
                if self.draft.part.key == "materials"
                else blank
            )
        return next(
            (row for row in self.draft.content[self.draft.part.key] if row["key"] == self.key), None
        )

    @property
    def fields(self) -> list[Field]:
        """Those that can be changed: the key only as long as nothing points at it."""
        return [field for field in self.draft.part.fields if self.new or field.key != "key"]

    @property
    def inner(self) -> Rows | None:
        """The options of a question."""
        return next(iter(self.draft.part.rows.rows), None)

    @property
    def title(self) -> str:
        """What the page is called."""
        row = self.row or {}
        return row.get("name") or row.get("text") or ("新的一项" if self.new else self.key)

    def stands(self) -> tuple[dict[str, Any], list[str]]:
        """What stands in the fields, and the options' tokens."""
        values = shown(self.fields, self.row)
        options = self.row[self.inner.key] if self.inner else []
        for place, option in enumerate(options):
            values |= shown(self.inner.fields, option, f"r{place}-")
        return values, [f"r{place}" for place in range(len(options))]

    async def typed(self) -> dict[str, Any]:
        """What was typed, as a row; what is wrong goes to the draft's errors."""
        reader, tokens = self.draft.reader, row_tokens(self.draft.form)
        row, self.draft.errors = await reader.read(self.fields, complete=True)
        if self.inner:
            row[self.inner.key] = []
            for token in tokens:
                option, wrong = await reader.read(self.inner.fields, f"{token}-", complete=True)
                row[self.inner.key].append(option)
                self.draft.errors |= wrong
        if self.new:
            self._check_key(row.get("key", ""))
        return {"key": self.key} | row

    def _check_key(self, key: str) -> None:
        if not _KEY.fullmatch(key) or key == NEW:
            self.draft.errors["key"] = (
                "代号用小写字母开头，只含小写字母、数字和下划线，最多20个字符。"
            )
        elif any(row["key"] == key for row in self.rows):
            self.draft.errors["key"] = f"代号“{key}”已经用过了，请换一个。"

    def with_typed(self, typed: dict[str, Any]) -> list[dict[str, Any]]:
        """All rows with this one in its place; a new one at the end."""
        if self.new:
            return [*self.rows, typed]
        return [row | typed if row["key"] == self.key else row for row in self.rows]

    def clashes(self, typed: dict[str, Any]) -> list[Clash]:
        """What somebody else has saved here meanwhile."""
        theirs = self.row
        if theirs is None:
            return [Clash("整行", "（已被删除）", "（您的还在）")]
        found = clashes(self.fields, theirs, typed)
        if self.inner:
            options = (theirs[self.inner.key], typed[self.inner.key])
            found += row_clashes(self.inner.fields, *options)
        return found

    async def show(self, values: Any, tokens: list[str]) -> Response:
        """The page."""
        return await self.draft.show("row", values, row_page=self, tokens=tokens)


def _free_key(rows: list[dict[str, Any]]) -> str:
    known = {row["key"] for row in rows}
    return next(key for number in range(1, 10_000) if (key := f"m{number}") not in known)


@get("/items/{item:str}/draft/{part:str}/{row:str}", may="edit_catalogue")
async def show(matter: TheMatter, part: FromPath[str], row: FromPath[str]) -> Response:
    """The row as it stands."""
    opened = await _opened(matter, part, row)
    return await opened.show(*opened.stands())


@post("/items/{item:str}/draft/{part:str}/{row:str}", may="edit_catalogue")
async def save(matter: TheMatter, part: FromPath[str], row: FromPath[str]) -> Response:
    """Keep the row, or only arrange its options and conditions."""
    opened = await _opened(matter, part, row)
    draft, act = opened.draft, opened.draft.act.partition(":")[0]
    if act in MOVES:
        tokens = moved(row_tokens(draft.form), draft.act)
        return await opened.show(typed_with_choice(draft), tokens)
    if act in JOINTS:
        return await opened.show(typed_with_choice(draft), row_tokens(draft.form))
    typed = await opened.typed()
    if not draft.errors and await draft.save({draft.part.key: opened.with_typed(typed)}):
        return draft.on_to(_after(opened, typed["key"]))
    if draft.late:
        draft.clashes = opened.clashes(typed)
    return await opened.show(typed_with_choice(draft), row_tokens(draft.form))


async def _opened(matter: TheMatter, part: str, row: str) -> RowPage:
    if part not in BY_KEY or not BY_KEY[part].by_row:
        raise NotFoundException
    return RowPage(await Draft.of(matter, BY_KEY[part]), row)


def _after(opened: RowPage, key: str) -> str:
    """After saving: the row again, or the next one to fill in, or the list."""
    shelf = opened.draft.matter.part_of(opened.draft.part)
    places = {"next": shelf, "another": f"{shelf}/{NEW}"}
    act = cut(opened.draft.form, "do", 20)
    return f"{places.get(act, f'{shelf}/{key}')}?done=save"
