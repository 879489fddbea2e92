"""辅助审核 (S0-5d): a window asks the department of its own place."""

from enum import StrEnum

from piccolo.columns import JSONB, BigSerial, Text
from piccolo.table import Table

from models.cases.leg import Leg
from models.columns import CASE, choice, instant, one_of, optional, reference
from models.offices.office import Office
from models.people.staff import Staff


class AssistOpinion(StrEnum):
    """审核意见."""

    FITS = "fits"  # 符合
    DOES_NOT_FIT = "does_not_fit"  # 不符合
    NEEDS_CORRECTION = "needs_correction"  # 需补正


ASSIST_OPINION_NAMES = {
    AssistOpinion.FITS: "符合",
    AssistOpinion.DOES_NOT_FIT: "不符合",
    AssistOpinion.NEEDS_CORRECTION: "需补正",
}


class AssistRequest(Table):
    """One question and its answer; open, it blocks push, pass and acceptance."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    leg = reference(Leg)
    office = reference(Office)  # who is asked
    question = Text()
    materials = JSONB(default="[]")
    asked_by = reference(Staff)
    asked_at = instant()
    opinion = choice(AssistOpinion, null=True)
    answer = Text(default="")
    evidence = JSONB(default="[]")
    answered_by = optional(Staff)
    closed_at = instant(null=True)

    assist_opinion_known = one_of("opinion", AssistOpinion)
