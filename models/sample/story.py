"""Playing cases through their acts, at past moments, so that every screen has something to show."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from models.calendar.hours import at, local_date
from models.calendar.workday import WorkCalendar
from models.cases.case import Case
from models.cases.filling.checking import Finding
from models.cases.filling.on_site import PersonOnSite
from models.cases.filling.wishes import DeliveryWish
from models.cases.words import DeliveryWay, IdentityMethod, MaterialState
from models.catalog.item import WindowItem, current_version
from models.catalog.words import IntakeMode
from models.offices.place import Station
from models.sample.cast import Person, officer
from models.sample.catalogue import sample_item
from models.sample.sheets import drawn_sheet
from models.tokens import readable_code


class Days:
    """Moments of recent working days, counted back from now."""

    def __init__(self, now: datetime, calendar: WorkCalendar) -> None:
        self._now, self._calendar = now, calendar

    def ago(self, workdays: int, clock: time = time(9, 30)) -> datetime:
        """A clock time on the n-th working day before today; never later than now."""
        day, left = local_date(self._now), workdays
        while left > 0:
            day -= timedelta(days=1)
            left -= self._calendar(day).is_workday
        return min(at(day, clock), self._now)


@dataclass(frozen=True)
class Counter:
    """Who takes applications in, and for which item."""

    clerk: str
    item: str  # its standard's basic code
    answers: dict[str, tuple[str, ...]]
    form: dict[str, str]


HYGIENE = Counter(
    "F01",
    "000199020000",
    {
        "way": ("一般程序",),
        "type": ("美容美发",),
        "ac": ("否",),
        "agent": ("本人办理",),
    },
    {"place_name": "", "place_address": "", "area": "86"},
)
ALLOWANCE = Counter(
    "Q01",
    "000599016000",
    {"age": ("80至89周岁",), "agent": ("本人办理",)},
    {"bank": "示例农村商业银行青山支行", "account": "6217000000000000011"},
)
HARDSHIP = Counter("Q01", "000799006000", {"kind": ("大龄失业",)}, {"since": "2026年3月"})


async def take_in(
    counter: Counter,
    person: Person,
    moment: datetime,
    *,
    gap: bool = False,
    pictures: bool = False,
    way: DeliveryWay = DeliveryWay.INTAKE_COUNTER,
) -> Case:
    """A received case, with every step of the counter behind it."""
    clerk = await officer(counter.clerk, moment)
    post = clerk.posts[0]
    case = await Case.start(by=clerk, post=post, at=moment, key=f"sample:{readable_code(16)}")
    item, version, mode = await _offered(counter, post, moment)
    await case.identify(
        PersonOnSite(
            person.name,
            person.id_kind,
            person.id_number,
            person.mobile,
            person.address,
            person.legal_name,
        ),
        audience=person.audience,
        method=IdentityMethod.BY_EYE,
        agent=None,
        by=clerk,
        at=moment,
    )
    await case.choose(item, version, mode, counter.answers)
    await case.check_materials(await _findings(case, gap), by=clerk, at=moment)
    if pictures:
        await _photograph(case, person, clerk.name, moment)
    await case.settle(
        form=_form(counter, person),
        wish=await _wish(person, way),
        phone_confirmed=True,
        signed=True,
        at=moment,
    )
    await case.receive(by=clerk, at=moment)
    return case


async def _offered(counter: Counter, post: object, moment: datetime) -> tuple[int, int, IntakeMode]:
    item = await sample_item(counter.item)
    here = WindowItem.window == post.window if post.window else WindowItem.station == post.station
    right = await WindowItem.objects().get((WindowItem.item == item.id) & here)
    version = await current_version(item.id, local_date(moment))
    return item.id, version, IntakeMode(right.mode)


async def _findings(case: Case, gap: bool) -> dict[int, Finding]:
    findings = {}
    for row in await case.materials():
        if gap and row.tolerable:
            findings[row.id] = Finding(MaterialState.TOLERATED)
        elif row.waivable:
            findings[row.id] = Finding(MaterialState.WAIVED)
        else:
            findings[row.id] = Finding(MaterialState.COMPLETE)
    return findings


async def _photograph(case: Case, person: Person, by: str, moment: datetime) -> None:
    told = {"申请人": person.name, "证件": person.id_number, "地址": person.address}
    for row in await case.materials():
        if row.state == MaterialState.COMPLETE:
            sheet = drawn_sheet(row.name, told)
            await row.attach(sheet, f"{row.name}.jpg", by=by, at=moment)


def _form(counter: Counter, person: Person) -> dict[str, str]:
    if counter is HYGIENE:
        return counter.form | {
            "place_name": person.name.removeprefix("示例县"),
            "place_address": person.address,
        }
    return counter.form


async def _wish(person: Person, way: DeliveryWay) -> DeliveryWish:
    if way is DeliveryWay.MAIL:
        name = person.legal_name or person.name
        return DeliveryWish(way, name, person.mobile, person.address)
    if way is DeliveryWay.STATION:
        station = await Station.objects().order_by(Station.id).first()
        return DeliveryWish(way, station=station.id)
    return DeliveryWish(way)
