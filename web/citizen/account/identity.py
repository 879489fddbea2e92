"""实名信息: who I am, and having it checked."""

from litestar import Response, get, post

from models.errors import Invalid, NotNow
from models.people.account import register
from models.people.account.profile import OWN_KINDS, Profile
from models.people.account.proving import ProvedElsewhere, prove_person
from models.people.account.register import Verdict
from models.people.identity import ID_KIND_NAMES, IdKind
from web.citizen.account.visit import TheVisit, Visit, back_to
from web.demo import stand_ins
from web.desk.choices import pick
from web.forms import cut, ticked
from web.limits import limit
from web.pages import go

KINDS = [(kind.value, ID_KIND_NAMES[kind]) for kind in OWN_KINDS]
CHECKS_AN_HOUR = 10
SAID = {
    Verdict.MISMATCH: "姓名、身份证号、手机号没有全对上，请核对后改正。手机号要是用本人身份证办的；"
    "用家里人手机号登录的核验不了，不影响办事：材料可以自己上传，也可以带身份证到窗口。您填的已保存。",
    Verdict.UNKNOWN: "人口登记里没有查到这个号码，请核对；新办的证件可能还没更新。您填的已保存。",
    Verdict.UNREACHABLE: "现在连不上人口登记，没有核验成。您填的已保存，不影响办事，可以稍后再试。",
}


@get("/identity", may="keep_account")
async def show(visit: TheVisit) -> Response:
    """What is kept, masked."""
    profile = await Profile.of(visit.citizen)
    if profile is None:
        return await _form(visit, None)
    return _shown(visit, profile)


def _shown(
    visit: Visit, profile: Profile, note: str = "", status: int = 0, *, may_move: bool = False
) -> Response:
    return visit.show(
        "identity",
        status=status,
        profile=profile,
        offered=register.is_offered(profile),
        note=note,
        may_move=may_move,
    )


@get("/identity/edit", may="keep_account")
async def edit(visit: TheVisit) -> Response:
    """The form; the number is typed anew or left as it is."""
    return await _form(visit, await Profile.of(visit.citizen))


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
        return await _form(visit, profile, wrong)
    return back_to("identity", "saved", visit.then)


async def _form(
    visit: Visit,
    profile: Profile | None,
    wrong: Invalid | None = None,
    status: int = 0,
    note: str = "",
) -> Response:
    known = {"name": profile.name, "id_kind": profile.id_kind} if profile else {}
    context = {
        "profile": profile,
        "kinds": KINDS,
        "note": note,
        "aside": await Profile.is_set_aside(visit.citizen),
        "values": known or {"id_kind": "resident"},
    }
    if wrong:
        return visit.wrong("identity_form", wrong, **context)
    return visit.show("identity_form", status=status, **context)


@post("/identity/check", may="keep_account")
async def check(visit: TheVisit) -> Response:
    """Ask the register of residents, because the person wants it."""
    profile = await Profile.of(visit.citizen)
    if not register.is_offered(profile):
        return go(f"/me/identity{visit.query}")
    await limit(visit.request, "register", CHECKS_AN_HOUR, 3600, visit.whose)
    try:
        verdict = await prove_person(
            visit.citizen,
            at=visit.now,
            move=ticked(visit.form, "move"),
            transport=stand_ins.register(),
        )
    except ProvedElsewhere as other:
        return _shown(visit, profile, other.sentence, 409, may_move=True)
    except NotNow as late:
        return await _form(visit, None, status=409, note=late.sentence)
    if verdict is Verdict.MATCH:
        return back_to("identity", "checked", visit.then)
    return _shown(visit, profile, SAID[verdict])


@post("/identity/removal", may="keep_account")
async def remove(visit: TheVisit) -> Response:
    """Forget it."""
    await Profile.forget(visit.citizen)
    return back_to("data", "removed")
