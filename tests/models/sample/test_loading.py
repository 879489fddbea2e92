"""The demonstration is dated relative to its start, and each start tops up what has run out."""

from datetime import timedelta

import pytest

from models.cases.case import Case
from models.cases.event import broken_link
from models.sample.loading import load_sample
from models.sample.story import HYGIENE
from tests.models.days import FRIDAY
from tests.models.play import staff

pytestmark = pytest.mark.usefixtures("files")


async def test_nothing_of_it_lies_in_the_future_and_little_long_ago():
    await load_sample(FRIDAY)
    cases = await Case.objects().where(Case.case_no.is_not_null())
    assert cases
    assert max(case.received_at for case in cases) <= FRIDAY
    assert min(case.received_at for case in cases) > FRIDAY - timedelta(days=30)
    assert [await broken_link(case.id) for case in cases] == [None] * len(cases)


async def test_a_second_start_adds_nothing():
    await load_sample(FRIDAY)
    before = await Case.count()
    await load_sample(FRIDAY + timedelta(minutes=1))
    assert await Case.count() == before


async def test_what_was_used_up_is_there_again_at_the_next_start():
    await load_sample(FRIDAY)
    before = await Case.count()
    waiting = await Case.objects().where(
        (Case.status == "received") & Case.intake_window.is_not_null()
    )
    for case in waiting:
        clerk = await staff(HYGIENE.clerk)
        if (await case.desk()).window:
            await case.withdraw(by=clerk, at=FRIDAY, reason="不办了。", signed=True)
    await load_sample(FRIDAY + timedelta(minutes=1))
    assert await Case.count() > before
