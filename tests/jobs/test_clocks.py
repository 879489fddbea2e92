"""What happens because time has passed happens once, and only when it is due."""

from datetime import time, timedelta

import pytest
from structlog.testing import capture_logs

from jobs.clocks import deem_accepted, follow_ratings, remind, sweep
from models.calendar.business_clock import advance, business_now
from models.calendar.hours import at
from models.cases.case import Case
from models.cases.clock import Clock
from models.cases.event import CaseEvent
from models.cases.words import Status
from models.files.file import File
from models.notices.message import Message
from models.notices.notice import Notice
from models.ratings.inviting import TEXT
from tests.models import play
from tests.models.play import accepted, received
from tests.web.road import handed_out

pytestmark = pytest.mark.usefixtures("nothing_stays")


async def events(case: Case) -> list[str]:
    rows = await CaseEvent.objects().where(CaseEvent.case == case.id).order_by(CaseEvent.seq)
    return [row.act for row in rows]


async def after_the_fifth_day(case: Case) -> None:
    """The demonstration's clock goes on until the limit to answer has passed."""
    clock = await Clock.objects().get((Clock.case == case.id) & (Clock.kind == "K1"))
    await advance(clock.due_at - await business_now() + timedelta(seconds=1))


async def test_silence_for_five_working_days_is_acceptance():
    case = await received(at=await business_now())
    await deem_accepted({})
    assert (await Case.objects().get(Case.id == case.id)).status == Status.RECEIVED
    await after_the_fifth_day(case)
    with capture_logs() as lines:
        await deem_accepted({})
    assert (await Case.objects().get(Case.id == case.id)).status == Status.ACCEPTED
    assert await events(case) == ["receive", "deem_accepted"]
    assert [line["event"] for line in lines] == ["clocks.deemed_accepted"]


async def test_it_happens_once_however_often_the_clock_strikes():
    case = await received(at=await business_now())
    await after_the_fifth_day(case)
    await deem_accepted({})
    with capture_logs() as lines:
        await deem_accepted({})
    assert await events(case) == ["receive", "deem_accepted"]
    assert lines == []


async def test_a_case_that_was_answered_is_left_alone():
    case = await accepted(at=await business_now())
    await advance_a_month(case)
    await deem_accepted({})
    assert await events(case) == ["receive", "accept"]


async def advance_a_month(case: Case) -> None:
    clock = await Clock.objects().get((Clock.case == case.id) & (Clock.kind == "K1"))
    await advance(2 * (clock.due_at - await business_now()))


async def test_a_correction_that_is_due_tomorrow_is_recalled_once():
    case = await received(at=await business_now())
    he = await play.staff("F01")
    await case.ask_correction(by=he, at=await business_now(), defects=[await play.defect(case)])
    clock = await Clock.objects().get((Clock.case == case.id) & (Clock.kind == "K16"))
    noon = at(clock.due_on, time(12))
    await advance(noon - await business_now())
    with capture_logs() as lines:
        await remind({})
        await remind({})
    assert [(line["event"], line["reminders"]) for line in lines] == [("clocks.reminded", 1)]
    assert await Message.count().where((Message.case == case.id) & (Message.template == "T16")) == 1


async def test_files_that_no_row_names_are_swept_after_a_day(files):
    await File.keep(b"refused", "application/pdf", at=await business_now())
    await advance(timedelta(days=1, minutes=1))
    with capture_logs() as lines:
        await sweep({})
        await sweep({})
    assert [(line["event"], line["files"]) for line in lines] == [("clocks.swept_files", 1)]


async def test_after_a_delivery_people_are_asked_to_rate_it_once(files):
    case = await handed_out(await business_now())
    with capture_logs() as lines:
        await follow_ratings({})
        await follow_ratings({})
    assert [(line["event"], line["invited"]) for line in lines] == [("clocks.followed_ratings", 1)]
    assert await Notice.count().where((Notice.case == case.id) & (Notice.text == TEXT)) == 1
