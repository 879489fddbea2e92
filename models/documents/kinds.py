"""The kinds of paper; a new one is a line here and a template in web/templates/documents/."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """One kind of paper."""

    title: str
    word: str  # 文种字, in the number: 示审受〔2026〕12号
    issued_on: str  # the act that issues it
    full_id: bool = False  # decisions and certificates print the whole ID number


KINDS = {
    "receipt": Kind("收件凭证", "收", "receive"),
    "promise": Kind("告知承诺书", "承", "submit"),
    "supply_receipt": Kind("收件凭证（补正）", "收", "supply"),
    "acceptance": Kind("受理通知书", "受", "accept"),
    "tolerance": Kind("容缺受理通知书", "容", "accept"),
    "correction": Kind("申请材料补正告知书", "补", "ask_correction"),
    "return": Kind("退回单", "退", "ask_correction"),
    "refusal": Kind("不予受理通知书", "不受", "confirm_refusal", full_id=True),
    "assist": Kind("“全区通办”事项办理部门协作流转单", "流", "answer_assist"),
    "special": Kind("特别程序告知书", "特", "suspend"),
    "extension": Kind("延长办理期限告知书", "延", "extend"),
    "grant": Kind("准予决定书", "准", "grant", full_id=True),
    "denial": Kind("不予决定书", "不准", "deny", full_id=True),
    "certificate": Kind("证照", "证", "issue", full_id=True),
    "service": Kind("送达回证", "送", "hand_out"),
    "dispatch": Kind("寄件清单", "寄", "dispatch"),
    "electronic_service": Kind("电子送达回执", "送", "serve"),
    "transfer": Kind("首接转交单", "转", "transfer"),
    "withdrawal": Kind("撤回申请书", "撤", "withdraw"),
    "lapse": Kind("终止办理通知书", "终", "lapse"),
    "revocation": Kind("撤销决定书", "撤", "revoke", full_id=True),
}
