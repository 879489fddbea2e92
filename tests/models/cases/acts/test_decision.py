"""准予 and 不予: four eyes, reasons, and the clocks of delivery (scenarios 2 and 15)."""

from datetime import date

import pytest

from models.cases.leg import Leg
from models.cases.records.decision import Decision
from models.cases.words import DeliveryWay
from models.catalog.words import CaseKind, IntakeMode
from models.people.role import Role
from models.people.staff import Posting, officer_on
from models.sample.cast import NEIGHBOUR, SERVICE
from models.sample.places import office_coded
from models.sample.story import ALLOWANCE
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, november
from tests.models.items import entitle, published
from tests.models.looking import (
    again,
    clock,
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
    DENIAL,
    denied,
    granted,
    leg_of,
    reviewed,
    staff,
    taken_in,
    to_be_decided,
    with_department,
)

LATER = MONDAY + 6 * HOUR
CONTENT = "准予从事公共场所经营活动。\n\n许可项目：理发店。"


async def test_a_grant_is_the_end_of_the_promise_and_of_the_legal_limit(chen):
    case = await to_be_decided()
    event = await case.grant(by=chen, at=LATER, content=CONTENT)
    (row,) = await Decision.objects().where(Decision.case == case.id)
    assert await position(case) == ("granted", "make")
    assert await running(case) == {"K11": date(2026, 12, 7)}
    assert [(await clock(case, kind)).outcome for kind in ("K8", "K9")] == ["met"] * 2
    assert (await again(case)).decided_at == LATER
    assert (row.outcome, row.staff, row.content) == ("granted", chen.id, CONTENT)
    assert await papers_of(event) == ["grant"]


async def test_the_decision_tells_the_history_the_law_and_what_is_granted():
    case = await granted()
    paper = (await papers(case))["grant"]
    body = paper.context["body"]
    assert (paper.number, paper.title) == ("示卫准〔2026〕1号", "准予行政许可决定书")
    assert (body["applied_on"], body["accepted_on"]) == ("2026-11-20", "2026-11-20")
    assert body["acceptance_number"] == "范审受〔2026〕1号"
    assert body["basis"] == [
        "《公共场所卫生管理条例》第八条",
        "《公共场所卫生管理条例实施细则》第二十二条",
        "《中华人民共和国行政许可法》第三十八条第一款",
    ]
    assert body["decision"] == ["准予。"]
    assert "你单位提交的申请材料齐全" in body["review"]


async def test_a_decision_prints_the_whole_number_of_the_person():
    case = await granted(ALLOWANCE)
    context = (await papers(case))["grant"].context
    assert context["case"]["applicant"]["id_number"] == "999901194103150011"
    assert context["document"]["title"] == "准予决定书"
    assert context["body"]["review"].startswith("经审查，你提交")
    receipt = (await papers(case))["receipt"].context
    assert receipt["case"]["applicant"]["id_number"] == "999901********0011"


async def test_the_reminder_does_not_say_how_it_was_decided():
    yes, no = await granted(), await denied(at=FRIDAY + MINUTE)
    texts = {(await messages(case))[-1][1].replace(case.tail, "") for case in (yes, no)}
    assert len(texts) == 1
    assert (await texts_to_citizen(yes))[-1] == (await texts_to_citizen(no))[-1]


async def test_the_next_desk_and_the_place_of_intake_are_told(chen):
    case = await to_be_decided()
    event = await case.grant(by=chen, at=LATER, content=CONTENT)
    assert await texts_to_desks(event) == {
        "范例县政务服务局": f"{case.case_no}已决定。",
        "示例县卫健委": f"{case.case_no}已决定，请制证。",
    }


async def test_without_a_certificate_it_goes_straight_to_the_counter():
    case = await granted(ALLOWANCE)
    leg = await leg_of(case)
    assert await position(case) == ("granted", "out")
    assert leg.station is not None  # 刘德福 collects in his village


@pytest.mark.parametrize(
    ("way", "office", "at_the_station"),
    [
        (DeliveryWay.INTAKE_COUNTER, NEIGHBOUR, False),
        (DeliveryWay.DECIDING_COUNTER, SERVICE, False),
        (DeliveryWay.MAIL, SERVICE, False),
        (DeliveryWay.ELECTRONIC, SERVICE, False),
    ],
)
async def test_the_result_lies_where_the_applicant_wished(way, office, at_the_station):
    case = await denied(way=way)
    leg = await leg_of(case)
    assert leg.office == (await office_coded(office)).id
    assert (leg.window, leg.station) == (None, None)


async def test_the_mailing_clock_runs_only_for_what_is_mailed():
    assert (await running(await granted(way=DeliveryWay.MAIL)))["K12"] == date(2026, 11, 24)
    assert "K12" not in await running(await granted(at=FRIDAY + MINUTE))
    case = await denied(way=DeliveryWay.MAIL, at=FRIDAY + 2 * MINUTE)
    assert (await leg_of(case)).due_clock == "K12"


