"""长辈版 and text size: in a cookie, so that the very next page is right, and with the account.

Someone who signs in elsewhere finds pages as they left them. At the first sign-in it is the other
way round: the account takes over what was chosen on the device before.
"""

from litestar import Request, Response, get
from litestar.datastructures import Cookie

from models.people.citizen import Citizen
from models.settings import settings
from web.pages import go, look_of, page_before, place_of

CHOICES = {
    "mode": ("standard", "elder"),
    "size": ("100", "125", "150", "190"),
    "shortcuts": ("on", "off"),
}
COUNTY = slice(2, 8)  # of an implementation code
A_YEAR = 365 * 24 * 3600


@get("/look", may="read_public")
async def choose(request: Request) -> Response:
    """Set what the address asks for and go back to where the person was."""
    before = page_before(request)
    answer = go("/" if before.startswith("/look") else before)
    chosen = {name: request.query_params.get(name) for name in CHOICES}
    chosen = {name: value for name, value in chosen.items() if value in CHOICES[name]}
    for name, value in chosen.items():
        answer.set_cookie(_cookie(name, value))
    if isinstance(request.user, Citizen):
        await _keep(request.user, chosen)
    return answer


async def bring_look(request: Request, answer: Response, citizen: Citizen) -> None:
    """At sign-in: the device looks as the account says, or a new account as the device does."""
    look = look_of(request)
    if citizen.signed_in_at == citizen.created_at:
        await _keep(citizen, {"mode": look.mode, "size": str(look.text_size)})
        return
    if (citizen.mode, citizen.text_size) != (look.mode, look.text_size):
        answer.set_cookie(_cookie("mode", citizen.mode))
        answer.set_cookie(_cookie("size", str(citizen.text_size)))


async def _keep(citizen: Citizen, chosen: dict[str, str]) -> None:
    changes = {Citizen.mode: chosen["mode"]} if "mode" in chosen else {}
    if "size" in chosen:
        changes[Citizen.text_size] = int(chosen["size"])
    if changes:
        await Citizen.update(changes).where(Citizen.id == citizen.id)


def remember_place(request: Request, answer: Response, code: str) -> Response:
    """The county whose guide was read stands first where a service has several places.

    An implementation code begins with the office's 统一社会信用代码, whose third to eighth digits
    are its county (GB 32100).
    """
    county = code[COUNTY]
    if county.isascii() and county.isdecimal() and county != place_of(request):
        answer.set_cookie(_cookie("place", county))
    return answer


def _cookie(name: str, value: str) -> Cookie:
    return Cookie(
        key=name,
        value=value,
        max_age=A_YEAR,
        path="/",
        httponly=True,
        secure=settings().secure,
        samesite="lax",
    )
