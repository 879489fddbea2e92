"""Whole roads, told from the counter to the result."""

from datetime import date

import pytest

from models.calendar.day import DayKind
from models.calendar.workday import WorkdayCalendar, forget_calendars
from models.cases.actor import actor
from models.cases.event import CaseEvent, broken_link
from models.cases.light import Tone
from models.cases.reading.dossier import dossier
from models.cases.words import DeliveryWay
from models.catalog.words import CaseKind, IntakeMode
from models.documents.document import Document
from models.notices.message import Message
from models.sample.cast import LIU, MA, SUN
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, december, november
from tests.models.items import entitle, published
from tests.models.looking import again, legs, papers, position, running
from tests.models.play import (
    COLLECTED,
    accepted,
    at_department,
    corrected,
    defect,
    delivered,
    dispatch,
    granted,
    opine,
    ready,
    staff,
    taken_in,
    with_department,
)


async def events(case) -> list[CaseEvent]:
    return await CaseEvent.objects().where(CaseEvent.case == case.id).order_by(CaseEvent.seq)


async def light_for(case, job_no: str, at) -> Tone:
    return (await dossier(await again(case), actor(await staff(job_no)), at)).light.tone


async def test_region_wide_from_friday_afternoon_to_the_parcel():
    """Scenario 2."""
    case = await accepted(way=DeliveryWay.MAIL)
    assert (await running(case))["K2"] == date(2026, 11, 23)
    assert await light_for(case, "F01", FRIDAY + 6 * MINUTE) is Tone.GREEN
    he, zhang = await staff("F01"), await staff("S01")
    await case.push(by=he, at=MONDAY)
    assert (await running(case))["K3"] == date(2026, 11, 24)
    assert await light_for(case, "S01", MONDAY) is Tone.GREEN
    await case.claim(by=zhang, at=MONDAY + MINUTE)
    await case.pass_on(by=zhang, at=MONDAY + 2 * MINUTE)
    wang, chen = await staff("W01"), await staff("W02")
    await case.claim(by=wang, at=MONDAY + 3 * MINUTE)
    await opine(case, "W01", MONDAY + HOUR)
    await case.claim(by=chen, at=MONDAY + 2 * HOUR)
    await case.grant(by=chen, at=TUESDAY, content="准予。")
    assert (await running(case))["K12"] == date(2026, 11, 25)
    assert await light_for(case, "W01", TUESDAY) is Tone.GREEN
    await case.issue(by=wang, at=TUESDAY + HOUR, number="第1号", fields=[])
    await dispatch(case, TUESDAY + 6 * HOUR)
    await case.confirm_delivery(
        by=await staff("S02"), at=november(26), collector=COLLECTED["collector"], name="孙建国"
    )
    told = await events(case)
    assert [event.act for event in told] == [
        "receive", "accept", "push", "claim", "pass_on", "claim", "opine", "claim", "grant",
        "issue", "dispatch", "confirm_delivery",
    ]  # fmt: skip
    assert {"receipt", "acceptance", "grant", "certificate", "service"} <= (
        await papers(case)
    ).keys()
    assert await broken_link(case.id) is None
    assert (await again(case)).closed_at == november(26)


async def test_an_allowance_from_the_village_and_back():
    """代收代办: accepted at the station in the name of the upper office."""
    case = await granted(ALLOWANCE)
    await case.hand_out(by=await staff("Q01"), at=TUESDAY, **COLLECTED)
    assert await legs(case) == ["intake", "recheck", "dept", "decide", "out"]
    assert (await papers(case))["acceptance"].number.startswith("示民受")
    assert await position(case) == ("granted", None)


async def test_a_recognition_registered_in_the_village_and_accepted_in_the_county():
    """代收转办: the station registers, the county's window accepts; K1 runs from the station."""
    case = await granted(HARDSHIP)
    told = await events(case)
    assert [event.act for event in told[:5]] == ["receive", "push", "claim", "accept", "pass_on"]
    assert told[3].from_leg == "recheck"
    paper = await papers(case)
    assert (paper["receipt"].title, paper["acceptance"].number) == (
        "代收登记回执",
        "示人社受〔2026〕1号",
    )


async def test_what_is_decided_above_gets_its_first_opinion_here(zhang, wang, chen):
    """转报."""
    item = await published(990, case_kind=CaseKind.UPWARD, certificate="许可证")
    await entitle(item, IntakeMode.UPWARD, number="3")
    case = await taken_in("S01", item, IntakeMode.UPWARD)
    await case.accept(by=zhang, at=FRIDAY + MINUTE)
    await case.push(by=zhang, at=FRIDAY + 2 * MINUTE)
    await case.claim(by=wang, at=MONDAY)
    await opine(case, "W01", MONDAY + HOUR)
    assert await position(case) == ("accepted", "upper")
    assert (await legs(case)) == ["intake", "opinion", "upper"]
    await case.grant(by=chen, at=december(10), content="上级已批准。")
    assert await position(case) == ("granted", "out")
    await case.hand_out(by=await staff("S02"), at=december(11), **COLLECTED)
    assert await running(case) == {}


