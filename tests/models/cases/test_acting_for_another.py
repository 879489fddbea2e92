"""Acting for somebody else: the agent while it is allowed, the principal once proved."""

from dataclasses import replace
from datetime import timedelta

import pytest

from models.cases.case import Case
from models.cases.event import CaseEvent
from models.cases.filling.people_of import Agent
from models.cases.filling.whom import everyone_for, still_authorised
from models.cases.filling.wishes import DeliveryWish
from models.cases.messages.writing import write_message
from models.cases.reading.glance import glances_of
from models.cases.reading.my_list import Wanted, list_of
from models.cases.reading.waiting import cases_of, waiting_for
from models.cases.words import DeliveryWay
from models.errors import NotAllowed, NotNow
from models.notices.addressees import addressees
from models.notices.announcing import addresses
from models.notices.message import Message
from models.notices.notice import Notice
from models.people.account.copy import everything
from models.people.account.papers import hold_paper
from models.ratings.giving import must_be_theirs
from models.sample.cast import LIU, MA
from models.sample.catalogue import sample_item
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.behalf import Behalf, applied, on_behalf, proves, says_who
from tests.models.days import FRIDAY, HOUR, MINUTE
from tests.models.people.account.test_authorisation import PAPER
from tests.models.play import received

TODAY = FRIDAY.date()
WISH = DeliveryWish(DeliveryWay.MAIL, LIU.name, LIU.mobile, LIU.address)
WHERE = (MA.mobile, LIU.mobile)


@pytest.fixture
async def behalf() -> Behalf:
    return await on_behalf()


async def found_by(citizen, case: Case, on=TODAY) -> set[str]:
    """On which pages of theirs a citizen meets the case."""
    at, number = FRIDAY + (on - TODAY), case.case_no
    pages = {
        "page": await Case.shown_to(citizen, number, on),
        "list": [one for one in await cases_of(citizen, on) if one.case_no == number],
        "my list": (await list_of(citizen, Wanted(), on)).lines,
        "snapshot": await glances_of(citizen, on),
        "copy": (await everything(citizen, at=at))["办件"],
        "notices": (await everything(citizen, at=at))["站内消息"],
    }
    return {name for name, found in pages.items() if found}


async def texted() -> set[str]:
    return {row.address for row in await Message.objects() if row.address in WHERE}


EVERYWHERE = {"page", "list", "my list", "snapshot", "copy", "notices"}


async def test_the_agent_finds_it_while_it_is_allowed(behalf):
    assert await found_by(behalf.ma, behalf.case) == EVERYWHERE


async def offered_to(citizen, case: Case) -> set[str]:
    people = await everyone_for(citizen, case.item, await case.guide(), TODAY)
    return {one.name for one in people}


async def test_whoever_has_her_phone_under_another_name_is_not_offered_him(behalf):
    assert await offered_to(behalf.ma, behalf.case) == {MA.name, LIU.name}
    await says_who(replace(MA, name="马立"))
    assert await offered_to(behalf.ma, behalf.case) == {"马立"}


async def test_a_draft_of_an_agent_it_does_not_name_is_not_sent(behalf):
    assert await still_authorised(behalf.case, TODAY)
    await Agent.update({Agent.name: "马立"}).where(Agent.case == behalf.case.id)
    assert not await still_authorised(behalf.case, TODAY)


async def test_once_it_is_taken_back_the_agent_finds_it_nowhere(behalf):
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    assert await found_by(behalf.ma, behalf.case) == set()


async def test_after_its_last_day_the_agent_finds_it_nowhere(behalf):
    assert await found_by(behalf.ma, behalf.case, behalf.last_day) == EVERYWHERE
    assert await found_by(behalf.ma, behalf.case, behalf.last_day + timedelta(days=1)) == set()


@pytest.mark.parametrize("ends", ["revoked", "expired"])
async def test_then_nothing_can_be_done_by_the_agent_either(behalf, ends):
    at = FRIDAY + HOUR
    if ends == "revoked":
        await behalf.paper.revoke(at=FRIDAY + MINUTE)
    else:
        at += behalf.last_day - TODAY + timedelta(days=1)
    with pytest.raises(NotNow, match="撤销或者到期"):
        await behalf.case.change_delivery(by=behalf.ma, at=at, wish=WISH)
    with pytest.raises(NotNow, match="撤销或者到期"):
        await behalf.case.withdraw(by=behalf.ma, at=at, reason="", signed=True)
    with pytest.raises(NotAllowed):
        await must_be_theirs(behalf.case, behalf.ma, at)


async def test_the_history_still_names_who_sent_it(behalf):
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    (event,) = await CaseEvent.objects().where(CaseEvent.case == behalf.case.id)
    assert (event.act, event.actor_id) == ("submit", behalf.ma.id)


