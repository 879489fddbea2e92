"""延长期限: once, at most ten working days, approved by a leader (scenario 10)."""

from datetime import date

import pytest

from models.cases.words import Flag
from models.catalog.words import IntakeMode, LimitUnit
from models.sample.story import ALLOWANCE
from tests.models.days import HOUR, MONDAY, december, november
from tests.models.items import entitle, published
from tests.models.looking import (
    again,
    clock,
    messages,
    not_for_them,
    now_not,
    papers,
    running,
    wrong,
)
from tests.models.play import leg_of, staff, taken_in, with_department

LATER = MONDAY + HOUR
REASON = "需要进一步核实。"


async def test_promise_and_law_end_later_and_the_case_is_flagged(chen):
    case = await with_department()
    await case.extend(by=chen, at=LATER, days=10, reason=REASON)
    assert await running(case) == {"K8": date(2026, 12, 11), "K9": date(2027, 1, 4)}
    assert (await again(case)).flags == [Flag.EXTENDED]
    assert (await leg_of(case)).due_at == december(12, "00:00")


async def test_the_notice_gives_the_reason_and_both_days(chen):
    case = await with_department()
    await case.extend(by=chen, at=LATER, days=3, reason=REASON)
    paper = (await papers(case))["extension"]
    body = paper.context["body"]
    assert paper.number == "示卫延〔2026〕1号"
    assert (body["reason"], body["days"], body["approver"]) == (REASON, 3, "本机关负责人")
    assert (body["due_before"], body["due_after"]) == ("2026-12-18", "2026-12-23")
    assert (await messages(case))[-1][0] == "T20"


async def test_a_second_extension_is_refused(chen):
    case = await with_department()
    await case.extend(by=chen, at=LATER, days=1, reason=REASON)
    second = case.extend(by=chen, at=LATER, days=1, reason=REASON)
    assert await now_not(second) == "办理期限只能延长一次。"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"days": 11}, "days"), ({"days": 0}, "days"), ({"reason": ""}, "reason")],
)
async def test_not_more_than_ten_days_and_not_without_a_reason(chen, changes, field):
    case = await with_department()
    form = {"days": 5, "reason": REASON} | changes
    assert list(await wrong(case.extend(by=chen, at=LATER, **form))) == [field]


async def test_not_after_the_legal_end(chen):
    case = await with_department()
    sentence = await now_not(case.extend(by=chen, at=december(19), days=5, reason=REASON))
    assert sentence == "法定期限已到或没有法定期限，不能延长。"


async def test_not_where_the_law_sets_no_limit():
    case = await with_department(ALLOWANCE)
    refused = case.extend(by=await staff("M02"), at=LATER, days=5, reason=REASON)
    assert "没有法定期限" in await now_not(refused)


async def test_only_the_leader_of_the_deciding_office(wang, zhang):
    case = await with_department()
    form = {"days": 5, "reason": REASON}
    assert "没有这项权限" in await not_for_them(case.extend(by=wang, at=LATER, **form))
    other = await staff("M02")
    assert "由该处" in await not_for_them(case.extend(by=other, at=LATER, **form))


async def test_with_a_special_procedure_behind_it_both_count(chen, wang):
    case = await with_department()
    await case.suspend(by=wang, at=LATER, code="S1", days=2, reason="送检。")
    await case.resume(by=wang, at=november(25), result="合格。")
    await case.extend(by=chen, at=november(25, "10:00"), days=5, reason=REASON)
    assert await running(case) == {"K8": date(2026, 12, 8), "K9": date(2026, 12, 29)}


@pytest.mark.parametrize(
    ("unit", "length", "before", "after"),
    [
        (LimitUnit.MONTH, 2, date(2027, 1, 20), date(2027, 2, 3)),
        (LimitUnit.DAY, 30, date(2026, 12, 21), date(2027, 1, 5)),
    ],
)
async def test_a_limit_in_months_or_calendar_days_is_lengthened_by_working_days(
    zhang, wang, chen, unit, length, before, after
):
    item = await published(950, legal_length=length, legal_unit=unit)
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=november(20, "15:05"))
    await case.push(by=zhang, at=november(20, "15:06"))
    await case.claim(by=wang, at=MONDAY)
    assert (await clock(case, "K9")).due_on == before
    await case.extend(by=chen, at=LATER, days=10, reason=REASON)
    assert (await clock(case, "K9")).due_on == after
