"""Events (全过程留痕, S1-4): one per act, append-only, chained by hash within a case.

One chain per case, because a single one would make every writer wait for every other.
"""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any, Self

from asyncpg import UniqueViolationError
from piccolo.columns import JSONB, BigInt, BigSerial, Integer, Text, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.cases.actor import ActorKind
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.errors import NotNow
from models.offices.office import Office

FIRST = "0" * 64
SENT_ALREADY = "这张表单已经提交过，请刷新页面后再办。"


class CaseEvent(Table):
    """What was done, by whom, when, where and why; nobody may change or delete it."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    seq = Integer(null=False, default=None)
    act = Varchar(length=32)
    begun_at = instant()  # when the leg that the act belongs to was taken up
    at = instant(index=True)
    recorded_at = instant()  # the machine's own time
    actor_kind = choice(ActorKind)
    actor_id = BigInt(null=True, default=None)
    actor_name = Varchar(length=100)
    job_no = Varchar(length=20, default="")
    office = optional(Office)
    office_name = Varchar(length=100, default="")
    from_status = Varchar(length=32)
    to_status = Varchar(length=32)
    from_leg = Varchar(length=32, default="")
    to_leg = Varchar(length=32, default="")
    note = Text(default="")  # 办理意见
    data = JSONB(default="{}")
    key = Varchar(length=64, null=True, default=None, unique=True)  # idempotency key of the form
    prev_hash = Varchar(length=64)
    hash = Varchar(length=64, unique=True)

    event_actor_known = one_of("actor_kind", ActorKind)
    event_in_order = Unique(["case", "seq"])

    def digest(self) -> str:
        """SHA-256 over everything the event says and the hash before it."""
        said = {
            column._meta.name: _plain(getattr(self, column._meta.name))
            for column in CaseEvent._meta.columns
            if column._meta.name not in ("id", "hash")
        }
        text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    @classmethod
    async def append(cls, case: int, **said: Any) -> Self:
        """Write an event behind the case's last one; the caller holds the case's row lock.

        Raises NotNow when the key of the form was used for another case at the same moment.
        """
        last = await last_event(case)
        event = cls(
            case=case,
            seq=last.seq + 1 if last else 1,
            prev_hash=last.hash if last else FIRST,
            recorded_at=datetime.now(UTC),  # beside the business time, for the auditor
            **said,
        )
        event.hash = event.digest()
        try:
            await event.save()
        except UniqueViolationError as error:
            raise NotNow(SENT_ALREADY) from error
        return event


async def last_event(case: int) -> CaseEvent | None:
    """The newest event of a case."""
    return (
        await CaseEvent.objects()
        .where(CaseEvent.case == case)
        .order_by(CaseEvent.seq, ascending=False)
        .first()
    )


def _plain(value: Any) -> Any:
    # PostgreSQL keeps microseconds and UTC; write moments the same way before and after storing.
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


async def broken_link(case: int) -> int | None:
    """The seq of the first event of a case that does not fit the chain; None if all fit."""
    previous, expected = FIRST, 1
    for event in await CaseEvent.objects().where(CaseEvent.case == case).order_by(CaseEvent.seq):
        if event.seq != expected or event.prev_hash != previous or event.hash != event.digest():
            return event.seq
        previous, expected = event.hash, expected + 1
    return None
