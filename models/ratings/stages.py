"""Where a bad rating stands on its way (差评整改), and the steps that take it on."""

from enum import StrEnum


class Stage(StrEnum):
    """Where it stands."""

    TO_CHECK = "to_check"  # 待核实
    RECTIFYING = "rectifying"  # 整改中
    TO_REVISIT = "to_revisit"  # 待回访
    CLOSED = "closed"  # 办结
    APPEALED = "appealed"  # 申诉中


STAGE_NAMES = {
    Stage.TO_CHECK: "待核实",
    Stage.RECTIFYING: "整改中",
    Stage.TO_REVISIT: "待回访",
    Stage.CLOSED: "已办结",
    Stage.APPEALED: "申诉中",
}

# From which stages each step is lawful; what else it needs stands in rectifying.py.
STEPS: dict[str, frozenset[Stage]] = {
    "check": frozenset({Stage.TO_CHECK}),
    "rectify": frozenset({Stage.RECTIFYING, Stage.TO_REVISIT}),
    "revisit": frozenset({Stage.TO_REVISIT}),
    "close": frozenset({Stage.TO_REVISIT}),
    "appeal": frozenset({Stage.TO_CHECK, Stage.RECTIFYING}),
    "judge_appeal": frozenset({Stage.APPEALED}),
}

STEP_NAMES = {
    "open": "收到差评",
    "check": "核实",
    "rectify": "整改",
    "revisit": "回访",
    "close": "办结",
    "appeal": "申诉",
    "judge_appeal": "申诉复核",
    "reveal": "查看电话",
    "contact_late": "提醒：联系核实已超期",
    "due_soon": "提醒：整改期限将到",
    "late": "提醒：整改已超期",
}
