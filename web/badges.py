"""The badge of a case: text always, colour only supports it (ui.md 3)."""

from models.cases.words import STATUS_NAMES, LegKind, Status

_ON_THE_WAY = {
    LegKind.INTAKE: ("已受理", "blue"),
    LegKind.RECHECK: ("待复核", "violet"),
    LegKind.DEPT: ("审查中", "blue"),
    LegKind.OPINION: ("初审中", "blue"),
    LegKind.UPPER: ("上级审批", "violet"),
    LegKind.DECIDE: ("待决定", "violet"),
    LegKind.MAKE: ("待制证", "violet"),
    LegKind.OUT: ("待出件", "violet"),
    LegKind.DELIVERY: ("寄送中", "violet"),
}
_TONES = {
    Status.CORRECTION: "amber",
    Status.GRANTED: "green",
    Status.DENIED: "red",
    Status.NOT_ACCEPTED: "red",
    Status.REVOKED: "red",
    Status.WITHDRAWN: "grey",
    Status.LAPSED: "grey",
    Status.TRANSFERRED: "grey",
}


def status_tone(status: Status) -> str:
    """The tone of a status that has one of its own; empty while the office works on it."""
    return _TONES.get(status, "")


def case_badge(status: str, leg: str | None) -> tuple[str, str]:
    """Words and tone for a status and the leg that is open."""
    status = Status(status)
    if status is Status.ACCEPTED and leg:
        return _ON_THE_WAY[LegKind(leg)]
    if status is Status.RECEIVED and leg == LegKind.RECHECK:
        return _ON_THE_WAY[LegKind.RECHECK]
    if status in (Status.GRANTED, Status.DENIED) and leg:
        return _ON_THE_WAY[LegKind(leg)]
    return STATUS_NAMES[status], _TONES.get(status, "grey")
