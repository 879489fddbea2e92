"""全过程留痕: append-only, chained by hash, one event for each act."""

import asyncpg
import pytest

from models.cases.case import Case
from models.cases.event import FIRST, CaseEvent, broken_link, last_event
from models.database import atomic, fetch
from tests.models.days import FRIDAY, MINUTE
from tests.models.looking import again
from tests.models.play import accepted, delivered, received


async def events(case: Case) -> list[CaseEvent]:
    return await CaseEvent.objects().where(CaseEvent.case == case.id).order_by(CaseEvent.seq)


async def test_each_event_carries_the_hash_of_the_one_before():
    rows = await events(await delivered())
    assert [row.seq for row in rows] == list(range(1, 12))
    assert rows[0].prev_hash == FIRST
    assert [row.prev_hash for row in rows[1:]] == [row.hash for row in rows[:-1]]
    assert len({row.hash for row in rows}) == len(rows)


async def test_an_untouched_chain_verifies():
    assert await broken_link((await delivered()).id) is None
    assert await broken_link(0) is None


async def test_an_event_remembers_who_where_and_in_which_position(he):
    case = await received()
    event = await case.accept(by=he, at=FRIDAY + MINUTE, note="材料齐全")
    row = await last_event(case.id)
    assert row.id == event.id
    assert (row.actor_kind, row.actor_id, row.actor_name, row.job_no) == (
        "staff",
        he.id,
        "何琳",
        "F01",
    )
    assert (row.office, row.office_name) == (he.office, he.office_name)
    assert (row.from_status, row.to_status) == ("received", "accepted")
    assert (row.from_leg, row.to_leg, row.note) == ("intake", "intake", "材料齐全")
    assert (row.begun_at, row.at) == (FRIDAY, FRIDAY + MINUTE)
    assert row.data == {"due_on": "2026-11-27"}
    assert row.hash == row.digest()


async def test_a_refused_act_leaves_no_event(zhang):
    case = await received()
    with pytest.raises(Exception, match="由该处的工作人员办理"):
        await case.accept(by=zhang, at=FRIDAY)
    assert len(await events(case)) == 1
    assert (await again(case)).status == "received"


@pytest.mark.parametrize("column", ["note", "actor_name", "at", "to_status", "data", "seq"])
async def test_a_changed_event_is_found(column):
    rows = await events(await delivered())
    changed = rows[4]
    value = {"data": {"x": 1}, "seq": 40, "at": FRIDAY}.get(column, "anders")
    setattr(changed, column, value)
    assert changed.hash != changed.digest()


async def refused(statement: str) -> str:
    """What PostgreSQL says to the application when it tries."""
    with pytest.raises(asyncpg.PostgresError) as error:
        async with atomic():
            await fetch(statement)
    return str(error.value)


@pytest.mark.parametrize("table", ["case_event", "access_entry"])
@pytest.mark.parametrize(
    "statement", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
async def test_the_application_may_not_change_or_delete_what_was_written_down(table, statement):
    await received()
    assert "permission denied" in await refused(statement.format(table))


async def test_the_application_does_not_own_the_tables_and_cannot_drop_the_guard():
    assert "must be owner" in await refused("DROP TRIGGER case_event_is_append_only ON case_event")
    assert "must be owner" in await refused("ALTER TABLE case_event DISABLE TRIGGER ALL")


async def test_a_published_version_says_for_ever_what_it_said():
    sentence = await refused("UPDATE item_version SET snapshot = '{}' WHERE state = 'published'")
    assert "a published version cannot change" in sentence


async def test_events_of_two_cases_are_two_chains():
    first, second = await accepted(), await accepted(at=FRIDAY + MINUTE)
    assert [row.seq for row in await events(first)] == [1, 2]
    assert [row.seq for row in await events(second)] == [1, 2]
    assert (await events(second))[0].prev_hash == FIRST
