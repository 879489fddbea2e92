"""告知补正 and 补交: lawful for five working days after the receipt, and then no longer."""

from datetime import date

import pytest

from models.cases.material import CaseMaterial
from models.cases.overdue import deem_silent_cases
from models.cases.records.correction import Correction, Defect, lines_of, open_correction
from models.cases.words import Flag
from models.documents.document import Document
from models.outbox import Outbox
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, december, november
from tests.models.looking import (
    again,
    clock,
    held,
    legs,
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
    accepted,
    being_rechecked,
    corrected,
    defect,
    leg_of,
    opine,
    received,
    staff,
    with_department,
)

NOON = MONDAY + 2 * HOUR


async def asked(case, job_no: str, at, part: str = "平面图", **more):
    defects = [await defect(case, part)]
    return await case.ask_correction(by=await staff(job_no), at=at, defects=defects, **more)


async def test_asking_at_the_counter_stops_the_clocks_and_starts_the_applicants():
    case = await received()
    event = await asked(case, "F01", FRIDAY + 5 * MINUTE)
    assert await position(case) == ("correction", "intake")
    assert await running(case) == {"K16": date(2027, 1, 4)}
    assert [(await clock(case, kind)).outcome for kind in ("K1", "K2")] == ["discharged"] * 2
    assert await papers_of(event) == ["correction"]
    assert (await leg_of(case)).due_at is None


async def test_the_notice_is_one_complete_list_with_law_and_last_day():
    case = await received()
    await asked(case, "F01", FRIDAY)
    paper = (await papers(case))["correction"]
    body = paper.context["body"]
    assert paper.number == "范审补〔2026〕1号"
    assert body["basis"] == "《中华人民共和国行政许可法》第三十二条第一款第四项"
    assert body["due_on"] == "2027-01-04"
    assert body["voided"] == ""
    (line,) = body["lines"]
    assert line["item"].endswith("布局图")
    assert (line["problem"], line["requirement"]) == ("没有标注消毒间。", "重新绘制并签章。")


async def test_the_applicant_gets_one_reminder_with_the_last_day():
    case = await received()
    event = await asked(case, "F01", FRIDAY)
    template, text = (await messages(case))[-1]
    assert template == "T05"
    assert "请在2027年1月4日前提交" in text
    assert "请在1月4日前提交" in (await texts_to_citizen(case))[-1]
    assert "需要补正，请协助申请人" in (await texts_to_desks(event))["范例县政务服务局"]


async def test_supplied_at_the_counter_it_is_received_again_and_counted_anew(he):
    case = await received()
    await asked(case, "F01", FRIDAY)
    await corrected(case, he, december(1, "10:00"))
    assert await position(case) == ("received", "intake")
    assert await running(case) == {"K1": date(2026, 12, 8), "K2": date(2026, 12, 2)}
    assert (await clock(case, "K16")).outcome == "met"
    assert await legs(case) == ["intake"]
    assert (await leg_of(case)).due_clock == "K2"


async def test_the_receipt_for_the_supplement_names_the_notice_and_only_what_was_supplied(he):
    case = await received()
    await asked(case, "F01", FRIDAY)
    await corrected(case, he, MONDAY)
    paper = (await papers(case))["supply_receipt"]
    body = paper.context["body"]
    assert paper.number == "范审收〔2026〕2号"
    assert (body["form"], body["supplies"]) == (
        "supply",
        "补正告知书（范审补〔2026〕1号）所列补正内容",
    )
    (row,) = body["materials"]
    assert (row["originals"], row["checked"]) == (1, True)


async def test_the_new_paper_is_kept_and_the_old_one_goes_back(he):
    case = await received()
    before = await held(case)
    plan = next(row for row in before if "平面图" in row[0])
    await asked(case, "F01", FRIDAY)
    await corrected(case, he, MONDAY)
    assert sorted([*before, (plan[0], "applicant", 1, 0)]) == await held(case)


async def test_what_comes_from_home_waits_for_a_look(sun, he):
    case = await received()
    await asked(case, "F01", FRIDAY)
    before = await held(case)
    await corrected(case, sun, MONDAY)
    assert await held(case) == before
    sentence = await now_not(case.accept(by=he, at=MONDAY))
    assert "还有必要材料没有核对齐" in sentence


async def test_every_line_must_be_answered(he):
    case = await received()
    defects = [await defect(case), Defect("经营面积", "没有填。", "补填。")]
    await case.ask_correction(by=he, at=FRIDAY, defects=defects)
    lines = await lines_of(await open_correction(case.id))
    errors = await wrong(case.supply(by=he, at=MONDAY, answers={lines[0].id: "新图"}))
    assert errors == {f"line_{lines[1].id}": "请写明“经营面积”补交了什么。"}
    assert await position(case) == ("correction", "intake")


