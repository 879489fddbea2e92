"""What the decision panel says: the acts, their buttons, what came of them."""

from collections.abc import Iterable
from typing import Any

from models.cases.lifecycle import ACTS
from models.cases.reading.dossier import Dossier
from models.cases.words import Status
from web.desk.conclusions import Conclusion, Conclusions

DONE = {
    "receive": "已收件，收件凭证正在生成。",
    "accept": "已受理，开始计时。",
    "push": "已推送到办理地。",
    "pass_on": "复核通过，已转部门。",
    "claim": "已接件。",
    "ask_correction": "补正告知已发出。",
    "supply": "补交已登记。",
    "opine": "审查意见已提交，等待决定。",
    "grant": "已作出准予决定。",
    "deny": "已作出不予决定。",
    "issue": "证照已制好，转出件窗口。",
    "hand_out": "已发放，办件归档。",
    "dispatch": "已寄出。",
    "fill_gap": "容缺材料已补齐。",
    "change_delivery": "领取方式已改好，已短信告诉申请人。",
}
SEND = {
    "claim": "接件",
    "accept": "受理，发出受理通知书",
    "push": "推送到办理地",
    "pass_on": "复核通过，转部门",
    "ask_correction": "发出补正告知书",
    "supply": "登记补交",
    "opine": "提交审查意见",
    "grant": "作出准予决定",
    "deny": "作出不予决定",
    "issue": "制证，转出件窗口",
    "hand_out": "确认发放，生成送达回证",
    "dispatch": "寄出",
    "answer_assist": "答复窗口",
    "ask_assist": "请求辅助审核",
    "fill_gap": "核对无误，登记补齐",
    "change_delivery": "改领取方式，短信告诉申请人",
    "suspend": "启动，发出特别程序告知书",
    "resume": "结束，继续计时",
    "extend": "延长，发出告知书",
    "refuse": "建议不予受理，交部门确认",
    "confirm_refusal": "不予受理，发出通知书",
    "lapse": "终止办理，发出通知书",
}
# Fields that people write sentences into.
WRITTEN = (
    "note",
    "text",
    "problem_",
    "requirement_",
    "reason",
    "content",
    "message",
    "facts",
    "law",
    "question",
    "answer",
    "result",
    "line_",
    "supervisor_reason",
)
# What cannot be undone: a dialog asks first.
FINAL = frozenset({"deny", "confirm_refusal", "withdraw", "lapse"})


def act_word(name: str) -> str:
    """The Chinese word of an act."""
    return ACTS[name].word


def done_words(name: str) -> str:
    """What to say after an act; empty for a word that is none."""
    return DONE.get(name, f"{ACTS[name].word}已完成。") if name in ACTS else ""


def send_words(conclusion: Conclusion) -> str:
    """The button names the effect."""
    return SEND.get(conclusion.act, conclusion.word)


def conclusion_options(conclusions: Iterable[Conclusion]) -> list[dict[str, str]]:
    """The conclusions as segments."""
    return [
        {"value": one.act, "text": one.word, "key": one.key, "tone": one.tone}
        for one in conclusions
    ]


def nothing_words(dossier: Dossier, offered: Conclusions) -> str:
    """Why nothing is to be done now; a promised paper may come at any time."""
    if dossier.leg is None:
        return "这件已经办结，只能查看。"
    if dossier.case.status == Status.CORRECTION:
        return "正在等申请人补正；补齐后会回到待办。"
    if offered.offers("fill_gap"):
        return f"这件现在在“{dossier.leg.name}”环节。容缺的材料拿来了，在“更多”里登记补齐。"
    return f"这件现在在“{dossier.leg.name}”环节，不需要您办理。"


def typed_texts(values: Any) -> list[str]:
    """What a person wrote into a form that came too late, to be copied."""
    return [
        text.strip()
        for name, text in values.items()
        if isinstance(text, str) and text.strip() and name.startswith(WRITTEN)
    ]


def final(conclusion: Conclusion) -> bool:
    """Test: whether the conclusion cannot be undone."""
    return conclusion.act in FINAL


FILTERS = {
    "act_word": act_word,
    "done_words": done_words,
    "send_words": send_words,
    "conclusion_options": conclusion_options,
    "nothing_words": nothing_words,
    "typed_texts": typed_texts,
}
TESTS = {"final": final}
