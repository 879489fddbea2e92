"""What was committed to the outbox goes into the queues; what is lost on the way goes again."""

from datetime import datetime, timedelta

import pytest
from arq.connections import ArqRedis
from redis.exceptions import RedisError

from jobs.queue import COUNTER, DOORS, WORK, queue_row
from jobs.relay import relay_once
from models.calendar.business_clock import business_now
from models.outbox import Outbox, Topic, claim, finish, give_up, put
from tests.jobs.outbox_rows import lease_lapses

pytestmark = pytest.mark.usefixtures("nothing_stays")

PAPERS = (Topic.DOCUMENT, Topic.VOID_MARK, Topic.REPRINT, Topic.SHEET, Topic.ONE_TIME_NOTICE)
QUEUES = dict.fromkeys(PAPERS, COUNTER) | {Topic.MESSAGE: WORK}


async def queued(redis: ArqRedis) -> dict[str, set[str]]:
    """The ids of the jobs on each queue."""
    return {
        name: {job.decode() for job in await redis.zrange(name, 0, -1)} for name in (WORK, COUNTER)
    }


async def row_for(topic: Topic, subject: int = 1, **more: datetime) -> int:
    await put(topic, subject, at=await business_now(), **more)
    row = await Outbox.objects().get((Outbox.topic == topic) & (Outbox.subject == subject))
    return row.id


def test_every_topic_has_a_door():
    assert DOORS.keys() == set(Topic)
    assert {topic: queue for topic, (_, queue) in DOORS.items()} == QUEUES


async def test_each_topic_goes_into_its_queue(redis):
    paper, mail = await row_for(Topic.DOCUMENT), await row_for(Topic.MESSAGE)
    assert await relay_once(redis) == 2
    assert await queued(redis) == {WORK: {f"outbox:{mail}:1"}, COUNTER: {f"outbox:{paper}:1"}}


async def test_what_is_asked_for_twice_is_queued_once(redis):
    await row_for(Topic.MESSAGE)
    await row_for(Topic.MESSAGE)
    assert await relay_once(redis) == 1
    assert await relay_once(redis) == 0


async def test_what_waits_for_the_morning_is_not_queued(redis):
    await row_for(Topic.MESSAGE, not_before=await business_now() + timedelta(hours=1))
    assert await relay_once(redis) == 0


async def test_what_is_done_or_given_up_is_not_queued(redis):
    await finish(await row_for(Topic.MESSAGE, 1))
    await give_up(await row_for(Topic.MESSAGE, 2), "no")
    assert await relay_once(redis) == 0


async def test_a_wiped_redis_loses_nothing(redis):
    row = await row_for(Topic.DOCUMENT)
    await relay_once(redis)
    await redis.flushdb()
    assert await relay_once(redis) == 0  # somebody may still be at it
    await lease_lapses()
    assert await relay_once(redis) == 1
    assert (await queued(redis))[COUNTER] == {f"outbox:{row}:2"}


async def test_a_redis_that_is_away_loses_nothing(redis, tmp_path):
    await row_for(Topic.DOCUMENT)
    away = ArqRedis.from_url(f"unix://{tmp_path}/nobody.sock")
    with pytest.raises(RedisError):
        await relay_once(away)
    await lease_lapses()
    assert await relay_once(redis) == 1


async def test_the_same_claim_queued_twice_is_one_job(redis):
    await row_for(Topic.MESSAGE)
    [row] = await claim(await business_now())
    await queue_row(redis, row)
    await queue_row(redis, row)
    assert len((await queued(redis))[WORK]) == 1


async def test_a_job_in_redis_is_plain_json(redis):
    row = await row_for(Topic.DOCUMENT, 7)
    await relay_once(redis)
    job = await redis.get(f"arq:job:outbox:{row}:1")
    assert b'"render_document"' in job
    assert f"[{row}, 1, 7]".encode() in job
