"""好差评: once per service, by the person it was for, within thirty days, never by staff."""

from datetime import timedelta

import pytest

from models.cases.reading.own import read_own
from models.cases.words import RefusalGround
from models.database import fetch
from models.errors import Invalid, NotAllowed, NotNow
from models.people.citizen import Citizen
from models.ratings.giving import Said, rate, rate_again
from models.ratings.happened import services_of, services_to_rate
from models.ratings.rating import Rating, Service
from models.ratings.rectification import Rectification
from models.ratings.saying import ratings_of, section_of
from models.ratings.stages import Stage
from models.sample.cast import LIU
from models.sample.story import ALLOWANCE
from tests.models import play
from tests.models.days import HOUR, MONDAY, TUESDAY, december, november
from tests.models.play import staff
from tests.models.ratings.said import EVENING, closed, follow_up, says

INTAKE, DECISION, DELIVERY = Service


# ---- what can be rated, and who served


async def test_a_service_can_be_rated_when_it_has_happened():
    accepted = await play.accepted()
    assert [one.service for one in await services_to_rate(accepted, EVENING)] == [INTAKE]
    granted = await play.granted()
    assert [one.service for one in await services_to_rate(granted, EVENING)] == [INTAKE, DECISION]
    delivered = await play.delivered()
    assert [one.service for one in await services_to_rate(delivered, EVENING)] == list(Service)


async def test_before_the_acceptance_there_is_nothing_to_rate():
    assert await services_to_rate(await play.received(), EVENING) == []


async def test_a_refusal_is_a_service_too_and_rated_is_who_refused():
    case = await play.received()
    he, yang = await staff("F01"), await staff("L01")
    await case.refuse(by=he, at=MONDAY, ground=RefusalGround.CONDITIONS_UNMET, reason="住宅楼内。")
    await case.confirm_refusal(by=yang, at=MONDAY + HOUR)
    [intake] = await services_of(case)
    assert (intake.service, intake.staff, intake.at) == (INTAKE, yang.id, MONDAY + HOUR)
    assert (intake.office, intake.window) == (case.office, None), "not the counter it lay on"


async def test_each_service_knows_the_desk_and_the_person_that_gave_it():
    case = await play.delivered()
    intake, decision, delivery = await services_of(case)
    he, chen, liang = await staff("F01"), await staff("W02"), await staff("F02")
    assert (intake.office, intake.window, intake.staff) == (
        he.posts[0].office,
        he.posts[0].window,
        he.id,
    )
    assert (decision.office, decision.window, decision.staff) == (case.office, None, chen.id)
    assert (delivery.office, delivery.staff) == (liang.posts[0].office, liang.id)


async def test_at_the_village_it_is_the_station():
    case = await play.accepted(ALLOWANCE)
    lin = await staff("Q01")
    [intake] = await services_of(case)
    assert (intake.station, intake.staff) == (lin.posts[0].station, lin.id)


async def test_after_thirty_days_it_is_too_late():
    case = await play.delivered()
    assert len(await services_to_rate(case, december(23, "15:00"))) == 2
    assert await services_to_rate(case, december(25)) == []
    with pytest.raises(NotNow, match="30 天"):
        await says(case, DELIVERY, at=december(25))


# ---- rating


async def test_a_rating_keeps_what_was_said_and_whom_it_is_about():
    case = await play.delivered()
    rating = await says(case, INTAKE, 5, reasons=("speed", "attitude"), text="谢谢")
    he = await staff("F01")
    assert (rating.level, rating.reasons, rating.text) == (5, ["speed", "attitude"], "谢谢")
    assert (rating.staff, rating.office) == (he.id, he.posts[0].office)
    assert not await Rectification.exists().where(Rectification.rating == rating.id)


async def test_several_services_are_rated_in_one_go(sun):
    case = await play.delivered()
    said = {INTAKE: Said(5), DELIVERY: Said(4)}
    await rate(case, said, anonymous=True, by=sun, at=EVENING)
    assert [one.service for one in await services_to_rate(case, EVENING)] == [DECISION]
    assert await Rating.count().where(Rating.anonymous.eq(True)) == 2


async def test_a_service_is_rated_once():
    case = await play.delivered()
    await says(case, DECISION, 4)
    with pytest.raises(NotNow, match="已经评价过"):
        await says(case, DECISION, 1)
    assert await Rating.count() == 1


async def test_the_same_form_sent_twice_is_one_rating():
    case = await play.delivered()
    first = await says(case, key="k" * 64)
    again = await says(case, key="k" * 64)
    assert first.id == again.id
    assert await Rectification.count() == 1


async def test_staff_never_rate_whatever_they_hold():
    case = await play.delivered()
    for job_no in ("F01", "W01", "G01"):
        with pytest.raises(NotAllowed, match="不能代评"):
            await rate(
                case,
                {DECISION: Said(5)},
                anonymous=False,
                by=await staff(job_no),
                at=EVENING,
            )


