"""审批留言: what applicant and office write to each other about a case or one of its papers."""

from piccolo.columns import BigInt, BigSerial, Text, Varchar
from piccolo.table import Table

from models.cases.actor import ActorKind
from models.cases.material import CaseMaterial
from models.columns import CASE, choice, instant, one_of, optional, reference


class CaseMessage(Table):
    """One message; nobody can change or unsay it."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    material = optional(CaseMaterial)
    actor_kind = choice(ActorKind)
    actor_id = BigInt(null=True, default=None)
    actor_name = Varchar(length=100)
    office_name = Varchar(length=100, default="")
    text = Text()
    at = instant()
    read_at = instant(null=True)  # by the other side
    key = Varchar(length=64, null=True, default=None, unique=True)  # of the form: sent once

    message_actor_known = one_of("actor_kind", ActorKind)
