"""Where people go: halls with windows (窗口), and stations (便民服务站) in villages."""

from enum import StrEnum

from piccolo.columns import BigSerial, Boolean, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.columns import choice, one_of, reference
from models.offices.office import Office
from models.offices.region import Region


class WindowKind(StrEnum):
    """How a window came by its staff (S1-3a, S1-3b)."""

    COMPREHENSIVE = "comprehensive"  # 综合窗口: one desk for many offices
    STATIONED = "stationed"  # 派驻: staff of one office accept and decide
    ENTRUSTED = "entrusted"  # 委托: window staff receive for the department
    ISSUING = "issuing"  # 出件窗口


class Hall(Table):
    """A service hall (政务服务大厅), run by the managing office of its region."""

    id = BigSerial(primary_key=True)
    office = reference(Office)
    name = Varchar(length=100)
    address = Varchar(length=200)
    hours = Varchar(length=200)  # in words, for people
    phone = Varchar(length=40, default="")


class Window(Table):
    """One desk in a hall."""

    id = BigSerial(primary_key=True)
    hall = reference(Hall)
    number = Varchar(length=8)
    name = Varchar(length=60)
    kind = choice(WindowKind)
    open = Boolean(default=True)

    window_kind_known = one_of("kind", WindowKind)
    window_number_once = Unique(["hall", "number"])


class Station(Table):
    """A station in a village or township; `office` is the township that answers for it."""

    id = BigSerial(primary_key=True)
    region = reference(Region)
    office = reference(Office)
    name = Varchar(length=100)
    address = Varchar(length=200)
    hours = Varchar(length=200)
    phone = Varchar(length=40, default="")
    open = Boolean(default=True)
