"""推送, 复核通过 and 接件: the case changes hands (scenario 2)."""

from datetime import date

import pytest

from models.cases.actor import actor
from models.cases.case import Case
from models.cases.event import CaseEvent
from models.cases.leg import Leg
from models.catalog.words import CaseKind, IntakeMode
from models.delivery.delivery import Delivery
from models.notices.message import Message
from models.people.role import Role
from models.people.staff import Posting, Staff
from models.sample.cast import HEALTH
from models.sample.places import office_coded
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, november
from tests.models.items import entitle, published
from tests.models.looking import (
    clock,
    legs,
    not_for_them,
    now_not,
    papers_of,
    position,
    running,
    texts_to_citizen,
    texts_to_desks,
)
from tests.models.play import (
    accepted,
    at_department,
    at_recheck,
    being_rechecked,
    leg_of,
    received,
    reviewed,
    taken_in,
    with_department,
)


async def test_pushed_it_lies_at_the_hall_of_the_deciding_place_for_one_working_day(he, zhang):
    case = await accepted()
    event = await case.push(by=he, at=FRIDAY + 10 * MINUTE)
    leg = await leg_of(case)
    assert await position(case) == ("accepted", "recheck")
    assert (leg.office, leg.window, leg.staff) == (zhang.office, None, None)
    assert (leg.due_clock, leg.due_at) == ("K3", november(23, "17:30"))
    assert (await clock(case, "K2")).outcome == "met"
    assert await papers_of(event) == []
    assert (event.from_leg, event.to_leg) == ("intake", "recheck")


async def test_the_leg_that_is_left_says_when_and_by_what():
    case = await at_recheck()
    (left,) = await Leg.objects().where((Leg.case == case.id) & (Leg.kind == "intake"))
    assert (left.closed_at, left.outcome) == (FRIDAY + 10 * MINUTE, "push")


async def test_applicant_and_the_next_desk_are_told(he):
    case = await accepted()
    event = await case.push(by=he, at=FRIDAY + 10 * MINUTE)
    assert (await texts_to_citizen(case))[-1] == "您的材料已转给办理地。"
    assert await texts_to_desks(event) == {"示例县政务服务局": f"{case.case_no}已推送，请复核。"}


async def test_the_clerks_of_the_hall_are_reminded_once_an_hour(he):
    for number in range(3):
        case = await accepted(at=FRIDAY + number * MINUTE)
        await case.push(by=he, at=FRIDAY + 40 * MINUTE + number * 10 * MINUTE)
    texts = [row.text for row in await Message.objects().where(Message.template == "S01")]
    assert len(texts) == 2  # 15:40 and 15:50, then 16:00
    assert all("请于11月23日17:30前接件处理" in text for text in texts)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("delivery", "还没有问清领取方式，请先选择。"),
        ("phone", "联系电话还没有核实，请当面拨通或核对后再推送。"),
    ],
)
async def test_before_it_travels_delivery_and_telephone_are_settled(he, table, sentence):
    case = await accepted()
    if table == "delivery":
        await Delivery.delete().where(Delivery.case == case.id)
    else:
        await Case.update({Case.contact_confirmed_at: None}).where(Case.id == case.id)
    assert await now_not(case.push(by=he, at=FRIDAY + HOUR)) == sentence


async def test_not_before_it_is_accepted(he):
    case = await received()
    assert await now_not(case.push(by=he, at=FRIDAY)) == "请先作出受理决定，再推送。"


async def test_what_is_only_registered_travels_without(lin):
    case = await received(HARDSHIP)
    await case.push(by=lin, at=FRIDAY + MINUTE)
    assert await position(case) == ("received", "recheck")
    assert await running(case) == {"K1": date(2026, 11, 27), "K3": date(2026, 11, 23)}


async def test_only_the_counter_that_took_it_in_pushes_it(zhang, lin):
    case = await accepted()
    assert "由该处" in await not_for_them(case.push(by=zhang, at=FRIDAY))
    assert "由该处" in await not_for_them(case.push(by=lin, at=FRIDAY))


async def test_claimed_once_by_somebody_of_that_hall(zhang, he):
    case = await at_recheck()
    await case.claim(by=zhang, at=MONDAY)
    leg = await leg_of(case)
    assert (leg.staff, leg.claimed_at) == (zhang.id, MONDAY)
    assert await now_not(case.claim(by=zhang, at=MONDAY)) == "这件已经有人接件。"
    assert "由该处" in await not_for_them(case.claim(by=he, at=MONDAY))


