"""What was written down stays: against the application, against the owner, and it shows."""

import asyncpg
import pytest

from models.cases.event import broken_link
from models.catalog.version import ItemVersion
from models.database import fetch_one
from tests.models.play import accepted, received


@pytest.mark.parametrize("table", ["case_event", "access_entry"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET at = now()", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
async def test_even_the_owner_is_refused(owner, table, statement):
    case = await received()
    await owner.execute(
        "INSERT INTO access_entry (access, actor_kind, actor_name, office_name, address, reason,"
        " at) VALUES ('read', 'system', 'x', '', '', '', now())"
    )
    with pytest.raises(asyncpg.PostgresError, match="append-only"):
        await owner.execute(statement.format(table))
    assert await broken_link(case.id) is None


@pytest.mark.parametrize(
    ("change", "seq"),
    [
        ("UPDATE case_event SET note = '改过' WHERE seq = 1", 1),
        ("UPDATE case_event SET actor_name = '别人' WHERE seq = 2", 2),
        ("UPDATE case_event SET at = at + interval '1 day' WHERE seq = 2", 2),
        ('UPDATE case_event SET data = \'{"due_on": "2027-01-01"}\' WHERE seq = 2', 2),
        ("UPDATE case_event SET key = 'x' WHERE seq = 1", 1),
        ("UPDATE case_event SET seq = 9 WHERE seq = 2", 9),
        ("UPDATE case_event SET prev_hash = hash WHERE seq = 2", 2),
        ("DELETE FROM case_event WHERE seq = 1", 2),
    ],
)
async def test_who_switches_the_guard_off_and_changes_a_row_is_found_out(owner, change, seq):
    case = await accepted()
    await owner.execute("ALTER TABLE case_event DISABLE TRIGGER ALL")
    await owner.execute("ALTER TABLE document DISABLE TRIGGER ALL")
    for table in ("document", "custody", "notice"):
        await owner.execute(f"DELETE FROM {table}")  # noqa: S608
    await owner.execute(change)
    assert await broken_link(case.id) == seq


async def test_a_published_version_does_not_change_for_the_owner_either(owner):
    with pytest.raises(asyncpg.PostgresError, match="a published version cannot change"):
        await owner.execute("UPDATE item_version SET snapshot = '{}'::jsonb")
    assert not await ItemVersion.exists().where(ItemVersion.snapshot == "{}")


async def test_two_open_legs_of_one_case_are_impossible(owner):
    case = await received()
    with pytest.raises(asyncpg.UniqueViolationError, match="leg_one_open"):
        await owner.execute(
            'INSERT INTO leg ("case", kind, office, opened_at, due_clock, outcome, reason)'
            " SELECT \"case\", 'dept', office, opened_at, '', '', '' FROM leg"
            ' WHERE "case" = $1',
            case.id,
        )
    row = await fetch_one('SELECT count(*) AS n FROM leg WHERE "case" = $1', case.id)
    assert row["n"] == 1
