"""Handing out at a counter: who came, on what authority, who saw it (送达回证)."""

from enum import StrEnum

from piccolo.columns import BigSerial, Bytea, Varchar
from piccolo.table import Table

from models.columns import CASE, choice, instant, one_of, reference
from models.people.staff import Staff
from models.sealing import Sealed


class Collector(StrEnum):
    """Who collects."""

    APPLICANT = "applicant"  # 本人（法定代表人）
    AGENT = "agent"  # 代领人


class HandOut(Table):
    """One collection."""

    id = BigSerial(primary_key=True)
    case = reference(CASE, unique=True)
    collector = choice(Collector)
    name = Varchar(length=100)
    id_number_sealed = Bytea(default=b"")
    relation = Varchar(length=60, default="")  # 与受送达人关系
    authority = Varchar(length=200, default="")  # 授权委托书等
    handed_by = reference(Staff)
    witness = Varchar(length=50, default="")  # 第二名送达人
    at = instant()

    collector_known = one_of("collector", Collector)

    id_number = Sealed("id_number_sealed")
