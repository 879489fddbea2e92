"""首接转交: the wrong office passes everything to the right one, and a linked case opens there."""

import importlib
from datetime import date

import pytest

from models.cases.case import Case
from models.cases.event import CaseEvent, broken_link
from models.cases.filling.people_of import IdentityCheck
from models.catalog.item import Item
from models.catalog.version import ItemVersion
from models.notices.notice import Notice
from models.people.citizen import Citizen
from models.sample.cast import MA
from models.sample.catalogue import sample_item
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, november
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
    wrong,
)
from tests.models.play import DAUGHTER, identify, leg_of, received, staff

FILERS = "migrations.tongban_2026_11_28t22_05_00_000000"


@pytest.fixture
async def labour() -> Item:
    """What 刘德福 should have asked the labour office for."""
    return await sample_item(HARDSHIP.item)


async def transferred(labour: Item, at=FRIDAY + HOUR) -> tuple[Case, Case]:
    case = await received(ALLOWANCE)
    await case.transfer(by=await staff("Q01"), at=at, item=labour.id, reason="属人社局职权。")
    return case, await Case.objects().get(Case.linked_from == case.id)


async def test_the_first_case_ends_and_a_linked_one_lies_at_the_competent_office(labour):
    case, linked = await transferred(labour)
    leg = await leg_of(linked)
    assert await position(case) == ("transferred", None)
    assert await position(linked) == ("received", "intake")
    assert (linked.item, linked.office, leg.office) == (labour.id, labour.office, labour.office)
    assert linked.case_no != case.case_no
    assert linked.case_no.startswith("999901-261120-")


async def test_the_linked_case_has_clocks_of_its_own_and_the_first_none(labour):
    case, linked = await transferred(labour)
    assert await running(case) == {}
    assert await running(linked) == {"K1": date(2026, 11, 27), "K2": date(2026, 11, 23)}
    assert (await leg_of(linked)).due_clock == "K2"


async def test_how_long_the_first_office_took_is_measured_against_one_working_day(labour):
    case, _ = await transferred(labour, at=november(25))
    k18 = await clock(case, "K18")
    assert (k18.started_at, k18.due_at) == (FRIDAY, november(23, "17:30"))
    assert (k18.stopped_at, k18.outcome) == (november(25), "met")


async def test_both_have_an_event_and_a_chain(labour, lin):
    case, linked = await transferred(labour)
    (opened,) = await CaseEvent.objects().where(CaseEvent.case == linked.id)
    assert (opened.act, opened.actor_id, opened.note) == ("receive", lin.id, "属人社局职权。")
    assert opened.data == {"linked_from": case.case_no}
    assert await broken_link(linked.id) is None
    assert await broken_link(case.id) is None


async def test_a_slip_says_to_whom_and_the_applicant_learns_the_new_number(labour):
    case, linked = await transferred(labour)
    paper = (await papers(case))["transfer"]
    body = paper.context["body"]
    assert paper.number == "示青转〔2026〕1号"
    assert (body["to"]["name"], body["new_case_no"]) == (
        "示例县人力资源和社会保障局",
        linked.case_no,
    )
    assert body["reason"] == "属人社局职权。"
    assert linked.case_no in (await texts_to_citizen(case))[-1]
    assert (await messages(case))[-1][0] == "T20"


async def test_the_competent_office_is_told(labour):
    _, linked = await transferred(labour)
    (notice,) = await Notice.objects().where(Notice.case == linked.id)
    assert notice.office == labour.office
    assert "首接转交" in notice.text


async def test_papers_travel_along(labour):
    case, _ = await transferred(labour)
    assert {row[1] for row in await held(case)} == {"office"}
    assert (await again(case)).closed_at == FRIDAY + HOUR


async def test_what_was_checked_and_asked_at_the_first_office_holds_at_the_second(labour):
    case, linked = await transferred(labour)
    place = await linked.position()
    assert place.identity_checked
    assert place.phone_confirmed
    assert place.delivery_chosen
    assert (linked.contact_mobile, linked.contact_name) == (case.contact_mobile, case.contact_name)


