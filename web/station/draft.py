"""A draft on the counter, found through the person at the counter."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar import Request, Response
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from models.cases.case import Case
from models.cases.filling.people_of import Agent, IdentityCheck
from models.cases.reading.dossier import sheets_of
from models.cases.words import Status
from models.people.applicant import Applicant
from web.desk.frames import frame_of
from web.forms import values
from web.pages import go, page
from web.scopes import Form, Now

STEPS = (
    ("person", "核验身份"),
    ("situation", "选事项与情形"),
    ("materials", "核对材料"),
    ("confirmation", "确认与签名"),
)


class AlreadyReceived(Exception):
    """Somebody went back to a draft that has become a case."""

    def __init__(self, address: str) -> None:
        super().__init__(address)
        self.address = address


def see_the_case(request: Request, error: AlreadyReceived) -> Redirect:
    """After the receipt, Back shows the case and not the form; a form sent again, what it did."""
    return go(f"{error.address}?done=receive" if request.method == "POST" else error.address)


@dataclass
class Counter:
    """A draft, the person who fills it, and what they sent."""

    request: Request
    draft: Case
    now: datetime
    form: FormMultiDict

    @property
    def address(self) -> str:
        """Where this draft lives."""
        return f"{frame_of(self.request).base}/intakes/{self.draft.id}"

    def on_to(self, step: str) -> Redirect:
        """The next page."""
        return go(f"{self.address}/{step}")

    def must_first(self, *steps: str) -> Redirect | None:
        """The way to a page that has to come before this one; None when all are done."""
        done = {"person": self.draft.applicant, "situation": self.draft.version}
        missing = next((step for step in steps if done[step] is None), None)
        return self.on_to(missing) if missing else None

    async def show(
        self, step: str, *, status: int = 200, errors: dict | None = None, **context: Any
    ) -> Response:
        """One step; what was typed comes back beside what was wrong."""
        draft = self.draft
        wanted = {"values": values(self.form)} if errors else {}
        materials = await draft.materials() if draft.version else []
        return page(
            self.request,
            f"station/{step}.html",
            status=status,
            **(
                {
                    "draft": draft,
                    "step": step,
                    "steps": STEPS,
                    "address": self.address,
                    "applicant": await _applicant(draft),
                    "agent": await Agent.objects().where(Agent.case == draft.id).first(),
                    "checks": await IdentityCheck.objects().where(IdentityCheck.case == draft.id),
                    "guide": await draft.guide() if draft.version else None,
                    "materials": materials,
                    "sheets": await sheets_of(materials),
                    "errors": errors or {},
                    "now": self.now,
                    "frame": frame_of(self.request),
                }
                | wanted
                | context
            ),
        )


async def _applicant(draft: Case) -> Applicant | None:
    if draft.applicant is None:
        return None
    return await Applicant.objects().get(Applicant.id == draft.applicant)


async def provide_counter(request: Request, draft: FromPath[int], now: Now, form: Form) -> Counter:
    """The draft of this number, if it lies on the person's counter."""
    case = await Case.visible_to(request.user).where(Case.id == draft).first()
    if case is None:
        raise NotFoundException
    if case.status != Status.DRAFT:
        base = frame_of(request).base
        raise AlreadyReceived(f"{base}/cases/{case.case_no}" if case.case_no else base)
    return Counter(request, case, now, form)


COUNTER = {"counter": Provide(provide_counter)}
TheCounter = NamedDependency[Counter]
