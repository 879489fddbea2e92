"""A draft under the editor's hands: one part of it, what was typed, saving, two people at once."""

from dataclasses import dataclass, field
from typing import Any

from litestar import Response
from litestar.datastructures import FormMultiDict

from models.catalog.content import Content, read_content
from models.catalog.quality.fitness import issues_in
from models.catalog.version import ItemVersion
from models.catalog.versioning import change
from models.catalog.words import VersionState
from models.errors import NotNow
from web.admin.choosers import choosers
from web.admin.clash import Clash
from web.admin.entry import Reader, Shown, files_in
from web.admin.matter import Matter
from web.admin.part import PARTS, Part, part_with
from web.forms import cut
from web.pages import go, go_whole, wants_part

LATE = "这一部分刚刚被别人改过。您填的都还在，请对照以后再保存。"


@dataclass
class Draft:
    """One visit to one part of a draft."""

    matter: Matter
    version: ItemVersion
    content: Content
    part: Part
    errors: dict[str, str] = field(default_factory=dict)
    clashes: list[Clash] = field(default_factory=list)
    late: str = ""

    @classmethod
    async def of(cls, matter: Matter, part: Part) -> "Draft":
        """The open version, or the latest when there is none: then nothing can be saved."""
        version = matter.latest
        return cls(matter, version, await read_content(version), part)

    @property
    def open(self) -> bool:
        """Whether it can be changed."""
        return self.version.state == VersionState.DRAFT

    @property
    def act(self) -> str:
        """Which button was pressed."""
        return cut(self.matter.form, "do", 60)

    @property
    def form(self) -> FormMultiDict:
        """What was sent."""
        return self.matter.form

    @property
    def reader(self) -> Reader:
        """Reads what was sent."""
        return Reader(self.form, files_in(self.content), self.matter.now)

    @property
    def edition(self) -> int:
        """The edition the editor had before their eyes; 0 when the form does not say."""
        digits = cut(self.form, "_edition", 9)
        return int(digits) if digits.isdecimal() else 0

    async def save(self, content: Content) -> bool:
        """Write elements; False when somebody else was faster: then `content` is theirs."""
        by, at = self.matter.request.user.id, self.matter.now
        try:
            await change(self.version, content, edition=self.edition, by=by, at=at)
        except NotNow as late:
            await self.matter.reread()
            self.version = self.matter.latest
            self.content = await read_content(self.version)
            self.late = LATE if self.open else late.sentence
            return False
        return True

    def on_to(self, address: str) -> Response:
        """After saving: another page."""
        return go_whole(self.matter.request, address)

    @property
    def status(self) -> int:
        """What the answer is called."""
        if self.late:
            return 409
        return 422 if self.errors else 200

    async def show(self, template: str, values: Shown | FormMultiDict, **context: Any) -> Response:
        """The form of the part, alone for htmx."""
        request = self.matter.request
        if not self.open and request.method == "GET":
            return go(f"{self.matter.address}?done=closed")
        found = await issues_in(self.version)
        return await self.matter.show(
            f"_{template}" if wants_part(request) else template,
            status=self.status,
            draft=self,
            part=self.part,
            parts=PARTS,
            values=values,
            errors=self.errors,
            counts=_by_part(found),
            findings=[one for one in found if part_with(one.element) is self.part],
            choosers=choosers(self.content),
            saved=request.query_params.get("done", "") == "save",
            **context,
        )


def _by_part(found: list) -> dict[str, int]:
    """How many issues each part has."""
    counts: dict[str, int] = {}
    for one in found:
        part = part_with(one.element)
        if part:
            counts[part.key] = counts.get(part.key, 0) + 1
    return counts
