"""Following a case by its number and query code, without an account."""

import hashlib
import hmac
from datetime import datetime

from litestar import Request, Response, get, post
from litestar.datastructures import Cookie
from litestar.params import FromPath

from models.audit.access import Access, remember
from models.cases.actor import SYSTEM
from models.cases.case import Case
from models.cases.numbering import tidy_case_no
from models.cases.reading.due_days import explain
from models.cases.reading.own import read_own
from models.cases.reading.telling import tell
from models.errors import Invalid
from models.people.identity import normalise
from models.settings import settings
from web.cookies import own_cookie
from web.forms import cut, values
from web.limits import FLOOD, Tries, client_address, limit
from web.pages import go, page
from web.scopes import Form, Now

GRANT = "track"  # the cookie that lets one browser see one case for a while
GRANT_LIFE = 30 * 60  # seconds
WRONG_CODES = 10  # an hour, per case and address: a stranger shuts nobody else out
WRONG = "编号和查询码对不上，请对照收件凭证再输入；查询码不分大小写。"


@get("/track", may="read_public")
async def ask(request: Request) -> Response:
    """The two fields; a QR code brings the number along."""
    known = {"case_no": request.query_params.get("case", "")[:30]}
    return page(request, "public/track.html", values=known, errors={})


@post("/track", may="read_public")
async def check(request: Request, now: Now, form: Form) -> Response:
    """Both must fit; then this browser may look for half an hour."""
    await limit(request, "track", most=FLOOD)
    try:
        case = await _found(request, cut(form, "case_no", 40), cut(form, "query_code", 20))
    except Invalid as wrong:
        return page(
            request, "public/track.html", status=422, values=values(form), errors=wrong.errors
        )
    answer = go(f"/track/{case.case_no}")
    answer.set_cookie(_grant(case, now))
    return answer


async def _found(request: Request, number: str, code: str) -> Case:
    case_no = tidy_case_no(number)
    if case_no is None:
        raise Invalid({"case_no": "办件编号应为17位数字，请对照收件凭证再核一遍。"})
    tries = Tries(request, f"track:{case_no}", WRONG_CODES, 3600)
    await tries.must_be_left()
    case = await Case.objects().where(Case.case_no == case_no).first()
    given = normalise(code)
    if case is None or not hmac.compare_digest(case.query_code.encode(), given.encode()):
        await tries.count()
        raise Invalid({"query_code": WRONG})
    return case


@get("/track/{number:str}", may="read_public")
async def follow(request: Request, now: Now, number: FromPath[str]) -> Response:
    """The case in plain words, masked; without a pass the two fields again."""
    case = await Case.objects().where(Case.case_no == number).first()
    if case is None or not _is_granted(request, case, now):
        return go(f"/track?case={number[:30]}")
    await remember(Access.TRACK, case.id, SYSTEM, address=client_address(request), at=now)
    read = await read_own(case)
    return page(
        request,
        "citizen/case.html",
        r=read,
        telling=tell(read, now, reader=None),
        anonymous=True,
        address=f"/track/{case.case_no}",
        back="/track",
        toast="",
    )


@get("/track/{number:str}/days", may="read_public")
async def follow_days(request: Request, now: Now, number: FromPath[str]) -> Response:
    """为什么是这一天, with the same pass."""
    case = await Case.objects().where(Case.case_no == number).first()
    if case is None or not _is_granted(request, case, now):
        return go(f"/track?case={number[:30]}")
    read = await read_own(case)
    address = f"/track/{case.case_no}"
    explained = explain(read, now)
    return page(
        request, "citizen/days.html", r=read, explained=explained, address=address, back=address
    )


def _grant(case: Case, now: datetime) -> Cookie:
    expires = str(int(now.timestamp()) + GRANT_LIFE)
    value = f"{case.case_no}.{expires}.{_seal(case.case_no, expires)}"
    return own_cookie(GRANT, value, GRANT_LIFE, path="/track")


def _is_granted(request: Request, case: Case, now: datetime) -> bool:
    number, _, rest = request.cookies.get(GRANT, "").partition(".")
    expires, _, seal = rest.partition(".")
    if number != case.case_no:
        return False
    if not hmac.compare_digest(seal.encode(), _seal(number, expires).encode()):
        return False
    return int(expires) > now.timestamp()  # sealed by us, so it is a number


def _seal(number: str, expires: str) -> str:
    key = settings().secret_key.encode()
    return hmac.new(key, f"track:{number}:{expires}".encode(), hashlib.sha256).hexdigest()
