"""The page of my case; for a minute, what says the same is not set again.

People come back to it from each of its papers, letters and forms. The key holds everything the
page says but the calendar of working days, so nothing older than a minute is shown; what is older
goes with the next page that is kept, and with the process.
"""

from collections.abc import Hashable
from datetime import datetime

from cachetools import TTLCache
from litestar import Request, Response
from litestar.exceptions import NotFoundException

from models.cases.case import Case
from models.cases.reading.own import look_at_own, reading_of
from models.cases.reading.telling import tell
from models.people.citizen import Citizen
from models.ratings.saying import section_of
from web.limits import client_address
from web.pages import PAGE_HEADERS, look_of, rendered

DONE = {
    "supply": "补的材料已提交，我们会尽快核对。",
    "withdraw": "申请已撤回。",
    "delivery": "领取方式已改好。",
    "receipt": "已确认收到。",
    "gap": "已告诉窗口，请等工作人员核对。",
}
MOST = 300  # pages kept, of about 17 KB
MINUTE = 60  # seconds


def kept_pages() -> TTLCache[Hashable, str]:
    """An empty shelf; each process has its own."""
    return TTLCache(MOST, MINUTE)


async def case_page(request: Request, number: str, now: datetime) -> Response:
    """Where it is, since when, until when, and why; the look is written down."""
    minute = now.replace(second=0, microsecond=0)  # every limit ends on a full minute
    address, done = client_address(request), _done(request)
    found = await look_at_own(request.user, number, address=address, at=now)
    if found is None:
        raise NotFoundException
    case, facts = found
    shelf = request.app.state.case_pages
    key = (facts, _row(case), minute, look_of(request), _reader(request.user), done)
    insists = request.headers.get("cache-control") == "no-cache"
    html = None if insists else shelf.get(key)
    if html is None:
        html = shelf[key] = await _set(request, case, facts, minute, done)
    return Response(html, media_type="text/html", headers=PAGE_HEADERS)


def _done(request: Request) -> str:
    asked = request.query_params.get("done", "")
    return asked if asked in DONE or asked == "submit" else ""


def _row(case: Case) -> tuple:
    """What the page says that stands in the case itself."""
    whose = case.contact_mobile_index, case.filed_by, case.authorisation
    return case.id, case.status, case.mode, case.version, *whose, case.decided_at, case.delivered_at


def _reader(citizen: Citizen) -> tuple:
    """What the page says that hangs on who reads it."""
    return citizen.id, citizen.mobile_index, citizen.by_sms


async def _set(request: Request, case: Case, facts: str, now: datetime, done: str) -> str:
    read = await reading_of(case, facts)
    return rendered(
        request,
        "citizen/case.html",
        r=read,
        telling=tell(read, now, reader=request.user.id),
        anonymous=False,
        address=f"/cases/{case.case_no}",
        back="/cases",
        ratings=await section_of(case, read.facts, request.user, now),
        submitted=done == "submit",
        toast=DONE.get(done, ""),
    )
