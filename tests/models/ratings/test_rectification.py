"""差评整改: from the telephone call to the answer, each step with its person, time and words."""

from datetime import timedelta

import pytest

from models.database import fetch
from models.errors import Invalid, NotAllowed, NotNow
from models.people.citizen import Citizen
from models.ratings.giving import Said, rate
from models.ratings.history import history_of
from models.ratings.listing import rating_seen_by, ratings_seen_by
from models.ratings.rating import Service
from models.ratings.rectifying import Contact, Revisit
from models.ratings.stages import STEP_NAMES, STEPS, Stage
from models.sample.cast import SUN
from models.sample.story import ALLOWANCE
from tests.models import play
from tests.models.days import FRIDAY, HOUR
from tests.models.play import staff
from tests.models.ratings.said import (
    EVENING,
    checked,
    closed,
    follow_up,
    rectified,
    revisited,
    says,
)


async def steps(row) -> list[str]:
    return [event.step for event in await history_of(row.id)]


def test_every_step_has_a_word():
    assert STEPS.keys() <= STEP_NAMES.keys()


async def test_the_usual_way():
    row = await closed(await says(await play.delivered()))
    assert row.stage == Stage.CLOSED
    assert (row.satisfied, row.told) == (True, "以后三个工作日内办结。")
    assert (row.contacted_at, row.revisited_at, row.closed_at) == (EVENING, EVENING, EVENING)
    assert await steps(row) == ["open", "check", "rectify", "revisit", "close"]
    history = await history_of(row.id)
    assert {event.name for event in history[1:]} == {"杨帆"}
    assert "增加一名审查人员" in history[2].words


async def test_what_is_unfounded_is_explained_without_measures():
    rating = await says(await play.delivered())
    row = await checked(rating, founded=False, finding="在承诺期限内办结。", responsibility="")
    assert row.stage == Stage.TO_REVISIT
    yang = await staff("L01")
    with pytest.raises(NotNow):
        await row.rectify(by=yang, at=EVENING, measures="不需要。")
    await row.revisit(by=yang, at=EVENING, result=Revisit.SATISFIED)
    await row.close(by=yang, at=EVENING, told="从受理到决定用了 2 个工作日，承诺是 3 个。")
    assert row.stage == Stage.CLOSED


async def test_who_is_not_satisfied_is_helped_once_more():
    row = await revisited(await says(await play.delivered()), Revisit.UNSATISFIED)
    await row.rectify(by=await staff("L01"), at=EVENING, measures="重新安排窗口。")
    assert (row.stage, row.satisfied, row.revisited_at) == (Stage.TO_REVISIT, None, None)


async def test_each_step_needs_its_words():
    yang = await staff("L01")
    row = await follow_up(await says(await play.delivered()))
    with pytest.raises(Invalid) as wrong:
        await row.check(by=yang, at=EVENING, contact=None, founded=None, finding="")
    assert list(wrong.value.errors) == ["contact", "founded", "finding"]
    with pytest.raises(Invalid) as wrong:
        await row.check(
            by=yang, at=EVENING, contact=Contact.REACHED, founded=True, finding="属实。"
        )
    assert list(wrong.value.errors) == ["responsibility"]
    with pytest.raises(Invalid) as wrong:
        await row.appeal(by=yang, at=EVENING, reason="")
    assert list(wrong.value.errors) == ["reason"]
    assert await steps(row) == ["open"]


async def test_a_real_name_is_called_back_before_it_is_closed():
    row = await rectified(await says(await play.delivered()))
    with pytest.raises(NotNow, match="先回访"):
        await row.close(by=await staff("L01"), at=EVENING, told="好了。")


async def test_an_anonymous_one_is_answered_without_a_call():
    row = await rectified(await says(await play.delivered(), anonymous=True))
    yang = await staff("L01")
    with pytest.raises(NotNow, match="匿名"):
        await row.revisit(by=yang, at=EVENING, result=Revisit.SATISFIED)
    await row.close(by=yang, at=EVENING, told="已经改了。")
    assert (row.stage, row.contacted_at, row.revisited_at) == (Stage.CLOSED, None, None)


async def test_who_cannot_be_reached_is_noted_with_what_was_tried():
    row = await rectified(await says(await play.delivered()))
    yang = await staff("L01")
    with pytest.raises(Invalid):
        await row.revisit(by=yang, at=EVENING, result=Revisit.UNREACHABLE)
    await row.revisit(
        by=yang, at=EVENING, result=Revisit.UNREACHABLE, note="三天各拨一次，没人接。"
    )
    assert (row.satisfied, row.revisited_at) == (None, EVENING)


# ---- two people, twice, out of order


async def test_the_second_of_two_is_told_who_was_faster():
    rating = await says(await play.delivered())
    mine, other = await follow_up(rating), await follow_up(rating)
    await checked(rating)
    with pytest.raises(NotNow, match="杨帆"):
        await other.check(
            by=await staff("W01"),
            at=EVENING,
            edition=mine.edition,
            contact=Contact.REACHED,
            founded=True,
            finding="属实。",
            responsibility="我们。",
        )


async def test_the_same_form_sent_twice_is_one_step():
    row = await checked(await says(await play.delivered()))
    yang = await staff("L01")
    for _ in range(2):
        await row.rectify(by=yang, at=EVENING, key="formkey1", edition=2, measures="加人。")
    assert await steps(row) == ["open", "check", "rectify"]


async def test_the_key_of_another_form_is_refused():
    first = await checked(await says(await play.delivered()), key="formkey1")
    with pytest.raises(NotNow):
        await first.rectify(by=await staff("L01"), at=EVENING, key="formkey1", measures="加人。")


