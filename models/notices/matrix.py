"""Who is told of which act (notices.md 7.1): one table.

A key is an act, or an act and the occasion that makes a difference (`issue/sent`). All texts are
inside the product except `sms` and `staff_sms`, the templates of reminders. In-app texts may name
the item and the step; an SMS never does (7.2).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """What one act tells whom."""

    citizen: str = ""
    sms: str = ""
    intake: str = ""  # the place of intake
    desk: str = ""  # the desk the case has come to
    staff_sms: str = ""  # to the people of that desk
    left: str = ""  # the desk it was taken away from
    office: str = ""  # the deciding office
    admin: str = ""  # who runs the hall there


MATRIX: dict[str, Told] = {
    "submit": Told("您的申请已提交，编号{case_no}。", "T04", desk="收到网上申请{case_no}。"),
    "receive": Told("您的申请已收件，编号{case_no}。", "T04"),
    "accept": Told("您的申请已受理，预计{due}前办结。", "T06", intake="{case_no}已受理。"),
    "deem_accepted": Told(
        "您的申请依法视为自收到之日起受理，预计{due}前办结。",
        "T06",
        intake="{case_no}逾期未答复，视同受理。",
        admin="{case_no}五个工作日内无人答复，已视同受理，请督办。",
    ),
    "push": Told("您的材料已转给办理地。", desk="{case_no}已推送，请复核。", staff_sms="S01"),
    "push/office": Told("您的材料已转部门审查。", desk="{case_no}已到，请接件。", staff_sms="S01"),
    "pass_on": Told(
        "办理地已复核，转部门审查。",
        intake="{case_no}复核通过。",
        desk="{case_no}已到，请接件。",
        staff_sms="S01",
    ),
    "ask_correction": Told(
        "需要您补充材料，请在{due}前提交，清单见补正告知书。",
        "T05",
        intake="{case_no}需要补正，请协助申请人。",
    ),
    "supply": Told("您补充的材料已收到。", "T20", desk="{case_no}已补正，请继续办理。"),
    "refuse": Told(office="{case_no}建议不予受理，请另一位同事确认。"),
    "confirm_refusal": Told(
        "您的申请不予受理，原因和去向见通知书。", "T07", intake="{case_no}不予受理。"
    ),
    "transfer": Told("您的申请已转交有权办理的部门，新编号{linked}。", "T20"),
    "ask_assist": Told(desk="{case_no}有辅助审核请求。"),
    "answer_assist": Told(desk="{case_no}的辅助审核已答复。"),
    "suspend": Told("您的申请进入特别程序，该时间不计入办理期限。", "T08"),
    "suspend/counting": Told("您的申请进入{special}程序，办理期限照常计算。"),
    "resume": Told("特别程序已结束，继续计时。", "T20"),
    "resume/counting": Told("{special}程序已结束。"),
    "extend": Told("您的申请依法延长办理期限，理由见告知书。", "T20"),
    "fill_gap": Told("容缺材料“{material}”已补齐。", "T20", desk="{case_no}的容缺材料已补齐。"),
    "change_delivery": Told(
        "领取方式已改为：{choice}。",
        desk="{case_no}的领取方式改为：{choice}。",
        left="{case_no}改由别处出件，请把结果转交过去。",
    ),
    "change_delivery/by_staff": Told(
        "领取方式已改为：{choice}。如果不是您要求的，请联系窗口。",
        "T20",
        desk="{case_no}的领取方式改为：{choice}。",
        left="{case_no}改由别处出件，请把结果转交过去。",
    ),
    "opine": Told(desk="{case_no}已审查，请决定。"),
    "grant": Told(
        "您的申请已办结，结果请登录后查看。",
        "T09",
        intake="{case_no}已决定。",
        desk="{case_no}已决定，请制证。",
    ),
    "grant/out": Told(
        "您的申请已办结，结果请登录后查看。",
        "T09",
        intake="{case_no}已决定。",
        desk="{case_no}已决定，请出件。",
    ),
    "deny": Told(
        "您的申请已办结，结果请登录后查看。",
        "T09",
        intake="{case_no}已决定。",
        desk="{case_no}已决定，请出件。",
    ),
    "issue": Told(
        "证照已制好，请到选定的地方领取。", "T10", desk="{case_no}的证照已制好，请出件。"
    ),
    "issue/sent": Told(
        "证照已制好，将按您选定的方式送达。", desk="{case_no}的证照已制好，请寄出或送达。"
    ),
    "dispatch": Told("您的办理结果已由{carrier}寄出，单号{waybill}。", "T11"),
    "parcel_returned": Told(
        "您的邮件未能送达，已退回窗口。", "T12", desk="{case_no}的邮件退回，请联系申请人。"
    ),
    "hand_out": Told("您已领取办理结果。"),
    "serve": Told("办理结果已电子送达，请登录查看。", "T20"),
    "confirm_delivery": Told("办理结果已送达。"),
    "withdraw": Told("您的申请已撤回。", "T20", intake="{case_no}已由申请人撤回，请退还材料。"),
    "lapse": Told(
        "您的申请已终止办理，材料将退还，原因见通知书。",
        "T20",
        intake="{case_no}已终止办理，请退还材料。",
    ),
    "revoke": Told("您的许可有新的决定，请登录查看。", "T20"),
}
