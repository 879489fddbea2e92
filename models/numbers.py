"""Gapless counters: the number is taken in the transaction that uses it, so a rollback returns
it."""

from piccolo.columns import BigInt, BigSerial, Varchar
from piccolo.table import Table

from models.database import fetch_one


class NumberSeries(Table):
    """One row per series: case numbers of a county and day, papers of an office, kind and year."""

    id = BigSerial(primary_key=True)
    series = Varchar(length=80, unique=True)
    last = BigInt(default=0)


async def next_number(series: str) -> int:
    """The next number of a series, from 1; the row stays locked until the transaction ends."""
    row = await fetch_one(
        "INSERT INTO number_series (series, last) VALUES ($1, 1)"
        " ON CONFLICT (series) DO UPDATE SET last = number_series.last + 1 RETURNING last",
        series,
    )
    return row["last"]
