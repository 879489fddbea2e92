"""Being somebody on a new device: signed in once for all journeys that only look."""

from playwright.async_api import BrowserContext, Page

from tests.journeys import trade
from tests.journeys.hall import Hall


async def be(page: Page, hall: Hall, signed_in: dict[str, list], who: str) -> None:
    """Sign in once for all pages; a code is asked for only once."""
    context: BrowserContext = page.context
    if who in signed_in:
        await context.add_cookies(signed_in[who])
        return
    if who.startswith("199000000") and who not in ("19900000001", "19900000002", "19900000003"):
        await _by_code(page, hall, who)
    else:
        await trade.sign_in(page, who)
    signed_in[who] = await _session(context)


async def _by_code(page: Page, hall: Hall, who: str) -> None:
    """A phone gets one code a minute; another journey may have asked for it just now."""
    wall = await hall.desktop()
    await trade.sign_in_by_code(page, wall, who)
    if not await _session(page.context):
        await trade.an_hour_passes(wall)
        await trade.sign_in_by_code(page, wall, who)
    assert await _session(page.context), f"{who} could not sign in"


async def _session(context: BrowserContext) -> list:
    return [cookie for cookie in await context.cookies() if cookie["name"] == "session"]
