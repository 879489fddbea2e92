"""实名信息: who I am, and having it checked."""

from litestar import Response, get, post

from models.errors import Invalid
from models.people.account import register
from models.people.account.profile import OWN_KINDS, Profile
from models.people.account.register import Verdict
from models.people.identity import ID_KIND_NAMES, IdKind
from web.citizen.account.visit import TheVisit, Visit, back_to
from web.demo import stand_ins
from web.desk.choices import pick
from web.forms import cut
from web.limits import limit
from web.pages import go

KINDS = [(kind.value, ID_KIND_NAMES[kind]) for kind in OWN_KINDS]
CHECKS_AN_HOUR = 10
SAID = {
    Verdict.MISMATCH: "姓名和号码在人口登记里对不上，请核对后改正。您填的已经保存。",
    Verdict.UNKNOWN: "人口登记里没有查到这个号码，请核对；新办的证件可能还没更新。您填的已保存。",
    Verdict.UNREACHABLE: "现在连不上人口登记，没有核验成。您填的已保存，不影响办事，可以稍后再试。",
}


@get("/identity", may="keep_account")
async def show(visit: TheVisit) -> Response:
    """What is kept, masked."""
    profile = await Profile.of(visit.citizen)
    if profile is None:
        return _form(visit, None)
    return _shown(visit, profile)


def _shown(visit: Visit, profile: Profile, note: str = "") -> Response:
    offered = register.is_offered(profile)
    return visit.show("identity", profile=profile, offered=offered, note=note)


@get("/identity/edit", may="keep_account")
async def edit(visit: TheVisit) -> Response:
    """The form; the number is typed anew or left as it is."""
    return _form(visit, await Profile.of(visit.citizen))


@post("/identity", may="keep_account")
async def save(visit: TheVisit) -> Response:
    """Keep it; what the register said about the old words is void."""
    profile, form = await Profile.of(visit.citizen), visit.form
    kind, number = pick(IdKind, cut(form, "id_kind", 20)), cut(form, "id_number", 60)
    if not number and profile and profile.id_kind == kind:
        number = profile.id_number
    try:
        await Profile.keep(
            visit.citizen, name=cut(form, "name", 200), kind=kind, number=number, at=visit.now
        )
    except Invalid as wrong:
        return _form(visit, profile, wrong)
    return back_to("identity", "saved")


def _form(visit: Visit, profile: Profile | None, wrong: Invalid | None = None) -> Response:
    known = {"name": profile.name, "id_kind": profile.id_kind} if profile else {}
    context = {"profile": profile, "kinds": KINDS, "values": known or {"id_kind": "resident"}}
    if wrong:
        return visit.wrong("identity_form", wrong, **context)
    return visit.show("identity_form", **context)


@post("/identity/check", may="keep_account")
async def check(visit: TheVisit) -> Response:
    """Ask the register of residents, because the person wants it."""
    profile = await Profile.of(visit.citizen)
    if not register.is_offered(profile):
        return go("/me/identity")
    await limit(visit.request, f"register:{visit.citizen.id}", CHECKS_AN_HOUR, 3600)
    verdict = await register.check(profile, at=visit.now, transport=stand_ins.register())
    if verdict is Verdict.MATCH:
        return back_to("identity", "checked")
    return _shown(visit, profile, SAID[verdict])


@post("/identity/removal", may="keep_account")
async def remove(visit: TheVisit) -> Response:
    """Forget it."""
    await Profile.forget(visit.citizen)
    return back_to("data", "removed")
