"""What is public: counts and shares by office and item, nobody named."""

from datetime import timedelta

from models.ratings.figures import public_figures
from models.ratings.rating import Service
from models.sample.cast import STAFF
from tests.models import play
from tests.models.play import staff
from tests.models.ratings.said import EVENING, closed, follow_up, says


async def test_counts_and_shares():
    case = await play.delivered()
    await says(case, Service.INTAKE, 5)
    await says(case, Service.DELIVERY, 3)
    await closed(await says(case, Service.DECISION, 1))
    figures = await public_figures(EVENING)
    whole = figures.whole
    assert (whole.ratings, whole.good, whole.bad) == (3, 2, 1)
    assert (whole.good_share, whole.closed_share, whole.revisited_share) == (67, 100, 100)
    assert {row.name for row in figures.offices} == {
        "范例县行政审批和政务服务局",
        "示例县卫生健康委员会",
    }
    assert [row.ratings for row in figures.items] == [3]


async def test_an_open_one_is_not_counted_as_done_and_an_anonymous_one_not_as_called():
    await says(await play.delivered(), anonymous=True)
    whole = (await public_figures(EVENING)).whole
    assert (whole.closed_share, whole.revisited_share) == (0, None)


async def test_what_an_appeal_took_out_does_not_count():
    row = await follow_up(await says(await play.delivered()))
    await row.appeal(by=await staff("L01"), at=EVENING, reason="不是我们。")
    await row.judge_appeal(by=await staff("G01"), at=EVENING, upheld=True, answer="成立。")
    figures = await public_figures(EVENING)
    assert (figures.whole.ratings, figures.offices) == (0, [])


async def test_after_a_year_it_is_history():
    await says(await play.delivered())
    assert (await public_figures(EVENING + timedelta(days=366))).whole.ratings == 0


async def test_nobody_is_named():
    await says(await play.delivered())
    told = repr(await public_figures(EVENING))
    assert not [member.name for member in STAFF if member.name in told]
