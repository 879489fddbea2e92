"""Rows of the outbox as a test needs them: claimed, lapsed, looked at."""

from datetime import UTC, datetime, timedelta

from models.database import fetch
from models.outbox import Outbox, Topic, claim, put

NOW = datetime(2026, 11, 20, 7, tzinfo=UTC)


async def asked(topic: Topic = Topic.MESSAGE, subject: int = 1) -> tuple[int, int]:
    """Ask for something and claim it: the row, and which claim it is."""
    await put(topic, subject, at=NOW)
    return await claimed(topic, subject)


async def claimed(topic: Topic, subject: int) -> tuple[int, int]:
    """Claim what is due; the row of one topic and subject, and which claim it is."""
    rows = await claim(NOW + timedelta(days=30))
    [row] = [row for row in rows if (row["topic"], row["subject"]) == (topic, subject)]
    return row["id"], row["attempts"]


async def lease_lapses() -> None:
    """Time passes: whoever had claimed something has not finished it."""
    await fetch("UPDATE outbox SET claimed_until = $1", datetime.now(UTC) - timedelta(seconds=1))


async def look_at(row: int) -> Outbox:
    return await Outbox.objects().get(Outbox.id == row)
