"""Where a case stands: everything the rules of the acts look at, and nothing else."""

from dataclasses import dataclass
from datetime import datetime

from models.cases.routes import Route
from models.cases.words import LegKind, Status


@dataclass(frozen=True)
class Position:
    """A still picture of a case; guards are functions of it, the actor and the time."""

    status: Status
    leg: LegKind | None
    route: Route
    licence: bool = False  # 行政许可
    immediate: bool = False  # 即办件
    promised: bool = False  # 告知承诺
    holder: int | None = None  # the member of staff who claimed the open leg
    asked_by: LegKind | None = None  # the leg that asked the last correction
    notice_ends: datetime | None = None  # K1 of the last complete receipt
    reply_ends: datetime | None = None  # K16 of an open correction
    legal_ends: datetime | None = None  # K9
    gap_ends: datetime | None = None  # earliest open 容缺 promise
    identity_checked: bool = False
    materials_in_order: bool = False
    agent_proved: bool = True  # no agent, or the agent's paper is there
    phone_confirmed: bool = False
    delivery_chosen: bool = False
    by_mail: bool = False
    electronic_agreed: bool = False
    assist_open: bool = False
    suspended: bool = False
    extended: bool = False
    refusal_proposed_by: int | None = None
    reviewer: int | None = None  # who wrote the last opinion
    maker: int | None = None  # who made the certificate
