"""The cast: everybody in the demonstration, and what they do there.

Sample people carry the ID numbers of numbering.md 4.4, which belong to nobody.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.calendar.hours import local_date
from models.offices.place import Hall, Station, Window
from models.people.applicant import Applicant, Audience
from models.people.identity import ID_KIND_NAMES, IdKind
from models.people.role import ROLE_NAMES, Role
from models.people.sign_in import hash_password
from models.people.staff import Officer, Posting, Staff, officer_on
from models.sample.places import STATION, office_coded, once

PASSWORD = "Tongban-2026"  # noqa: S105 – printed on the demonstration's first page

SERVICE, NEIGHBOUR = "11999901MBX000019F", "11999902MBX000019X"
LABOUR, CIVIL, HEALTH = "11999901MBX000027A", "11999901MBX000051T", "11999901MBX00006XJ"
TOWNSHIP = "11999901MBX0002112"


@dataclass(frozen=True)
class Member:
    """One member of staff in the demonstration."""

    job_no: str
    name: str
    office: str
    role: Role
    mobile: str
    window: tuple[str, str] | None = None  # hall, number
    at_station: bool = False
    does: str = ""

    @property
    def role_name(self) -> str:
        """受理专员, 审查人员 …"""
        return ROLE_NAMES[self.role]


STAFF = (
    Member(
        "F01",
        "何琳",
        NEIGHBOUR,
        Role.CLERK,
        "19900000101",
        window=("范例县政务服务大厅", "2"),
        does="在邻县窗口收件、受理、推送（全区通办）",
    ),
    Member("F02", "梁晨", NEIGHBOUR, Role.ISSUER, "19900000116", does="邻县出件窗口：发放"),
    Member(
        "S01",
        "张强",
        SERVICE,
        Role.CLERK,
        "19900000102",
        window=("示例县政务服务大厅", "3"),
        does="在办理地综合窗口复核、收件",
    ),
    Member("W01", "王磊", HEALTH, Role.REVIEWER, "19900000103", does="卫健委：接件、审查、制证"),
    Member("W02", "陈静", HEALTH, Role.DECIDER, "19900000104", does="卫健委：作出决定"),
    Member("S02", "赵敏", SERVICE, Role.ISSUER, "19900000105", does="出件窗口：发放、寄出"),
    Member(
        "Q01",
        "林小芳",
        TOWNSHIP,
        Role.STATION,
        "19900000106",
        at_station=True,
        does="村便民服务站：代收代办、代收转办",
    ),
    Member("M01", "刘芳", CIVIL, Role.REVIEWER, "19900000107", does="民政局：接件、审查"),
    Member("M02", "孙浩", CIVIL, Role.DECIDER, "19900000108", does="民政局：作出决定"),
    Member("R01", "吴婷", LABOUR, Role.REVIEWER, "19900000109", does="人社局：接件、审查"),
    Member("R02", "郑伟", LABOUR, Role.DECIDER, "19900000110", does="人社局：作出决定"),
    Member(
        "L01",
        "杨帆",
        HEALTH,
        Role.LIAISON,
        "19900000111",
        does="卫健委首席代表：答复辅助审核、审核本部门事项",
    ),
    Member(
        "G01",
        "周宁",
        SERVICE,
        Role.ADMIN,
        "19900000112",
        does="政务服务管理：查看全县办件、发布事项",
    ),
    Member("E01", "方敏", SERVICE, Role.EDITOR, "19900000117", does="事项配置：编写实施清单送审"),
    Member("X01", "钱进", SERVICE, Role.SYSTEM_ADMIN, "19900000113", does="系统管理员"),
    Member("X02", "冯安", SERVICE, Role.SECURITY_ADMIN, "19900000114", does="安全管理员"),
    Member("X03", "沈明", SERVICE, Role.AUDIT_ADMIN, "19900000115", does="审计管理员"),
)


@dataclass(frozen=True)
class Person:
    """One applicant in the demonstration."""

    audience: Audience
    name: str
    id_kind: IdKind
    id_number: str
    mobile: str
    address: str
    legal_name: str = ""
    does: str = ""
    legal_id: str = ""  # the resident ID of whom the code's owner is

    @property
    def on_paper(self) -> str:
        """What a clerk copies from this person's papers."""
        words = f"{ID_KIND_NAMES[self.id_kind]} {self.id_number}"
        if self.legal_name:
            words += f"，经营者{self.legal_name}，身份证 {self.legal_id}"
        return f"{words}，住址 {self.address}"


