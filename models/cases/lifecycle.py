"""The life of a case as one table of acts (lifecycle.md 2.3); read it aloud to a clerk.

Each act says from which status, on which open leg, who reaches it, what must be true, what the
status becomes and which papers it issues. Buttons, permissions, guards and tests are made from it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from models.cases import guards
from models.cases.actor import Actor
from models.cases.position import Position
from models.cases.words import LegKind, Status

DRAFT, RECEIVED, CORRECTION, ACCEPTED, GRANTED, DENIED = (
    Status.DRAFT,
    Status.RECEIVED,
    Status.CORRECTION,
    Status.ACCEPTED,
    Status.GRANTED,
    Status.DENIED,
)
INTAKE, RECHECK, DEPT, OPINION, UPPER, DECIDE, MAKE, OUT, DELIVERY = LegKind

NO_LEG = frozenset({None})
ANY_LEG = frozenset(LegKind)
BEFORE_THE_DECISION = frozenset({INTAKE, RECHECK, DEPT, OPINION, UPPER, DECIDE})
BEFORE_DELIVERY = BEFORE_THE_DECISION | {MAKE, OUT}

Guard = Callable[[Position, Actor, datetime], str | None]


class Reach(Enum):
    """Which of the people who may do the act can do it to this case."""

    HOLDER = auto()  # staff at the desk where the open leg lies
    OFFICE = auto()  # staff of the deciding office
    EITHER = auto()  # staff at that desk, or of the deciding office
    ASKED = auto()  # staff of the office a question or proposal was put to
    SEEING = auto()  # whoever can see the case
    SYSTEM = auto()  # the product itself


@dataclass(frozen=True)
class Act:
    """One row of the table."""

    word: str
    statuses: frozenset[Status]
    legs: frozenset[LegKind | None]
    reach: Reach = Reach.HOLDER
    becomes: Status | None = None  # None: the status stays
    guards: tuple[Guard, ...] = ()
    papers: tuple[str, ...] = ()


def _when(*statuses: Status) -> frozenset[Status]:
    return frozenset(statuses)


def _on(*legs: LegKind) -> frozenset[LegKind | None]:
    return frozenset(legs)


ACTS: dict[str, Act] = {
    "submit": Act(
        "提交申请",
        _when(DRAFT),
        NO_LEG,
        Reach.SEEING,
        becomes=RECEIVED,
        papers=("receipt", "promise"),
    ),
    "receive": Act(
        "收件",
        _when(DRAFT),
        NO_LEG,
        Reach.SEEING,
        becomes=RECEIVED,
        guards=(guards.identity_checked,),
        papers=("receipt",),
    ),
    "ask_assist": Act(
        "请求辅助审核",
        _when(RECEIVED, ACCEPTED),
        _on(INTAKE, RECHECK),
        guards=(guards.held_by_actor, guards.no_open_assist),
    ),
    "answer_assist": Act(
        "答复辅助审核",
        _when(RECEIVED, ACCEPTED),
        _on(INTAKE, RECHECK),
        Reach.ASKED,
        guards=(guards.assist_asked,),
        papers=("assist",),
    ),
    "accept": Act(
        "受理",
        _when(RECEIVED),
        _on(INTAKE, RECHECK, DEPT),
        becomes=ACCEPTED,
        guards=(
            guards.held_by_actor,
            guards.on_the_accepting_leg,
            guards.not_late_for_acceptance,
            guards.identity_checked,
            guards.agent_proved,
            guards.materials_in_order,
            guards.no_open_assist,
        ),
        papers=("acceptance", "tolerance"),
    ),
    "deem_accepted": Act(
        "视同受理",
        _when(RECEIVED),
        _on(INTAKE, RECHECK, DEPT),
        Reach.SYSTEM,
        becomes=ACCEPTED,
        guards=(guards.only_licences, guards.silent_too_long),
        papers=("acceptance",),
    ),
    "push": Act(
        "推送",
        _when(RECEIVED, ACCEPTED),
        _on(INTAKE),
        guards=(
            guards.accepted_where_it_is_due,
            guards.no_open_assist,
            guards.delivery_chosen,
            guards.phone_confirmed,
        ),
    ),
    "pass_on": Act(
        "复核通过",
        _when(ACCEPTED),
        _on(RECHECK),
        guards=(guards.held_by_actor, guards.no_open_assist),
    ),
    "claim": Act(
        "接件",
        _when(RECEIVED, ACCEPTED),
        _on(RECHECK, DEPT, OPINION, DECIDE),
        guards=(guards.unclaimed,),
    ),
    "ask_correction": Act(
        "告知补正",
        _when(RECEIVED, ACCEPTED),
        _on(INTAKE, RECHECK, DEPT),
        becomes=CORRECTION,
        guards=(guards.held_by_actor, guards.notice_limit_runs, guards.not_suspended),
        papers=("correction", "return"),
    ),
    "supply": Act(
        "补交材料",
        _when(CORRECTION),
        _on(INTAKE, RECHECK, DEPT),
        Reach.SEEING,
        becomes=RECEIVED,
        papers=("supply_receipt",),
    ),
    "refuse": Act(
        "建议不予受理",
        _when(RECEIVED),
        _on(INTAKE, RECHECK, DEPT),
        guards=(guards.held_by_actor, guards.refusal_limit_runs, guards.no_refusal_pending),
    ),
    "confirm_refusal": Act(
        "确认不予受理",
        _when(RECEIVED),
        _on(INTAKE, RECHECK, DEPT),
        Reach.OFFICE,
        becomes=Status.NOT_ACCEPTED,
        guards=(guards.refusal_limit_runs, guards.refusal_proposed),
        papers=("refusal",),
    ),
    "transfer": Act(
        "首接转交",
        _when(RECEIVED),
        _on(INTAKE),
        becomes=Status.TRANSFERRED,
        papers=("transfer",),
    ),
    "suspend": Act(
        "启动特别程序",
        _when(ACCEPTED),
        _on(DEPT),
        guards=(guards.held_by_actor, guards.not_suspended),
        papers=("special",),
    ),
    "resume": Act(
        "结束特别程序",
        _when(ACCEPTED),
        _on(DEPT),
        guards=(guards.held_by_actor, guards.suspended),
    ),
    "extend": Act(
        "延长期限",
        _when(ACCEPTED),
        _on(DEPT),
        Reach.OFFICE,
        guards=(guards.extended_once, guards.before_the_legal_end),
        papers=("extension",),
    ),
    "fill_gap": Act(
        "补齐容缺材料",
        _when(ACCEPTED, GRANTED),
        BEFORE_DELIVERY,
        Reach.SEEING,
        guards=(guards.gap_open,),
    ),
    "change_delivery": Act(
        "改领取方式",
        _when(RECEIVED, CORRECTION, ACCEPTED, GRANTED, DENIED),
        BEFORE_DELIVERY,
        Reach.SEEING,
    ),
    "opine": Act(
        "出具审查意见",
        _when(ACCEPTED),
        _on(DEPT, OPINION),
        guards=(guards.held_by_actor, guards.not_suspended),
    ),
    "grant": Act(
        "准予",
        _when(ACCEPTED),
        _on(DECIDE, UPPER),
        becomes=GRANTED,
        guards=(
            guards.held_by_actor,
            guards.clerk_only_on_the_spot,
            guards.second_pair_of_eyes,
            guards.not_suspended,
            guards.gaps_filled,
        ),
        papers=("grant",),
    ),
    "deny": Act(
        "不予",
        _when(ACCEPTED),
        _on(DECIDE, UPPER),
        becomes=DENIED,
        guards=(
            guards.held_by_actor,
            guards.clerk_only_on_the_spot,
            guards.second_pair_of_eyes,
            guards.not_suspended,
            guards.gaps_filled,
        ),
        papers=("denial",),
    ),
    "issue": Act(
        "制证",
        _when(GRANTED),
        _on(MAKE),
        papers=("certificate",),
    ),
    "hand_out": Act(
        "发放",
        _when(GRANTED, DENIED),
        _on(OUT),
        guards=(guards.other_than_the_maker, guards.nothing_outstanding),
        papers=("service",),
    ),
    "dispatch": Act(
        "寄出",
        _when(GRANTED, DENIED),
        _on(OUT),
        Reach.EITHER,
        guards=(guards.mail_chosen, guards.other_than_the_maker, guards.nothing_outstanding),
        papers=("dispatch",),
    ),
    "serve": Act(
        "电子送达",
        _when(GRANTED, DENIED),
        _on(OUT),
        guards=(guards.electronic_agreed, guards.nothing_outstanding),
        papers=("electronic_service",),
    ),
    "confirm_delivery": Act(
        "确认收到",
        _when(GRANTED, DENIED),
        _on(DELIVERY),
        Reach.SEEING,
        papers=("service",),
    ),
    "parcel_returned": Act(
        "登记退件",
        _when(GRANTED, DENIED),
        _on(DELIVERY),
        Reach.SEEING,
    ),
    "withdraw": Act(
        "撤回申请",
        _when(DRAFT, RECEIVED, CORRECTION, ACCEPTED),
        BEFORE_THE_DECISION | NO_LEG,
        Reach.SEEING,
        becomes=Status.WITHDRAWN,
        papers=("withdrawal",),
    ),
    "lapse": Act(
        "终止办理",
        _when(CORRECTION, ACCEPTED),
        BEFORE_THE_DECISION,
        Reach.SEEING,
        becomes=Status.LAPSED,
        guards=(guards.promise_broken,),
        papers=("lapse",),
    ),
    "revoke": Act(
        "撤销决定",
        _when(GRANTED),
        _on(MAKE, OUT, DELIVERY) | NO_LEG,
        Reach.OFFICE,
        becomes=Status.REVOKED,
        papers=("revocation",),
    ),
}


def objection(name: str, position: Position, actor: Actor, at: datetime) -> str | None:
    """Why an act is not lawful in this position, as a sentence; None if it is."""
    act = ACTS[name]
    if position.status not in act.statuses or position.leg not in act.legs:
        return "办件现在的状态不能这样办理。"
    for guard in act.guards:
        sentence = guard(position, actor, at)
        if sentence:
            return sentence
    return None
