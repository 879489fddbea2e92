"""A draft from home, found through the citizen who writes it; every stage begins here.

@post("/applications/{application:int}/delivery", may="apply")
async def save(applying: TheDraft) -> Response:
    …
    return await applying.on(DELIVERY)
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from litestar import Request, Response
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.filling.progress import Progress
from models.cases.words import Status
from models.people.applicant import Applicant
from models.people.citizen import Citizen
from web.citizen.apply.stages import BARS, BY_NAME, CHECK, SITUATION, WHO, Stage, after, before
from web.forms import cut, values
from web.pages import go, page
from web.scopes import Form, Now

FIRST = (WHO, SITUATION)  # what the other stages rest on


class Submitted(Exception):
    """Somebody went back to a draft that has become a case."""

    def __init__(self, number: str | None) -> None:
        super().__init__(number)
        self.number = number


def see_my_case(request: Request, error: Submitted) -> Redirect:
    """已提交: Back shows the case and not the form; a form sent again, what it did."""
    if error.number is None:
        return go("/applications?done=gone")
    return go(f"/cases/{error.number}?done=submit")


@dataclass
class Applying:
    """A draft, the citizen who writes it, and what they sent."""

    request: Request
    draft: Case
    now: datetime
    form: FormMultiDict

    @property
    def citizen(self) -> Citizen:
        """Whose account applies."""
        return self.request.user

    @property
    def address(self) -> str:
        """Where this draft lives."""
        return f"/applications/{self.draft.id}"

    @property
    def goes_back(self) -> bool:
        """Whether 上一步 was pressed: what was typed is kept, but nothing is asked of it yet."""
        return cut(self.form, "_go", 10) == "back"

    async def progress(self) -> Progress:
        """What is still missing, read anew."""
        return await self.draft.progress(local_date(self.now))

    def to(self, stage: Stage) -> Redirect:
        """Some page of this draft."""
        return go(f"{self.address}/{stage.name}")

    async def on(self, stage: Stage) -> Redirect:
        """From a stage to the next, or to the one before where 上一步 was pressed.

        Whoever came from the last page (修改) goes back there.
        """
        progress = await self.progress()
        if self.goes_back:
            earlier = before(stage, progress)
            return self.to(earlier) if earlier else go("/applications")
        if self._then() and not progress.missing:
            return self.to(BY_NAME["check"])
        return self.to(after(stage, progress))

    async def must_first(self, stage: Stage) -> Redirect | None:
        """The way to a page this one rests on: who applies, and the situation."""
        progress = await self.progress()
        for earlier in FIRST:
            if earlier == stage:
                return None
            if earlier.name in progress.missing:
                return self.to(earlier)
        return None

    async def show(
        self, stage: Stage, *, status: int = 200, errors: dict | None = None, **context: Any
    ) -> Response:
        """One stage; what was typed comes back beside what was wrong."""
        progress = await self.progress()
        typed = {"values": values(self.form)} if errors else {}
        warns = stage in (after(WHO, progress), CHECK)  # early, and before it is sent
        return page(
            self.request,
            f"citizen/apply/{stage.name}.html",
            status=status,
            **(
                {
                    "draft": self.draft,
                    "guide": await self.draft.guide(),
                    "applicant": await _applicant(self.draft),
                    "missing": progress.missing,
                    "twins": await self.twins() if warns else [],
                    "news": await self.draft.news(local_date(self.now)),
                    "stage": stage,
                    "bars": BARS,
                    "before": before(stage, progress),
                    "address": self.address,
                    "here": f"{self.address}/{stage.name}",
                    "then": self._then(),
                    "values": {},
                    "errors": errors or {},
                    "now": self.now,
                }
                | typed
                | context
            ),
        )

    async def twins(self) -> list[str]:
        """Open cases of the same applicant in the same matter that this citizen can see.

        Of others nothing is said, not even that there are any: the office that accepts is told.
        """
        today = local_date(self.now)
        numbers = await self.draft.open_twins()
        return [one for one in numbers if await Case.shown_to(self.citizen, one, today)]

    def materials_address(self, row: int = 0) -> str:
        """The list, at one of its lines; whoever came from the last page still goes back there."""
        then = "?then=check" if self._then() else ""
        return f"{self.address}/materials{then}#{f'material_{row}' if row else 'papers'}"

    def _then(self) -> str:
        asked = self.request.query_params.get("then") or cut(self.form, "_then", 10)
        return "check" if asked == "check" else ""


async def _applicant(draft: Case) -> Applicant | None:
    if draft.applicant is None:
        return None
    return await Applicant.objects().get(Applicant.id == draft.applicant)


async def provide_applying(
    request: Request, application: FromPath[int], now: Now, form: Form
) -> Applying:
    """The draft of this number, if the citizen writes it."""
    case = await Case.filed_from(request.user).where(Case.id == application).first()
    if case is None:
        raise NotFoundException
    if case.status != Status.DRAFT:
        raise Submitted(case.case_no)
    return Applying(request, case, now, form)


APPLYING = {"applying": Provide(provide_applying)}
TheDraft = NamedDependency[Applying]
