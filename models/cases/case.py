"""The case (办件): one application on its way; its acts are in the files named for them."""

import json

from piccolo.columns import JSONB, Array, BigInt, BigSerial, Bytea, Varchar
from piccolo.constraints import Check
from piccolo.table import Table

from models.cases.acts.acceptance import Acceptance
from models.cases.acts.assistance import Assistance
from models.cases.acts.certificate import Certification
from models.cases.acts.choosing import Choosing
from models.cases.acts.claim import Claiming
from models.cases.acts.correction import Correcting
from models.cases.acts.decision import Deciding
from models.cases.acts.ending import Ending
from models.cases.acts.extension import Extending
from models.cases.acts.forwarding import Forwarding
from models.cases.acts.gap import GapFilling
from models.cases.acts.handing_out import HandingOut
from models.cases.acts.intake import Intake
from models.cases.acts.linked import Linking
from models.cases.acts.mailing import Mailing
from models.cases.acts.opinion import Reviewing
from models.cases.acts.refusal import Refusing
from models.cases.acts.revocation import Revoking
from models.cases.acts.suspension import Suspending
from models.cases.filling.at_home import AtHome
from models.cases.filling.checking import Checking
from models.cases.filling.drafting import Drafting
from models.cases.filling.promising import Promising
from models.cases.keeping import Keeping
from models.cases.seeing import Seeing
from models.cases.standing import Standing
from models.cases.words import FLAG_NAMES, Flag, Status
from models.catalog.checking.checklist import ON_PROMISE
from models.catalog.guide import Guide
from models.catalog.item import Item
from models.catalog.version import ItemVersion
from models.catalog.words import INTAKE_MODE_NAMES, IntakeMode
from models.columns import choice, instant, one_of, optional
from models.offices.office import Office
from models.offices.place import Station, Window
from models.people.account.authorisation import Authorisation
from models.people.applicant import Applicant
from models.people.citizen import Citizen, mobile_index
from models.people.masks import mask_mobile
from models.people.staff import Staff
from models.sealing import Sealed


class Case(
    Drafting,
    AtHome,
    Checking,
    Promising,
    Intake,
    Acceptance,
    Forwarding,
    Linking,
    Claiming,
    Assistance,
    Correcting,
    Refusing,
    Suspending,
    Extending,
    GapFilling,
    Choosing,
    Reviewing,
    Deciding,
    Certification,
    HandingOut,
    Mailing,
    Ending,
    Revoking,
    Standing,
    Seeing,
    Keeping,
    Table,
    tablename="cases",
):
    """One application. The legal position is `status`, the holder the open leg."""

    id = BigSerial(primary_key=True)
    case_no = Varchar(length=20, null=True, default=None, unique=True)
    project_no = Varchar(length=50, null=True, default=None, unique=True)
    query_code_sealed = Bytea(default=b"")
    status = choice(Status, index=True)
    open_leg = BigInt(null=True, default=None)  # a leg; its key is made by hand: the tables
    # name each other, which Piccolo cannot sort
    flags = Array(Varchar(length=32), default=list)

    # what
    item = optional(Item)
    version = optional(ItemVersion)
    mode = choice(IntakeMode, null=True)
    office = optional(Office)  # 办理地: who decides
    answers = JSONB(default="{}")
    form_sealed = Bytea(default=b"")
    summary = Varchar(length=200, default="")  # 办理摘要

    # who, where
    applicant = optional(Applicant)
    contact_name = Varchar(length=100, default="")
    contact_mobile_sealed = Bytea(default=b"")
    contact_mobile_index = Varchar(length=64, default="", index=True)
    contact_email_sealed = Bytea(default=b"")
    contact_confirmed_at = instant(null=True)
    filed_by = optional(Citizen)  # whose account applied from home
    authorisation = optional(Authorisation)  # on which they act for somebody else
    intake_office = optional(Office)
    intake_window = optional(Window)
    intake_station = optional(Station)
    linked_from = optional("self")

    # when
    created_at = instant()
    created_by = optional(Staff)
    received_at = instant(null=True)
    accepted_at = instant(null=True)
    decided_at = instant(null=True)  # 办结
    delivered_at = instant(null=True)
    ended_at = instant(null=True)  # without a result
    closed_at = instant(null=True)  # 归档
    start_key = Varchar(length=64, unique=True)

    case_status_known = one_of("status", Status)
    case_mode_known = one_of("mode", IntakeMode)
    case_beyond_draft_is_complete = Check(
        "status IN ('draft', 'withdrawn')"
        " OR (case_no IS NOT NULL AND item IS NOT NULL AND version IS NOT NULL"
        " AND office IS NOT NULL AND applicant IS NOT NULL AND intake_office IS NOT NULL)"
    )

    query_code = Sealed("query_code_sealed")
    contact_mobile = Sealed("contact_mobile_sealed")
    contact_email = Sealed("contact_email_sealed")
    _form = Sealed("form_sealed")

    @property
    def form(self) -> dict[str, str]:
        """What the applicant filled in, by the key of the field."""
        return json.loads(self._form) if self.form_sealed else {}

    @form.setter
    def form(self, values: dict[str, str]) -> None:
        self._form = json.dumps(values, ensure_ascii=False)

    @property
    def tail(self) -> str:
        """尾号: the last four digits, all that a text message may name."""
        return (self.case_no or "").replace("-", "")[-4:]

    @property
    def masked_mobile(self) -> str:
        """138****0000; empty when nobody left a phone."""
        return mask_mobile(self.contact_mobile) if self.contact_mobile_sealed else ""

    @property
    def mode_name(self) -> str:
        """全区通办、代收代办 …"""
        return INTAKE_MODE_NAMES[IntakeMode(self.mode)]

    @property
    def flag_names(self) -> list[str]:
        """容缺、告知承诺 … for the badges."""
        return [FLAG_NAMES[Flag(flag)] for flag in self.flags]

    def flag(self, flag: Flag) -> None:
        """Mark the case, once."""
        if flag not in self.flags:
            self.flags = [*self.flags, flag.value]

    def reach_at(self, name: str, mobile: str, email: str = "") -> None:
        """Set the contact: whom the product calls, and whose account sees the case."""
        self.contact_name, self.contact_mobile = name, mobile
        self.contact_mobile_index = mobile_index(mobile) if mobile else ""
        self.contact_email = email

    def promises_instead(self, guide: Guide) -> bool:
        """Whether the applicant chose 告知承诺 in place of papers."""
        chosen = {answer for given in self.answers.values() for answer in given}
        return guide.promise_allowed and ON_PROMISE in chosen