async def test_an_immediate_matter_is_done_in_one_sitting(zhang):
    """即办: every event is written although nobody waits."""
    item = await published(991, case_kind=CaseKind.IMMEDIATE, promised_length=0)
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=FRIDAY + MINUTE)
    await case.push(by=zhang, at=FRIDAY + 2 * MINUTE)
    await case.grant(by=zhang, at=FRIDAY + 3 * MINUTE, content="准予。")
    await case.hand_out(by=await staff("S02"), at=FRIDAY + 4 * MINUTE, **COLLECTED)
    assert [event.act for event in await events(case)] == [
        "receive", "accept", "push", "grant", "hand_out",
    ]  # fmt: skip
    assert await legs(case) == ["intake", "decide", "out"]


@pytest.mark.parametrize(
    "mode",
    [IntakeMode.DIRECT, IntakeMode.STATIONED, IntakeMode.ENTRUSTED, IntakeMode.DELEGATED],
)
async def test_where_one_place_does_it_all_there_is_no_recheck(zhang, wang, chen, mode):
    item = await published(992)
    await entitle(item, mode, number="3")
    case = await taken_in("S01", item, mode)
    await case.accept(by=zhang, at=FRIDAY)
    await case.push(by=zhang, at=FRIDAY)
    await case.claim(by=wang, at=MONDAY)
    await opine(case, "W01", MONDAY)
    await case.claim(by=chen, at=MONDAY)
    await case.grant(by=chen, at=MONDAY, content="准予。")
    assert await legs(case) == ["intake", "dept", "decide", "out"]


async def test_a_case_accepted_before_new_year_ends_in_the_provisional_calendar():
    """Scenario 11."""
    case = await accepted(at=december(4, "10:00"))
    assert await running(case) == {
        "K2": date(2026, 12, 7),
        "K8": date(2026, 12, 11),
        "K9": date(2027, 1, 4),
    }


async def test_papers_of_the_new_year_begin_at_one_again():
    await accepted()
    late = await accepted(at=december(31, "10:00"))
    case = await accepted(at=december(31, "10:00").replace(year=2027, month=1, day=4))
    assert (await papers(late))["acceptance"].number == "范审受〔2026〕2号"
    assert (await papers(case))["acceptance"].number == "范审受〔2027〕1号"


async def test_a_holiday_of_the_deciding_county_moves_its_limits():
    for day in (23, 24):
        await WorkdayCalendar(
            region="999901",
            date=date(2026, 11, day),
            is_workday=False,
            kind=DayKind.HOLIDAY,
            name="县庆",
        ).save()
    forget_calendars()
    case = await accepted()
    assert await running(case) == {
        "K2": date(2026, 11, 25),
        "K8": date(2026, 12, 1),
        "K9": date(2026, 12, 22),
    }


async def test_correction_inside_the_first_days_does_not_shorten_anybodys_time(he, wang):
    """Scenario 4: asked by the department, supplied at the first window, accepted again."""
    case = await with_department()
    await case.ask_correction(by=wang, at=TUESDAY, defects=[await defect(case)])
    await corrected(case, he, december(1))
    await case.accept(by=wang, at=december(2))
    assert await running(case) == {"K8": date(2026, 12, 9), "K9": date(2026, 12, 30)}
    rows = await Document.objects().where(Document.case == case.id).order_by(Document.id)
    assert [(row.kind, row.is_void) for row in rows] == [
        ("receipt", False),
        ("acceptance", True),
        ("correction", False),
        ("return", False),
        ("supply_receipt", False),
        ("acceptance", False),
    ]


async def test_no_message_names_the_person_the_item_or_the_result():
    """Scenario 22: an SMS on a shared telephone gives nothing away."""
    await delivered()
    await granted(ALLOWANCE)
    await ready("第2号", at=FRIDAY + MINUTE)
    case = await at_department(HARDSHIP)
    await case.withdraw(by=await staff("Q01"), at=TUESDAY, reason="找到工作了", signed=True)
    texts = [row.text for row in await Message.objects()]
    secrets = {person.name for person in (SUN, LIU, MA)}
    secrets |= {SUN.legal_name, LIU.id_number, MA.id_number, LIU.address, SUN.mobile, LIU.mobile}
    secrets |= {"津贴", "卫生", "就业", "认定", "许可", "准予", "不予", "通过"}
    assert len(texts) > 15
    assert [text for text in texts if any(secret in text for secret in secrets)] == []
    assert max(len(text) for text in texts) <= 70
