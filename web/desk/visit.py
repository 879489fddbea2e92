"""One person's visit to one case: do an act, show what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Any

from litestar import Request, Response
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide

from models.audit.served import first_opened
from models.cases.actor import ActorKind, actor
from models.cases.case import Case
from models.cases.event import CaseEvent
from models.cases.filling.signing import signature_of
from models.cases.filling.wishes import open_stations
from models.cases.messages.thread import Said, look_at_thread, thread_for, unread_by_staff
from models.cases.reading.dossier import dossier
from models.cases.reading.worklist import worklist
from models.database import atomic
from models.errors import Invalid, NotNow
from models.people.permissions import may
from web.desk.conclusions import conclusions
from web.desk.frames import frame_of
from web.desk.view import View
from web.forms import LONGEST, cut, form_key, text, ticked
from web.pages import go, page
from web.scopes import Form, Now, TheCase

NO_OTHER_NAMES: Mapping[str, str] = MappingProxyType({})


@dataclass
class Visit:
    """A case, the person at work on it, and what they sent."""

    request: Request
    case: Case
    now: datetime
    form: FormMultiDict
    too_long: dict[str, str] = field(default_factory=dict)  # by field, told when the act begins

    @property
    def address(self) -> str:
        """Where the case is shown to this person."""
        return f"{frame_of(self.request).base}/cases/{self.case.case_no}"

    def text(self, name: str, longest: int = LONGEST) -> str:
        """A field of the form."""
        try:
            return text(self.form, name, longest)
        except Invalid as wrong:
            self.too_long |= wrong.errors
            return ""

    def ticked(self, name: str) -> bool:
        """Whether a box of the form is ticked."""
        return ticked(self.form, name)

    def number(self, name: str) -> int:
        """A field that should be a whole number; 0 when it is not."""
        digits = cut(self.form, name, 10)
        return int(digits) if digits.isdecimal() and len(digits) < 10 else 0

    async def act(
        self, name: str, /, *, named: Mapping[str, str] = NO_OTHER_NAMES, **given: Any
    ) -> Response:
        """Do an act of the table: then see the case, or the same form with what was wrong.

        `named` says what the form calls a field that the act knows by another name.
        """
        try:
            await self._act(name, given | {"note": self.text("note")})
        except Invalid as wrong:
            errors = {named.get(key, key): words for key, words in wrong.errors.items()}
            return await self.show(name, status=422, errors=errors)
        except NotNow as late:
            return await self.show(name, status=409, late=late.sentence)
        return go(f"{self.address}?done={name}")

    async def _act(self, name: str, given: dict[str, Any]) -> None:
        if self.too_long:
            raise Invalid(self.too_long)
        key, looked_at = form_key(self.form), given.pop("looked_at", {})
        knows = given.pop("knows", False)
        async with atomic():
            if knows:
                await self.case.confirm_identity(by=self.request.user, at=self.now)
            # What the person ticks as looked at counts before the act asks whether all is in
            # order; a repeat of the form must not tick again what was found wrong since.
            if looked_at and not (key and await CaseEvent.exists().where(CaseEvent.key == key)):
                await self.case.check_materials(looked_at, by=self.request.user, at=self.now)
            await getattr(self.case, name)(
                by=self.request.user,
                at=self.now,
                key=key,
                seen=self.number("_seen") or None,
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
        view = View.of(read, address=self.address, query=self.request.query_params)
        opened_act = chosen or self.request.query_params.get("act", "")
        unread = await unread_by_staff(self.case)
        shows_papers = frame.folder == "station" or view.tab == "papers"
        return page(
            self.request,
            f"{frame.folder}/case.html",
            status=status,
            d=read,
            address=self.address,
            conclusions=conclusions(read, opened_act),
            tasks=await worklist(self.request.user, self.now),
            errors=errors or {},
            values=self.form if errors or late else {},
            late=late,
            view=view,
            unread=unread,
            signature=await signature_of(self.case.id) if shows_papers else None,
            opened=await first_opened(self.case.id) if shows_papers else {},
            thread=await self._thread(frame.folder == "station" or view.tab == "messages"),
            done=self.request.query_params.get("done", ""),
            stations=await open_stations(read.guide) if opened_act == "change_delivery" else [],
            only=self.request.query_params.get("only", ""),
            now=self.now,
            frame=frame,
        )

    async def _thread(self, shown: bool) -> list[Said]:
        """What was written to and fro; read is what somebody saw who could answer it."""
        if not shown:
            return []
        if may(self.request.user.roles, "answer_message"):
            return await thread_for(self.case, ActorKind.STAFF, self.now)
        return await look_at_thread(self.case, ActorKind.STAFF)


async def provide_visit(request: Request, case: TheCase, now: Now, form: Form) -> Visit:
    """The visit of this request."""
    return Visit(request, case, now, form)


VISIT = {"visit": Provide(provide_visit)}
TheVisit = NamedDependency[Visit]
