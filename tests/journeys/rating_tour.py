"""Where the tour stops for what people say of the service, and for how full the halls are."""

from playwright.async_api import Page

from tests.journeys.hall import DESKTOP, PHONE
from tests.journeys.tour import BATH, CHILDREN, CINEMA, NOBODY, Stop, _open_all, _press


async def _unhappy(page: Page) -> None:
    for radio in await page.get_by_role("radio", name="非常不满意").all():
        await radio.check()


async def _reveal(page: Page) -> None:
    async with page.expect_navigation():
        await page.get_by_role("button", name="显示完整电话").click()


def _desk(who: str, rating: str, prepare=None) -> Stop:
    return Stop(who, f"/desk/ratings/{{{rating}}}", DESKTOP, prepare)


RATING_STOPS: dict[str, Stop] = {
    "rate": Stop(BATH, "/cases/{out}/rating"),
    "rate, unhappy": Stop(BATH, "/cases/{out}/rating", PHONE, _unhappy),
    "rate, wrong": Stop(BATH, "/cases/{out}/rating", PHONE, _press("提交评价")),
    "rated, answered": Stop(CINEMA, "/cases/{making}/rating?done=rated", PHONE, _open_all),
    "my case, rated": Stop(CINEMA, "/cases/{making}"),
    "nothing to rate": Stop(CHILDREN, "/cases/{received}/rating"),
    "public ratings": Stop(NOBODY, "/ratings"),
    "ratings on the desk": Stop("L01", "/desk/ratings", DESKTOP),
    "no ratings on the desk": Stop("M02", "/desk/ratings", DESKTOP),
    "rating to check": _desk("L01", "waiting_rating"),
    "rating to check, wrong": _desk("L01", "waiting_rating", _press("登记核实情况")),
    "rating, the phone shown": _desk("L01", "revisit_rating", _reveal),
    "rating of mine": _desk("W02", "waiting_rating"),
    "rating closed": _desk("L01", "closed_rating"),
    "rating appealed": _desk("G01", "appealed_rating"),
    "occupancy": Stop("S01", "/desk/occupancy", DESKTOP),
    "occupancy, wrong": Stop("S01", "/desk/occupancy", DESKTOP, _press("报出去")),
    "no occupancy": Stop("Q01", "/station/occupancy", DESKTOP),
}
