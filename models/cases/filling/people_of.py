"""The people of a case besides the applicant: the agent, and the checks of identity."""

from enum import StrEnum

from piccolo.columns import BigSerial, Boolean, Bytea, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.cases.words import IDENTITY_METHOD_NAMES, IdentityMethod
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.people.identity import IdKind
from models.people.masks import mask_id, mask_name
from models.people.staff import Staff
from models.sealing import Sealed


class Agent(Table):
    """Who acts for the applicant (代办人), on which paper."""

    id = BigSerial(primary_key=True)
    case = reference(CASE, unique=True)
    name = Varchar(length=100)
    id_kind = choice(IdKind)
    id_number_sealed = Bytea(default=b"")
    mobile_sealed = Bytea(default=b"")
    relation = Varchar(length=60, default="")

    agent_id_kind_known = one_of("id_kind", IdKind)

    id_number = Sealed("id_number_sealed")
    mobile = Sealed("mobile_sealed")

    @property
    def masked_name(self) -> str:
        """张*."""
        return mask_name(self.name)

    @property
    def masked_id(self) -> str:
        """First 6 and last 4."""
        return mask_id(self.id_number)


class Whose(StrEnum):
    """Whose identity was checked."""

    APPLICANT = "applicant"
    AGENT = "agent"


class IdentityCheck(Table):
    """身份核验 (S0-5b): how, with what result, by whom."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    whose = choice(Whose)
    method = choice(IdentityMethod)
    matched = Boolean(null=False, default=None)
    checked_by = optional(Staff)  # empty: a register confirmed it before it was sent
    at = instant()

    identity_whose_known = one_of("whose", Whose)
    identity_method_known = one_of("method", IdentityMethod)
    identity_once = Unique(["case", "whose"])

    @property
    def words(self) -> str:
        """人工比对证件，人证一致; 实名核验，登记信息一致."""
        what = "登记信息" if self.method == IdentityMethod.REGISTER else "人证"
        result = f"{what}一致" if self.matched else f"{what}不一致"
        return f"{IDENTITY_METHOD_NAMES[IdentityMethod(self.method)]}，{result}"
