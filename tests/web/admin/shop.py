"""Two items of two offices, the people who look after them, and a draft on its way."""

from tests.web.browser import Browser

HYGIENE = "11999901MBX00006XJ4000199020000"  # of the health office, whose liaison is 杨帆
ALLOWANCE = "11999901MBX000051T4000599016000"  # of the civil affairs office
SHOP = f"/admin/items/{HYGIENE}"
DRAFT = f"{SHOP}/draft"


async def begin(editor: Browser) -> None:
    """A new version of the health permit."""
    answer = await editor.fill(SHOP, f"{SHOP}/drafts")
    assert answer.status_code == 303, answer.text
    assert answer.headers["location"] == f"{DRAFT}/identity"


async def save(editor: Browser, part: str, **typed: object) -> str:
    """Change something in one part; where it leads."""
    answer = await editor.fill(f"{DRAFT}/{part}", **{"do": "save"} | typed)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]
