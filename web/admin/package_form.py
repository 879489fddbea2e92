"""The form of one package: what stands in it, what was typed, saving, two people at once."""

import re
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from litestar import Request, Response
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.catalog.fields import Field
from models.catalog.packages.content import PackageContent, read_package, write_package
from models.catalog.packages.fields import PACKAGE_FIELDS, PACKAGE_MATERIALS, PACKAGE_STEPS
from models.catalog.packages.package import Package
from models.catalog.packages.reach import items_to_choose, lead_offices, package_for
from models.errors import Invalid, NotNow
from models.people.permissions import may
from web.admin.clash import Clash, clashes, row_clashes
from web.admin.entry import Reader, moved, row_tokens, shown
from web.desk.frames import frame_of
from web.forms import cut, values
from web.pages import page, wants_part
from web.scopes import Form, Now

NEW, FILE = "new", "file"  # addresses that no package may have
ROWS = {"r": PACKAGE_STEPS, "p": PACKAGE_MATERIALS}  # by the letter their fields begin with
MOVES = ("add", "up", "down", "remove")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{1,39}", re.ASCII)


@dataclass
class PackageForm:
    """A package, the person at work on it, and what they sent."""

    request: Request
    package: Package | None  # None: a new one
    content: PackageContent
    form: FormMultiDict
    now: datetime
    fields: tuple[Field, ...]
    errors: dict[str, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    late: str = ""

    @property
    def address(self) -> str:
        """Where the package is shown."""
        return f"/admin/packages/{self.package.code if self.package else NEW}"

    @property
    def editable(self) -> bool:
        """Whether the person may change it."""
        return may(self.request.user.roles, "edit_catalogue")

    def check_code(self, code: str) -> None:
        """The code of a new package stands in its address."""
        if not _CODE.fullmatch(code) or code in (NEW, FILE):
            self.errors["code"] = "编码用2到40个字母、数字或短横线，如 YJS-06。"

    def refuse(self, wrong: Invalid) -> None:
        """Take over what the models say; they count rows, the form names them."""
        tokens = row_tokens(self.form)
        for name, sentence in wrong.errors.items():
            row, _, key = name.partition("-")
            place = int(row[1:]) if key else -1
            self.errors[f"{tokens[place]}-{key}" if key else name] = sentence

    async def typed(self) -> PackageContent:
        """What was typed; what is wrong with it goes to the errors."""
        reader = Reader(self.form, frozenset(), self.now)
        content, self.errors = await reader.read(self.fields, complete=True)
        for mark, rows in ROWS.items():
            content[rows.key] = []
            for token in row_tokens(self.form, mark):
                row, wrong = await reader.read(rows.fields, f"{token}-", complete=True)
                content[rows.key].append(row)
                self.errors |= wrong
        if not self.errors:
            content["lead_office"] = int(content["lead_office"])
        return content

    async def save(self) -> bool:
        """Keep what was typed; False when something was wrong or somebody was faster."""
        content, digits = await self.typed(), cut(self.form, "_edition", 9)
        if self.errors:
            return False
        edition = int(digits) if digits.isdecimal() else 0
        by = self.request.user.id
        try:
            await write_package(self.package, content, edition=edition, by=by, at=self.now)
        except Invalid as wrong:
            self.refuse(wrong)
            return False
        except NotNow as late:
            await self._reread(content)
            self.late = late.sentence
            return False
        return True

    async def _reread(self, yours: PackageContent) -> None:
        await self.package.refresh()
        theirs = await read_package(self.package)
        self.clashes = clashes(self.fields, theirs, yours)
        for rows in ROWS.values():
            self.clashes += row_clashes(rows.fields, theirs[rows.key], yours[rows.key])

    async def show_kept(self) -> Response:
        """The page with what is in the tables."""
        stands = shown(self.fields, self.content)
        tokens = {}
        for mark, rows in ROWS.items():
            kept = self.content[rows.key]
            tokens[mark] = [f"{mark}{place}" for place in range(len(kept))]
            for token, row in zip(tokens[mark], kept, strict=True):
                stands |= shown(rows.fields, row, f"{token}-")
        return await self._show(stands, tokens)

    async def show_typed(self) -> Response:
        """The page with what was typed, its rows arranged as asked for."""
        act = cut(self.form, "do", 40)
        tokens = {mark: moved(row_tokens(self.form, mark), act, mark) for mark in ROWS}
        return await self._show(values(self.form), tokens)

    async def _show(self, stands: Any, tokens: dict[str, list[str]]) -> Response:
        status = 409 if self.late else 422 if self.errors else 200
        return page(
            self.request,
            "admin/_package.html" if wants_part(self.request) else "admin/package.html",
            status=status,
            it=self,
            values=stands,
            errors=self.errors,
            tokens=tokens,
            row_kinds=ROWS,
            items=await items_to_choose(self.request.user),
            frame=frame_of(self.request),
            done=self.request.query_params.get("done", ""),
            publishes=may(self.request.user.roles, "publish_catalogue"),
        )


def moves(form: FormMultiDict) -> bool:
    """Whether a button was pressed that only arranges rows."""
    return cut(form, "do", 40).partition(":")[0] in MOVES


async def form_for(
    request: Request, package: Package | None, form: FormMultiDict, now: datetime
) -> PackageForm:
    """The form of a package, or of a new one."""
    offices = await lead_offices(request.user)
    fields = tuple(
        replace(one, choices=offices) if one.key == "lead_office" else one for one in PACKAGE_FIELDS
    )
    content = await read_package(package) if package else {"steps": [], "materials": []}
    return PackageForm(request, package, content, form, now, fields)


async def provide_package(
    request: Request, package: FromPath[str], now: Now, form: Form
) -> PackageForm:
    """The package with this code, if the person may look after it."""
    found = await package_for(request.user, package)
    if found is None:
        raise NotFoundException
    return await form_for(request, found, form, now)


OF_A_PACKAGE = {"filled": Provide(provide_package)}
ThePackage = NamedDependency[PackageForm]
