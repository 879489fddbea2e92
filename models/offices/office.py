"""Offices (部门): they manage, approve or supervise, and their names stand on papers."""

from enum import StrEnum

from piccolo.columns import BigSerial, Boolean, Varchar
from piccolo.table import Table

from models.calendar.workday import NATIONWIDE, WorkCalendar, calendar_of
from models.columns import choice, one_of, optional, reference
from models.database import fetch_one
from models.offices.region import Region


class OfficeKind(StrEnum):
    """What an office is for (S0-3a)."""

    MANAGING = "managing"  # 政务服务管理部门: runs the hall
    APPROVING = "approving"  # 审批部门: decides
    SUPERVISING = "supervising"  # 监管部门
    TOWNSHIP = "township"  # 乡镇政府、街道办: its centre and stations take applications in


class OfficeNature(StrEnum):
    """实施主体性质."""

    STATUTORY = "statutory"  # 法定机关
    AUTHORISED = "authorised"  # 授权组织
    ENTRUSTED = "entrusted"  # 受委托组织


class Office(Table):
    """An office of one region, named by its 统一社会信用代码; imports bring longer codes too."""

    id = BigSerial(primary_key=True)
    code = Varchar(length=40, unique=True)
    name = Varchar(length=100)
    short_name = Varchar(length=50)
    kind = choice(OfficeKind)
    nature = choice(OfficeNature)
    region = reference(Region)
    parent = optional("self")
    paper_word = Varchar(length=12)  # 机关代字, in document numbers: 示审受〔2026〕12号
    phone = Varchar(length=40, default="")
    complaint_phone = Varchar(length=40, default="12345")
    address = Varchar(length=200, default="")
    review_body = Varchar(length=100, default="")  # 复议机关
    court = Varchar(length=100, default="")  # 管辖法院
    imported = Boolean(default=False)  # made by a catalogue import, not yet looked after

    office_kind_known = one_of("kind", OfficeKind)
    office_nature_known = one_of("nature", OfficeNature)


async def county_of(office: int) -> str:
    """The six digits of the county an office lies in."""
    return (await _region_code(office))[:6]


async def calendar_at(office: int | None) -> WorkCalendar:
    """The working days where an office is; without one, those of the whole country."""
    return await calendar_of(await _region_code(office) if office else NATIONWIDE)


async def _region_code(office: int) -> str:
    row = await fetch_one(
        "SELECT r.code FROM office o JOIN region r ON r.id = o.region WHERE o.id = $1", office
    )
    return row["code"]


def named_with(county: str, office: str) -> str:
    """An office with its county, the county said once: 示例县卫健委, 广安区行政审批局."""
    if office.startswith(county):
        return office
    kind = county[-1:]  # 广安区 and 区行政审批局 share it
    return county + (office.removeprefix(kind) if kind in "县区市旗" else office)
