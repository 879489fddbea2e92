"""不予受理: one proposes, the department confirms, and the papers go back."""

import pytest

from models.cases.records.refusal import Refusal
from models.cases.words import RefusalGround
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, november
from tests.models.looking import (
    again,
    held,
    messages,
    not_for_them,
    now_not,
    open_records,
    papers,
    papers_of,
    position,
    running,
    texts_to_citizen,
    texts_to_desks,
    wrong,
)
from tests.models.play import accepted, at_recheck, received, staff

GROUND = {
    "ground": RefusalGround.NOT_COMPETENT,
    "reason": "场所在邻市。",
    "competent_office": "邻市卫健委",
    "competent_address": "邻市安康路1号",
    "competent_phone": "0997-1",
}


async def proposed(at=FRIDAY, **changes):
    case = await received()
    await case.refuse(by=await staff("F01"), at=at, **(GROUND | changes))
    return case


async def test_a_proposal_changes_nothing_yet_and_the_department_is_told(he):
    case = await received()
    event = await case.refuse(by=he, at=FRIDAY, **GROUND)
    assert await position(case) == ("received", "intake")
    assert set(await running(case)) == {"K1", "K2"}
    assert await papers_of(event) == []
    assert await texts_to_desks(event) == {
        "示例县卫健委": f"{case.case_no}建议不予受理，请另一位同事确认。"
    }
    assert len(await texts_to_citizen(case)) == 1


async def test_the_department_sees_what_it_is_asked_to_confirm(wang, liu_fang):
    case = await received()
    assert not await case.is_visible_to(wang)
    await case.refuse(by=await staff("F01"), at=FRIDAY, **GROUND)
    assert await case.is_visible_to(wang)
    assert not await case.is_visible_to(liu_fang)


async def test_what_the_department_has_confirmed_it_goes_on_seeing(wang, yang):
    case = await proposed()
    await case.confirm_refusal(by=yang, at=FRIDAY + HOUR)
    assert await case.is_visible_to(yang)
    assert await case.is_visible_to(wang)


async def test_a_proposal_that_fell_is_no_longer_theirs(he, wang):
    case = await proposed()
    await case.accept(by=he, at=FRIDAY + HOUR)
    assert not await case.is_visible_to(wang)


async def test_confirmed_it_ends_the_case_and_every_paper_goes_back(wang):
    case = await proposed()
    event = await case.confirm_refusal(by=wang, at=FRIDAY + HOUR)
    assert await position(case) == ("not_accepted", None)
    assert await running(case) == {}
    assert {row[1] for row in await held(case)} == {"applicant"}
    assert await papers_of(event) == ["refusal"]
    now = await again(case)
    assert (now.ended_at, now.closed_at) == (FRIDAY + HOUR, FRIDAY + HOUR)
    assert await open_records(case) == dict.fromkeys(await open_records(case), 0)


async def test_the_notice_names_ground_law_competent_office_and_remedies(yang):
    case = await proposed()
    await case.confirm_refusal(by=yang, at=FRIDAY + HOUR)
    paper = (await papers(case))["refusal"]
    body = paper.context["body"]
    assert paper.number == "示卫不受〔2026〕1号"
    assert body["reason_kind"] == "不属于本机关职权范围"
    assert body["basis"] == "《中华人民共和国行政许可法》第三十二条第一款第二项"
    assert body["competent"]["name"] == "邻市卫健委"
    assert paper.context["rights"] == {
        "reconsideration": "示例县人民政府",
        "court": "示例县人民法院",
    }
    assert len(body["returned"]) == len(await case.materials())


@pytest.mark.parametrize(
    ("ground", "basis"),
    [
        (RefusalGround.NOT_NEEDED, "《中华人民共和国行政许可法》第三十二条第一款第一项"),
        (RefusalGround.CONDITIONS_UNMET, "《公共场所卫生管理条例》第八条"),
    ],
)
async def test_each_ground_rests_on_its_own_law(wang, ground, basis):
    case = await proposed(ground=ground)
    await case.confirm_refusal(by=wang, at=FRIDAY + HOUR)
    assert (await papers(case))["refusal"].context["body"]["basis"] == basis


