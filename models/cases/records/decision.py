"""The decision (决定): its words are kept as they were signed."""

from piccolo.columns import BigSerial, Text
from piccolo.table import Table

from models.cases.words import Status
from models.columns import CASE, choice, instant, one_of, reference
from models.people.staff import Staff


class Decision(Table):
    """One decision of one case."""

    id = BigSerial(primary_key=True)
    case = reference(CASE, unique=True)
    outcome = choice(Status)  # granted or denied
    content = Text(default="")  # 决定内容
    facts = Text(default="")  # 查明的事实
    reasons = Text(default="")
    law = Text(default="")
    message = Text(default="")  # 审批留言 to the applicant
    staff = reference(Staff)
    at = instant()

    decision_outcome_known = one_of("outcome", Status)
