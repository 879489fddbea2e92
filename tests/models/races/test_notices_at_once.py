"""One form sent twice at the same time serves one notice and uses one number."""

from models.catalog.services import service_in_force
from models.catalog.sheets.notices import Told, serve_notice
from models.catalog.sheets.sheet import OneTimeNotice
from tests.models.days import FRIDAY
from tests.models.items import published
from tests.models.play import staff
from tests.models.races.racing import at_once


async def test_two_clicks_at_once_serve_one_notice():
    item, he = await published(990), await staff("F01")
    guide = await service_in_force(item.code, FRIDAY.date())

    async def click(key: str) -> OneTimeNotice:
        told = Told()
        return await serve_notice(guide, {}, told, by=he, post=he.posts[0], at=FRIDAY, key=key)

    notices, stopped = await at_once(*[click("same") for _ in range(6)])
    assert stopped == []
    assert len({notice.number for notice in notices}) == 1
    others, _ = await at_once(*[click(f"other {number}") for number in range(5)])
    numbers = {notice.number.partition("〕")[2] for notice in (notices[0], *others)}
    assert numbers == {f"{number}号" for number in range(1, 7)}
