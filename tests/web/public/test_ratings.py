"""/ratings: figures for everybody, nobody named."""

from models.people.citizen import Citizen
from models.ratings.giving import Said, rate
from models.ratings.rating import Service
from models.sample.cast import STAFF, SUN
from tests.web import road
from tests.web.browser import Browser


async def test_nothing_yet_is_said_plainly(visitor: Browser):
    assert "还没有评价" in (await visitor.open("/ratings")).text


async def test_counts_and_shares_by_office_and_item(visitor: Browser, now):
    case = await road.handed_out(now)
    sun = await Citizen.with_mobile(SUN.mobile, at=now)
    said = {Service.INTAKE: Said(5), Service.DECISION: Said(1, (), "太慢了")}
    await rate(case, said, anonymous=False, by=sun, at=now)
    text = (await visitor.open("/ratings")).text
    assert "示例县卫生健康委员会" in text
    assert "50" in text
    assert "评价率" in text
    assert "送达的 1 件里有 1 件评价了" in text
    assert "太慢了" not in text
    assert not [member.name for member in STAFF if member.name in text]


async def test_the_way_there_stands_where_people_look(visitor: Browser):
    for path in ("/halls", "/help"):
        assert 'href="/ratings"' in (await visitor.open(path)).text