@pytest.mark.parametrize(
    ("defects", "field"),
    [
        ([], "defects"),
        ([Defect("图", "", "重画")], "problem_0"),
        ([Defect("图", "不清", "")], "requirement_0"),
        ([Defect("图", "不清", "重画", 10**9)], "defects"),
    ],
)
async def test_a_list_says_what_is_wrong_and_what_to_do(he, defects, field):
    case = await received()
    errors = await wrong(case.ask_correction(by=he, at=FRIDAY, defects=defects))
    assert list(errors) == [field]


async def test_a_defect_of_another_case_cannot_be_listed(he):
    case, other = await received(), await received(at=FRIDAY + MINUTE)
    foreign = await defect(other)
    await wrong(case.ask_correction(by=he, at=FRIDAY + HOUR, defects=[foreign]))
    row = await CaseMaterial.objects().get(CaseMaterial.id == foreign.material)
    assert row.state == "complete"


# After the acceptance (2.5; scenario 4)


@pytest.mark.parametrize(
    ("road", "job_no", "leg", "number"),
    [
        (accepted, "F01", "intake", "范审补〔2026〕1号"),
        (being_rechecked, "S01", "recheck", "示审补〔2026〕1号"),
        (with_department, "W01", "dept", "示卫补〔2026〕1号"),
    ],
)
async def test_within_five_working_days_an_acceptance_is_voided(road, job_no, leg, number):
    case = await road()
    await asked(case, job_no, NOON)
    assert await position(case) == ("correction", leg)
    assert set(await running(case)) == {"K16"}
    assert [(await clock(case, kind)).outcome for kind in ("K8", "K9")] == ["voided"] * 2
    assert (await again(case)).accepted_at is None
    notice = (await papers(case))["correction"]
    assert notice.number == number
    assert notice.context["body"]["voided"] == "范审受〔2026〕1号"


async def test_the_voided_paper_is_kept_with_its_number_and_gets_its_mark():
    case = await with_department(gap=True)
    await asked(case, "W01", NOON)
    rows = await Document.objects().where(Document.case == case.id)
    void = {row.kind: row for row in rows if row.is_void}
    assert void.keys() == {"acceptance", "tolerance"}
    assert void["acceptance"].voided_at == NOON
    assert "受理决定作废" in void["acceptance"].void_reason
    marks = await Outbox.objects().where(Outbox.topic == "void_mark")
    assert {row.subject for row in marks} == {row.id for row in void.values()}


async def test_the_place_of_intake_gets_a_slip_with_every_reason():
    case = await with_department()
    event = await asked(case, "W01", NOON)
    assert set(await papers_of(event)) == {"correction", "return"}
    slip = (await papers(case))["return"]
    assert (slip.number, slip.for_applicant) == ("示卫退〔2026〕1号", False)
    assert slip.context["body"]["stage"] == "部门办理"
    assert slip.context["body"]["correction_number"] == "示卫补〔2026〕1号"
    assert "请协助申请人" in (await texts_to_desks(event))["范例县政务服务局"]


async def test_what_the_department_asked_comes_back_to_the_department(he, wang):
    case = await with_department()
    await asked(case, "W01", NOON)
    await corrected(case, he, TUESDAY)
    leg = await leg_of(case)
    assert await legs(case) == ["intake", "recheck", "dept"]
    assert (leg.kind, leg.staff) == ("dept", wang.id)
    assert await running(case) == {"K1": date(2026, 12, 1)}
    await case.accept(by=wang, at=TUESDAY + MINUTE)
    assert await running(case) == {"K8": date(2026, 12, 1), "K9": date(2026, 12, 22)}


async def test_the_department_then_accepts_in_its_own_name(he, wang):
    case = await with_department()
    await asked(case, "W01", NOON)
    await corrected(case, he, TUESDAY)
    await case.accept(by=wang, at=TUESDAY + MINUTE)
    paper = (await papers(case))["acceptance"]
    assert paper.number == "示卫受〔2026〕1号"
    assert paper.context["offices"]["accepting"]["name"] == "示例县卫生健康委员会"
    await opine(case, "W01", TUESDAY + HOUR)
    chen = await staff("W02")
    await case.claim(by=chen, at=TUESDAY + 2 * HOUR)
    await case.grant(by=chen, at=TUESDAY + 3 * HOUR, content="准予。")
    grant = (await papers(case))["grant"].context
    assert grant["body"]["acceptance_number"] == "示卫受〔2026〕1号"
    assert grant["offices"]["accepting"]["name"] == "示例县卫生健康委员会"


