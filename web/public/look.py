"""长辈版 and text size: in a cookie, so that the very next page is right, and with the account.

Someone who signs in elsewhere finds pages as they left them, unless somebody has chosen otherwise
on that device since: of the two, the later choice holds.
"""

from datetime import UTC, datetime

from litestar import Request, Response, get

from models.people.citizen import Citizen
from web.cookies import own_cookie
from web.environment import Look
from web.pages import go, look_of, page_before
from web.scopes import Now

CHOICES = {
    "mode": ("standard", "elder"),
    "size": ("100", "125", "150", "190"),
    "shortcuts": ("on", "off"),
}
A_YEAR = 365 * 24 * 3600
CHOSEN = "looked"  # the cookie that says when one of them was chosen here, in seconds
ELSEWHERE = "0"  # in its place: what the device shows is an account's choice
FIRST = datetime(2020, 1, 1, tzinfo=UTC)  # a choice from before we noted when


@get("/look", may="read_public")
async def choose(request: Request, now: Now) -> Response:
    """Set what the address asks for and go back to where the person was."""
    before = page_before(request)
    answer = go("/" if before.startswith("/look") else before)
    chosen = {name: request.query_params.get(name) for name in CHOICES}
    chosen = {name: value for name, value in chosen.items() if value in CHOICES[name]}
    for name, value in chosen.items():
        answer.set_cookie(own_cookie(name, value, A_YEAR))
    if chosen.keys() & {"mode", "size"}:
        await _remember(request, answer, look_of(request), chosen, now)
    return answer


async def _remember(
    request: Request, answer: Response, look: Look, chosen: dict[str, str], now: datetime
) -> None:
    """Of somebody signed in it is the account's choice, which no other account is to find here."""
    if not isinstance(request.user, Citizen):
        answer.set_cookie(own_cookie(CHOSEN, str(int(now.timestamp())), A_YEAR))
        return
    mode, size = chosen.get("mode", look.mode), chosen.get("size", look.text_size)
    await request.user.choose_look(mode, int(size), at=now)
    answer.set_cookie(own_cookie(CHOSEN, ELSEWHERE, A_YEAR))


async def bring_look(request: Request, answer: Response, citizen: Citizen, now: datetime) -> None:
    """At sign-in: what was chosen last holds, on this device or in the account; an account that
    never chose leaves the device as it is."""
    look, here, there = look_of(request), _chosen_here(request, now), citizen.look_chosen_at
    if here and (there is None or here > there):
        await citizen.choose_look(look.mode, look.text_size, at=here)
    elif there:
        answer.set_cookie(own_cookie("mode", citizen.mode, A_YEAR))
        answer.set_cookie(own_cookie("size", str(citizen.text_size), A_YEAR))
        answer.set_cookie(own_cookie(CHOSEN, ELSEWHERE, A_YEAR))


def _chosen_here(request: Request, now: datetime) -> datetime | None:
    """When somebody chose on this device; None when nobody has."""
    told = request.cookies.get(CHOSEN, "")
    if told == ELSEWHERE or not {"mode", "size"} & request.cookies.keys():
        return None
    if not (told.isascii() and told.isdecimal() and len(told) <= 11):
        return FIRST
    return min(datetime.fromtimestamp(int(told), UTC), now)