async def test_an_item_that_is_no_licence_does_not_cite_the_licence_law(zhang):
    case = await at_recheck(HARDSHIP)
    await case.claim(by=zhang, at=MONDAY)
    unmet = {"ground": RefusalGround.NOT_CORRECTED, "reason": "逾期未补正。"}
    await case.refuse(by=zhang, at=MONDAY + MINUTE, **unmet)
    await case.confirm_refusal(by=await staff("R01"), at=MONDAY + HOUR)
    body = (await papers(case))["refusal"].context["body"]
    assert body["basis"] == "《中华人民共和国就业促进法》第五十二条"
    assert body["competent"] is None


async def test_the_reminder_says_neither_why_nor_what(wang):
    case = await proposed()
    await case.confirm_refusal(by=wang, at=FRIDAY + HOUR)
    template, text = (await messages(case))[-1]
    assert template == "T07"
    assert "卫生" not in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"ground": None}, "ground"),
        ({"ground": RefusalGround.NOT_CORRECTED}, "ground"),
        ({"competent_office": " "}, "competent_office"),
        ({"reason": ""}, "reason"),
    ],
)
async def test_a_proposal_needs_a_lawful_ground_and_a_reason(he, changes, field):
    case = await received()
    errors = await wrong(case.refuse(by=he, at=FRIDAY, **(GROUND | changes)))
    assert list(errors) == [field]


async def test_one_proposal_at_a_time(he):
    case = await proposed()
    assert "已有不予受理建议" in await now_not(case.refuse(by=he, at=FRIDAY + MINUTE, **GROUND))


async def test_who_proposed_does_not_confirm(zhang, wang):
    case = await proposed()
    await Refusal.update({Refusal.proposed_by: wang.id}).where(Refusal.case == case.id)
    sentence = await now_not(case.confirm_refusal(by=wang, at=FRIDAY + HOUR))
    assert sentence == "不予受理须由另一位部门人员确认。"


async def test_only_the_deciding_department_confirms(zhang, liu_fang, he):
    case = await proposed()
    assert "由该处" in await not_for_them(case.confirm_refusal(by=liu_fang, at=FRIDAY))
    assert "没有这项权限" in await not_for_them(case.confirm_refusal(by=he, at=FRIDAY))


async def test_there_must_be_something_to_confirm(wang):
    case = await received()
    sentence = await now_not(case.confirm_refusal(by=wang, at=FRIDAY))
    assert sentence == "没有待确认的不予受理建议。"


async def test_after_five_working_days_it_is_too_late(he, wang):
    late = november(28, "09:00")
    case = await received()
    assert "不能再作出不予受理决定" in await now_not(case.refuse(by=he, at=late, **GROUND))
    case = await proposed()
    assert "不能再作出不予受理决定" in await now_not(case.confirm_refusal(by=wang, at=late))


async def test_an_accepted_case_cannot_be_refused_any_more(he):
    case = await accepted()
    assert "现在是“已受理”" in await now_not(case.refuse(by=he, at=FRIDAY + HOUR, **GROUND))


async def test_acceptance_in_the_meantime_lets_the_proposal_fall(he, wang):
    case = await proposed()
    await case.accept(by=he, at=FRIDAY + HOUR)
    assert (await open_records(case))["refusal"] == 0
    assert "现在是“已受理”" in await now_not(case.confirm_refusal(by=wang, at=FRIDAY + HOUR))


async def test_so_does_sending_the_case_on(zhang):
    case = await received(HARDSHIP)
    counter = await staff("Q01")
    await Refusal(
        case=case.id,
        ground=RefusalGround.CONDITIONS_UNMET,
        reason="未满年龄。",
        proposed_by=zhang.id,
        proposed_at=FRIDAY,
    ).save()
    await case.push(by=counter, at=FRIDAY + MINUTE)
    assert (await open_records(case))["refusal"] == 0


async def test_a_station_does_not_propose_refusals(lin):
    case = await received(ALLOWANCE)
    assert "没有这项权限" in await not_for_them(case.refuse(by=lin, at=FRIDAY, **GROUND))
