"""Acting for somebody (授权委托、监护): who, for whom, for what, how long, on which paper."""

from datetime import date
from enum import StrEnum

from piccolo.columns import BigSerial, Bytea, Date, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from models.catalog.item import Item
from models.columns import choice, instant, one_of, optional
from models.files.file import File
from models.people.applicant import Audience
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.people.masks import mask_id, mask_name
from models.sealing import Sealed


class Standing(StrEnum):
    """By what right."""

    AGENT = "agent"  # 委托代理人
    GUARDIAN = "guardian"  # 监护人


class Proof(StrEnum):
    """How it is proved."""

    UPLOADED = "uploaded"  # the agent sent in the signed paper
    SIGNED = "signed"  # the principal signed in their own account


class Authorisation(Table):
    """One person may act for another. Either account may be missing: a paper needs none of the
    principal's, a signature in the principal's account needs only the agent's phone."""

    id = BigSerial(primary_key=True)
    standing = choice(Standing)
    proof = choice(Proof)
    granted_by = optional(Citizen)  # the principal's account, when signed there
    held_by = optional(Citizen)  # the agent's account

    # the principal (委托人、被监护人)
    audience = choice(Audience)
    name = Varchar(length=100)
    id_kind = choice(IdKind)
    id_number_sealed = Bytea(default=b"")
    legal_name = Varchar(length=100, default="")
    relation = Varchar(length=60, default="")

    # the agent (受托人、监护人)
    agent_name = Varchar(length=100)
    agent_mobile_sealed = Bytea(default=b"")
    agent_mobile_index = Varchar(length=64, index=True)

    item = optional(Item)  # empty: every matter
    valid_from = Date(null=False, default=None)
    valid_to = Date(null=False, default=None)
    file = optional(File)
    signature_sealed = Bytea(default=b"")  # the strokes as SVG path data
    made_at = instant()
    revoked_at = instant(null=True)

    authorisation_standing_known = one_of("standing", Standing)
    authorisation_proof_known = one_of("proof", Proof)
    authorisation_audience_known = one_of("audience", Audience)
    authorisation_id_kind_known = one_of("id_kind", IdKind)
    authorisation_is_proved = Check(
        "(proof = 'uploaded' AND file IS NOT NULL AND held_by IS NOT NULL)"
        " OR (proof = 'signed' AND granted_by IS NOT NULL)"
    )
    authorisation_has_an_end = Check("valid_from <= valid_to")

    id_number = Sealed("id_number_sealed")
    agent_mobile = Sealed("agent_mobile_sealed")
    signature = Sealed("signature_sealed")

    @property
    def masked_name(self) -> str:
        """The principal; an organisation's name is public."""
        return mask_name(self.name) if self.audience == Audience.PERSON else self.name

    @property
    def masked_id(self) -> str:
        """The principal's number; a 统一社会信用代码 is public."""
        return self.id_number if self.id_kind == IdKind.CREDIT else mask_id(self.id_number)

    def holds_on(self, today: date) -> bool:
        """Whether it is in force on a day."""
        return self.revoked_at is None and self.valid_from <= today <= self.valid_to
