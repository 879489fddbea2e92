"""One person's visit to one case: do an act, show what came of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar import Request, Response
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide

from models.cases.actor import actor
from models.cases.case import Case
from models.cases.dossier import dossier
from models.cases.worklist import worklist
from models.database import atomic
from models.errors import Invalid, NotNow
from web.desk.conclusions import conclusions
from web.desk.frames import frame_of
from web.desk.view import View
from web.forms import KEY, text, ticked
from web.pages import go, page
from web.scopes import Form, Now, TheCase


@dataclass
class Visit:
    """A case, the person at work on it, and what they sent."""

    request: Request
    case: Case
    now: datetime
    form: FormMultiDict

    @property
    def address(self) -> str:
        """Where the case is shown to this person."""
        return f"{frame_of(self.request).base}/cases/{self.case.case_no}"

    def text(self, name: str) -> str:
        """A field of the form."""
        return text(self.form, name)

    def ticked(self, name: str) -> bool:
        """Whether a box of the form is ticked."""
        return ticked(self.form, name)

    def number(self, name: str) -> int:
        """A field that should be a whole number; 0 when it is not."""
        digits = self.text(name)
        return int(digits) if digits.isdecimal() and len(digits) < 10 else 0

    async def act(self, name: str, /, **given: Any) -> Response:
        """Do an act of the table: then see the case, or the same form with what was wrong."""
        try:
            await self._act(name, given)
        except Invalid as wrong:
            return await self.show(name, status=422, errors=wrong.errors)
        except NotNow as late:
            return await self.show(name, status=409, late=late.sentence)
        return go(f"{self.address}?done={name}")

    async def _act(self, name: str, given: dict[str, Any]) -> None:
        # What the person ticks as looked at counts before the act asks whether all is in order.
        looked_at = given.pop("looked_at", {})
        async with atomic():
            if looked_at:
                await self.case.check_materials(looked_at, by=self.request.user, at=self.now)
            await getattr(self.case, name)(
                by=self.request.user,
                at=self.now,
                key=self.text(KEY) or None,
                seen=self.number("_seen") or None,
                note=self.text("note"),
                **given,
            )

    async def show(
        self,
        chosen: str = "",
        *,
        status: int = 200,
        errors: dict[str, str] | None = None,
        late: str = "",
    ) -> Response:
        """The page of the case with one conclusion opened."""
        if status != 200:
            await self.case.reread()
        who = actor(self.request.user)
        read = await dossier(self.case, who, self.now)
        frame = frame_of(self.request)
        return page(
            self.request,
            f"{frame.folder}/case.html",
            status=status,
            d=read,
            address=self.address,
            conclusions=conclusions(read, chosen or self.request.query_params.get("act", "")),
            tasks=await worklist(self.request.user, self.now),
            errors=errors or {},
            values=self.form if errors or late else {},
            late=late,
            view=View.of(read, address=self.address, query=self.request.query_params),
            done=self.request.query_params.get("done", ""),
            now=self.now,
            frame=frame,
        )


async def provide_visit(request: Request, case: TheCase, now: Now, form: Form) -> Visit:
    """The visit of this request."""
    return Visit(request, case, now, form)


VISIT = {"visit": Provide(provide_visit)}
TheVisit = NamedDependency[Visit]
