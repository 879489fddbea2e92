"""What must be true before an act, one sentence each for the person who is told no.

A guard looks at the position, the actor and the time, and returns the sentence or None.
"""

from datetime import datetime

from models.cases.actor import Actor
from models.cases.position import Position
from models.cases.words import LegKind, Status

CLAIMED_LEGS = frozenset({LegKind.RECHECK, LegKind.DEPT, LegKind.OPINION, LegKind.DECIDE})
NOT_ACCEPTED_HERE = "这类办件不在这个环节受理。"


def on_the_accepting_leg(position: Position, actor: Actor, at: datetime) -> str | None:
    """The route's acceptance leg, or one after it that asked the last correction."""
    route = position.route
    asked_here = position.leg is position.asked_by
    if position.leg is route.accepts_at or (asked_here and route.is_past_acceptance(position.leg)):
        return None
    return NOT_ACCEPTED_HERE


def accepted_where_it_is_due(position: Position, actor: Actor, at: datetime) -> str | None:
    """Before it travels, a case is accepted, unless acceptance waits at a later leg."""
    accepts_here = position.route.accepts_at is LegKind.INTAKE
    if accepts_here and position.status is not Status.ACCEPTED:
        return "请先作出受理决定，再推送。"
    return None


def identity_checked(position: Position, actor: Actor, at: datetime) -> str | None:
    """S0-5b."""
    return None if position.identity_checked else "还没有核验申请人身份，请先核验。"


def materials_in_order(position: Position, actor: Actor, at: datetime) -> str | None:
    """Every required material is there, looked up, or tolerated."""
    return None if position.materials_in_order else "还有必要材料没有核对齐，请先核对或告知补正。"


def agent_proved(position: Position, actor: Actor, at: datetime) -> str | None:
    """An agent acts on a paper."""
    return None if position.agent_proved else "代办人的授权委托书和证件还没有核对齐。"


def not_late_for_acceptance(position: Position, actor: Actor, at: datetime) -> str | None:
    """After five working days of silence a licence application counts as accepted (32 末项)."""
    if position.licence and position.notice_ends and at >= position.notice_ends:
        return "五个工作日已过，这件依法视为自收到之日起受理，系统正在登记，请稍后刷新。"
    return None


def only_licences(position: Position, actor: Actor, at: datetime) -> str | None:
    """Other items have K1 as a standard of service, without effect in law (2.5)."""
    return None if position.licence else "只有行政许可才会逾期视同受理。"


def silent_too_long(position: Position, actor: Actor, at: datetime) -> str | None:
    """K1 has run out and nothing was served."""
    if position.notice_ends and at >= position.notice_ends:
        return None
    return "五个工作日的期限还没有到，不能视同受理。"


def notice_limit_runs(position: Position, actor: Actor, at: datetime) -> str | None:
    """Asking for corrections is lawful until 5 working days after the receipt (2.5)."""
    if position.status is Status.RECEIVED and not position.licence:
        return None
    if position.notice_ends and at < position.notice_ends:
        return None
    return "收件已超过五个工作日，不能再要求补正；请继续办理，或与申请人商量自愿补充。"


def refusal_limit_runs(position: Position, actor: Actor, at: datetime) -> str | None:
    """Refusing to accept is lawful while K1 runs."""
    if position.notice_ends and at < position.notice_ends:
        return None
    return "收件已超过五个工作日，不能再作出不予受理决定。"


def no_open_assist(position: Position, actor: Actor, at: datetime) -> str | None:
    """S0-5d: an unanswered question blocks the road."""
    return "辅助审核还没有答复，请等部门答复后再办。" if position.assist_open else None


def assist_asked(position: Position, actor: Actor, at: datetime) -> str | None:
    """There is a question to answer."""
    return None if position.assist_open else "没有等待答复的辅助审核。"


def delivery_chosen(position: Position, actor: Actor, at: datetime) -> str | None:
    """S0-7d."""
    return None if position.delivery_chosen else "还没有问清领取方式，请先选择。"


def phone_confirmed(position: Position, actor: Actor, at: datetime) -> str | None:
    """The applicant can be reached."""
    return None if position.phone_confirmed else "联系电话还没有核实，请当面拨通或核对后再推送。"