async def test_where_making_takes_days_it_starts_when_the_certificate_is_made(zhang, wang, chen):
    item = await published(970, certificate="许可证", make_days=3)
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW, way=DeliveryWay.MAIL)
    await case.accept(by=zhang, at=FRIDAY)
    await case.push(by=zhang, at=FRIDAY)
    await case.claim(by=wang, at=MONDAY)
    await case.opine(by=wang, at=MONDAY, advice="grant", text="可以。", points={"符合条件": True})
    await case.claim(by=chen, at=MONDAY)
    await case.grant(by=chen, at=MONDAY, content="准予。")
    assert "K12" not in await running(case)
    await case.issue(by=wang, at=november(26), number="许001", fields=[])
    assert (await running(case))["K12"] == date(2026, 11, 27)


# Four eyes


async def test_who_reviewed_a_licence_does_not_decide_it(wang):
    posting = await Posting.objects().get(Posting.staff == wang.id)
    decides_too = Posting(
        staff=wang.id,
        role=Role.DECIDER,
        office=posting.office,
        valid_from=posting.valid_from,
    )
    await decides_too.save()
    both = await officer_on(wang.id, FRIDAY.date())
    case = await reviewed()
    await case.claim(by=both, at=LATER)
    sentence = await now_not(case.grant(by=both, at=LATER, content=CONTENT))
    assert sentence == "行政许可须由审查人员以外的人决定，请交给另一位有权人员。"
    assert sentence == await now_not(case.deny(by=both, at=LATER, **DENIAL))


async def test_for_other_items_one_person_may_do_both(liu_fang):
    posting = await Posting.objects().get(Posting.staff == liu_fang.id)
    await Posting(
        staff=liu_fang.id, role=Role.DECIDER, office=posting.office, valid_from=posting.valid_from
    ).save()
    both = await officer_on(liu_fang.id, FRIDAY.date())
    case = await reviewed(ALLOWANCE)
    await case.claim(by=both, at=LATER)
    await case.grant(by=both, at=LATER, content="按月发放。")


async def test_a_clerk_decides_on_the_spot_only(zhang):
    item = await published(971)
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await Leg.update({Leg.kind: "decide", Leg.staff: zhang.id, Leg.claimed_at: FRIDAY}).where(
        Leg.case == case.id
    )
    await type(case).update({"status": "accepted"}).where(type(case).id == case.id)
    sentence = await now_not(case.grant(by=zhang, at=FRIDAY, content=CONTENT))
    assert sentence == "只有即办件可以在窗口当场决定。"


async def test_an_immediate_licence_may_be_one_persons_work(zhang):
    item = await published(972, case_kind=CaseKind.IMMEDIATE, promised_length=0)
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=FRIDAY)
    await case.push(by=zhang, at=FRIDAY)
    await case.deny(by=zhang, at=FRIDAY, **DENIAL)
    assert await position(case) == ("denied", "out")


async def test_only_who_has_claimed_it_decides(wang, chen):
    case = await reviewed()
    assert await now_not(case.grant(by=chen, at=LATER, content=CONTENT)) == "请先接件。"
    refused = case.grant(by=wang, at=LATER, content=CONTENT)
    assert "没有这项权限" in await not_for_them(refused)
    refused = case.grant(by=await staff("M02"), at=LATER, content=CONTENT)
    assert "由该处" in await not_for_them(refused)


async def test_not_before_it_was_reviewed(chen):
    case = await with_department()
    sentence = await now_not(case.grant(by=chen, at=LATER, content=CONTENT))
    assert "现在是“已受理”" in sentence


async def test_what_is_granted_must_be_said(chen):
    case = await to_be_decided()
    assert list(await wrong(case.grant(by=chen, at=LATER, content=" \n "))) == ["content"]


# 不予


async def test_a_denial_lies_ready_at_the_counter_with_reasons_and_remedies():
    case = await denied()
    paper = (await papers(case))["denial"]
    body = paper.context["body"]
    assert await position(case) == ("denied", "out")
    assert (paper.number, paper.title) == ("示卫不准〔2026〕1号", "不予行政许可决定书")
    assert (body["facts"], body["reasons"]) == (DENIAL["facts"], [DENIAL["reasons"]])
    assert (body["basis"], body["notes"]) == ([DENIAL["law"]], [DENIAL["message"]])
    assert paper.context["rights"]["reconsideration"] == "示例县人民政府"
    assert (await running(case)) == {"K11": date(2026, 12, 7)}


@pytest.mark.parametrize("missing", DENIAL)
async def test_a_denial_is_never_without_facts_reasons_law_and_a_word(chen, missing):
    case = await to_be_decided()
    errors = await wrong(case.deny(by=chen, at=LATER, **(DENIAL | {missing: " "})))
    assert list(errors) == [missing]


async def test_decided_is_decided(chen, he):
    case = await granted()
    assert "现在是“准予”" in await now_not(case.deny(by=chen, at=TUESDAY, **DENIAL))
    refused = case.withdraw(by=he, at=TUESDAY, reason="", signed=True)
    assert "现在是“准予”" in await now_not(refused)
