"""The words of 好差评: levels, services, and the reasons that go with a level (rating.md 9.1)."""

from models.ratings.rating import Service

LEVEL_NAMES = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}
BAD = 2  # this level and below is a 差评
GOOD = 3  # this level and above counts for 好评率
LONGEST_TEXT = 500  # characters

SERVICE_NAMES = {
    Service.INTAKE: "收件受理",
    Service.DECISION: "审批",
    Service.DELIVERY: "领取送达",
}

# The same matter as praise and as complaint.
ONLINE_REASONS = {
    "guide": ("办事指南准确", "办事指南不准确"),
    "easy": ("办事便捷", "办事不便捷"),
    "platform": ("平台操作顺手", "平台操作不顺手"),
}
COUNTER_REASONS = {
    "speed": ("效率高", "效率低"),
    "skill": ("业务熟练", "业务不熟练"),
    "attitude": ("态度好", "态度差"),
}
ALL_REASONS = ONLINE_REASONS | COUNTER_REASONS


def reasons_for(level: int, online: bool) -> dict[str, str]:
    """What can be ticked beside a level: code and words."""
    side = 1 if level <= BAD else 0
    offered = ONLINE_REASONS if online else COUNTER_REASONS
    return {code: words[side] for code, words in offered.items()}


def reason_words(codes: list[str], level: int) -> list[str]:
    """What was ticked, in words."""
    side = 1 if level <= BAD else 0
    return [ALL_REASONS[code][side] for code in codes if code in ALL_REASONS]
