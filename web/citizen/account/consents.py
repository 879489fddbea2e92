"""我的同意: three purposes, each given and taken back by itself."""

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from models.people.account.consent import IF_NOT, PURPOSE_NAMES, TEXTS, Consent, Purpose
from web.citizen.account.visit import TheVisit, Visit, back_to
from web.desk.choices import pick
from web.forms import cut, ticked

NOT_TICKED = "要同意的话，请看清上面的话再勾选；不同意就不用管它。"


@get("/consents", may="keep_account")
async def index(visit: TheVisit) -> Response:
    """What was agreed to, and since when."""
    return await _show(visit)


@post("/consents/{purpose:str}", may="keep_account")
async def answer(visit: TheVisit, purpose: FromPath[str]) -> Response:
    """Agree, by a tick, or take it back."""
    wanted = pick(Purpose, purpose)
    if wanted is None:
        raise NotFoundException
    if cut(visit.form, "answer", 10) == "withdraw":
        await Consent.withdraw(visit.citizen, wanted, at=visit.now)
        return back_to("consents", "withdrawn")
    if not ticked(visit.form, f"agreed_{wanted}"):
        return await _show(visit, {f"agreed_{wanted}": NOT_TICKED})
    await Consent.give(visit.citizen, wanted, at=visit.now)
    return back_to("consents", "agreed")


async def _show(visit: Visit, errors: dict[str, str] | None = None) -> Response:
    given = await Consent.of(visit.citizen)
    rows = [(one, PURPOSE_NAMES[one], TEXTS[one], IF_NOT[one], given.get(one)) for one in Purpose]
    return visit.show("consents", errors=errors, rows=rows)