async def test_passed_on_it_is_at_the_department_in_the_same_act(zhang, wang):
    case = await being_rechecked()
    event = await case.pass_on(by=zhang, at=MONDAY + 10 * MINUTE)
    leg = await leg_of(case)
    assert await position(case) == ("accepted", "dept")
    assert leg.office == wang.office
    assert (leg.due_clock, leg.due_at) == ("K6", november(23, "14:40"))
    assert (await clock(case, "K3")).outcome == "met"
    assert await texts_to_desks(event) == {
        "范例县政务服务局": f"{case.case_no}复核通过。",
        "示例县卫健委": f"{case.case_no}已到，请接件。",
    }


async def test_the_departments_reviewers_get_a_text_message(zhang):
    case = await being_rechecked()
    await case.pass_on(by=zhang, at=MONDAY)
    (row,) = (
        await Message.objects()
        .where(
            (Message.template == "S01") & (Message.address_index != "") & (Message.case == case.id)
        )
        .order_by(Message.id, ascending=False)
        .limit(1)
    )
    assert row.address == "19900000103"
    assert row.text == f"【示例县政务服务】新办件{case.tail}已推送，请于11月23日14:30前接件处理。"


async def test_two_reviewers_with_alike_numbers_are_both_reminded(zhang):
    health = await office_coded(HEALTH)
    second = Staff(job_no="W09", name="何新", office=health.id)
    second.mobile = "13900000103"  # ends like 王磊's
    await second.save()
    await Posting(
        staff=second.id, role=Role.REVIEWER, office=health.id, valid_from=date(2026, 1, 1)
    ).save()
    case = await being_rechecked()
    await case.pass_on(by=zhang, at=MONDAY)
    sent = await Message.objects().where((Message.template == "S01") & (Message.case == case.id))
    assert {row.address for row in sent} >= {"19900000103", "13900000103"}


async def test_who_has_not_claimed_it_does_not_pass_it_on(zhang):
    case = await at_recheck()
    assert await now_not(case.pass_on(by=zhang, at=MONDAY)) == "请先接件。"


async def test_unaccepted_it_does_not_pass(zhang):
    case = await being_rechecked(HARDSHIP)
    assert "现在是“待受理”" in await now_not(case.pass_on(by=zhang, at=MONDAY))


async def test_claiming_at_the_department_meets_its_clock(wang):
    case = await at_department()
    await case.claim(by=wang, at=MONDAY + HOUR)
    assert (await clock(case, "K6")).outcome == "met"
    assert (await leg_of(case)).due_clock == "K8"


async def test_only_who_can_finish_a_leg_takes_it_on(wang, chen, yang):
    case = await at_department()
    assert "由该处" in await not_for_them(case.claim(by=chen, at=MONDAY + HOUR))
    assert "没有这项权限" in await not_for_them(case.claim(by=yang, at=MONDAY + HOUR))
    assert "claim" not in await case.lawful_acts(actor(chen), MONDAY + HOUR)
    case = await reviewed()
    assert "由该处" in await not_for_them(case.claim(by=wang, at=MONDAY + 2 * HOUR))
    await case.claim(by=chen, at=MONDAY + 2 * HOUR)


async def test_a_station_case_goes_the_same_road(liu_fang):
    case = await with_department(ALLOWANCE)
    leg = await leg_of(case)
    assert await legs(case) == ["intake", "recheck", "dept"]
    assert (leg.staff, leg.office) == (liu_fang.id, liu_fang.office)


# Roads with fewer stops


async def test_at_the_one_place_it_goes_from_the_counter_to_the_department(zhang, wang):
    item = await published(930)
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=FRIDAY)
    event = await case.push(by=zhang, at=FRIDAY + MINUTE)
    assert await legs(case) == ["intake", "dept"]
    assert await texts_to_desks(event) == {"示例县卫健委": f"{case.case_no}已到，请接件。"}
    assert (await leg_of(case)).due_clock == "K6"
    assert (await Message.objects().where(Message.template == "S01").first()).case == case.id
    await case.claim(by=wang, at=MONDAY)


async def test_an_immediate_case_is_decided_at_the_counter_by_the_clerk_who_took_it_in(zhang):
    item = await published(931, case_kind=CaseKind.IMMEDIATE, promised_length=0)
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=FRIDAY + MINUTE)
    event = await case.push(by=zhang, at=FRIDAY + 2 * MINUTE)
    leg = await leg_of(case)
    assert (leg.kind, leg.staff, leg.window) == ("decide", zhang.id, zhang.posts[0].window)
    assert await texts_to_desks(event) == {}
    await case.grant(by=zhang, at=FRIDAY + 3 * MINUTE, content="准予。")
    assert await position(case) == ("granted", "out")


async def test_events_tell_since_when_the_work_lay_there(zhang):
    case = await being_rechecked()
    event = await case.pass_on(by=zhang, at=MONDAY + 10 * MINUTE)
    claimed = await CaseEvent.objects().get(
        (CaseEvent.case == case.id) & (CaseEvent.act == "claim")
    )
    assert claimed.begun_at == FRIDAY + 10 * MINUTE
    assert event.begun_at == MONDAY
