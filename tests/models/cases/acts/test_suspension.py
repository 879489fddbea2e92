"""特别程序: only what the item lists stops the clocks (scenario 9; numbering.md 4.7)."""

from datetime import date

import pytest

from models.cases.case import Case
from models.cases.clock import Clock
from models.cases.records.suspension import SpecialProcedure
from models.catalog.words import IntakeMode
from models.sample.story import HARDSHIP
from tests.models.days import HOUR, MINUTE, MONDAY, december, november
from tests.models.items import A_FORM, entitle, published
from tests.models.looking import (
    messages,
    not_for_them,
    now_not,
    open_records,
    papers,
    papers_of,
    position,
    running,
    texts_to_citizen,
    wrong,
)
from tests.models.play import leg_of, opine, staff, taken_in, with_department

LATER = MONDAY + HOUR


async def suspended(days: int = 6, at=LATER) -> Case:
    case = await with_department()
    await case.suspend(by=await staff("W01"), at=at, code="S1", days=days, reason="送检。")
    return case


async def test_promise_and_law_are_counted_anew_up_to_the_planned_end():
    case = await suspended(days=6)
    (row,) = await SpecialProcedure.objects().where(SpecialProcedure.case == case.id)
    assert (row.name, row.planned_end, row.runs) == ("检验检测", date(2026, 12, 1), True)
    assert await running(case) == {"K8": date(2026, 12, 7), "K9": date(2026, 12, 28)}
    assert (await leg_of(case)).due_at == december(8, "00:00")


async def test_the_applicant_gets_a_written_notice_with_the_new_day():
    case = await suspended(days=6)
    paper = (await papers(case))["special"]
    body = paper.context["body"]
    assert paper.number == "示卫特〔2026〕1号"
    assert (body["name"], body["days"]) == ("检验检测", 6)
    assert (body["starts_on"], body["ends_on"]) == ("2026-11-23", "2026-12-01")
    assert (body["due_before"], body["due_after"]) == ("2026-11-27", "2026-12-07")
    assert body["basis"] == "《中华人民共和国行政许可法》第四十五条"
    template, text = (await messages(case))[-1]
    assert template == "T08"
    assert "预计6个工作日" in text


async def test_ended_early_the_days_that_were_not_used_count_again(wang):
    case = await suspended(days=6)
    await case.resume(by=wang, at=november(25), result="合格。")
    assert await running(case) == {"K8": date(2026, 12, 1), "K9": date(2026, 12, 22)}
    assert (await texts_to_citizen(case))[-1] == "特别程序已结束，继续计时。"


async def test_ended_late_the_days_beyond_the_plan_do_not_count_either(wang):
    case = await suspended(days=1)
    assert (await running(case))["K8"] == date(2026, 11, 30)
    await case.resume(by=wang, at=november(26), result="合格。")
    assert (await running(case))["K8"] == date(2026, 12, 2)


async def test_begun_and_ended_on_one_day_it_changes_nothing(wang):
    case = await suspended(days=6)
    await case.resume(by=wang, at=LATER + HOUR, result="不需要检测。")
    assert await running(case) == {"K8": date(2026, 11, 27), "K9": date(2026, 12, 18)}


@pytest.mark.parametrize(
    ("stretches", "last"),
    [
        ((("10", "17"),), date(2026, 12, 7)),
        ((("10", "17"), ("17", "19")), date(2026, 12, 9)),
    ],
)
async def test_the_vectors_of_the_design_hold_on_a_real_case(zhang, wang, stretches, last):
    item = await published(
        940, promised_length=20, specials=(("S1", "检测", 15, True),), materials=(A_FORM,)
    )
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW, at=november(2, "10:00"))
    await case.accept(by=zhang, at=november(2, "10:05"))
    await case.push(by=zhang, at=november(2, "10:06"))
    await case.claim(by=wang, at=november(2, "11:00"))
    assert (await running(case))["K8"] == date(2026, 11, 30)
    for first, end in stretches:
        await case.suspend(
            by=wang, at=november(int(first), "10:00"), code="S1", days=5, reason="送检。"
        )
        await case.resume(by=wang, at=november(int(end), "16:00"), result="合格。")
    assert (await running(case))["K8"] == last


async def test_a_publication_that_counts_changes_no_day_and_promises_none():
    case = await with_department(HARDSHIP)
    before = await running(case)
    event = await case.suspend(by=await staff("R01"), at=LATER, code="S1", days=5, reason="公示。")
    assert await running(case) == before
    assert await papers_of(event) == []
    assert (await texts_to_citizen(case))[-1] == "您的申请进入公示程序，办理期限照常计算。"
    assert (await messages(case))[-1][0] != "T08"
    await case.resume(by=await staff("R01"), at=november(30), result="无异议。")
    assert await running(case) == before
    assert (await texts_to_citizen(case))[-1] == "公示程序已结束。"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "S9"}, "code"),
        ({"days": 0}, "days"),
        ({"days": 16}, "days"),
        ({"reason": " "}, "reason"),
    ],
)
async def test_only_a_listed_procedure_within_its_longest_time(wang, changes, field):
    case = await with_department()
    form = {"code": "S1", "days": 5, "reason": "送检。"} | changes
    errors = await wrong(case.suspend(by=wang, at=LATER, **form))
    assert field in errors


async def test_one_at_a_time_and_none_to_end_without_one(wang):
    case = await suspended()
    again = case.suspend(by=wang, at=LATER, code="S1", days=1, reason="再检。")
    assert await now_not(again) == "特别程序还没有结束，请先结束特别程序。"
    await case.resume(by=wang, at=LATER, result="好。")
    assert await now_not(case.resume(by=wang, at=LATER, result="好。")) == (
        "没有进行中的特别程序。"
    )


async def test_a_result_is_written_down(wang):
    case = await suspended()
    assert list(await wrong(case.resume(by=wang, at=LATER, result=" "))) == ["result"]


async def test_nothing_is_advised_meanwhile():
    case = await suspended()
    assert "特别程序还没有结束" in await now_not(opine(case, "W01", LATER + MINUTE))
    assert await position(case) == ("accepted", "dept")


async def test_only_the_reviewer_who_holds_the_case(zhang, chen):
    case = await with_department()
    form = {"code": "S1", "days": 5, "reason": "送检。"}
    assert "没有这项权限" in await not_for_them(case.suspend(by=zhang, at=LATER, **form))
    assert "没有这项权限" in await not_for_them(case.suspend(by=chen, at=LATER, **form))


async def test_it_ends_with_the_case(he):
    case = await suspended()
    await case.withdraw(by=he, at=november(24), reason="不开了。", signed=True)
    (row,) = await SpecialProcedure.objects().where(SpecialProcedure.case == case.id)
    assert (row.ended_at, row.result) == (november(24), "办件已终止")
    assert (await open_records(case))["special_procedure"] == 0
    assert not await Clock.exists().where((Clock.case == case.id) & Clock.stopped_at.is_null())
