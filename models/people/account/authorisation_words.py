"""How an authorisation is told: its kinds by name, the people in it masked."""

from enum import StrEnum

from models.people.applicant import AUDIENCE_NAMES, Audience
from models.people.identity import ID_KIND_NAMES, IdKind
from models.people.masks import mask_id, mask_mobile, mask_name


class Standing(StrEnum):
    """By what right."""

    AGENT = "agent"  # 委托代理人
    GUARDIAN = "guardian"  # 监护人


STANDING_NAMES = {Standing.AGENT: "委托代办", Standing.GUARDIAN: "监护"}


class Proof(StrEnum):
    """How it is proved."""

    UPLOADED = "uploaded"  # the agent sent in the signed paper
    SIGNED = "signed"  # the principal signed in their own account


class Worded:
    """What pages say of a row."""

    @property
    def masked_name(self) -> str:
        """The principal; an organisation's name is public."""
        return mask_name(self.name) if self.audience == Audience.PERSON else self.name

    @property
    def masked_id(self) -> str:
        """The principal's number; a 统一社会信用代码 is public."""
        return self.id_number if self.id_kind == IdKind.CREDIT else mask_id(self.id_number)

    @property
    def masked_agent_name(self) -> str:
        """马*."""
        return mask_name(self.agent_name)

    @property
    def masked_agent_mobile(self) -> str:
        """138****0000; empty on a paper, whose agent is known by their account."""
        return mask_mobile(self.agent_mobile) if self.agent_mobile_sealed else ""

    @property
    def standing_name(self) -> str:
        """委托代办, 监护."""
        return STANDING_NAMES[Standing(self.standing)]

    @property
    def audience_name(self) -> str:
        """自然人, 企业法人 …"""
        return AUDIENCE_NAMES[Audience(self.audience)]

    @property
    def id_kind_name(self) -> str:
        """居民身份证, 出生医学证明 …"""
        return ID_KIND_NAMES[IdKind(self.id_kind)]
