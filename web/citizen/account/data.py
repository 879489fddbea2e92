"""我的信息: what is kept and why, a copy of all of it."""

import json

from litestar import Response, get

from models.people.account.address import Address
from models.people.account.authorisation import Authorisation
from models.people.account.company import Company
from models.people.account.consent import Consent
from models.people.account.copy import everything
from models.people.account.profile import Profile
from models.people.citizen import Citizen
from web.citizen.account.visit import TheVisit
from web.limits import limit

COPIES_AN_HOUR = 20
NEVER_KEPT = {"cache-control": "private, no-store"}


@get("/data", may="keep_account")
async def show(visit: TheVisit) -> Response:
    """What is kept and why, with the way to each."""
    return visit.show("data", kept=await _kept(visit.citizen))


async def _kept(citizen: Citizen) -> dict[str, int]:
    consents = await Consent.of(citizen)
    held = await Authorisation.all_held(citizen)
    return {
        "identity": 1 if await Profile.of(citizen) else 0,
        "companies": len(await Company.of(citizen)),
        "addresses": len(await Address.of(citizen)),
        "authorisations": len(held) + len(await Authorisation.granted_by_citizen(citizen)),
        "consents": sum(row.stands for row in consents.values()),
    }


@get("/data/copy", may="keep_account")
async def copy(visit: TheVisit) -> Response:
    """All of it to read and print."""
    await limit(visit.request, "copy", COPIES_AN_HOUR, 3600, visit.whose)
    answer = visit.show("copy", everything=await everything(visit.citizen, at=visit.now))
    answer.headers |= NEVER_KEPT
    return answer


@get("/data/copy.json", may="keep_account")
async def download(visit: TheVisit) -> Response:
    """All of it for a machine (45③)."""
    await limit(visit.request, "copy", COPIES_AN_HOUR, 3600, visit.whose)
    told = await everything(visit.citizen, at=visit.now)
    return Response(
        json.dumps(told, ensure_ascii=False, indent=2).encode(),
        media_type="application/json",
        headers=NEVER_KEPT | {"content-disposition": 'attachment; filename="my-data.json"'},
    )
