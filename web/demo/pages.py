"""/demo: accounts, clock, couriers, outbox. These routes exist in demo mode only."""

from datetime import timedelta
from math import ceil

from litestar import Request, Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.calendar.business_clock import advance, next_opening
from models.calendar.hours import local_date
from models.calendar.workday import calendar_of
from models.cases.overdue import deem_silent_cases
from models.notices.message import Message
from models.notices.reminding import remind_of_days
from models.people.citizen import Citizen
from models.people.staff import Staff, officer_on
from models.ratings.announcing import remind_of_bad_ratings
from models.ratings.inviting import invite_to_rate
from models.sample.cast import CITIZENS, PASSWORD, STAFF
from models.sample.couriers import run_couriers
from web.desk.frames import home_of
from web.pages import go, page
from web.public.sign_in import open_session
from web.scopes import Now


@get("/demo", may="run_demo")
async def show(request: Request, now: Now) -> Response:
    """Everything a newcomer needs to carry the story through."""
    return page(
        request,
        "demo.html",
        now=now,
        staff=STAFF,
        citizens=CITIZENS,
        password=PASSWORD,
        messages=await Message.objects().order_by(Message.id, ascending=False).limit(30),
        told=request.query_params.get("told", ""),
    )


@post("/demo/staff/{job_no:str}", may="run_demo")
async def be_staff(request: Request, now: Now, job_no: FromPath[str]) -> Response:
    """Sign in as a member of the cast."""
    if job_no not in {member.job_no for member in STAFF}:
        raise NotFoundException
    staff = await Staff.objects().get(Staff.job_no == job_no)
    officer = await officer_on(staff.id, local_date(now))
    return await open_session(request, officer, home_of(officer), now)


@post("/demo/citizens/{mobile:str}", may="run_demo")
async def be_citizen(request: Request, now: Now, mobile: FromPath[str]) -> Response:
    """Sign in as a citizen of the cast."""
    if mobile not in {person.mobile for person in CITIZENS}:
        raise NotFoundException
    citizen = await Citizen.with_mobile(mobile, at=now)
    return await open_session(request, citizen, "/cases", now)


@post("/demo/clock/hour", may="run_demo")
async def an_hour(request: Request) -> Response:
    """One hour passes."""
    await _pass_time(timedelta(hours=1))
    return go("/demo?told=clock")


@post("/demo/clock/workday", may="run_demo")
async def next_workday(request: Request, now: Now) -> Response:
    """It is 09:00 on the next working day."""
    left = next_opening(now, await calendar_of()) - now
    await _pass_time(timedelta(seconds=ceil(left.total_seconds())))  # never 08:59
    return go("/demo?told=clock")


async def _pass_time(span: timedelta) -> None:
    # The worker's clocks run once a minute; somebody who moves the time should not have to wait.
    now = await advance(span)
    await deem_silent_cases(now)
    await remind_of_days(now)
    await invite_to_rate(now)
    await remind_of_bad_ratings(now)


@post("/demo/couriers", may="run_demo")
async def couriers(request: Request, now: Now) -> Response:
    """Every parcel on the road gets one step further."""
    await run_couriers(now)
    return go("/demo?told=couriers")


HANDLERS = [show, be_staff, be_citizen, an_hour, next_workday, couriers]
