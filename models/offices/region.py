"""Regions (行政区划): a table of our own, because the official list is no longer published."""

from enum import IntEnum

from piccolo.columns import Array, BigSerial, Boolean, Date, SmallInt, Varchar
from piccolo.table import Table

from models.columns import optional


class Level(IntEnum):
    """行使层级, the digit inside an implementation code."""

    NATION = 1  # 国家
    PROVINCE = 2  # 省、自治区
    CITY = 3  # 市、盟
    COUNTY = 4  # 县、区、旗
    TOWNSHIP = 5  # 乡镇、街道、苏木
    VILLAGE = 6  # 村、社区、嘎查


SIGNIFICANT_DIGITS = {1: 0, 2: 2, 3: 4, 4: 6, 5: 9, 6: 12}


class Region(Table):
    """One place in the tree; `code` has 12 digits, zero-filled."""

    id = BigSerial(primary_key=True)
    code = Varchar(length=12, unique=True)
    name = Varchar(length=80)
    short_name = Varchar(length=20, default="")
    level = SmallInt(null=False, default=None)
    parent = optional("self")
    former_codes = Array(Varchar(length=12), default=list)
    valid_from = Date(null=True, default=None)
    valid_to = Date(null=True, default=None)
    imported = Boolean(default=False)  # made by a catalogue import, not yet looked after

    @property
    def prefix(self) -> str:
        """The leading digits shared by everything inside this region."""
        return prefix(self.code, self.level)

    @property
    def county_code(self) -> str:
        """The six digits printed in case numbers."""
        return self.code[:6]


def prefix(code: str, level: int) -> str:
    """The significant digits of a region code; every place inside begins with them."""
    return code[: SIGNIFICANT_DIGITS[level]]
