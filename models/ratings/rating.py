"""好差评 (国办发〔2019〕51号): one rating per service, by the person it was for, free to refuse."""

from enum import StrEnum

from piccolo.columns import Array, BigSerial, Boolean, SmallInt, Text, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from models.columns import CASE, choice, instant, one_of, optional, reference
from models.offices.office import Office
from models.offices.place import Station, Window
from models.people.citizen import Citizen
from models.people.staff import Staff


class Service(StrEnum):
    """Each is a service of its own and rated once (rating.md 9.3)."""

    INTAKE = "intake"  # 收件、受理
    DECISION = "decision"  # 审批
    DELIVERY = "delivery"  # 送达


class Rating(Table):
    """One word about one service of one case, and perhaps a second after it was put right."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    service = choice(Service)
    citizen = reference(Citizen)
    level = SmallInt(null=False, default=None)  # 5 非常满意 … 1 非常不满意
    reasons = Array(Varchar(length=32), default=list)
    text = Text(default="")
    anonymous = Boolean(default=False)
    office = reference(Office)  # who is rated
    window = optional(Window)
    station = optional(Station)
    staff = optional(Staff)  # never shown in public
    at = instant(index=True)
    again_level = SmallInt(null=True, default=None)  # 追评
    again_text = Text(default="")
    again_at = instant(null=True)
    key = Varchar(length=64, null=True, default=None, unique=True)

    rating_service_known = one_of("service", Service)
    rating_once = Unique(["case", "service"])
    rating_level_known = Check("level BETWEEN 1 AND 5")
    rating_again_level_known = Check("again_level IS NULL OR again_level BETWEEN 1 AND 5")
