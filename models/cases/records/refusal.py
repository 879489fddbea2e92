"""The proposal not to accept, and its confirmation by the department (S2-3-3a2)."""

from piccolo.columns import BigSerial, Text, Varchar
from piccolo.table import Table

from models.cases.words import RefusalGround
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.people.staff import Staff


class Refusal(Table):
    """One proposal; closed when confirmed, or when the case went another way."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    ground = choice(RefusalGround)
    reason = Text()
    competent_office = Varchar(length=200, default="")  # 应向哪个机关申请
    competent_address = Varchar(length=200, default="")
    competent_phone = Varchar(length=40, default="")
    proposed_by = reference(Staff)
    proposed_at = instant()
    confirmed_by = optional(Staff)
    closed_at = instant(null=True)

    refusal_ground_known = one_of("ground", RefusalGround)
