"""Signing in and out: citizens by a code to their phone, staff by job number and password."""

from datetime import datetime
from urllib.parse import urlencode

from litestar import Request, Response, get, post
from litestar.response import Redirect

from models.calendar.hours import local_date
from models.errors import Invalid, TooMany
from models.people.citizen import Citizen
from models.people.identity import normalise, normalise_mobile, wrong_with_mobile
from models.people.sign_in import send_code, sign_in_citizen, sign_in_staff
from models.people.staff import Officer, officer_on
from web.desk.frames import home_of
from web.forms import cut, values
from web.limits import client_address
from web.pages import go, our_path, page
from web.public.code_sent import forget_phone, keep_phone, phone_kept
from web.public.look import bring_look
from web.scopes import Form, Now
from web.sessions import Sessions, session_cookie, workplace_cookie

LONGEST_ADDRESS = 2000  # the answers of a checker go along


@get("/login", may="sign_in")
async def ask_citizen(request: Request, now: Now) -> Response:
    """The phone field, and that of the code once it is sent; somebody signed in goes on."""
    after = _asked_next(request)
    if isinstance(request.user, Citizen):
        return go(our_path(after, "/cases"))
    mobile = phone_kept(request, now) if "sent" in request.query_params else ""
    return _citizen_page(request, {"next": after, "mobile": mobile}, sent=bool(mobile))


@post("/login/code", may="sign_in")
async def code(request: Request, now: Now, form: Form) -> Response:
    """Send a code; then the second field is shown, however often the page is loaded again."""
    mobile, known = normalise_mobile(cut(form, "mobile", 30)), values(form)
    wrong = wrong_with_mobile(mobile)
    if wrong:
        return _citizen_page(request, known, {"mobile": wrong}, status=422)
    try:
        await send_code(mobile, client_address(request), at=now)
    except TooMany as early:
        return _citizen_page(request, known, {"mobile": early.sentence}, status=429, sent=True)
    after = our_path(cut(form, "next", LONGEST_ADDRESS), "")
    answer = go(f"/login?{urlencode({'sent': '1'} | ({'next': after} if after else {}))}")
    answer.set_cookie(keep_phone(mobile, now))
    return answer


@post("/login", may="sign_in")
async def sign_in(request: Request, now: Now, form: Form) -> Response:
    """The code fits: a new session."""
    mobile = normalise_mobile(cut(form, "mobile", 30))
    try:
        citizen = await sign_in_citizen(mobile, normalise(cut(form, "code", 12)), at=now)
    except Invalid as wrong:
        known = values(form, code="")
        return _citizen_page(request, known, wrong.errors, status=422, sent=True)
    answer = await open_session(request, citizen, _after(form, "/cases"), now)
    answer.set_cookie(forget_phone())
    return answer


def _citizen_page(
    request: Request, known: dict, errors: dict | None = None, *, status=200, sent=False
) -> Response:
    return page(
        request,
        "public/login.html",
        status=status,
        values=known,
        errors=errors or {},
        sent=sent,
    )


@get("/staff/login", may="sign_in")
async def ask_staff(request: Request) -> Response:
    """Job number and password; somebody who is signed in goes to work."""
    if isinstance(request.user, Officer):
        return go(home_of(request.user))
    known = {"next": _asked_next(request)}
    return page(request, "public/staff_login.html", values=known, errors={})


@post("/staff/login", may="sign_in")
async def sign_in_at_work(request: Request, now: Now, form: Form) -> Response:
    """Both fit: a new session, and the officer's earlier one ends."""
    try:
        staff = await sign_in_staff(
            cut(form, "job_no", 20), cut(form, "password", 200), client_address(request), at=now
        )
    except (Invalid, TooMany) as wrong:
        errors = wrong.errors if isinstance(wrong, Invalid) else {"job_no": wrong.sentence}
        status = 422 if isinstance(wrong, Invalid) else 429
        known = values(form, password="")
        return page(request, "public/staff_login.html", status=status, values=known, errors=errors)
    officer = await officer_on(staff.id, local_date(now))
    answer = await open_session(request, officer, _after(form, home_of(officer)), now)
    answer.set_cookie(workplace_cookie())
    return answer


@post("/logout", may="sign_out")
async def sign_out(request: Request) -> Response:
    """The session ends on the server; the browser forgets what it kept."""
    if request.auth:
        await Sessions(request.app.state.redis).close(request.auth)
    answer = go("/staff/login" if isinstance(request.user, Officer) else "/")
    answer.set_cookie(session_cookie(None))
    answer.headers["clear-site-data"] = '"cache", "storage"'
    return answer


async def open_session(
    request: Request, person: Officer | Citizen, after: str, now: datetime
) -> Redirect:
    """A new session under a new name, whatever the browser had before."""
    sessions = Sessions(request.app.state.redis)
    if request.auth:
        await sessions.close(request.auth)
    answer = go(after)
    answer.set_cookie(session_cookie(await sessions.open(session_kind(person), person.id)))
    if isinstance(person, Citizen):
        await bring_look(request, answer, person, now)
    return answer


def session_kind(person: Officer | Citizen) -> str:
    return "citizen" if isinstance(person, Citizen) else home_of(person).removeprefix("/")


def _asked_next(request: Request) -> str:
    return request.query_params.get("next", "")[:LONGEST_ADDRESS]


def _after(form: Form, otherwise: str) -> str:
    """Where to go on: only a path of ours."""
    return our_path(cut(form, "next", LONGEST_ADDRESS), otherwise)
