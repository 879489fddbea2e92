"""容缺: accepted on a promise; the decision waits until it is kept (scenario 8)."""

from datetime import date

import pytest

from models.cases.case import Case
from models.cases.material import CaseMaterial
from models.cases.words import Flag
from models.catalog.words import IntakeMode, Need
from models.people.citizen import Citizen
from models.sample.cast import SUN
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, december, november
from tests.models.items import A_FORM, entitle, published
from tests.models.looking import (
    again,
    clock,
    held,
    messages,
    not_for_them,
    now_not,
    papers,
    papers_of,
    position,
    running,
    texts_to_citizen,
    texts_to_desks,
    wrong,
)
from tests.models.play import (
    COLLECTED,
    DENIAL,
    accepted,
    received,
    staff,
    taken_in,
    to_be_decided,
)

RULES = {
    "name": "规章制度",
    "need": Need.TOLERABLE,
    "originals": 1,
    "tolerance_length": 3,
    "tolerance_unit": "workday",
}


async def gap_of(case: Case, name: str = "卫生管理制度") -> CaseMaterial:
    return next(row for row in await case.materials() if row.name == name)


async def test_acceptance_with_a_gap_starts_its_clock_and_gives_a_second_paper(he):
    case = await received(gap=True)
    event = await case.accept(by=he, at=FRIDAY + MINUTE)
    assert case.flags == [Flag.TOLERATED]
    assert (await running(case))["K15"] == date(2026, 11, 27)
    assert (await clock(case, "K15")).subject in {row.id for row in await case.materials()}
    assert sorted(await papers_of(event)) == ["acceptance", "tolerance"]


async def test_the_paper_lists_what_is_there_what_is_not_and_what_was_promised():
    case = await accepted(gap=True)
    paper = (await papers(case))["tolerance"]
    body = paper.context["body"]
    assert paper.number == "范审容〔2026〕1号"
    assert {row["name"]: row["due_on"] for row in body["missing"]} == {
        "卫生管理制度": "2026-11-27",
        "从业人员健康证明": "2026-11-27",
    }
    assert "公共场所卫生许可申请表" in body["submitted"]
    assert any("终止办理" in promise for promise in body["promises"])


async def test_a_promise_beyond_the_promised_time_is_no_promise(zhang):
    item = await published(960, promised_length=2, materials=(A_FORM, RULES))
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    rules = await gap_of(case, "规章制度")
    rules.state, rules.promised_on = "tolerated", date(2026, 11, 25)
    await rules.save()
    sentence = await now_not(case.accept(by=zhang, at=FRIDAY))
    assert sentence == "“规章制度”的容缺期限不能晚于承诺办结日11月24日，请重新约定。"


async def test_the_decision_waits_for_it():
    case = await to_be_decided(gap=True)
    chen = await staff("W02")
    waits = "容缺材料还没有补齐，补齐后才能发出决定。"
    at = MONDAY + 6 * HOUR
    assert await now_not(case.grant(by=chen, at=at, content="准予。")) == waits
    assert await now_not(case.deny(by=chen, at=at, **DENIAL)) == waits


async def filled(case: Case, by, at=MONDAY + 6 * HOUR) -> None:
    for name in ("卫生管理制度", "从业人员健康证明"):
        await case.fill_gap(by=by, at=at, material=(await gap_of(case, name)).id)


async def test_supplied_the_promise_is_met_and_the_decision_possible(he, chen):
    case = await to_be_decided(gap=True)
    event = await case.fill_gap(by=he, at=TUESDAY, material=(await gap_of(case)).id)
    row = await gap_of(case)
    assert (row.state, row.original_count, row.checked_by) == ("complete", 1, he.id)
    assert (await texts_to_citizen(case))[-1] == "容缺材料“卫生管理制度”已补齐。"
    assert await texts_to_desks(event) == {"示例县卫健委": f"{case.case_no}的容缺材料已补齐。"}
    assert await position(case) == ("accepted", "decide")
    await case.fill_gap(by=he, at=TUESDAY, material=(await gap_of(case, "从业人员健康证明")).id)
    assert "K15" not in await running(case)
    await case.grant(by=chen, at=TUESDAY + HOUR, content="准予。")


async def test_each_promise_has_its_own_clock(he):
    case = await to_be_decided(gap=True)
    await case.fill_gap(by=he, at=TUESDAY, material=(await gap_of(case)).id)
    assert "K15" in await running(case)
    chen = await staff("W02")
    assert "还没有补齐" in await now_not(case.grant(by=chen, at=TUESDAY, content="准予。"))


async def test_the_paper_is_held_by_whoever_took_it(he, wang):
    case = await to_be_decided(gap=True)
    await case.fill_gap(by=he, at=TUESDAY, material=(await gap_of(case)).id)
    await case.fill_gap(by=wang, at=TUESDAY, material=(await gap_of(case, "从业人员健康证明")).id)
    rows = {row[0]: row[1:] for row in await held(case)}
    assert rows["卫生管理制度"] == ("intake", 1, 0)
    assert rows["从业人员健康证明"] == ("office", 0, 1)