SUN = Person(
    Audience.SELF_EMPLOYED,
    "示例县青丝美发店",
    IdKind.CREDIT,
    "92999901MA0X00015W",
    "19900000001",
    "示例县城关镇清和巷8号",
    "孙建国",
    "开理发店，住在邻县，就近办卫生许可",
    "999901198802290054",
)
LIU = Person(
    Audience.PERSON,
    "刘德福",
    IdKind.RESIDENT,
    "999901194103150011",
    "19900000002",
    "示例县青山镇柳树村12号",
    does="85岁，在村里的站点申领高龄津贴",
)
MA = Person(
    Audience.PERSON,
    "马丽",
    IdKind.RESIDENT,
    "999901198109090046",
    "19900000003",
    "示例县青山镇柳树村31号",
    does="45岁，失业后申请就业困难人员认定",
)
CITIZENS = (SUN, LIU, MA)

# More shops, so that the queues have something in them.
SHOPS = tuple(
    Person(
        Audience.SELF_EMPLOYED,
        name,
        IdKind.CREDIT,
        code,
        mobile,
        f"示例县城关镇{address}",
        legal_name,
    )
    for name, code, mobile, address, legal_name in (
        ("示例县清风旅馆", "92999901MA0X00023P", "19900000004", "迎宾路20号", "郭春"),
        ("示例县小鹿儿童理发店", "92999901MA0X00031J", "19900000005", "学府街3号", "白露"),
        ("示例县和泉浴室", "92999901MA0X0004XA", "19900000006", "温泉巷1号", "石坚"),
        ("示例县星光影院", "92999901MA0X00058A", "19900000007", "人民路66号", "夏阳"),
    )
)


async def engage_cast(now: datetime) -> None:
    """Make what is missing of the staff and their postings."""
    first_day = local_date(now) - timedelta(days=200)
    password = None
    for member in STAFF:
        office = await office_coded(member.office)
        row = await Staff.objects().where(Staff.job_no == member.job_no).first()
        if row is None:
            password = password or hash_password(PASSWORD)
            row = Staff(job_no=member.job_no, name=member.name, office=office.id)
            row.password_hash, row.mobile = password, member.mobile
            await row.save()
        await _post(member, row, office.id, first_day)


async def _post(member: Member, staff: Staff, office: int, first_day: date) -> None:
    await once(
        Posting,
        Posting.staff == staff.id,
        staff=staff.id,
        role=member.role,
        office=office,
        window=await _window(member.window) if member.window else None,
        station=await _station() if member.at_station else None,
        valid_from=first_day,
    )


async def _window(place: tuple[str, str]) -> int:
    hall = await Hall.objects().get(Hall.name == place[0])
    window = await Window.objects().get((Window.hall == hall.id) & (Window.number == place[1]))
    return window.id


async def _station() -> int:
    return (await Station.objects().get(Station.name == STATION)).id


async def officer(job_no: str, now: datetime) -> Officer:
    """A member of the cast at work."""
    staff = await Staff.objects().get(Staff.job_no == job_no)
    return await officer_on(staff.id, local_date(now))


async def applicant(person: Person, now: datetime) -> Applicant:
    """A person of the cast as an applicant on file."""
    row = await Applicant.named(
        person.audience, person.name, person.id_kind, person.id_number, at=now
    )
    row.legal_name, row.address = person.legal_name, person.address
    await row.save()
    return row
