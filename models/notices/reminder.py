"""Which reminders have been given: each once, however often the clock strikes."""

from datetime import datetime

from piccolo.columns import BigSerial, Varchar
from piccolo.table import Table

from models.columns import instant
from models.database import fetch


class Reminder(Table):
    """One reminder of one day; the key names what is due and how near it was."""

    id = BigSerial(primary_key=True)
    key = Varchar(length=60, unique=True)
    given_at = instant()


async def not_given(keys: list[str]) -> set[str]:
    """Those of the keys whose reminder is still to be given."""
    rows = await fetch("SELECT key FROM reminder WHERE key = ANY($1::text[])", keys)
    return set(keys) - {row["key"] for row in rows}


async def give_once(key: str, at: datetime) -> bool:
    """Note that it is given, in the transaction that gives it; False when somebody has already."""
    rows = await fetch(
        "INSERT INTO reminder (key, given_at) VALUES ($1, $2)"
        " ON CONFLICT (key) DO NOTHING RETURNING id",
        key,
        at,
    )
    return bool(rows)
