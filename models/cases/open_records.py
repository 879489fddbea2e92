"""Closing what is still open beside a case when the case itself goes no further."""

from datetime import datetime

from models.database import fetch


async def close_open_records(case: int, at: datetime) -> None:
    """End the questions, proposals and special procedures of a case that has ended."""
    await drop_proposals(case, at)
    await fetch(
        'UPDATE assist_request SET closed_at = $2 WHERE "case" = $1 AND closed_at IS NULL', case, at
    )
    await fetch(
        "UPDATE special_procedure SET ended_at = $2, result = '办件已终止'"
        ' WHERE "case" = $1 AND ended_at IS NULL',
        case,
        at,
    )


async def drop_proposals(case: int, at: datetime) -> None:
    """A proposal not to accept falls when the case has gone another way."""
    await fetch(
        'UPDATE refusal SET closed_at = $2 WHERE "case" = $1 AND closed_at IS NULL', case, at
    )