async def test_nobody_rates_the_case_of_somebody_else():
    case = await play.delivered()
    liu = await Citizen.with_mobile(LIU.mobile, at=EVENING)
    with pytest.raises(NotAllowed):
        await rate(case, {DECISION: Said(5)}, anonymous=False, by=liu, at=EVENING)


async def test_nothing_is_chosen_for_anybody(sun):
    case = await play.delivered()
    with pytest.raises(Invalid) as wrong:
        await rate(case, {}, anonymous=False, by=sun, at=EVENING)
    assert list(wrong.value.errors) == ["intake_level"]


@pytest.mark.parametrize("level", [0, 6, -1])
async def test_there_are_five_levels(level):
    case = await play.delivered()
    with pytest.raises(Invalid) as wrong:
        await says(case, DECISION, level)
    assert list(wrong.value.errors) == ["decision_level"]


async def test_long_words_are_told_at_their_field():
    case = await play.delivered()
    with pytest.raises(Invalid) as wrong:
        await says(case, DECISION, 1, text="慢" * 501)
    assert list(wrong.value.errors) == ["decision_text"]
    assert (await says(case, DECISION, 1, text="慢" * 500)).text == "慢" * 500


async def test_reasons_that_were_not_offered_are_not_kept():
    case = await play.delivered()
    rating = await says(case, INTAKE, 5, reasons=("speed", "platform", "bribe"))
    assert rating.reasons == ["speed"], "nobody used the platform at the counter"


async def test_the_database_itself_knows_one_rating_per_service():
    case = await play.delivered()
    await says(case)
    [row] = await fetch("SELECT count(*) AS n FROM pg_constraint WHERE conname = 'rating_once'")
    assert row["n"] == 1


# ---- a bad one


@pytest.mark.parametrize("level", [1, 2])
async def test_a_bad_rating_opens_its_way_in_the_same_breath(level):
    case = await play.delivered()
    row = await follow_up(await says(case, DECISION, level, at=TUESDAY + 2 * HOUR))
    assert row.stage == Stage.TO_CHECK
    assert row.contact_due_at == november(25, "17:30"), "one working day"
    assert row.due_at == december(15, "17:30"), "fifteen working days"


@pytest.mark.parametrize("level", [3, 4, 5])
async def test_a_good_one_does_not(level):
    await says(await play.delivered(), DECISION, level)
    assert await Rectification.count() == 0


# ---- what the rater reads


async def test_the_author_reads_what_became_of_it_and_the_other_does_not(sun):
    case = await play.delivered()
    rating = await says(case)
    [word] = (await ratings_of(case, sun, EVENING)).said
    assert (word.level_name, word.stands, word.told) == ("非常不满意", "部门正在核实", "")
    await closed(rating)
    [word] = (await ratings_of(case, sun, EVENING)).said
    assert (word.stands, word.told) == ("已办结", "以后三个工作日内办结。")
    liu = await Citizen.with_mobile(LIU.mobile, at=EVENING)
    [word] = (await ratings_of(case, liu, EVENING)).said
    assert (word.level_name, word.stands, word.told) == ("已评价", "", "")


async def test_the_case_page_offers_the_same_as_the_page_of_its_own(sun):
    case = await play.delivered()
    await says(case, DECISION, 4)
    facts = (await read_own(case)).facts
    section, page = (
        await section_of(case, facts, sun, EVENING),
        await ratings_of(case, sun, EVENING),
    )
    assert section.to_rate == [one.name for one in page.to_rate] == ["收件受理", "领取送达"]
    assert [word.rating.id for word in section.said] == [word.rating.id for word in page.said]


# ---- 追评


async def test_after_it_was_put_right_one_more_word_can_be_said(sun):
    case = await play.delivered()
    await closed(await says(case))
    for _ in range(2):  # the same form twice
        again = await rate_again(case, DECISION, Said(4, (), "好了"), by=sun, at=EVENING)
    assert (again.again_level, again.again_text, again.level) == (4, "好了", 1)
    with pytest.raises(NotNow):
        await rate_again(case, DECISION, Said(5), by=sun, at=EVENING)


async def test_before_that_and_long_after_it_cannot(sun):
    case = await play.delivered()
    rating = await says(case)
    with pytest.raises(NotNow):
        await rate_again(case, DECISION, Said(4), by=sun, at=EVENING)
    await closed(rating)
    with pytest.raises(NotNow):
        await rate_again(case, DECISION, Said(4), by=sun, at=EVENING + timedelta(days=31))
    with pytest.raises(NotNow):
        await rate_again(case, INTAKE, Said(4), by=sun, at=EVENING)
    with pytest.raises(Invalid):
        await rate_again(case, DECISION, Said(9), by=sun, at=EVENING)
