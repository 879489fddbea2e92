"""Every page in every state: nobody shut out, nothing off the screen, nothing missing."""

import json

import pytest
from playwright.async_api import Page

from tests.browsing import (
    AXE,
    MISSING,
    OVERFLOW,
    RUN_AXE,
    SETTLED,
    SMALL_TARGETS,
    SMALL_WORDS,
)
from tests.journeys.account_tour import ACCOUNT_STOPS
from tests.journeys.applying_tour import APPLYING_STOPS
from tests.journeys.catalogue_tour import CATALOGUE_STOPS
from tests.journeys.hall import DESKTOP, Hall
from tests.journeys.looking_tour import LOOKING_STOPS
from tests.journeys.rating_tour import RATING_STOPS
from tests.journeys.signed_in import be
from tests.journeys.tour import STOPS, Stop

ELDER = "() => { document.documentElement.dataset.mode = 'elder'; }"
EVERY_STOP = STOPS | CATALOGUE_STOPS | ACCOUNT_STOPS | RATING_STOPS | APPLYING_STOPS | LOOKING_STOPS
STANDARD = "() => { delete document.documentElement.dataset.mode; }"


class Faults(list[str]):
    """What is wrong with a page, in words."""

    def note(self, what: str, found: object) -> None:
        if found:
            self.append(f"{what}: {json.dumps(found, ensure_ascii=False)}")


@pytest.mark.parametrize("name", EVERY_STOP)
async def test_page(hall: Hall, signed_in: dict[str, list], name: str) -> None:
    stop = EVERY_STOP[name]
    page = await hall.device(stop.size, has_touch=stop.size != DESKTOP)
    await _arrive(page, hall, signed_in, stop)
    faults = Faults()
    faults.note("missing", await page.evaluate(MISSING))
    await page.evaluate(AXE.read_text())
    await _measure(page, stop, faults, "standard", 320, 44, 13)
    await page.evaluate(ELDER)
    await _measure(page, stop, faults, "elder", 360, 60, 18)
    assert faults == []


async def _measure(
    page: Page, stop: Stop, faults: Faults, mode: str, narrowest: int, target: int, words: int
) -> None:
    faults.note(f"axe, {mode}", await page.evaluate(RUN_AXE))
    if stop.size != DESKTOP:
        faults.note(f"small targets, {mode}", await page.evaluate(SMALL_TARGETS, target))
        faults.note(f"small words, {mode}", await page.evaluate(SMALL_WORDS, words))
    for width in (narrowest, 768, 1024, 1440):
        await page.set_viewport_size({"width": width, "height": stop.size[1]})
        over = await page.evaluate(OVERFLOW)
        faults.note(f"runs over, {mode}, {width}", over if over > 0 else 0)
    await page.set_viewport_size({"width": stop.size[0], "height": stop.size[1]})
    await page.evaluate(SETTLED)


async def _arrive(page: Page, hall: Hall, signed_in: dict[str, list], stop: Stop) -> None:
    if stop.who:
        await be(page, hall, signed_in, stop.who)
    await page.goto(stop.path.format(**hall.cases))
    await page.wait_for_function("() => document.body.matches('.govuk-frontend-supported')")
    if stop.prepare:
        await stop.prepare(page)