@pytest.mark.parametrize(("paper", "originals"), [(False, 0), (True, 1)])
async def test_from_home_no_paper_is_booked_that_nobody_brought(paper, originals):
    case = await to_be_decided(gap=True)
    await Case.update({Case.filed_by: await somebody()}).where(Case.id == case.id)
    case, gap = await again(case), await gap_of(case)
    await case.fill_gap(by=await staff("F01"), at=TUESDAY, material=gap.id, paper=paper)
    gap = await gap_of(case)
    assert (gap.state, gap.original_count, gap.original_seen) == ("complete", originals, paper)
    assert (gap.name in {row[0] for row in await held(case)}) is paper


async def somebody() -> int:
    return (await Citizen.with_mobile(SUN.mobile, at=FRIDAY)).id


@pytest.mark.parametrize("name", ["公共场所卫生许可申请表", "没有这份"])
async def test_only_a_gap_can_be_filled(he, name):
    case = await accepted(gap=True)
    rows = {row.name: row.id for row in await case.materials()}
    errors = await wrong(case.fill_gap(by=he, at=MONDAY, material=rows.get(name, 0)))
    assert errors == {"material": "请选择一份正在容缺的材料。"}


async def test_without_a_gap_there_is_nothing_to_fill(he, chen):
    case = await accepted()
    refused = case.fill_gap(by=he, at=MONDAY, material=1)
    assert await now_not(refused) == "没有待补齐的容缺材料。"
    refused = case.fill_gap(by=chen, at=MONDAY, material=1)
    assert "没有这项权限" in await not_for_them(refused)


# The promise is broken


async def test_before_the_day_is_over_the_case_cannot_be_ended(he):
    case = await accepted(gap=True)
    sentence = await now_not(case.lapse(by=he, at=november(27, "23:59"), reason="未补。"))
    assert sentence == "补正或容缺的期限还没有到，不能终止。"


async def test_after_it_a_person_ends_it_and_the_papers_are_listed_for_return(he):
    case = await accepted(gap=True)
    event = await case.lapse(by=he, at=november(30), reason="经提醒仍未补交卫生管理制度。")
    now = await again(case)
    assert await position(case) == ("lapsed", None)
    assert await running(case) == {}
    assert {row[1] for row in await held(case)} == {"applicant"}
    assert (now.ended_at, now.closed_at) == (november(30), november(30))
    assert event.note == "经提醒仍未补交卫生管理制度。"
    paper = (await papers(case))["lapse"]
    assert paper.number == "范审终〔2026〕1号"
    assert paper.context["body"]["basis"] == "容缺受理通知书和申请人的承诺"
    assert len(paper.context["body"]["returned"]) == len(await case.materials())
    assert (await messages(case))[-1][0] == "T20"
    assert await texts_to_desks(event) == {
        "范例县政务服务局": f"{case.case_no}已终止办理，请退还材料。"
    }


async def test_a_reason_is_needed_and_strangers_are_not_heard(he, liu_fang):
    case = await accepted(gap=True)
    assert list(await wrong(case.lapse(by=he, at=november(30), reason=""))) == ["reason"]
    assert "由该处" in await not_for_them(case.lapse(by=liu_fang, at=november(30), reason="未补。"))


async def test_late_is_better_than_never(he):
    case = await accepted(gap=True)
    await case.fill_gap(by=he, at=december(2), material=(await gap_of(case)).id)
    assert (await gap_of(case)).state == "complete"


# 告知承诺 does not wait, but collects before it hands out


@pytest.fixture
async def on_promise(zhang, wang, chen) -> Case:
    """Granted on the applicant's promise while a paper is still missing."""
    item = await published(
        961,
        promise_allowed=True,
        materials=(A_FORM, RULES),
        questions={"way": ({"label": "告知承诺"}, {"label": "一般程序"})},
    )
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW, answers={"way": ("告知承诺",)})
    rules = await gap_of(case, "规章制度")
    rules.state, rules.promised_on, rules.original_count = "tolerated", date(2026, 11, 25), 0
    await rules.save()
    await case.accept(by=zhang, at=FRIDAY + MINUTE)
    await case.push(by=zhang, at=FRIDAY + 2 * MINUTE)
    await case.claim(by=wang, at=MONDAY)
    await case.opine(by=wang, at=MONDAY, advice="grant", text="可以。", points={"符合条件": True})
    await case.claim(by=chen, at=MONDAY)
    await case.grant(by=chen, at=MONDAY, content="准予。")
    return case


async def test_on_a_promise_it_is_granted_but_not_handed_out(on_promise, zhao):
    assert await position(on_promise) == ("granted", "out")
    refused = on_promise.hand_out(by=zhao, at=TUESDAY, **COLLECTED)
    assert await now_not(refused) == "容缺材料还没有补齐，请先收齐再出件。"


async def test_the_counter_collects_what_is_missing_and_then_hands_out(on_promise, zhao):
    rules = await gap_of(on_promise, "规章制度")
    await on_promise.fill_gap(by=zhao, at=TUESDAY, material=rules.id)
    await on_promise.hand_out(by=zhao, at=TUESDAY + MINUTE, **COLLECTED)
    assert await position(on_promise) == ("granted", None)
    assert await running(on_promise) == {}
