"""Reading items.yaml into the catalogue: standard items, implementations, a published version."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import yaml
from piccolo.table import Table

from models.catalog.elements import Faq, FormField, LegalBasis, Result, Special, Step
from models.catalog.item import Item, StandardItem, WindowItem
from models.catalog.material import ItemMaterial, ReviewPoint
from models.catalog.publication import publish
from models.catalog.question import Option, Question
from models.catalog.version import ItemVersion
from models.catalog.words import (
    INTAKE_MODE_NAMES,
    ITEM_TYPE_NAMES,
    LIMIT_UNIT_NAMES,
    SCOPE_NAMES,
    BasisKind,
    CaseKind,
    Domain,
    IntakeMode,
    LimitUnit,
    MaterialForm,
    Need,
    PowerSource,
    QuestionKind,
    ResultKind,
    Source,
    VersionState,
    Waiver,
)
from models.database import atomic
from models.offices.place import Hall, Station, Window
from models.people.applicant import AUDIENCE_NAMES
from models.sample.places import HALLS, HOURS, STATION, office_coded, once

SHEET = Path(__file__).with_name("items.yaml")
LEVEL = 4  # county
SUSPENDING_LAW = "《中华人民共和国行政许可法》第四十五条"
A_YEAR = timedelta(days=365)


def _by_name(names: dict) -> dict[str, Any]:
    return {name: word for word, name in names.items()}


TYPES, AUDIENCES, SCOPES = map(_by_name, (ITEM_TYPE_NAMES, AUDIENCE_NAMES, SCOPE_NAMES))
UNITS = {name.removeprefix("个"): unit for unit, name in LIMIT_UNIT_NAMES.items()}
MODES = _by_name(INTAKE_MODE_NAMES) | {"综合窗口委托受理": IntakeMode.WINDOW}
KINDS = {"承诺件": CaseKind.PROMISED, "即办件": CaseKind.IMMEDIATE}
FORMS = {
    "原件": MaterialForm.ORIGINAL,
    "复印件": MaterialForm.COPY,
    "核验原件": MaterialForm.CHECKED_COPY,
    "电子": MaterialForm.ELECTRONIC,
}
NEEDS = {"必要": Need.REQUIRED, "非必要": Need.OPTIONAL, "容缺": Need.TOLERABLE}
WAIVERS = {
    "无": Waiver.NONE,
    "电子证照": Waiver.CERTIFICATE,
    "数据共享": Waiver.SHARED,
    "在线核验": Waiver.ONLINE,
    "告知承诺": Waiver.PROMISE,
}
BASES = {"设定": BasisKind.SETTING, "实施": BasisKind.IMPLEMENTING, "监管": BasisKind.SUPERVISING}
RESULTS = {"证照": ResultKind.CERTIFICATE, "批文": ResultKind.APPROVAL, "其他": ResultKind.OTHER}

# Which counter takes which item in, and by which mode.
ENTITLEMENTS = (
    ("I20", IntakeMode.REGION_WIDE, ("范例县政务服务大厅", "2")),
    ("I20", IntakeMode.WINDOW, ("示例县政务服务大厅", "3")),
    ("I16", IntakeMode.COLLECT_ACCEPT, STATION),
    ("I06", IntakeMode.COLLECT_FORWARD, STATION),
)


async def fill_catalogue(now: datetime) -> None:
    """Publish the sample items that are not in the catalogue yet, and entitle the counters."""
    sheet = yaml.safe_load(SHEET.read_text(encoding="utf-8"))
    items = {}
    for row in sheet["items"]:
        items[row["id"]] = await _item(row)
        published = ItemVersion.item == items[row["id"]].id
        if not await ItemVersion.exists().where(published):
            await _publish(_with_common(row, sheet["common"]), items[row["id"]], now)
    for item_id, mode, place in ENTITLEMENTS:
        await _entitle(items[item_id], mode, place)


def _with_common(row: dict, common: dict) -> dict:
    blocks = [common[name] for name in row.get("use", [])]
    questions = [*row.get("q", []), *(q for block in blocks for q in block.get("q", []))]
    materials = [*row["m"], *(m for block in blocks for m in block.get("m", []))]
    return row | {"q": questions, "m": materials}


async def _item(row: dict) -> Item:
    item_type = TYPES[row["t"]]
    basic_code = f"00{item_type}99{row['id'][1:]:0>3}000"
    standard = await once(
        StandardItem,
        StandardItem.basic_code == basic_code,
        basic_code=basic_code,
        name=row["n"],
        item_type=item_type,
    )
    code = f"{row['d']}{LEVEL}{basic_code}"
    return await once(
        Item,
        Item.code == code,
        code=code,
        handle_code=f"{code}01",
        standard=standard.id,
        office=(await office_coded(row["d"])).id,
        level=LEVEL,
    )


async def _publish(row: dict, item: Item, now: datetime) -> None:
    version = ItemVersion(item=item.id, version=1, state=VersionState.DRAFT, **_scalars(row))
    async with atomic():
        await version.save()
        await _elements(row, version.id)
        await _materials(row, version.id)
        await _questions(row, version.id)
        await publish(version, at=now - A_YEAR)


def _scalars(row: dict) -> dict[str, Any]:
    legal, promised = row["law"], row["prom"]
    hall = HALLS[0]
    return {
        "name": row["n"],
        "short_name": row["s"],
        "variant": row.get("variant", ""),
        "summary": row["summary"],
        "aliases": row["aliases"],
        "item_type": TYPES[row["t"]],
        "power_source": PowerSource.STATUTORY,
        "domain": Domain.EXTERNAL,
        "audience": [AUDIENCES[name] for name in row["o"]],
        "case_kind": KINDS[row["k"]],
        "legal_length": legal[0] if legal else None,
        "legal_unit": UNITS[legal[1]] if legal else LimitUnit.WORKDAY,
        "promised_length": promised[0],
        "promised_unit": UNITS[promised[1]],
        "condition": row["condition"],
        "channels": ["窗口", "网上"],
        "intake_modes": [MODES[name] for name in row["modes"]],
        "scope": SCOPES[row["sc"]],
        "visits": row["visits"],
        "visits_reason": row["visits_reason"],
        "tolerable": any(material[4] == "容缺" for material in row["m"]),
        "promise_allowed": row.get("promise_ok", False),
        "paperless": any(WAIVERS[material[5]] is not Waiver.NONE for material in row["m"]),
        "keep_paper": row.get("keep", False),
        "consult": hall[3],
        "complain": "12345",
        "address": hall[2],
        "hours": HOURS,
    }


async def _elements(row: dict, version: int) -> None:
    await _rows(version, LegalBasis, ("kind", "law", "article"), _bases(row))
    await _rows(version, Step, ("name", "basis", "limit", "post"), row["steps"])
    await _rows(
        version, Special, ("code", "name", "basis", "max_days", "excludes_clock"), _specials(row)
    )
    await _rows(version, Result, ("kind", "name", "valid_years"), _results(row))
    await _rows(version, FormField, ("key", "label", "help", "personal"), row.get("fields", []))
    await _rows(version, Faq, ("question", "answer"), row.get("faqs", []))
    await _rows(version, ReviewPoint, ("text",), [[point] for point in row.get("points", [])])


async def _rows(version: int, table: type[Table], columns: tuple, rows: list) -> None:
    for position, values in enumerate(rows):
        named = dict(zip(columns, values, strict=True))
        await table(version=version, position=position, **named).save()


def _bases(row: dict) -> list:
    return [[BASES[kind], law, article] for kind, law, article in row["bases"]]


def _specials(row: dict) -> list:
    return [
        [f"S{number}", name, SUSPENDING_LAW if excludes else "", days, excludes]
        for number, (name, days, excludes) in enumerate(row.get("sp", []), start=1)
    ]


def _results(row: dict) -> list:
    kind, name = row["r"]
    return [[RESULTS[kind], name, row.get("yr")]]


async def _materials(row: dict, version: int) -> None:
    tolerances = row.get("tolerance", {})
    for position, material in enumerate(row["m"], start=1):
        name, form, originals, copies, need, waiver, when, notes = material
        days = tolerances.get(name)
        await ItemMaterial(
            version=version,
            position=position,
            key=f"m{position}",
            name=name,
            form=FORMS[form],
            originals=originals,
            copies=copies,
            need=NEEDS[need],
            when=condition(when),
            source=Source.OWN if waiver == "无" else Source.GOVERNMENT,
            notes=notes,
            waiver=WAIVERS[waiver],
            tolerance_length=days,
            tolerance_unit=LimitUnit.WORKDAY if days else None,
            keep=FORMS[form] is MaterialForm.ORIGINAL,
        ).save()


async def _questions(row: dict, version: int) -> None:
    for position, (key, text, labels) in enumerate(row["q"], start=1):
        question = Question(
            version=version, position=position, key=key, text=text, kind=QuestionKind.SINGLE
        )
        await question.save()
        for place, label in enumerate(labels):
            await Option(question=question.id, position=place, label=label).save()


def condition(when: str | None) -> dict[str, Any] | None:
    """`a=x|a=y` and `a=x&b=y` as the JSON that `conditions` walks."""
    if not when:
        return None
    for mark, word in (("|", "any"), ("&", "all")):
        if mark in when:
            return {word: [condition(part) for part in when.split(mark)]}
    question, _, answer = when.partition("=")
    return {"q": question, "is": answer}


async def _entitle(item: Item, mode: IntakeMode, place: tuple[str, str] | str) -> None:
    window = station = None
    if isinstance(place, str):
        station = (await Station.objects().get(Station.name == place)).id
        same = WindowItem.station == station
    else:
        hall = await Hall.objects().get(Hall.name == place[0])
        number = (Window.hall == hall.id) & (Window.number == place[1])
        window = (await Window.objects().get(number)).id
        same = WindowItem.window == window
    await once(
        WindowItem,
        (WindowItem.item == item.id) & same,
        item=item.id,
        mode=mode,
        window=window,
        station=station,
    )
