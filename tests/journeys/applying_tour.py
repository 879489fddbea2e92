"""Where the tour stops for an application from home: six stages, as they are or with everything
that can be wrong on them.

The full draft is one of furnish_applying.py; no stop changes what another one looks at.
"""

from playwright.async_api import Page

from tests.journeys import trade
from tests.journeys.furnish_applying import NEWCOMER
from tests.journeys.tour import HYGIENE, MALL, PHONE, Prepare, Stop, _open_all, _press

CODE = HYGIENE.removeprefix("/services/")


async def _nothing_chosen(page: Page) -> None:
    """No way of delivery, as after a browser has lost it."""
    for radio in await page.locator("[name=way]").all():
        await radio.evaluate("(one) => { one.checked = false; }")
    await trade.press(page, page.get_by_role("button", name="下一步"))


async def _too_long(page: Page) -> None:
    await page.get_by_label("场所名称").evaluate(
        "(field) => { field.removeAttribute('maxlength'); }"
    )
    await page.get_by_label("场所名称").fill("星河万象" * 100)
    await trade.press(page, page.get_by_role("button", name="下一步", exact=True))


async def _nobody_said(page: Page) -> None:
    await page.get_by_label("您的姓名").fill("阿依古丽·买买提明·吐尔逊" * 4)
    await trade.press(page, page.get_by_role("button", name="下一步", exact=True))


# So tall that no row lies under the pinned button: axe takes what can be scrolled for hidden.
LONG_PHONE = (390, 2600)


def _stage(name: str, prepare: Prepare | None = None) -> Stop:
    return Stop(MALL, f"/applications/{{draft}}/{name}", LONG_PHONE, prepare)


APPLYING_STOPS: dict[str, Stop] = {
    "begin": Stop(MALL, f"/applications/new?item={CODE}"),
    "drafts": Stop(MALL, "/applications"),
    "no drafts": Stop("19900000055", "/applications"),
    "discard": _stage("discard"),
    "who applies": _stage("who"),
    "who applies, wrong": Stop(NEWCOMER, "/applications/{bare_draft}/who", PHONE, _nobody_said),
    "situation of mine": _stage("situation"),
    "form of mine, too long": _stage("form", _too_long),
    "materials of mine, open": _stage("materials", _open_all),
    "materials of mine, wrong": _stage("materials", _press("下一步")),
    "materials of mine, nothing ticked": _stage("materials", _press("查询，免交")),
    "nothing to promise": _stage("promise"),
    "delivery of mine": _stage("delivery"),
    "delivery of mine, wrong": _stage("delivery", _nothing_chosen),
    "check, wrong": _stage("check", _press("确认并提交申请")),
}