async def test_the_principal_finds_it_once_the_register_has_confirmed_him(behalf):
    assert await found_by(behalf.liu, behalf.case) == set()
    await proves(behalf.liu)
    assert await found_by(behalf.liu, behalf.case) == EVERYWHERE
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    assert await found_by(behalf.liu, behalf.case) == EVERYWHERE


async def test_the_principal_may_take_over(behalf):
    await proves(behalf.liu)
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    await behalf.case.change_delivery(by=behalf.liu, at=FRIDAY + HOUR, wish=WISH)
    await must_be_theirs(behalf.case, behalf.liu, FRIDAY + HOUR)


async def test_whoever_typed_his_number_finds_nothing(behalf):
    squatter = await says_who(LIU)
    squatter.mobile_index, squatter.mobile = "another", "13900000077"
    await squatter.save()
    assert await Case.shown_to(squatter, behalf.case.case_no, TODAY) is None


async def test_a_stranger_who_is_proved_finds_nothing(behalf):
    await proves(behalf.ma)
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    assert await found_by(behalf.ma, behalf.case) == set()


async def test_both_are_told_while_she_acts(behalf):
    assert await texted() == {MA.mobile, LIU.mobile}
    told = {row.mobile_index for row in await Notice.objects() if row.mobile_index}
    assert told == {behalf.ma.mobile_index, behalf.liu.mobile_index}


async def test_when_it_has_ended_only_he_is_told(behalf):
    await proves(behalf.liu)
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    before = await Message.count()
    await behalf.case.withdraw(by=behalf.liu, at=FRIDAY + HOUR, reason="", signed=True)
    later = await Message.objects().order_by(Message.id).offset(before)
    assert {row.address for row in later} == {LIU.mobile}
    last = await Notice.objects().where(Notice.created_at == FRIDAY + HOUR)
    assert {row.mobile_index for row in last} - {""} == {behalf.liu.mobile_index}


async def test_he_is_reminded_as_well_where_the_case_names_no_phone(behalf):
    case = behalf.case
    case.reach_at("", "", "shop@example.cn")
    people = await addressees(case, TODAY)
    ways = addresses(case, people, "T20")
    assert [where for _, where in ways] == ["shop@example.cn", LIU.mobile]


async def test_where_nobody_is_left_to_be_told_the_desk_is(wang, jpeg, files):
    ma = await says_who(MA)
    paper = await hold_paper(ma, PAPER, jpeg, at=FRIDAY)
    case = await applied(ma, f"for-{paper.id}")
    await case.confirm_identity(by=wang, at=FRIDAY)
    await paper.revoke(at=FRIDAY + MINUTE)
    event = await case.accept(by=wang, at=FRIDAY + HOUR)
    sentence = f"{case.case_no}的代办授权已结束，这次的进度没有人收到通知，请联系申请人本人。"
    told = await Notice.objects().where(Notice.event == event.id)
    assert {row.text for row in told if row.office == case.office} >= {sentence}
    assert [row for row in told if row.mobile_index] == []
    await write_message(case, by=wang, at=FRIDAY + HOUR, words="请来窗口。")
    assert await Notice.count().where(Notice.text == sentence) == 2


async def test_days_that_come_near_are_told_to_whoever_finds_the_case(behalf):
    people = await addressees(behalf.case, TODAY)
    assert [one.contact_mobile for one in people] == [MA.mobile, LIU.mobile]
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    people = await addressees(behalf.case, TODAY)
    assert [one.contact_mobile for one in people] == [LIU.mobile]


async def test_a_case_that_is_handed_on_rests_on_the_same_authorisation(behalf, lin):
    case = await received(ALLOWANCE)
    case.authorisation = behalf.paper.id
    await case.save()
    labour = await sample_item(HARDSHIP.item)
    await case.transfer(by=lin, at=FRIDAY + HOUR, item=labour.id, reason="属人社局职权。")
    linked = await Case.objects().get(Case.linked_from == case.id)
    assert linked.authorisation == behalf.paper.id


async def test_a_draft_is_told_of_to_its_writer_alone(behalf):
    item = (await behalf.case.guide()).code
    draft = await Case.begin(item, {}, by=behalf.ma, at=FRIDAY, key="another draft")
    people = await everyone_for(behalf.ma, draft.item, await draft.guide(), TODAY)
    whom = next(one for one in people if one.authorisation)
    await draft.apply_for(whom, by=behalf.ma, at=FRIDAY)
    assert [one.contact_mobile for one in await addressees(draft, TODAY)] == [MA.mobile]


async def test_what_waits_for_somebody_waits_for_the_principal_then(behalf):
    await proves(behalf.liu)
    await behalf.paper.revoke(at=FRIDAY + MINUTE)
    await Case.update({Case.status: "correction"}).where(Case.id == behalf.case.id)
    assert await waiting_for(behalf.ma, FRIDAY + HOUR) == []
    (line,) = await waiting_for(behalf.liu, FRIDAY + HOUR)
    assert line.case_no == behalf.case.case_no
