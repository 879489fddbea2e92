"""Consents (同意), each for one purpose, each to be taken back (个人信息保护法 15)."""

from datetime import datetime
from enum import StrEnum

from piccolo.columns import BigSerial, SmallInt
from piccolo.constraints import Unique
from piccolo.table import Table

from models.columns import choice, instant, one_of, reference
from models.people.account.keeping import keeping
from models.people.citizen import Citizen


class Purpose(StrEnum):
    """What is agreed to; everything else rests on a duty of the office (13①三)."""

    ELECTRONIC_SERVICE = "electronic_service"  # 电子送达
    REUSE = "reuse"  # 用以前填过的内容预填
    LOOK_UP = "look_up"  # 免证办: 查询本人电子证照


PURPOSE_NAMES = {
    Purpose.ELECTRONIC_SERVICE: "电子送达",
    Purpose.REUSE: "用我以前填过的内容预填",
    Purpose.LOOK_UP: "免证办：查询我的电子证照",
}
TEXTS = {
    Purpose.ELECTRONIC_SERVICE: (
        "我同意行政机关把文书的电子件送到我的账号。"
        "送达从文书进入账号的那天算起；我可以随时改为领取纸质文书。"
    ),
    Purpose.REUSE: (
        "我同意在新的申请里，用我以前在这里填过的内容预先填好表格。"
        "每一处都写明取自哪里，由我核对后才提交。"
    ),
    Purpose.LOOK_UP: (
        "我同意经办部门为办理我申请的事项，向发证机关查询我本人的电子证照，"
        "查到的不用再交复印件。每次查询都有记录，我可以查看。"
    ),
}
IF_NOT = {
    Purpose.ELECTRONIC_SERVICE: "不同意也能办：文书到窗口领取或者邮寄。",
    Purpose.REUSE: "不同意也能办：表格由您自己填。",
    Purpose.LOOK_UP: "不同意也能办：证照由您自己上传或者带到窗口。",
}

WORDING = 1  # the texts below; a changed text is a new number and is asked anew


class Consent(Table):
    """One purpose of one citizen; a later answer replaces the earlier."""

    id = BigSerial(primary_key=True)
    citizen = reference(Citizen)
    purpose = choice(Purpose)
    wording = SmallInt(default=1)  # which text was read
    given_at = instant()
    withdrawn_at = instant(null=True)

    consent_purpose_known = one_of("purpose", Purpose)
    consent_once = Unique(["citizen", "purpose"])

    @classmethod
    async def of(cls, citizen: Citizen) -> dict[Purpose, "Consent"]:
        """Every answer on file, taken back or not."""
        rows = await cls.objects().where(cls.citizen == citizen.id)
        return {Purpose(row.purpose): row for row in rows}

    @classmethod
    async def given(cls, citizen: Citizen, purpose: Purpose) -> bool:
        """Whether the citizen agrees, to the present text, now."""
        return await cls.exists().where(
            (cls.citizen == citizen.id)
            & (cls.purpose == purpose)
            & (cls.wording == WORDING)
            & cls.withdrawn_at.is_null()
        )

    @classmethod
    async def give(cls, citizen: Citizen, purpose: Purpose, *, at: datetime) -> None:
        """Agree; who agrees already keeps the earlier date."""
        async with keeping(citizen):
            row = (await cls.of(citizen)).get(purpose)
            if row is not None and row.stands:
                return
            row = row or cls(citizen=citizen.id, purpose=purpose, given_at=at)
            row.wording, row.given_at, row.withdrawn_at = WORDING, at, None
            await row.save()

    @classmethod
    async def withdraw(cls, citizen: Citizen, purpose: Purpose, *, at: datetime) -> None:
        """Take it back; what was done until now stays lawful (15②)."""
        await cls.update({cls.withdrawn_at: at}).where(
            (cls.citizen == citizen.id) & (cls.purpose == purpose) & cls.withdrawn_at.is_null()
        )

    @property
    def purpose_name(self) -> str:
        """电子送达 …"""
        return PURPOSE_NAMES[Purpose(self.purpose)]

    @property
    def stands(self) -> bool:
        """Whether it is in force, for the present text."""
        return self.withdrawn_at is None and self.wording == WORDING
