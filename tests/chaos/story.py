"""孙建国's barber shop, carried over HTTP by the people of the cast."""

import re

from models.cases.words import IdentityMethod, MaterialState
from models.sample.cast import SUN
from models.sample.story import HYGIENE
from tests.chaos.people import Person
from tests.web.documents import Page

COLLECTED = {"id_number": "999901198802290054", "checked": "yes"}
SHOP = {"form_place_name": "青丝美发店", "form_place_address": SUN.address, "form_area": "60"}


async def take_in(he: Person) -> str:
    """何琳 at the neighbour county's window: from an empty draft to a case number."""
    begun = await he.send("/desk/intakes", "/desk/intakes")
    draft = begun.headers["location"].removesuffix("/person")
    await _step(
        he,
        f"{draft}/person",
        audience=SUN.audience,
        name=SUN.name,
        id_number=SUN.id_number,
        legal_name=SUN.legal_name,
        mobile=SUN.mobile,
        address=SUN.address,
        method=IdentityMethod.BY_EYE,
        matched="yes",
        who="self",
    )
    answers = {key: list(chosen) for key, chosen in HYGIENE.answers.items()}
    item = _called(await he.open(f"{draft}/situation"), "公共场所卫生许可")
    await _step(he, f"{draft}/situation?item={item}", f"{draft}/situation", item=item, **answers)
    await _step(he, f"{draft}/materials", **_found(await he.open(f"{draft}/materials")))
    received = await he.send(
        f"{draft}/confirmation",
        f"{draft}/confirmation",
        way="intake_counter",
        phone_confirmed="yes",
        signed="yes",
        **SHOP,
    )
    return re.search(r"cases/([0-9-]+)", received.headers["location"])[1]


def _called(page: Page, name: str) -> str:
    """The value of the choice with this name."""
    choice = rf'name="item" type="radio" value="(\d+)"(?:(?!<input).)*?{name}'
    return re.search(choice, page.text, re.DOTALL)[1]


async def _step(person: Person, path: str, action: str = "", /, **typed: object) -> None:
    answer = await person.send(path, action or path, **typed)
    assert answer.status_code == 303, f"{path}: {answer.status_code}"


def _found(page: Page) -> dict[str, str]:
    """Every material is there, or need not be."""
    offered: dict[str, set[str]] = {}
    for kind, tag in page.tags:
        if kind == "input" and tag.get("name", "").startswith("material_"):
            offered.setdefault(tag["name"], set()).add(tag["value"])
    return {
        name: MaterialState.WAIVED if MaterialState.WAIVED in states else MaterialState.COMPLETE
        for name, states in offered.items()
    }


def points(page: Page) -> dict[str, str]:
    """Every review point is met."""
    names = [tag.get("name", "") for kind, tag in page.tags if kind == "input"]
    return {name: "yes" for name in names if name.startswith("point_")}
