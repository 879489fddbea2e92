"""Custody (材料流转): who holds which paper, from the counter to the archive or back."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from piccolo.columns import BigSerial, SmallInt, Varchar
from piccolo.table import Table

from models.cases.actor import Actor
from models.cases.event import CaseEvent
from models.cases.material import CaseMaterial
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.offices.office import Office


class Holder(StrEnum):
    """Who can hold a paper."""

    APPLICANT = "applicant"  # 申请人
    INTAKE = "intake"  # 受理地窗口、站点
    RECHECK = "recheck"  # 办理地窗口
    OFFICE = "office"  # 审批部门
    COUNTER = "counter"  # 出件窗口
    COURIER = "courier"  # 邮寄途中


class Custody(Table):
    """One stretch of holding; handing over ends one row and begins the next."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    material = optional(CaseMaterial)  # null: a result (证照、决定书)
    label = Varchar(length=200)
    originals = SmallInt(default=0)
    copies = SmallInt(default=0)
    holder = choice(Holder)
    office = optional(Office)
    place = Varchar(length=100, default="")
    since = instant()
    until = instant(null=True)
    event = reference(CaseEvent)

    custody_holder_known = one_of("holder", Holder)


# A stretch that begins with an act; the act adds its event.
Stretch = dict[str, Any]


def papers_taken_in(
    case: Any, materials: list[CaseMaterial], at: datetime, *, by: Actor
) -> list[Stretch]:
    """What the counter keeps of what was handed in; papers only looked at went back."""
    holder, office = _counter(case, by)
    return [
        {
            "case": case.id,
            "material": material.id,
            "label": material.name,
            "originals": material.original_count if material.keeps_original else 0,
            "copies": material.copy_count,
            "holder": holder,
            "office": office,
            "since": at,
        }
        for material in materials
        if (material.original_count and material.keeps_original) or material.copy_count
    ]


def _counter(case: Any, by: Actor) -> tuple[Holder, int | None]:
    places = {post.office for post in by.officer.posts} if by.officer else set()
    if case.intake_office in places:
        return Holder.INTAKE, case.intake_office
    if case.office in places:
        return Holder.OFFICE, case.office
    return Holder.RECHECK, by.office


async def pass_paper(
    case: int,
    holder: Holder,
    office: int | None,
    *,
    at: datetime,
    results_only: bool = False,
    materials: list[int] | None = None,
) -> list[Stretch]:
    """End the open stretches of a case, or some of them, and return those that begin."""
    elsewhere = Custody.holder.not_in([holder, Holder.APPLICANT])
    open_here = (Custody.case == case) & Custody.until.is_null() & elsewhere
    if results_only:
        open_here &= Custody.material.is_null()
    if materials is not None:
        open_here &= Custody.material.is_in(materials or [0])
    held = await Custody.objects().where(open_here)
    return await _hand_on(held, holder, office, at)


async def move_results(case: int, office: int, *, at: datetime) -> list[Stretch]:
    """The results that lie at a counter go to another counter."""
    held = await Custody.objects().where(
        (Custody.case == case)
        & Custody.until.is_null()
        & Custody.material.is_null()
        & (Custody.holder == Holder.COUNTER)
    )
    return await _hand_on(held, Holder.COUNTER, office, at)


async def _hand_on(
    held: list[Custody], holder: Holder, office: int | None, at: datetime
) -> list[Stretch]:
    for row in held:
        row.until = at
        await row.save([Custody.until])
    return [
        {
            "case": row.case,
            "material": row.material,
            "label": row.label,
            "originals": row.originals,
            "copies": row.copies,
            "holder": holder,
            "office": office,
            "since": at,
        }
        for row in held
    ]
