"""One item on an editor's desk, found through the person; what they sent; the way back to it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from litestar import Request, Response
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.catalog.addresses import code_in, segment_of
from models.catalog.item import Item
from models.catalog.reach import is_of_office, item_for, keeps
from models.catalog.releases import releases_of
from models.catalog.shelf import names_of
from models.catalog.version import ItemVersion
from models.catalog.versioning import OPEN
from models.errors import NotAllowed
from models.people.permissions import may
from models.people.role import Role
from web.admin.part import Part
from web.desk.frames import frame_of
from web.forms import cut
from web.pages import page
from web.scopes import Form, Now

KEEPING = ("edit_catalogue", "publish_catalogue")


@dataclass
class Matter:
    """An item, its versions, the person at work on it."""

    request: Request
    item: Item
    versions: list[ItemVersion]  # newest first
    now: datetime
    form: FormMultiDict
    kept: bool  # whether the person looks after it: read through a window, it stays as it is

    @property
    def address(self) -> str:
        """Where the item is shown."""
        return f"/admin/items/{segment_of(self.item.code)}"

    @property
    def open_version(self) -> ItemVersion | None:
        """The version somebody is working on: edited, in review, or waiting to be published."""
        return next((one for one in self.versions if one.state in OPEN), None)

    @cached_property
    def latest(self) -> ItemVersion:
        """What the page is about: the open version, else the newest that was published."""
        published = (one for one in self.versions if one.published_at)
        return self.open_version or next(published, self.versions[0])

    def version(self, number: int) -> ItemVersion:
        """The version with this number, or 404."""
        found = next((one for one in self.versions if one.version == number), None)
        if found is None:
            raise NotFoundException
        return found

    def named(self, text: str) -> ItemVersion | None:
        """The version whose number somebody typed or chose; None when there is none."""
        return next((one for one in self.versions if str(one.version) == text), None)

    async def reread(self) -> None:
        """Look at the versions again, after somebody else was faster."""
        self.versions = await releases_of(self.item.id)
        self.__dict__.pop("latest", None)

    def text(self, name: str, longest: int = 40) -> str:
        """A field of the form."""
        return cut(self.form, name, longest)

    def may(self, what: str) -> bool:
        """Whether the person may do it here; reviewing is for the item's own office."""
        allowed = may(self.request.user.roles, what)
        if what == "review_catalogue":
            return allowed and is_of_office(self.request.user, self.item, Role.LIAISON)
        if what in KEEPING:
            return allowed and self.kept
        return allowed

    def part_of(self, part: Part) -> str:
        """The address of one part of the draft."""
        return f"{self.address}/draft/{part.key}"

    async def show(self, template: str, *, status: int = 200, **context: Any) -> Response:
        """A page about the item."""
        return page(
            self.request,
            f"admin/{template}.html",
            status=status,
            **(
                {
                    "matter": self,
                    "names": await names_of(self.item.id),
                    "frame": frame_of(self.request),
                    "now": self.now,
                    "errors": {},
                    "values": {},
                    "late": "",
                }
                | context
            ),
        )


async def provide_matter(request: Request, item: FromPath[str], now: Now, form: Form) -> Matter:
    """The item with this code, if the person may look after it."""
    found = await item_for(request.user, code_in(item))
    if found is None:
        raise NotFoundException
    kept = await keeps(request.user, found)
    if request.route_handler.opt["may"] in KEEPING and not kept:
        raise NotAllowed("这个事项由它所属地区的事项配置人员维护，您可以查看，不能修改。")
    return Matter(request, found, await releases_of(found.id), now, form, kept)


OF_AN_ITEM = {"matter": Provide(provide_matter)}
TheMatter = NamedDependency[Matter]
