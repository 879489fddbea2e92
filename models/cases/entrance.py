"""What a draft must have before it becomes a case."""

from typing import Any

from models.cases.people_of import Agent
from models.catalog.checking.checklist import BY_AGENT, checklist
from models.database import fetch
from models.errors import demand


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


async def must_be_filled_in(case: Any) -> None:
    """From home: every required field has text, every required material a picture."""
    form, fields = case.form, [one for one in (await case.guide()).fields if one.required]
    wanted = [row for row in await case.materials() if row.must_be_sent]
    there = {row["material"] for row in await fetch(_SENT, [row.id for row in wanted])}
    demand(
        *((f"form_{one.key}", form.get(one.key), f"请填写{one.label}。") for one in fields),
        *((f"material_{row.id}", row.id in there, f"请上传“{row.name}”。") for row in wanted),
    )


_RIGHT = (
    'SELECT 1 FROM window_item WHERE item = $1 AND mode = $2 AND ("window" = $3 OR station = $4)'
)
_SENT = (
    "SELECT DISTINCT material FROM case_file"
    " WHERE material = ANY($1::bigint[]) AND removed_at IS NULL"
)
