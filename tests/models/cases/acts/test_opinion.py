"""审查意见: every point answered, then on to somebody who decides."""

import pytest

from models.cases.acts.opinion import Advice, Opinion
from tests.models.days import HOUR, MINUTE, MONDAY
from tests.models.looking import legs, not_for_them, now_not, position, texts_to_desks, wrong
from tests.models.play import leg_of, opine, reviewed, with_department

LATER = MONDAY + HOUR


async def test_with_every_point_answered_it_waits_for_the_decision(wang):
    case = await with_department()
    await opine(case, "W01")
    leg = await leg_of(case)
    (row,) = await Opinion.objects().where(Opinion.case == case.id)
    assert await position(case) == ("accepted", "decide")
    assert (leg.office, leg.staff, leg.due_clock) == (wang.office, None, "K8")
    assert (row.staff, row.advice, row.text) == (wang.id, "grant", "材料齐全，符合条件。")
    assert row.points == dict.fromkeys((await case.guide()).review_points, True)


async def test_the_deciders_desk_is_told(wang):
    case = await with_department()
    points = dict.fromkeys((await case.guide()).review_points, True)
    event = await case.opine(by=wang, at=LATER, advice=Advice.GRANT, text="可以。", points=points)
    assert await texts_to_desks(event) == {"示例县卫健委": f"{case.case_no}已审查，请决定。"}
    assert event.note == ""  # what the department thinks is not for the other desks


async def test_every_point_must_be_answered():
    case = await with_department()
    errors = await wrong(opine(case, "W01", points={"申请人与营业执照一致": True}))
    assert list(errors) == ["points"]
    assert await legs(case) == ["intake", "recheck", "dept"]


async def test_with_a_point_that_does_not_fit_nothing_can_be_granted(wang):
    case = await with_department()
    points = dict.fromkeys((await case.guide()).review_points, True) | {
        "从业人员健康证明有效": False
    }
    errors = await wrong(opine(case, "W01", points=points))
    assert "不能建议准予" in errors["advice"]
    await opine(case, "W01", points=points, advice=Advice.DENY)
    assert await position(case) == ("accepted", "decide")


@pytest.mark.parametrize(
    ("changes", "field"), [({"advice": None}, "advice"), ({"text": " "}, "text")]
)
async def test_advice_and_reasons_are_given(changes, field):
    case = await with_department()
    assert list(await wrong(opine(case, "W01", **changes))) == [field]


async def test_only_the_reviewer_who_claimed_it():
    case = await with_department()
    assert "没有这项权限" in await not_for_them(opine(case, "W02"))
    assert "由该处" in await not_for_them(opine(case, "M01"))


async def test_it_is_given_once():
    case = await reviewed()
    assert "（出具审查意见）" in await now_not(opine(case, "W01", LATER + MINUTE))
