"""The outbox: what must still happen outside the database because of something committed inside.

A relay claims due rows under a lease and queues them; whoever does the work marks the row done.
A killed worker or an emptied queue only lets the lease run out, and the row is claimed again: the
attempt is then another, and only the job of the latest claim may begin.
"""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

from piccolo.columns import BigInt, BigSerial, SmallInt, Text, Varchar
from piccolo.table import Table

from models.columns import choice, instant, one_of
from models.database import fetch, fetch_one

LEASE = timedelta(seconds=30)  # longer than a job may take, see jobs/worker.py
RETRY_STEPS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30))
MOST_TRIES = len(RETRY_STEPS) + 1


class Topic(StrEnum):
    """Which door in jobs/ the row goes to."""

    DOCUMENT = "document"  # render a paper
    VOID_MARK = "void_mark"  # draw 作废 over a copy of a paper
    REPRINT = "reprint"  # draw 第n次打印 over a copy of a paper
    MESSAGE = "message"  # send an SMS or an e-mail
    SHEET = "sheet"  # render a guide or a list of materials
    ONE_TIME_NOTICE = "one_time_notice"  # render a numbered 一次性告知书


class Outbox(Table):
    """One thing to do; `subject` is the id of the row it is about."""

    id = BigSerial(primary_key=True)
    topic = choice(Topic)
    subject = BigInt(null=False, default=None)
    created_at = instant()
    not_before = instant()  # business time: quiet hours
    claimed_until = instant(null=True)  # machine time
    attempts = SmallInt(default=0)  # claims, lapsed leases included
    failures = SmallInt(default=0)  # tries begun and not finished
    done_at = instant(null=True)
    gave_up_at = instant(null=True)  # a person must look
    last_error = Text(default="")
    key = Varchar(length=120, unique=True)  # the same thing is never asked for twice

    outbox_topic_known = one_of("topic", Topic)


async def put(
    topic: Topic, subject: int, *, at: datetime, not_before: datetime | None = None
) -> None:
    """Ask for something to be done after commit; asking twice is asking once."""
    await fetch(
        "INSERT INTO outbox (topic, subject, created_at, not_before, attempts, failures,"
        " last_error, key) VALUES ($1, $2, $3, $4, 0, 0, '', $5) ON CONFLICT (key) DO NOTHING",
        topic.value,
        subject,
        at,
        not_before or at,
        f"{topic.value}:{subject}",
    )


async def claim(now: datetime, limit: int = 50) -> list[dict]:
    """Take due rows under a lease; two relays never get the same row.

    Returns dicts with id, topic, subject and attempts (counting this one).
    """
    machine_now = datetime.now(UTC)
    rows = await fetch(_CLAIM, now, machine_now, machine_now + LEASE, limit)
    return [dict(row) for row in rows]


_CLAIM = """
UPDATE outbox SET claimed_until = $3, attempts = attempts + 1
WHERE id IN (
    SELECT id FROM outbox
    WHERE done_at IS NULL AND gave_up_at IS NULL AND not_before <= $1
      AND (claimed_until IS NULL OR claimed_until < $2)
    ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED
)
RETURNING id, topic, subject, attempts
"""


async def begin(row_id: int, attempt: int) -> int:
    """Take a claimed row in hand: which try this is, or 0 when it is not this claim's any more.

    A try counts as a failure until it is finished, because a killed worker cannot say so.
    """
    row = await fetch_one(
        "UPDATE outbox SET claimed_until = $3, failures = failures + 1"
        " WHERE id = $1 AND attempts = $2 AND done_at IS NULL AND gave_up_at IS NULL"
        " RETURNING failures",
        row_id,
        attempt,
        datetime.now(UTC) + LEASE,
    )
    return row["failures"] if row else 0


async def finish(row_id: int) -> None:
    """The work is done."""
    await fetch(
        "UPDATE outbox SET done_at = $2, failures = failures - 1 WHERE id = $1",
        row_id,
        datetime.now(UTC),
    )


async def postpone(row_id: int, tries: int, error: str) -> bool:
    """The work failed for now: try again after 1, 5, then 30 minutes; False: a person must look."""
    if tries >= MOST_TRIES:
        await give_up(row_id, error)
        return False
    until = datetime.now(UTC) + RETRY_STEPS[tries - 1]
    await fetch(
        "UPDATE outbox SET claimed_until = $2, last_error = $3 WHERE id = $1", row_id, until, error
    )
    return True


async def give_up(row_id: int, error: str) -> None:
    """The work cannot be done; the row stays for a person to look at."""
    await fetch(
        "UPDATE outbox SET gave_up_at = $2, last_error = $3 WHERE id = $1",
        row_id,
        datetime.now(UTC),
        error,
    )


async def backlog(now: datetime) -> dict[str, float]:
    """How many rows wait and were given up, and the age in seconds of the oldest that is due."""
    row = await fetch_one(
        "SELECT count(*) FILTER (WHERE gave_up_at IS NULL) AS waiting,"
        " count(*) FILTER (WHERE gave_up_at IS NOT NULL) AS gave_up,"
        " coalesce(extract(epoch FROM max($1 - not_before)"
        "   FILTER (WHERE gave_up_at IS NULL AND not_before <= $1)), 0)::float AS oldest_seconds"
        " FROM outbox WHERE done_at IS NULL",
        now,
    )
    return dict(row)
