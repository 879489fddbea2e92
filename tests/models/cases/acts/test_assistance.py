"""辅助审核: the clerk asks, the department answers, and the case waits meanwhile (scenario 3)."""

import pytest

from models.cases.records.assist_request import AssistOpinion, AssistRequest
from models.sample.story import ALLOWANCE
from tests.models.days import FRIDAY, MINUTE, MONDAY
from tests.models.looking import (
    not_for_them,
    now_not,
    open_records,
    papers,
    papers_of,
    position,
    texts_to_citizen,
    texts_to_desks,
    wrong,
)
from tests.models.play import accepted, being_rechecked, corrected, defect, received, staff

QUESTION = "住宅底层能收吗？"
ANSWER = {"opinion": AssistOpinion.FITS, "answer": "独立出入，可以收。"}


async def asked(job_no: str = "F01", at=FRIDAY):
    case = await received()
    await case.ask_assist(by=await staff(job_no), at=at, office=case.office, question=QUESTION)
    return case


async def test_the_department_is_told_and_the_applicant_is_not(he):
    case = await received()
    event = await case.ask_assist(by=he, at=FRIDAY, office=case.office, question=QUESTION)
    assert await texts_to_desks(event) == {"示例县卫健委": f"{case.case_no}有辅助审核请求。"}
    assert len(await texts_to_citizen(case)) == 1
    assert await position(case) == ("received", "intake")


async def test_until_it_is_answered_the_case_is_not_accepted_nor_pushed_nor_passed(he, zhang):
    case = await asked()
    assert "还没有答复" in await now_not(case.accept(by=he, at=FRIDAY))
    case = await accepted()
    await case.ask_assist(by=he, at=FRIDAY + 6 * MINUTE, office=case.office, question=QUESTION)
    assert "还没有答复" in await now_not(case.push(by=he, at=FRIDAY + 7 * MINUTE))
    case = await being_rechecked()
    await case.ask_assist(by=zhang, at=MONDAY, office=case.office, question=QUESTION)
    assert "还没有答复" in await now_not(case.pass_on(by=zhang, at=MONDAY))


async def test_answered_it_goes_on_and_leaves_a_slip_with_both_times(he, yang):
    case = await asked()
    event = await case.answer_assist(by=yang, at=FRIDAY + 20 * MINUTE, **ANSWER)
    assert await papers_of(event) == ["assist"]
    body = (await papers(case))["assist"].context["body"]
    assert body["stage"] == "受理协作"
    assert (body["question"], body["answer"], body["opinion"]) == (
        QUESTION,
        "符合",
        "独立出入，可以收。",
    )
    assert body["asked_by"]["name"] == "何琳"
    assert body["asked_at"] == "2026-11-20T15:00:00+08:00"
    assert (body["answered_by"], body["answered_at"]) == ("杨帆", "2026-11-20T15:20:00+08:00")
    assert body["intake_place"] == "范例县政务服务大厅2号综合窗口"
    assert body["deciding_place"] == "示例县政务服务大厅"
    await case.accept(by=he, at=FRIDAY + 30 * MINUTE)


async def test_the_clerk_is_told_of_the_answer(yang):
    case = await asked()
    event = await case.answer_assist(by=yang, at=FRIDAY + 20 * MINUTE, **ANSWER)
    assert await texts_to_desks(event) == {"范例县政务服务局": f"{case.case_no}的辅助审核已答复。"}


async def test_at_the_recheck_it_is_cooperation_of_the_deciding_place(zhang, wang):
    case = await being_rechecked()
    await case.ask_assist(by=zhang, at=MONDAY, office=case.office, question=QUESTION)
    await case.answer_assist(by=wang, at=MONDAY + MINUTE, **ANSWER)
    slip = (await papers(case))["assist"]
    assert slip.context["body"]["stage"] == "办理协作"
    assert slip.number == "示审流〔2026〕1号"


async def test_what_was_kept_as_evidence_is_on_the_slip(yang):
    case = await asked()
    kept = ["截图一张", "通话录音LY01"]
    await case.answer_assist(by=yang, at=FRIDAY + MINUTE, evidence=kept, **ANSWER)
    (request,) = await AssistRequest.objects().where(AssistRequest.case == case.id)
    assert request.evidence == kept
    assert (await papers(case))["assist"].context["body"]["evidence"] == kept


async def test_the_asked_office_sees_the_case_from_then_on(yang, liu_fang):
    case = await received()
    assert not await case.is_visible_to(yang)
    await case.ask_assist(by=await staff("F01"), at=FRIDAY, office=case.office, question=QUESTION)
    assert await case.is_visible_to(yang)
    assert not await case.is_visible_to(liu_fang)


@pytest.mark.parametrize(
    ("changes", "field"), [({"question": " "}, "question"), ({"office": 0}, "office")]
)
async def test_a_question_and_somebody_to_ask_are_needed(he, changes, field):
    case = await received()
    form = {"office": case.office, "question": QUESTION} | changes
    assert list(await wrong(case.ask_assist(by=he, at=FRIDAY, **form))) == [field]


@pytest.mark.parametrize(
    ("changes", "field"), [({"opinion": None}, "opinion"), ({"answer": ""}, "answer")]
)
async def test_an_answer_has_an_opinion_and_reasons(yang, changes, field):
    case = await asked()
    errors = await wrong(case.answer_assist(by=yang, at=FRIDAY, **(ANSWER | changes)))
    assert list(errors) == [field]


async def test_one_question_at_a_time_and_no_answer_without_one(he, yang):
    case = await asked()
    again = case.ask_assist(by=he, at=FRIDAY, office=case.office, question="还有？")
    assert "还没有答复" in await now_not(again)
    case = await received(at=FRIDAY + MINUTE)
    refused = case.answer_assist(by=yang, at=FRIDAY + MINUTE, **ANSWER)
    assert await now_not(refused) == "没有等待答复的辅助审核。"


async def test_only_the_asked_office_answers(liu_fang, chen, he):
    case = await asked()
    assert "由该处" in await not_for_them(case.answer_assist(by=liu_fang, at=FRIDAY, **ANSWER))
    assert "没有这项权限" in await not_for_them(case.answer_assist(by=chen, at=FRIDAY, **ANSWER))
    assert "没有这项权限" in await not_for_them(case.answer_assist(by=he, at=FRIDAY, **ANSWER))


async def test_a_question_survives_a_correction_and_can_be_answered_after_it(he, yang):
    case = await asked()
    await case.ask_correction(by=he, at=FRIDAY, defects=[await defect(case)])
    assert (await open_records(case))["assist_request"] == 1
    await corrected(case, he, MONDAY)
    await case.answer_assist(by=yang, at=MONDAY, **ANSWER)
    assert (await open_records(case))["assist_request"] == 0


async def test_it_falls_when_the_applicant_withdraws(lin):
    case = await received(ALLOWANCE)
    await case.ask_assist(by=lin, at=FRIDAY, office=case.office, question=QUESTION)
    await case.withdraw(by=lin, at=FRIDAY + MINUTE, reason="", signed=True)
    assert (await open_records(case))["assist_request"] == 0