def unclaimed(position: Position, actor: Actor, at: datetime) -> str | None:
    """接件 happens once."""
    return None if position.holder is None else "这件已经有人接件。"


def held_by_actor(position: Position, actor: Actor, at: datetime) -> str | None:
    """Legs that are claimed are worked on by the person who claimed them."""
    if position.leg not in CLAIMED_LEGS or position.holder == actor.id:
        return None
    return "请先接件。" if position.holder is None else "这件由另一位同事接件办理。"


def not_suspended(position: Position, actor: Actor, at: datetime) -> str | None:
    """A special procedure runs."""
    return "特别程序还没有结束，请先结束特别程序。" if position.suspended else None


def suspended(position: Position, actor: Actor, at: datetime) -> str | None:
    """There is a special procedure to end."""
    return None if position.suspended else "没有进行中的特别程序。"


def extended_once(position: Position, actor: Actor, at: datetime) -> str | None:
    """行政许可法 42: once."""
    return "办理期限只能延长一次。" if position.extended else None


def before_the_legal_end(position: Position, actor: Actor, at: datetime) -> str | None:
    """An ended limit cannot be extended."""
    if position.legal_ends and at < position.legal_ends:
        return None
    return "法定期限已到或没有法定期限，不能延长。"


def gap_open(position: Position, actor: Actor, at: datetime) -> str | None:
    """There is a tolerated gap to fill."""
    return None if position.gap_ends else "没有待补齐的容缺材料。"


def gaps_filled(position: Position, actor: Actor, at: datetime) -> str | None:
    """容缺: the decision waits until the promise is kept (fact 7); 告知承诺 does not wait."""
    if position.gap_ends and not position.promised:
        return "容缺材料还没有补齐，补齐后才能发出决定。"
    return None


def nothing_outstanding(position: Position, actor: Actor, at: datetime) -> str | None:
    """What was promised is collected before the result goes out (S1 附三5)."""
    return "容缺材料还没有补齐，请先收齐再出件。" if position.gap_ends else None


def second_pair_of_eyes(position: Position, actor: Actor, at: datetime) -> str | None:
    """行政许可: who reviewed does not decide; 即办 may be one person (roles.md)."""
    if position.licence and not position.immediate and position.reviewer == actor.id:
        return "行政许可须由审查人员以外的人决定，请交给另一位有权人员。"
    return None


def clerk_only_on_the_spot(position: Position, actor: Actor, at: datetime) -> str | None:
    """A window clerk decides immediate cases only."""
    if position.immediate or not actor.is_staff:
        return None
    is_decider = any(role.value == "decider" for role in actor.roles)
    return None if is_decider else "只有即办件可以在窗口当场决定。"


def refusal_proposed(position: Position, actor: Actor, at: datetime) -> str | None:
    """不予受理 takes two: one proposes, the department confirms."""
    if position.refusal_proposed_by is None:
        return "没有待确认的不予受理建议。"
    if position.refusal_proposed_by == actor.id:
        return "不予受理须由另一位部门人员确认。"
    return None


def no_refusal_pending(position: Position, actor: Actor, at: datetime) -> str | None:
    """One proposal at a time."""
    if position.refusal_proposed_by is None:
        return None
    return "已有不予受理建议等待部门确认。"


def other_than_the_maker(position: Position, actor: Actor, at: datetime) -> str | None:
    """Who made the certificate does not hand it out."""
    if position.maker is not None and position.maker == actor.id:
        return "证照由您制作，须由另一位同事出件。"
    return None


def mail_chosen(position: Position, actor: Actor, at: datetime) -> str | None:
    """Nothing is mailed to somebody who wanted to come."""
    return None if position.by_mail else "申请人没有选择邮寄。"


def electronic_agreed(position: Position, actor: Actor, at: datetime) -> str | None:
    """电子送达 needs the applicant's agreement."""
    return None if position.electronic_agreed else "申请人没有同意电子送达。"


def promise_broken(position: Position, actor: Actor, at: datetime) -> str | None:
    """A case lapses by hand, after the reply to a correction or a 容缺 date is overdue."""
    ends = position.reply_ends if position.status is Status.CORRECTION else position.gap_ends
    if ends and at >= ends:
        return None
    return "补正或容缺的期限还没有到，不能终止。"
