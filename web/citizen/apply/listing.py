"""Putting the list of 传材料 together: a line for each paper of the draft."""

from datetime import date, timedelta

from models.calendar.hours import local_date
from models.cases.material import CaseMaterial
from models.cases.records.promise import Promise, is_promise_paper, promisable, promise_in_force
from models.sharing.asking import can_be_asked, holder_of, last_answers
from models.sharing.barrier import Barrier, barrier
from web.citizen.apply.draft import Applying
from web.citizen.apply.lines import MaterialLine
from web.citizen.uploading import Box

MOST_DAYS = 40  # to choose from, when something may come later


async def lines_of(applying: Applying) -> list[MaterialLine]:
    """Every line of the list, in order."""
    draft, guide = applying.draft, await applying.draft.guide()
    rows = await draft.materials()
    answers = await last_answers(draft)
    made = await promise_in_force(draft, guide, rows)
    may = {row.id for row in promisable(draft, guide, rows)}
    return [
        MaterialLine(
            row,
            guide.material(row.key),
            Box(row, await row.sheets(), applying.address),
            local_date(applying.now),
            answers.get(row.id),
            can_be_asked(row),
            await _barrier(applying, row),
            _stands_for(made, row),
            row.id in may,
            is_promise_paper(guide, row),
            await _days(applying, row),
        )
        for row in rows
    ]


async def _barrier(applying: Applying, row: CaseMaterial) -> Barrier | None:
    if not can_be_asked(row):
        return None
    holder = await holder_of(applying.draft, row)
    return await barrier(applying.draft, holder, applying.citizen, local_date(applying.now))


def _stands_for(made: Promise | None, row: CaseMaterial) -> bool:
    return made is not None and row.key in made.stands_for


async def _days(applying: Applying, row: CaseMaterial) -> tuple[date, ...]:
    if not row.tolerable:
        return ()
    today = local_date(applying.now)
    latest = await applying.draft.latest_promise(row, applying.now)
    count = min((latest - today).days, MOST_DAYS)
    return tuple(latest - timedelta(days=back) for back in range(count - 1, -1, -1))
