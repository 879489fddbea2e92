"""What a draft must have before it becomes a case."""

from datetime import date, datetime
from typing import Any

from models.calendar.hours import local_date
from models.cases.filling.form_fields import wrong_in_form
from models.cases.filling.item_news import news_of
from models.cases.filling.people_of import Agent
from models.cases.material import CaseMaterial
from models.cases.records.promise import promise_in_force
from models.cases.words import MaterialState
from models.catalog.checking.checklist import BY_AGENT, checklist
from models.database import fetch
from models.errors import NotNow, demand


async def must_be_answered(case: Any) -> None:
    """Item and applicant are known, and every question of the situation is answered."""
    demand(
        ("item", case.version, "还没有选事项，请先选择要办的事项和情形。"),
        ("applicant", case.applicant, "还没有登记申请人，请先填写。"),
    )
    listed = checklist(await case.guide(), case.answers)
    asks_who_comes = listed.offers(BY_AGENT) and not listed.chose(BY_AGENT)
    unproved = asks_who_comes and await Agent.exists().where(Agent.case == case.id)
    demand(
        ("situation", not listed.stop, listed.stop),
        ("situation", listed.complete, "还有情形没有选，请回到“选事项与情形”选完。"),
        ("situation", not unproved, "来的是代办人，情形请选“他人代办”，以便核对授权委托书。"),
    )


async def must_be_entitled(case: Any) -> None:
    """The window or station has the right to take this item in, in this mode (受理权限)."""
    here = await fetch(_RIGHT, case.item, case.mode, case.intake_window, case.intake_station)
    demand(("item", here, "这个窗口（站点）没有收这个事项的权限，请联系事项管理人员。"))


async def must_be_on_offer(case: Any, at: datetime) -> None:
    """From home: the item is not suspended or gone. Raises NotNow; the draft is kept."""
    stopped = (await news_of(case, local_date(at))).stopped
    if stopped:
        raise NotNow(stopped)


async def must_be_filled_in(case: Any, today: date) -> None:
    """From home: the form is filled in, every line of the list is settled."""
    wrong = await wrong_in_form(case, today)
    unsettled = await unsettled_materials(case, today)
    demand(
        *((name, False, sentence) for name, sentence in wrong.items()),
        *((f"material_{row.id}", False, _sentence(row)) for row in unsettled),
    )


async def unsettled_materials(case: Any, today: date) -> list[CaseMaterial]:
    """The lines for which something is still to do at home.

    Settled is what was sent, promised for a day to come (容缺), found in a register (免证办) or
    replaced by a promise (告知承诺). What the office can look up itself is not asked for, unless
    the register has answered that there is nothing.
    """
    guide, rows = await case.guide(), await case.materials()
    ids = [row.id for row in rows]
    sent = {row["material"] for row in await fetch(_SENT, ids)}
    sought = {row["material"] for row in await fetch(_NOT_FOUND, ids)}
    made = await promise_in_force(case, guide, rows)
    promised = set(made.stands_for) if made else set()
    return [
        row
        for row in rows
        if row.asked_for
        and row.id not in sent
        and row.key not in promised
        and not row.may_come_later(today)
        and not _looked_up(row, row.id in sought)
    ]


def _looked_up(row: CaseMaterial, in_vain: bool) -> bool:
    if row.state in (MaterialState.WAIVED, MaterialState.COMPLETE):
        return True
    return row.waivable and not in_vain


def _sentence(row: CaseMaterial) -> str:
    later = "，或者约定补交的日期" if row.tolerable else ""
    return f"请上传“{row.name}”{later}。"


_RIGHT = (
    'SELECT 1 FROM window_item WHERE item = $1 AND mode = $2 AND ("window" = $3 OR station = $4)'
)
_SENT = (
    "SELECT DISTINCT material FROM case_file"
    " WHERE material = ANY($1::bigint[]) AND removed_at IS NULL"
)
_NOT_FOUND = """
SELECT DISTINCT material FROM lookup WHERE material = ANY($1::bigint[]) AND answer = 'not_found'
"""
