"""The tour's part through the catalogue: lists, a draft in every state, review, preview."""

from playwright.async_api import Page

from tests.journeys import trade
from tests.journeys.hall import DESKTOP, PHONE
from tests.journeys.tour import HYGIENE, Prepare, Stop

ITEM = HYGIENE.replace("/services", "/admin/items")
SAVE = ".save-bar button"

STILL = "() => !document.querySelector('.htmx-swapping, .htmx-settling, .htmx-added')"


async def _swapped(page: Page, sign: str) -> None:
    """Wait for what a part brings with it, and until it has settled."""
    await page.locator(sign).first.wait_for()
    await page.wait_for_function(STILL)


def _in_draft(part: str, then: Prepare | None = None) -> Stop:
    """A part of the draft; begun where there is none."""

    async def prepare(page: Page) -> None:
        begin = page.get_by_role("button", name="开始编辑新版本")
        if await begin.count():
            await trade.press(page, begin)
        await page.goto(f"{ITEM}/draft/{part}")
        if then:
            await then(page)

    return Stop("E01", ITEM, DESKTOP, prepare)


async def _add_a_row(page: Page) -> None:
    before = await page.locator(".element-row").count()
    await page.locator("button[value^='add:']").first.click()
    await page.locator(".element-row").nth(before).wait_for()
    await page.wait_for_function(STILL)


async def _type_a_word_for_a_number(page: Page) -> None:
    await page.locator("#promised_length").fill("五天")
    await page.locator(SAVE).first.click()
    await _swapped(page, ".govuk-error-summary")


async def _be_too_late(page: Page) -> None:
    other = await page.context.new_page()
    await other.goto(page.url)
    await other.locator("#risk_note").fill(f"别人写的 {page.url[-3:]} {id(page)}")
    await trade.press(other, other.locator(SAVE).first)
    await other.close()
    await page.locator("#risk_note").fill("我写的")
    await page.locator(SAVE).first.click()
    await _swapped(page, "#late")


async def _save_empty(page: Page) -> None:
    await page.locator(SAVE).first.click()
    await _swapped(page, ".govuk-error-summary")


async def _open_reasons(page: Page) -> None:
    for summary in await page.locator("main details > summary").all():
        await summary.click()


CATALOGUE_STOPS: dict[str, Stop] = {
    "items": Stop("E01", "/admin/items", DESKTOP),
    "items, none": Stop("E01", "/admin/items?q=造飞机", DESKTOP),
    "items of an office": Stop("L01", "/admin/items", DESKTOP),
    "item": Stop("G01", ITEM, DESKTOP, _open_reasons),
    "item, whole text": Stop("L01", f"{ITEM}/text", DESKTOP),
    "item, versions compared": Stop("L01", f"{ITEM}/differences", DESKTOP),
    "item, levels compared": Stop("E01", f"{ITEM}/levels", DESKTOP),
    "item, draft": _in_draft("../", _open_reasons),
    "draft, identity": _in_draft("identity"),
    "draft, audience": _in_draft("who"),
    "draft, ticks": _in_draft("flags"),
    "draft, a number is none": _in_draft("when", _type_a_word_for_a_number),
    "draft, too late": _in_draft("quality", _be_too_late),
    "draft, steps": _in_draft("steps", _add_a_row),
    "draft, results": _in_draft("results"),
    "draft, materials": _in_draft("materials"),
    "draft, material": _in_draft("materials/m1"),
    "draft, new material, wrong": _in_draft("materials/new", _save_empty),
    "draft, question": _in_draft("questions/agent", _add_a_row),
    "preview": Stop("E01", f"{ITEM}/versions/1", PHONE),
    "preview of the checker": Stop("E01", f"{ITEM}/versions/1/materials", PHONE),
    "packages to edit": Stop("E01", "/admin/packages", DESKTOP),
    "new package": Stop("E01", "/admin/packages/new", DESKTOP, _add_a_row),
    "new package, wrong": Stop("E01", "/admin/packages/new", DESKTOP, _save_empty),
    "searches in vain": Stop("E01", "/admin/searches", DESKTOP),
    "offices": Stop("E01", "/admin/offices", DESKTOP),
}
