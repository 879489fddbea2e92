"""Whether a person may do an act to a case now: the role, the place on the road, the desk, the
guards – in this order, so that a lost race is told as such."""

from typing import TYPE_CHECKING

from models.calendar.hours import SHANGHAI
from models.cases.actor import ActorKind
from models.cases.event import CaseEvent, last_event
from models.cases.leg import stands_at
from models.cases.lifecycle import ACTS, Reach
from models.cases.words import LEG_NAMES, STATUS_NAMES, Status
from models.errors import NotAllowed, NotNow
from models.people.permissions import ACT_ROLES, may

if TYPE_CHECKING:
    from models.cases.turn import Turn


async def must_be_lawful(turn: "Turn", seen: int | None) -> None:
    """Raise NotAllowed or NotNow unless the act may be done."""
    if not may(turn.actor.roles, turn.name):
        raise NotAllowed("您的岗位没有这项权限。")
    await _must_be_in_place(turn, seen)
    if not await _reaches(turn):
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


async def _reaches(turn: "Turn") -> bool:
    reach = turn.rule.reach
    if turn.actor.kind is ActorKind.SYSTEM:
        return True
    if turn.actor.kind is ActorKind.CITIZEN:
        return turn.case.contact_mobile_index == turn.actor.mobile_index
    if reach is Reach.HOLDER:
        return stands_at(turn.actor.officer, turn.leg.desk, ACT_ROLES[turn.name])
    if reach is Reach.SEEING:
        return await turn.case.is_visible_to(turn.actor.officer)
    office = await turn.case.asked_office() if reach is Reach.ASKED else turn.case.office
    posts = turn.actor.officer.posts_as(*ACT_ROLES[turn.name])
    return any(post.office == office for post in posts)


def _where(turn: "Turn") -> str:
    return LEG_NAMES[turn.position.leg] if turn.position.leg else "登记"