async def test_what_the_recheck_asked_gets_a_new_day_there(zhang, he):
    case = await being_rechecked()
    await asked(case, "S01", NOON)
    await corrected(case, he, TUESDAY)
    assert await running(case) == {"K1": date(2026, 12, 1), "K3": date(2026, 11, 25)}
    await case.accept(by=zhang, at=TUESDAY + MINUTE)
    await case.pass_on(by=zhang, at=TUESDAY + 2 * MINUTE)
    assert await position(case) == ("accepted", "dept")
    assert set(await running(case)) == {"K6", "K8", "K9"}


async def test_the_deciding_places_window_may_take_the_supplement_too(zhang):
    case = await with_department()
    await asked(case, "W01", NOON)
    await corrected(case, zhang, TUESDAY)
    plan = [row for row in await held(case) if "平面图" in row[0]]
    assert {row[1] for row in plan} == {"applicant", "recheck"}


async def test_the_tolerated_flag_goes_with_the_voided_acceptance(he, wang):
    case = await with_department(gap=True)
    assert case.flags == [Flag.TOLERATED]
    await asked(case, "W01", NOON, part="制度")
    assert (await again(case)).flags == []
    await corrected(case, he, TUESDAY)
    gap = next(row for row in await case.materials() if row.state == "tolerated")
    gap.promised_on = date(2026, 11, 23)
    await gap.save()
    sentence = await now_not(case.accept(by=wang, at=TUESDAY))
    assert "承诺补交的日期已经过了" in sentence


# After five working days (scenario 5)


@pytest.mark.parametrize("at", [november(28, "00:00"), november(30, "09:00"), december(10)])
async def test_after_five_working_days_nothing_can_be_asked_any_more(at):
    case = await with_department()
    sentence = await now_not(asked(case, "W01", at))
    assert sentence.startswith("收件已超过五个工作日，不能再要求补正")
    assert await position(case) == ("accepted", "dept")


async def test_the_last_minute_of_the_fifth_day_is_in_time():
    case = await with_department()
    await asked(case, "W01", november(27, "23:59"))
    assert await position(case) == ("correction", "dept")


async def test_for_other_items_a_received_case_can_be_corrected_later_too(lin):
    case = await received(ALLOWANCE)
    await asked(case, "Q01", december(10), part="申请表")
    assert await position(case) == ("correction", "intake")


async def test_but_an_accepted_one_cannot():
    case = await with_department(ALLOWANCE)
    assert "收件已超过五个工作日" in await now_not(asked(case, "M01", december(1), "申请表"))


# A second list (scenario 7)


async def test_a_second_list_needs_a_supervisors_reason(he):
    case = await received()
    await asked(case, "F01", FRIDAY)
    await corrected(case, he, MONDAY)
    errors = await wrong(asked(case, "F01", MONDAY + MINUTE))
    assert errors == {"supervisor_reason": "这件已经告知过补正，再次告知须写明负责人同意的理由。"}
    await asked(case, "F01", MONDAY + MINUTE, supervisor_reason="图纸仍不清楚，科长同意。")
    rows = await Correction.objects().where(Correction.case == case.id).order_by(Correction.id)
    assert [row.supervisor_reason for row in rows] == ["", "图纸仍不清楚，科长同意。"]


async def test_after_the_supplement_the_limit_for_asking_runs_from_the_supplement(he):
    case = await received()
    await asked(case, "F01", FRIDAY)
    await corrected(case, he, december(1))
    await asked(case, "F01", december(8, "23:00"), supervisor_reason="科长同意。")
    assert await position(case) == ("correction", "intake")


async def test_silence_of_the_applicant_is_not_silence_of_the_office():
    case = await received()
    await asked(case, "F01", FRIDAY)
    assert await deem_silent_cases(december(30)) == 0


# Who


async def test_only_who_has_claimed_the_leg_asks(zhang):
    case = await with_department()
    assert "由该处的工作人员办理" in await not_for_them(asked(case, "S01", NOON))
    assert await now_not(asked(case, "W02", NOON)) == "这件由另一位同事接件办理。"


async def test_a_stranger_supplies_nothing(sun, zhang, liu_fang):
    case = await received(ALLOWANCE)
    await asked(case, "Q01", FRIDAY, part="申请表")
    assert "由该处的工作人员办理" in await not_for_them(corrected(case, sun, MONDAY))
    assert "由该处的工作人员办理" in await not_for_them(corrected(case, zhang, MONDAY))
    assert "没有这项权限" in await not_for_them(corrected(case, liu_fang, MONDAY))


async def test_not_during_a_special_procedure(wang):
    case = await with_department()
    await case.suspend(by=wang, at=NOON, code="S1", days=5, reason="送检")
    assert "请先结束特别程序" in await now_not(asked(case, "W01", TUESDAY))


async def test_a_station_that_only_registers_asks_in_the_name_of_the_office():
    case = await received(HARDSHIP)
    await asked(case, "Q01", FRIDAY, part="申请认定表")
    assert (await papers(case))["correction"].number == "示人社补〔2026〕1号"
