"""SMS templates (notices.md 7.3): approved word for word, so they are constants.

No name, number, address, item or result may stand in them (7.2); `case` is the last four digits.
"""

from dataclasses import dataclass

SIGNATURE = "【示例县政务服务】"
ONE_MESSAGE = 70  # characters including the signature


@dataclass(frozen=True)
class Template:
    """One approved text with ${…} variables."""

    code: str
    text: str

    def fill(self, **values: str) -> str:
        """The text with its variables replaced. Raises KeyError for a missing one."""
        text = self.text
        for name in self.variables:
            text = text.replace("${" + name + "}", values[name])
        return SIGNATURE + text

    @property
    def variables(self) -> tuple[str, ...]:
        """Names of the variables, in order."""
        return tuple(part.split("}")[0] for part in self.text.split("${")[1:])


TEMPLATES = {
    template.code: template
    for template in (
        Template("T01", "您的验证码是${code}，5分钟内有效，请勿告诉他人。"),
        Template("T04", "您的申请（尾号${tail}）已收件，查询码${query}。可在“我的办件”查看进度。"),
        Template(
            "T05",
            "您的申请（尾号${tail}）需要补充材料，请在${date}前提交。清单请登录查看或到窗口领取。",
        ),
        Template("T06", "您的申请（尾号${tail}）已受理，预计${date}前办结。"),
        Template("T07", "您的申请（尾号${tail}）未能受理，原因和办理去向请登录查看或咨询窗口。"),
        Template(
            "T08", "您的申请（尾号${tail}）进入专门程序，预计${n}个工作日，该时间不计入办理期限。"
        ),
        Template(
            "T09", "您的申请（尾号${tail}）已办结，领取方式：${way}。欢迎对本次服务作出评价。"
        ),
        Template("T10", "您的办理结果（尾号${tail}）已到${place}，请带身份证领取。"),
        Template(
            "T11", "您的办理结果（尾号${tail}）已由${carrier}寄出，单号${waybill}。请本人签收。"
        ),
        Template("T12", "您的邮件（尾号${tail}）未能送达，已退回窗口。请更新地址或改为自取。"),
        Template("T13", "您承诺补交的材料（尾号${tail}）将于${date}到期，请尽快补交。"),
        Template("T15", "您的申请（尾号${tail}）已送达。欢迎用本手机号登录，对这次服务作出评价。"),
        Template(
            "T16", "提醒：您的申请（尾号${tail}）要补的材料请在${date}前提交，清单请登录查看。"
        ),
        Template("T17", "您有一份没有提交的申请，将于${date}删除。还要办的，请在此前登录提交。"),
        Template("T20", "您的申请（尾号${tail}）有新的进展，请登录查看或咨询窗口。"),
        Template("S03", "您的工作账号有多次输错密码，如非本人操作，请联系系统管理员。"),
        Template("S04", "收到一条差评，请在${due}前登录核实、联系评价人。"),
        Template("S01", "新办件${tail}已推送，请于${due}前接件处理。"),
    )
}
