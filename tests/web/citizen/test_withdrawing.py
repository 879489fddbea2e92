"""撤回: what it means, before it is done."""

import pytest

from models.cases.event import last_event
from models.cases.words import Status
from models.sample.cast import SUN, officer
from tests.web import road
from tests.web.browser import Browser
from tests.web.documents import Page


@pytest.fixture
async def sun(as_citizen) -> Browser:
    """孙建国 at his phone."""
    return await as_citizen(SUN.mobile)


async def test_who_withdraws_ticks_the_box_and_it_is_done(sun, now):
    case = await road.received(now)
    path = f"/cases/{case.case_no}/withdrawal"
    answer = await sun.fill(path, signed="yes", reason="不开店了")
    assert answer.headers["location"] == f"/cases/{case.case_no}?done=withdraw"
    await case.reread()
    assert (case.status, (await last_event(case.id)).note) == (Status.WITHDRAWN, "不开店了")


async def test_without_the_tick_nothing_is_withdrawn_and_the_reason_stays(sun, now):
    case = await road.received(now)
    page = Page(await sun.fill(f"/cases/{case.case_no}/withdrawal", reason="不开店了"))
    assert (page.status, page.errors) == (422, ["signed"])
    assert page.typed["reason"] == "不开店了"
    assert "signed" in page.ids


async def test_a_reason_that_is_too_long_is_told_at_its_field(sun, now):
    case = await road.received(now)
    page = Page(
        await sun.fill(f"/cases/{case.case_no}/withdrawal", signed="yes", reason="长" * 4001)
    )
    assert (page.status, page.errors) == (422, ["reason"])


async def test_after_the_decision_it_is_too_late_to_withdraw(sun, now):
    case = await road.being_decided(now)
    path = f"/cases/{case.case_no}/withdrawal"
    page = await sun.open(path)
    chen = await officer("W02", now)
    await case.grant(by=chen, at=now, content="准予。")
    late = Page(await sun.send(page, path, signed="yes", reason="不开店了"))
    assert late.status == 409
    assert late.typed["reason"] == "不开店了"
    assert "陈静" in late.text