async def test_steps_come_in_their_order():
    row, yang = await follow_up(await says(await play.delivered())), await staff("L01")
    for step, form in {
        "rectify": {"measures": "加人。"},
        "revisit": {"result": Revisit.SATISFIED},
        "close": {"told": "好。"},
    }.items():
        with pytest.raises(NotNow):
            await getattr(row, step)(by=yang, at=EVENING, **form)
    assert row.stage == Stage.TO_CHECK


async def test_nobody_can_change_the_history():
    row = await checked(await says(await play.delivered()))
    with pytest.raises(Exception, match=r"permission denied|append-only"):
        await fetch("UPDATE rectification_event SET words = '' WHERE rectification = $1", row.id)


# ---- who may


async def test_the_rated_person_neither_puts_it_right_nor_learns_whose_case_it_was():
    case = await play.delivered()
    rating, chen = await says(case), await staff("W02")
    row = await follow_up(rating)
    with pytest.raises(NotAllowed):
        await row.appeal(by=chen, at=EVENING, reason="评错了。")
    seen = await rating_seen_by(chen, rating.id, EVENING)
    assert (seen.case_no, seen.mobile, seen.line.item) == ("", "", "")
    [line] = [one for one in await ratings_seen_by(chen, EVENING) if one.id == rating.id]
    assert line.item == ""


async def test_colleagues_see_the_case_and_a_masked_phone_but_no_name():
    case = await play.delivered()
    rating = await says(case)
    seen = await rating_seen_by(await staff("L01"), rating.id, EVENING)
    assert (seen.case_no, seen.mobile) == (case.case_no, "199****0001")
    assert SUN.name not in repr(seen.line)


async def test_an_anonymous_rater_stays_hidden_from_everybody():
    rating = await says(await play.delivered(), anonymous=True)
    for job_no in ("L01", "W01", "W02", "G01"):
        seen = await rating_seen_by(await staff(job_no), rating.id, EVENING)
        assert (seen.case_no, seen.mobile, seen.may_call) == ("", "", False), job_no


async def test_the_phone_is_the_raters_own():
    case = await play.delivered()
    daughter = await Citizen.with_mobile("19900000021", at=FRIDAY)
    await type(case).update({type(case).filed_by: daughter.id}).where(type(case).id == case.id)
    await case.reread()
    said = {Service.DECISION: Said(1)}
    [rating] = await rate(case, said, anonymous=False, by=daughter, at=EVENING)
    seen = await rating_seen_by(await staff("L01"), rating.id, EVENING)
    assert seen.mobile == "199****0021"


async def test_other_offices_see_nothing_of_it():
    rating = await says(await play.delivered())
    for job_no in ("M01", "R02", "F01", "Q01", "S01"):
        assert await rating_seen_by(await staff(job_no), rating.id, EVENING) is None, job_no
    assert await rating_seen_by(await staff("G01"), rating.id, EVENING) is not None


async def test_a_department_puts_its_own_right_and_the_hall_its_counters():
    decision = await follow_up(await says(await play.delivered()))
    form = {"contact": Contact.REACHED, "founded": False, "finding": "不属实。"}
    with pytest.raises(NotAllowed):
        await decision.check(by=await staff("G01"), at=EVENING, **form)
    case = await play.accepted(ALLOWANCE)
    liu = await Citizen.with_mobile("19900000002", at=FRIDAY)
    said = {Service.INTAKE: Said(2)}
    [rating] = await rate(case, said, anonymous=False, by=liu, at=FRIDAY + HOUR)
    intake = await follow_up(rating)
    with pytest.raises(NotAllowed):
        await intake.check(by=await staff("L01"), at=EVENING, **form)
    await intake.check(by=await staff("G01"), at=EVENING, **form)
    assert intake.stage == Stage.TO_REVISIT


async def test_open_ones_come_first_by_what_is_due():
    early, late = (
        await play.delivered(),
        await play.delivered(number="示卫公证字〔2026〕第000124号"),
    )
    good = await says(early, Service.INTAKE, 5)
    second = await says(late, at=EVENING + timedelta(days=2))
    first = await says(early)
    done = await says(late, Service.DELIVERY, 1)
    assert done
    lines = await ratings_seen_by(await staff("L01"), EVENING)
    assert [line.id for line in lines] == [first.id, second.id]
    assert lines[0].light.words == "剩 1 天"
    assert good.id not in [line.id for line in lines], "another office was rated"


# ---- 申诉


async def appealed(rating):
    row = await follow_up(rating)
    await row.appeal(by=await staff("L01"), at=EVENING, reason="说的是另一家店。")
    return row


async def test_an_appeal_that_is_upheld_takes_it_out_of_the_score_and_keeps_it():
    row = await appealed(await says(await play.delivered()))
    assert row.stage == Stage.APPEALED
    zhou = await staff("G01")
    await row.judge_appeal(by=zhou, at=EVENING, upheld=True, answer="您评的是另一件，不计入。")
    assert (row.stage, row.excluded, row.told) == (Stage.CLOSED, True, "您评的是另一件，不计入。")


async def test_one_that_is_not_goes_back_and_cannot_be_repeated():
    row = await appealed(await says(await play.delivered()))
    await row.judge_appeal(by=await staff("G01"), at=EVENING, upheld=False, answer="请继续核实。")
    assert (row.stage, row.excluded) == (Stage.TO_CHECK, False)
    with pytest.raises(NotNow, match="一次"):
        await row.appeal(by=await staff("L01"), at=EVENING, reason="再申诉。")


async def test_only_who_runs_the_halls_judges_it():
    row = await appealed(await says(await play.delivered()))
    for job_no in ("L01", "W01", "F01"):
        with pytest.raises(NotAllowed):
            await row.judge_appeal(by=await staff(job_no), at=EVENING, upheld=True, answer="好。")
