"""One step on the way of a bad rating, from the row lock to its line in the history.

    @step
    async def check(self, turn, *, …form fields…) -> str: …

The method is called with `by`, `at`, and optionally `key` (the form's) and `edition` (what the
page showed); its body returns the words that the history keeps. Called again with the same key it
does nothing. Raises NotAllowed, NotNow or Invalid.
"""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.cases.event import SENT_ALREADY
from models.database import atomic, fetch_one
from models.errors import NotAllowed, NotNow
from models.people.staff import Officer
from models.ratings.history import RectificationEvent
from models.ratings.rating import Rating
from models.ratings.reach import reach_of
from models.ratings.stages import STAGE_NAMES, STEPS, Stage

Body = Callable[..., Awaitable[str]]


@dataclass(frozen=True)
class StepTurn:
    """What a step works with."""

    rating: Rating
    by: Officer
    at: datetime


def step(body: Body) -> Callable[..., Awaitable[None]]:
    """Make a method into a step of the same name in the table."""
    name = body.__name__

    @functools.wraps(body)
    async def run(
        row: Any,
        *,
        by: Officer,
        at: datetime,
        key: str | None = None,
        edition: int | None = None,
        **given: Any,
    ) -> None:
        async with atomic():
            await fetch_one("SELECT id FROM rectification WHERE id = $1 FOR UPDATE", row.id)
            await row.refresh()
            if await _done_before(row, name, key):
                return
            turn = StepTurn(await Rating.objects().get(Rating.id == row.rating), by, at)
            await _must_be_lawful(row, name, turn, edition)
            before = Stage(row.stage)
            words = await body(row, turn, **given)
            row.edition += 1
            row.last_by = f"{by.office_name}{by.name}"
            await row.save()
            await RectificationEvent(
                rectification=row.id,
                step=name,
                at=at,
                staff=by.id,
                name=by.name,
                office_name=by.office_name,
                before=before,
                after=row.stage,
                words=words,
                key=key,
            ).save()

    return run


async def _done_before(row: Any, name: str, key: str | None) -> bool:
    if key is None:
        return False
    event = await RectificationEvent.objects().where(RectificationEvent.key == key).first()
    if event is not None and (event.rectification != row.id or event.step != name):
        raise NotNow(SENT_ALREADY)
    return event is not None


async def _must_be_lawful(row: Any, name: str, turn: StepTurn, edition: int | None) -> None:
    reach = await reach_of(turn.by, turn.rating.office, turn.rating.staff)
    if not (reach.judges if name == "judge_appeal" else reach.puts_right):
        raise NotAllowed("这条评价由被评价部门的其他同事处理，您不能办理。")
    stage = Stage(row.stage)
    if stage not in STEPS[name] or edition not in (None, row.edition):
        who = f"已由{row.last_by}处理过，" if row.last_by else ""
        raise NotNow(f"这条差评{who}现在是“{STAGE_NAMES[stage]}”，请看最新状态。")
