"""How far an application from home has come: which stages are needless, which still open."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from models.cases.filling.entrance import unsettled_materials
from models.cases.filling.form_fields import wrong_in_form
from models.cases.filling.people_of import Agent
from models.cases.filling.whom import still_authorised
from models.catalog.checking.checklist import BY_AGENT, Checklist
from models.catalog.checking.conditions import Answers
from models.catalog.guide import Guide
from models.delivery.delivery import Delivery

NOT_ANSWERED = "还有情形没有选完。"
EXPIRED = "您代办的授权已经到期、撤销，或者写的不是您的姓名，请重新选择谁来申请。"
NO_AGENT = "您选的是为自己（本单位）申请，情形却选了“他人代办”；替别人办的，请到上一步选替谁办。"
AGENT_COMES = "您是替别人（单位）办的，情形请选“他人代办”，以便核对授权委托书。"


@dataclass(frozen=True)
class Progress:
    """The stages by name (who, situation, form, materials, delivery)."""

    needless: frozenset[str]  # the item has nothing for them
    missing: dict[str, str]  # stage → what is still to be done there


async def progress_of(case: Any, listed: Checklist, today: date) -> Progress:
    """Where a draft from home stands on a day; `listed` is the list for its situation."""
    guide = await case.guide()
    needless = {
        "situation": not listed.questions,
        "form": not guide.fields,
        "materials": not await case.materials() and listed.complete,
    }
    wrong, unsettled = await wrong_in_form(case, today), await unsettled_materials(case, today)
    chosen = await Delivery.exists().where(Delivery.case == case.id)
    found = {
        "who": await _wrong_with_whom(case, today),
        "situation": await wrong_with_situation(case, listed),
        "form": f"还有 {len(wrong)} 项没有填好。" if wrong else "",
        "materials": f"还有 {len(unsettled)} 份材料没有传。" if unsettled else "",
        "delivery": "" if chosen else "还没有选领取方式。",
    }
    return Progress(
        frozenset(name for name, is_so in needless.items() if is_so),
        {name: sentence for name, sentence in found.items() if sentence},
    )


async def _wrong_with_whom(case: Any, today: date) -> str:
    if case.applicant is None:
        return "还没有选谁来申请。"
    return "" if await still_authorised(case, today) else EXPIRED


async def wrong_with_situation(case: Any, listed: Checklist) -> str:
    """Why the situation does not allow to go on; empty when it does."""
    if listed.stop:
        return listed.stop
    if not listed.complete:
        return NOT_ANSWERED
    if not listed.offers(BY_AGENT):
        return ""
    comes = await Agent.exists().where(Agent.case == case.id)
    if comes == listed.chose(BY_AGENT):
        return ""
    return AGENT_COMES if comes else NO_AGENT


def with_who_comes(guide: Guide, answers: Answers, *, by_agent: bool) -> Answers:
    """The answers with the one that 谁来申请 has given already: whether somebody else acts."""
    fitting = dict(answers)
    for question in guide.questions:
        labels = [option.label for option in question.options]
        others = [label for label in labels if label != BY_AGENT]
        if BY_AGENT not in labels or (not by_agent and len(others) != 1):
            continue
        fitting[question.key] = (BY_AGENT if by_agent else others[0],)
    return fitting
