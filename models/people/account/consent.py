"""Consents (同意), each for one purpose, each to be taken back (个人信息保护法 15)."""

from enum import StrEnum

from piccolo.columns import BigSerial, SmallInt
from piccolo.constraints import Unique
from piccolo.table import Table

from models.columns import choice, instant, one_of, reference
from models.people.citizen import Citizen


class Purpose(StrEnum):
    """What is agreed to; everything else rests on a duty of the office (13①三)."""

    ELECTRONIC_SERVICE = "electronic_service"  # 电子送达
    REUSE = "reuse"  # 用以前填过的内容预填
    LOOK_UP = "look_up"  # 免证办: 查询本人电子证照


class Consent(Table):
    """One purpose of one citizen; a later answer replaces the earlier."""

    id = BigSerial(primary_key=True)
    citizen = reference(Citizen)
    purpose = choice(Purpose)
    wording = SmallInt(default=1)  # which text was read
    given_at = instant()
    withdrawn_at = instant(null=True)

    consent_purpose_known = one_of("purpose", Purpose)
    consent_once = Unique(["citizen", "purpose"])
