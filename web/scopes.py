"""Finding things through the person: what is not theirs does not exist (404)."""

from datetime import datetime

from litestar import Request
from litestar.datastructures import FormMultiDict
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.business_clock import business_now
from models.calendar.hours import local_date
from models.cases.case import Case
from web.forms import read_form


async def provide_now() -> datetime:
    """The business time of this request, read once."""
    return await business_now()


async def provide_form(request: Request) -> FormMultiDict:
    """The submitted form."""
    return await read_form(request)


Now = NamedDependency[datetime]
Form = NamedDependency[FormMultiDict]


async def provide_case(request: Request, now: Now, number: FromPath[str]) -> Case:
    """The case of this number, if the person may see it.

    Read after the time: a case that is not there would break that question off on its way.
    """
    case = await Case.shown_to(request.user, number, local_date(now))
    if case is None:
        raise NotFoundException
    return case


EVERYWHERE = {"now": Provide(provide_now), "form": Provide(provide_form)}
OF_A_CASE = {"case": Provide(provide_case)}

TheCase = NamedDependency[Case]
