"""授权委托: for whom I may act, who may act for me."""

from litestar import Response, get, post
from litestar.di import NamedDependency, Provide
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.people.account.authorisation import Authorisation
from models.people.account.papers import drawn_page, pages_of
from models.people.account.profile import Profile
from models.people.account.strokes import frame
from web.citizen.account.reading import matter_name
from web.citizen.account.visit import TheVisit, Visit, back_to


async def provide_authorisation(visit: TheVisit, authorisation: FromPath[int]) -> Authorisation:
    """The authorisation of this number, if the citizen holds or has granted it."""
    row = await Authorisation.concerning(visit.citizen, authorisation)
    if row is None:
        raise NotFoundException
    return row


OF_AN_AUTHORISATION = {"kept": Provide(provide_authorisation)}
TheAuthorisation = NamedDependency[Authorisation]


@get("/authorisations", may="keep_account")
async def index(visit: TheVisit) -> Response:
    """Both sides, what is in force first."""
    held = await Authorisation.all_held(visit.citizen)
    granted = await Authorisation.granted_by_citizen(visit.citizen)
    names = {row.item: await matter_name(row.item) for row in [*held, *granted]}
    return visit.show(
        "authorisations",
        held=sorted(held, key=lambda row: not row.holds_on(visit.today)),
        granted=sorted(granted, key=lambda row: not row.holds_on(visit.today)),
        names=names,
        others=await _others(visit, held),
    )


async def _others(visit: Visit, held: list[Authorisation]) -> set[int]:
    """Those that name somebody else than the account says to be; nothing can be applied for on
    them."""
    profile = await Profile.of(visit.citizen)
    return {row.id for row in held if profile and not row.names(profile.name)}


@get("/authorisations/{authorisation:int}", may="keep_account")
async def show(visit: TheVisit, kept: TheAuthorisation) -> Response:
    """One of them, with its paper or signature."""
    granted = kept.granted_by == visit.citizen.id
    return visit.show(
        "authorisation",
        row=kept,
        granted=granted,
        others=not granted and bool(await _others(visit, [kept])),
        mine=kept.held_by == visit.citizen.id,
        matter=await matter_name(kept.item),
        pages=await pages_of(kept),
        strokes=kept.signature,
        frame=frame(kept.signature),
    )


@get("/authorisations/{authorisation:int}/pages/{sheet:int}", may="keep_account")
async def sheet(visit: TheVisit, kept: TheAuthorisation, sheet: FromPath[int]) -> Response:
    """One page of the paper as a picture, with the watermark of its purpose."""
    picture = await drawn_page(kept, sheet, on=visit.today)
    if picture is None:
        raise NotFoundException
    headers = {"cache-control": "private, max-age=600"}
    return Response(picture, media_type="image/jpeg", headers=headers)


@post("/authorisations/{authorisation:int}/revocation", may="keep_account")
async def revoke(visit: TheVisit, kept: TheAuthorisation) -> Response:
    """撤销: the principal at once; the agent may give it back."""
    await kept.revoke(at=visit.now)
    return back_to("authorisations", "revoked")


@post("/authorisations/{authorisation:int}/removal", may="keep_account")
async def remove(visit: TheVisit, kept: TheAuthorisation) -> Response:
    """Forget a paper one has sent in; where a case rests on it, it stays and is taken back."""
    if kept.held_by != visit.citizen.id:
        raise NotFoundException
    await kept.drop(at=visit.now)
    return back_to("authorisations", "removed")
