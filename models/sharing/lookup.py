"""What other registers were asked about a person (共享查询记录, 8.1.6): one row per question."""

from enum import StrEnum

from piccolo.columns import BigInt, BigSerial, Varchar
from piccolo.table import Table

from models.cases.actor import ActorKind
from models.cases.material import CaseMaterial
from models.columns import CASE, choice, instant, one_of, optional


class Answer(StrEnum):
    """What came back."""

    FOUND = "found"  # 查到，有效
    NOT_FOUND = "not_found"  # 没有查到
    UNREACHABLE = "unreachable"  # 没有连上


class Lookup(Table):
    """One question to one register about one person or company; never in bulk."""

    id = BigSerial(primary_key=True)
    case = optional(CASE)  # empty: 实名核验 of an account
    material = optional(CaseMaterial)
    register = Varchar(length=60)  # whom we asked
    purpose = Varchar(length=200)  # 办理××
    fields = Varchar(length=200)  # what was asked for
    answer = choice(Answer)
    number = Varchar(length=60, default="")  # the register's number of the answer
    holder_index = Varchar(length=64, default="", index=True)  # about whose number
    actor_kind = choice(ActorKind)
    actor_id = BigInt(null=True, default=None)
    actor_name = Varchar(length=100)
    at = instant(index=True)

    lookup_answer_known = one_of("answer", Answer)
    lookup_actor_known = one_of("actor_kind", ActorKind)
