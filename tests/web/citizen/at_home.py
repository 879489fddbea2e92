"""What 马丽 sends, page by page, when she applies from home."""

from models.cases.case import Case
from models.people.citizen import Citizen
from models.sample.cast import MA
from tests.web.browser import Browser

ME = {"name": MA.name, "id_kind": "resident", "id_number": MA.id_number}
HERE = {
    "way": "mail",
    "to": "new",
    "recipient": MA.name,
    "recipient_mobile": MA.mobile,
    "address": MA.address,
}
KIND = "kind=大龄失业"


async def begun(person: Browser, code: str, query: str = "") -> str:
    """A new draft; its address."""
    start = f"/applications/new?item={code}" + (f"&{query}" if query else "")
    answer = await person.fill(start, "/applications")
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def filled(person: Browser, address: str) -> str:
    """Everything but the last page."""
    await person.fill(f"{address}/who", **ME)
    await person.fill(f"{address}/form", form_since="2026年3月")
    await person.fill(f"{address}/delivery", **HERE)
    return address


async def case_of(address: str) -> Case:
    return await Case.objects().get(Case.id == int(address.rpartition("/")[2]))


async def citizen(mobile: str = MA.mobile) -> Citizen:
    return next(one for one in await Citizen.objects() if one.mobile == mobile)
