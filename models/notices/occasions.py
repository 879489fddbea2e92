"""What people are reminded of before or after a day (lifecycle.md K15, K16; notices.md 7.1).

Inside the product and by SMS or e-mail, as the person wants it. The steps are working days before
the last day, or for results that wait, days since they lie ready.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Occasion:
    """One kind of day, when to speak of it, and what is said to whom."""

    steps: tuple[int, ...]
    sms: str
    citizen: str = ""
    intake: str = ""  # the place of intake
    out: str = ""  # the desk that hands out, at the last step: it has the telephone


OCCASIONS: dict[str, Occasion] = {
    "K16": Occasion((5, 1), "T16", "提醒：您要补充的材料请在{date}前提交，清单见补正告知书。"),
    "K15": Occasion(
        (3, 1),
        "T13",
        "提醒：您承诺补交的材料将于{date}到期，请尽快补交。",
        intake="{case_no}的容缺材料将于{date}到期，请提醒申请人。",
    ),
    "collect": Occasion(
        (3, 15, 30),
        "T10",
        "您的办理结果还在{place}，请带身份证领取。",
        out="{case_no}的结果30天没有领取，请打电话联系申请人。",
    ),
    # The list of drafts says the day as well; nothing hangs on a draft that is deleted.
    "draft": Occasion((3,), "T17"),
}
