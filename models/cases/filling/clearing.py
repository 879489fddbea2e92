"""Drafts nobody finished: after 30 days nothing of them is kept (lifecycle.md 2.2, 8.1.5)."""

from contextlib import suppress
from datetime import datetime, timedelta

from asyncpg import ForeignKeyViolationError

from models.database import atomic, fetch, fetch_one
from models.files.file import drop_unused

KEPT = timedelta(days=30)


async def clear_old_drafts(now: datetime) -> int:
    """Delete them with their pictures, and the person if no case knows them; returns how many.

    A draft that was given up by hand has an event, and a register that was asked has a record
    of it: these stay, and only what the draft said goes.
    """
    cleared = 0
    for row in await fetch(_OLD, now - KEPT):
        cleared += await clear_draft(row["id"])
    return cleared


async def clear_draft(case: int) -> bool:
    """Delete one draft with all that hangs on it; False when it is no draft any more."""
    async with atomic():
        draft = await fetch_one(_HOLD, case)
        if draft is None:  # received, or somebody is at work on it
            return False
        files = await fetch(_PICTURES, case)
        for statement in (_WORDS, _LINES, _AGENT, _CHECKS, _DELIVERY, _PROMISE):
            await fetch(statement, case)
        await fetch(_EMPTY if draft["told"] else _DELETE, case)
    await drop_unused([row["file"] for row in files])
    with suppress(ForeignKeyViolationError):  # somebody has just begun another case for them
        await fetch(_PERSON, draft["applicant"])
    return True


_A_DRAFT = (
    "(status = 'draft' OR (status = 'withdrawn' AND case_no IS NULL AND applicant IS NOT NULL))"
)
_OLD = f"SELECT id FROM cases WHERE {_A_DRAFT} AND created_at < $1 ORDER BY id"  # noqa: S608
_HOLD = (
    "SELECT applicant, EXISTS (SELECT 1 FROM case_event e"  # noqa: S608
    ' WHERE e."case" = cases.id)'
    ' OR EXISTS (SELECT 1 FROM lookup l WHERE l."case" = cases.id) AS told'
    f" FROM cases WHERE id = $1 AND {_A_DRAFT} FOR UPDATE SKIP LOCKED"
)
_PICTURES = (
    "DELETE FROM case_file f USING case_material m"
    ' WHERE f.material = m.id AND m."case" = $1 RETURNING f.file'
)
_WORDS = "UPDATE case_material SET waiver_evidence = '', note = '' WHERE \"case\" = $1"
_LINES = (
    'DELETE FROM case_material m WHERE "case" = $1'
    " AND NOT EXISTS (SELECT 1 FROM lookup l WHERE l.material = m.id)"
)
_AGENT = 'DELETE FROM agent WHERE "case" = $1'
_CHECKS = 'DELETE FROM identity_check WHERE "case" = $1'
_DELIVERY = 'DELETE FROM delivery WHERE "case" = $1'
_PROMISE = 'DELETE FROM promise WHERE "case" = $1'
_DELETE = "DELETE FROM cases WHERE id = $1"
_EMPTY = """
UPDATE cases SET status = 'withdrawn', applicant = NULL, contact_name = '',
    contact_mobile_sealed = '', contact_mobile_index = '', contact_email_sealed = '',
    form_sealed = '', answers = '{}'
WHERE id = $1
"""
_PERSON = (
    "DELETE FROM applicant WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM cases WHERE applicant = $1)"
)
