"""One visit to a page of one's own account: who, when, what was sent."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import quote

from litestar import Request, Response
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide

from models.calendar.hours import local_date
from models.errors import Invalid
from models.people.citizen import Citizen
from web.forms import values
from web.pages import go, our_path, page
from web.scopes import Form, Now

LONGEST_WAY = 300  # of the address to go back to
TOLD = {
    "saved": "已保存。",
    "added": "已添加。",
    "removed": "已删除。",
    "company_checked": "核验一致，您是法定代表人（经营者、负责人）。",
    "usual": "已设为默认地址。",
    "signed": "授权已签好，对方用这个手机号登录就能看到。",
    "revoked": "已撤销，从现在起不能再凭它办事。",
    "agreed": "已记下您的同意，随时可以撤回。",
    "withdrawn": "已撤回同意。",
    "read": "已全部标为已读。",
    "checked": "核验一致，以后办事不用再证明是您本人。",
}


@dataclass
class Visit:
    """What every page of the account needs."""

    request: Request
    now: datetime
    form: FormMultiDict

    @property
    def citizen(self) -> Citizen:
        """Whose account it is."""
        return self.request.user

    @property
    def whose(self) -> str:
        """By what a limit counts: the person, whatever network they come from."""
        return f"citizen-{self.citizen.id}"

    @property
    def today(self) -> date:
        """The business day."""
        return local_date(self.now)

    @property
    def then(self) -> str:
        """Where the person came from and goes back to when this is done; empty from the list."""
        return our_path(self.request.query_params.get("then", "")[:LONGEST_WAY], "")

    @property
    def query(self) -> str:
        """The same, for the addresses of this page's forms and links."""
        return f"?then={quote(self.then)}" if self.then else ""

    def show(
        self, template: str, *, errors: dict[str, str] | None = None, status: int = 0, **more: Any
    ) -> Response:
        """One page; what was typed comes back beside what was wrong."""
        typed = {"values": values(self.form)} if errors else {}
        told = TOLD.get(self.request.query_params.get("done", ""), "")
        way = {"then": self.then, "q": self.query}
        known = {"errors": errors or {}, "values": {}, "today": self.today, "toast": told} | way
        return page(
            self.request,
            f"citizen/account/{template}.html",
            status=status or (422 if errors else 200),
            **(known | more | typed),
        )

    def wrong(self, template: str, refused: Invalid, **more: Any) -> Response:
        """The same form again, with what was wrong."""
        return self.show(template, errors=refused.errors, **more)


async def provide_visit(request: Request, now: Now, form: Form) -> Visit:
    """The visit of whoever asks."""
    return Visit(request, now, form)


def back_to(place: str, done: str, then: str = "") -> Response:
    """After a POST: the page of the list, which tells what came of it."""
    return go(f"/me/{place}?done={done}" + (f"&then={quote(then)}" if then else ""))


VISIT = {"visit": Provide(provide_visit)}
TheVisit = NamedDependency[Visit]
