"""Whatever happens to a job, the work of its row is done once, or a person is told to look."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from jobs.doors import through
from models.notices.gateways import TryLater, Undeliverable
from models.outbox import MOST_TRIES, RETRY_STEPS, Topic
from tests.jobs.outbox_rows import asked, claimed, lease_lapses, look_at

pytestmark = pytest.mark.usefixtures("nothing_stays")


class Work:
    """Counts how often it was done; fails as it is told."""

    def __init__(self, *failures: BaseException) -> None:
        self.done, self._failures = 0, list(failures)

    async def __call__(self) -> None:
        if self._failures:
            raise self._failures.pop(0)
        self.done += 1


async def test_work_that_succeeds_is_finished():
    row, attempt = await asked()
    work = Work()
    await through(Topic.MESSAGE, row, attempt, work)
    left = await look_at(row)
    assert (work.done, left.failures) == (1, 0)
    assert left.done_at is not None


async def test_a_job_that_runs_twice_works_once():
    row, attempt = await asked()
    work = Work()
    await through(Topic.MESSAGE, row, attempt, work)
    await through(Topic.MESSAGE, row, attempt, work)
    assert work.done == 1


async def test_only_the_latest_claim_may_begin():
    row, first = await asked()
    await lease_lapses()
    _, second = await claimed(Topic.MESSAGE, 1)
    work = Work()
    await through(Topic.MESSAGE, row, first, work)
    assert work.done == 0
    await through(Topic.MESSAGE, row, second, work)
    assert work.done == 1


async def test_beginning_renews_the_lease_so_that_nobody_else_begins_meanwhile():
    row, attempt = await asked()
    await lease_lapses()

    async def work() -> None:
        assert (await look_at(row)).claimed_until > datetime.now(UTC) + timedelta(seconds=25)

    await through(Topic.MESSAGE, row, attempt, work)
    assert (await look_at(row)).done_at is not None


async def test_a_failure_is_tried_again_after_one_five_and_thirty_minutes():
    row, attempt = await asked()
    work = Work(*[OSError("no")] * MOST_TRIES)
    for step in RETRY_STEPS:
        await through(Topic.MESSAGE, row, attempt, work)
        wait = (await look_at(row)).claimed_until - datetime.now(UTC)
        assert step - timedelta(seconds=5) < wait <= step
        await lease_lapses()
        _, attempt = await claimed(Topic.MESSAGE, 1)
    await through(Topic.MESSAGE, row, attempt, work)
    left = await look_at(row)
    assert left.gave_up_at is not None
    assert left.done_at is None
    await through(Topic.MESSAGE, row, attempt, work)
    assert work.done == 0


async def test_a_failure_that_passes_is_forgotten_when_the_work_is_done():
    row, attempt = await asked()
    work = Work(TryLater("the mail server answered 450"))
    await through(Topic.MESSAGE, row, attempt, work)
    assert (await look_at(row)).last_error == "the mail server answered 450"
    await lease_lapses()
    _, attempt = await claimed(Topic.MESSAGE, 1)
    await through(Topic.MESSAGE, row, attempt, work)
    assert work.done == 1
    assert (await look_at(row)).done_at is not None


async def test_what_can_never_be_delivered_is_given_up_at_once():
    row, attempt = await asked()
    await through(Topic.MESSAGE, row, attempt, Work(Undeliverable("no such address")))
    left = await look_at(row)
    assert left.gave_up_at is not None
    assert left.last_error == "no such address"


async def test_work_that_kills_its_process_each_time_is_given_up():
    row, attempt = await asked()
    killed = asyncio.CancelledError()  # nothing after it runs, as after a kill -9
    for _ in range(MOST_TRIES):
        with pytest.raises(asyncio.CancelledError):
            await through(Topic.MESSAGE, row, attempt, Work(killed))
        assert (await look_at(row)).gave_up_at is None
        await lease_lapses()
        _, attempt = await claimed(Topic.MESSAGE, 1)
    work = Work()
    await through(Topic.MESSAGE, row, attempt, work)
    assert work.done == 0
    assert (await look_at(row)).last_error == "the work never came to an end"


async def test_neither_the_row_nor_the_log_quotes_what_an_error_says():
    row, attempt = await asked()
    with capture_logs() as lines:
        await through(Topic.MESSAGE, row, attempt, Work(ValueError("孙建国 19900000001")))
    assert (await look_at(row)).last_error.startswith("ValueError at test_doors.py:")
    assert "孙建国" not in str(lines)


async def test_each_outcome_is_one_line_in_the_log():
    told = []
    for number, failures in enumerate(([], [OSError()], [Undeliverable("no")])):
        row, attempt = await asked(subject=number)
        with capture_logs() as lines:
            await through(Topic.MESSAGE, row, attempt, Work(*failures))
        [line] = lines
        assert (line["topic"], line["row"], line["attempt"]) == ("message", row, attempt)
        told.append((line["event"], line["log_level"], line.get("error")))
    assert told == [
        ("outbox.done", "info", None),
        ("outbox.postponed", "warning", "OSError"),
        ("outbox.gave_up", "error", "Undeliverable"),
    ]