async def test_the_agent_goes_along(labour, lin):
    case = await received(ALLOWANCE)
    draft = await again(case)
    await Case.update({Case.status: "draft"}).where(Case.id == case.id)
    await identify(draft, "Q01", agent=DAUGHTER)
    await Case.update({Case.status: "received"}).where(Case.id == case.id)
    await case.transfer(by=lin, at=FRIDAY + HOUR, item=labour.id, reason="属人社局。")
    linked = await Case.objects().get(Case.linked_from == case.id)
    assert (await linked.people_on_file())["agent_name"] == "马丽"
    assert (await linked.position()).agent_proved


async def test_the_competent_office_accepts_it_and_goes_on(labour):
    _, linked = await transferred(labour)
    wu = await staff("R01")
    for row in await linked.materials():
        row.state = "complete"
        await row.save()
    await linked.accept(by=wu, at=MONDAY)
    await linked.push(by=wu, at=MONDAY + MINUTE)
    assert await legs(linked) == ["intake", "dept"]
    assert await running(linked) == {"K6": date(2026, 11, 23), "K8": date(2026, 12, 7)}


async def test_what_was_sent_from_home_can_be_accepted_where_it_belongs(labour, lin):
    case, ma = await received(ALLOWANCE), await Citizen.with_mobile(MA.mobile, at=FRIDAY)
    await Case.update({Case.filed_by: ma.id}).where(Case.id == case.id)
    await IdentityCheck.delete().where(IdentityCheck.case == case.id)
    case = await again(case)
    await case.transfer(by=lin, at=FRIDAY + HOUR, item=labour.id, reason="属人社局。")
    linked = await Case.objects().get(Case.linked_from == case.id)
    assert not (await linked.position()).identity_checked
    await linked.confirm_identity(by=await staff("R01"), at=MONDAY)
    assert (await linked.position()).identity_checked


async def test_what_was_forwarded_before_that_gets_its_filer(labour):
    case, linked = await transferred(labour)
    ma = await Citizen.with_mobile(MA.mobile, at=FRIDAY)
    await Case.update({Case.filed_by: ma.id}).where(Case.id == case.id)
    await Case.update({Case.filed_by: None}).where(Case.id == linked.id)
    from_a_counter = await received(HARDSHIP)
    await (await importlib.import_module(FILERS).forwards()).run()
    assert (await again(linked)).filed_by == ma.id
    assert (await again(from_a_counter)).filed_by is None


@pytest.mark.parametrize(("field", "changes"), [("item", {"item": 0}), ("reason", {"reason": " "})])
async def test_target_and_reason_must_be_given(labour, lin, field, changes):
    case = await received(ALLOWANCE)
    form = {"item": labour.id, "reason": "属人社局。"} | changes
    assert list(await wrong(case.transfer(by=lin, at=FRIDAY, **form))) == [field]


async def test_it_goes_to_another_office_or_nowhere(lin):
    case = await received(ALLOWANCE)
    errors = await wrong(case.transfer(by=lin, at=FRIDAY, item=case.item, reason="转。"))
    assert errors == {"item": "请选择有权办理的部门和事项。"}


async def test_an_item_without_a_guide_in_force_takes_nothing(labour, lin):
    case = await received(ALLOWANCE)
    await ItemVersion.update({ItemVersion.valid_to: date(2026, 11, 19)}).where(
        ItemVersion.item == labour.id
    )
    errors = await wrong(case.transfer(by=lin, at=FRIDAY, item=labour.id, reason="转。"))
    assert "没有生效的办事指南" in errors["item"]
    assert not await Case.exists().where(Case.linked_from == case.id)


async def test_only_before_the_acceptance_and_only_at_the_counter(labour, lin, zhang):
    case = await received(ALLOWANCE)
    form = {"item": labour.id, "reason": "转。"}
    assert "由该处" in await not_for_them(case.transfer(by=zhang, at=FRIDAY, **form))
    await case.accept(by=lin, at=FRIDAY)
    assert "现在是“已受理”" in await now_not(case.transfer(by=lin, at=FRIDAY, **form))


async def test_sent_twice_it_opens_one_linked_case(labour, lin):
    case = await received(ALLOWANCE)
    form = {"item": labour.id, "reason": "转。", "by": lin, "at": FRIDAY, "key": "one form"}
    first = await case.transfer(**form)
    assert (await case.transfer(**form)).id == first.id
    assert await papers_of(first) == ["transfer"]
    assert await Case.count().where(Case.linked_from == case.id) == 1
