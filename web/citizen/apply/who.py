"""谁来申请: who the citizen is, and for whom they apply."""

from litestar import Response, get, post

from models.calendar.hours import local_date
from models.cases.filling.whom import Whom, everyone_for
from models.errors import Invalid
from models.people.account.profile import OWN_KINDS, Profile
from models.people.applicant import AUDIENCE_NAMES, Applicant, Audience
from models.people.identity import ID_KIND_NAMES, IdKind
from web.citizen.apply.draft import Applying, TheDraft
from web.citizen.apply.stages import WHO
from web.desk.choices import pick
from web.forms import cut, text
from web.limits import Tries

WRONG_NAMES, IN_SECONDS = 10, 3600  # how often a number may be tried under a name it does not have
KINDS = [(kind.value, ID_KIND_NAMES[kind]) for kind in OWN_KINDS]


@get("/applications/{application:int}/who", may="apply")
async def show(applying: TheDraft) -> Response:
    """Those I may apply for; before that, who I am."""
    return await _show(applying)


@post("/applications/{application:int}/who", may="apply")
async def save(applying: TheDraft) -> Response:
    """Keep the choice, or first who I am."""
    try:
        if await Profile.of(applying.citizen) is None:
            return await _save_profile(applying)
        if applying.goes_back:
            return await applying.on(WHO)
        await _choose(applying, text(applying.form, "whom", 40))
    except Invalid as wrong:
        return await _show(applying, wrong.errors)
    return await applying.on(WHO)


async def _save_profile(applying: Applying) -> Response:
    form = applying.form
    await Profile.keep(
        applying.citizen,
        name=text(form, "name", 100),
        kind=pick(IdKind, cut(form, "id_kind", 20)),
        number=text(form, "id_number", 40),
        at=applying.now,
    )
    people = await _people(applying)
    if [one.choice for one in people] != ["me"]:
        return applying.to(WHO)
    await _choose(applying, "me")
    return await applying.on(WHO)


async def _choose(applying: Applying, choice: str) -> None:
    people = {one.choice: one for one in await _people(applying)}
    if choice not in people:
        raise Invalid({"whom": "请选择谁来申请。"})
    whose = f"citizen-{applying.citizen.id}"
    tries = Tries(applying.request, "name-of-number", WRONG_NAMES, IN_SECONDS, whose=whose)
    await tries.must_be_left()
    try:
        await applying.draft.apply_for(people[choice], by=applying.citizen, at=applying.now)
    except Invalid:
        await tries.count()
        raise


async def _people(applying: Applying) -> list[Whom]:
    draft, today = applying.draft, local_date(applying.now)
    return await everyone_for(applying.citizen, draft.item, await draft.guide(), today)


async def _show(applying: Applying, errors: dict | None = None) -> Response:
    people, guide = await _people(applying), await applying.draft.guide()
    context = {} if errors else {"values": {"whom": await _chosen(applying, people)}}
    return await applying.show(
        WHO,
        status=422 if errors else 200,
        errors=errors,
        people=people,
        profile=await Profile.of(applying.citizen),
        kinds=KINDS,
        audiences=[AUDIENCE_NAMES[Audience(one)] for one in guide.audience],
        **context,
    )


async def _chosen(applying: Applying, people: list[Whom]) -> str:
    """Whom the draft is for; where there is but one, that one."""
    if applying.draft.applicant is None:
        return people[0].choice if len(people) == 1 else ""
    row = await Applicant.objects().get(Applicant.id == applying.draft.applicant)
    return next((one.choice for one in people if _is_chosen(one, applying, row)), "")


def _is_chosen(one: Whom, applying: Applying, row: Applicant) -> bool:
    paper = one.authorisation.id if one.authorisation else None
    return paper == applying.draft.authorisation and one.is_applicant(row)
