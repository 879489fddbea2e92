"""Whether a person may do an act to a case now: the role, the place on the road, the desk, the
guards – in this order, so that a lost race is told as such."""

from datetime import date
from typing import TYPE_CHECKING, Any

from models.calendar.hours import SHANGHAI, local_date
from models.cases.actor import Actor, ActorKind
from models.cases.event import CaseEvent, last_event
from models.cases.filling.whom import has_ended
from models.cases.leg import TAKES_ON, Desk, stands_at
from models.cases.lifecycle import ACTS, Reach
from models.cases.theirs import is_theirs
from models.cases.words import LEG_NAMES, STATUS_NAMES, LegKind, Status
from models.errors import NotAllowed, NotNow
from models.people.permissions import ACT_ROLES, may
from models.people.role import Role

if TYPE_CHECKING:
    from models.cases.turn import Turn


ENDED = "办这件所凭的授权已经撤销或者到期，不能再替对方办理。请联系委托人，或由委托人本人办理。"


async def must_be_lawful(turn: "Turn", seen: int | None) -> None:
    """Raise NotAllowed or NotNow unless the act may be done."""
    if not may(turn.actor.roles, turn.name):
        raise NotAllowed("您的岗位没有这项权限。")
    await _must_be_in_place(turn, seen)
    desk = turn.leg.desk if turn.leg else None
    today = local_date(turn.at)
    if turn.actor.kind is ActorKind.CITIZEN and await has_ended(turn.case, turn.actor.id, today):
        raise NotNow(ENDED)
    if not await reaches(turn.case, turn.name, turn.actor, turn.position.leg, desk, today):
        raise NotAllowed(f"这件现在在“{_where(turn)}”环节，由该处的工作人员办理。")
    for guard in turn.rule.guards:
        sentence = guard(turn.position, turn.actor, turn.at)
        if sentence:
            raise NotNow(sentence)


async def _must_be_in_place(turn: "Turn", seen: int | None) -> None:
    position, rule = turn.position, turn.rule
    in_place = position.status in rule.statuses and position.leg in rule.legs
    if in_place and seen is None:
        return
    last = await last_event(turn.case.id)
    if not in_place or (last is not None and last.seq != seen):
        raise NotNow(moved_on(last, position.status))


def moved_on(last: CaseEvent | None, status: Status) -> str:
    """Who was faster, what they did, and where the case stands now."""
    if last is None:
        return "办件现在的状态不能这样办理，请刷新后再看。"
    when = f"{last.at.astimezone(SHANGHAI):%m月%d日 %H:%M}"
    who = f"{last.office_name}{last.actor_name}"
    word = ACTS[last.act].word
    return f"该办件已由{who}于{when}处理（{word}），现在是“{STATUS_NAMES[Status(status)]}”。"


async def reaches(
    case: Any, name: str, who: Actor, leg: LegKind | None, desk: Desk | None, on: date
) -> bool:
    """Whether an act on a case lies within a person's reach: its people, its desk, its office."""
    if who.kind is ActorKind.SYSTEM:
        return True
    if who.kind is ActorKind.CITIZEN:
        return await _is_of(case, who, on)
    reach = ACTS[name].reach
    if reach is Reach.SEEING:
        return await case.is_visible_to(who.officer)
    roles = _roles(name, leg)
    at_desk = desk is not None and stands_at(who.officer, desk, roles)
    if reach is Reach.HOLDER or (reach is Reach.EITHER and at_desk):
        return at_desk
    asked = await case.asked_office() if reach is Reach.ASKED else None
    office = asked or case.office
    return any(post.office == office for post in who.officer.posts_as(*roles))


async def _is_of(case: Any, who: Actor, on: date) -> bool:
    if case.case_no is None:  # a draft
        return case.contact_mobile_index == who.mobile_index or case.filed_by == who.id
    return await is_theirs(case.id, who.mobile_index, who.id, on)


def _roles(name: str, leg: LegKind | None) -> frozenset[Role]:
    # Who takes a leg on must be able to finish it, or nobody could any more.
    return TAKES_ON[leg] if name == "claim" else ACT_ROLES[name]


def _where(turn: "Turn") -> str:
    return LEG_NAMES[turn.position.leg] if turn.position.leg else "登记"
