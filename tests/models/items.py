"""Small items for roads that the sample catalogue does not take."""

from datetime import date, datetime
from typing import Any

from models.catalog.elements import FormField, LegalBasis, Result, Special
from models.catalog.guide import Guide, read_guide
from models.catalog.item import Item, StandardItem, WindowItem
from models.catalog.material import ItemMaterial, ReviewPoint
from models.catalog.publication import publish
from models.catalog.question import Option, Question
from models.catalog.version import ItemVersion
from models.catalog.words import (
    BasisKind,
    CaseKind,
    Domain,
    IntakeMode,
    ItemType,
    LimitUnit,
    MaterialForm,
    Need,
    PowerSource,
    QuestionKind,
    ResultKind,
    Scope,
    Source,
    VersionState,
    Waiver,
)
from models.database import fetch
from models.offices.place import Station, Window
from models.sample.cast import HEALTH
from models.sample.places import office_coded
from tests.models.days import november

EARLIER = november(2)
A_FORM = {"name": "申请表", "form": MaterialForm.ORIGINAL, "originals": 1}


async def draft_version(
    item: Item, number: int = 1, *, item_type: ItemType, **scalars: Any
) -> ItemVersion:
    """A version in work, with nothing but what every version needs."""
    version = ItemVersion(
        **{
            "item": item.id,
            "version": number,
            "state": VersionState.DRAFT,
            "name": "试验事项",
            "short_name": "试验事项",
            "item_type": item_type,
            "power_source": PowerSource.STATUTORY,
            "domain": Domain.EXTERNAL,
            "case_kind": CaseKind.PROMISED,
            "legal_length": 20,
            "legal_unit": LimitUnit.WORKDAY,
            "promised_length": 5,
            "promised_unit": LimitUnit.WORKDAY,
            "scope": Scope.COUNTY,
        }
        | scalars
    )
    await version.save()
    return version


async def new_item(number: int, office: str = HEALTH, item_type=ItemType.LICENCE) -> Item:
    """An item that nobody has described yet."""
    basic_code = f"00{item_type}99{number:03d}000"
    standard = StandardItem(basic_code=basic_code, name="试验事项", item_type=item_type)
    await standard.save()
    office_id = (await office_coded(office)).id
    item = Item(code=f"{office}4{basic_code}", standard=standard.id, office=office_id, level=4)
    await item.save()
    return item


async def published(
    number: int,
    *,
    office: str = HEALTH,
    item_type: ItemType = ItemType.LICENCE,
    materials: tuple[dict[str, Any], ...] = (A_FORM,),
    questions: dict[str, tuple[dict[str, Any], ...]] | None = None,
    fields: tuple[str, ...] = (),
    specials: tuple[tuple[str, str, int, bool], ...] = (),
    certificate: str = "",
    make_days: int | None = None,
    at: datetime = EARLIER,
    **scalars: Any,
) -> Item:
    """An item in force, with one form to hand in unless told otherwise; a field is "since", or
    "phone:联系电话" where its label matters."""
    item = await new_item(number, office, item_type)
    version = await draft_version(item, item_type=item_type, **scalars)
    await LegalBasis(
        version=version.id, kind=BasisKind.SETTING, law="《试验条例》", article="第三条"
    ).save()
    await ReviewPoint(version=version.id, text="符合条件").save()
    for position, material in enumerate(materials, start=1):
        await add_material(version, position, **material)
    for position, (key, options) in enumerate((questions or {}).items()):
        await add_question(version, position, key, options)
    for position, field in enumerate(fields):
        key, _, label = field.partition(":")
        row = FormField(version=version.id, key=key, label=label or f"{key}栏", required=True)
        row.position = position
        await row.save()
    for code, name, days, excludes in specials:
        await Special(
            version=version.id, code=code, name=name, max_days=days, excludes_clock=excludes
        ).save()
    if certificate:
        await Result(
            version=version.id, kind=ResultKind.CERTIFICATE, name=certificate, make_days=make_days
        ).save()
    await publish(version, at=at)
    return item


async def add_material(version: ItemVersion, position: int, **told: Any) -> None:
    usual = {
        "key": f"m{position}",
        "need": Need.REQUIRED,
        "source": Source.OWN,
        "waiver": Waiver.NONE,
        "form": MaterialForm.ORIGINAL,
    }
    await ItemMaterial(version=version.id, position=position, **(usual | told)).save()


async def add_question(
    version: ItemVersion, position: int, key: str, options: tuple[dict[str, Any], ...], **told: Any
) -> None:
    question = Question(
        version=version.id,
        position=position,
        key=key,
        text=f"{key}？",
        **({"kind": QuestionKind.SINGLE} | told),
    )
    await question.save()
    for place, option in enumerate(options):
        await Option(question=question.id, position=place, **option).save()


async def entitle(item: Item, mode: IntakeMode, *, number: str = "", station: str = "") -> None:
    """Let a window (by its number) or a station take the item in."""
    window = await Window.objects().get(Window.number == number) if number else None
    place = await Station.objects().get(Station.name == station) if station else None
    await WindowItem(
        item=item.id,
        mode=mode,
        window=window.id if window else None,
        station=place.id if place else None,
    ).save()


async def version_in_force(item: Item, day: date) -> ItemVersion:
    return (
        await ItemVersion.objects()
        .where((ItemVersion.item == item.id) & (ItemVersion.valid_from <= day))
        .order_by(ItemVersion.version, ascending=False)
        .first()
    )


async def services_in_force(day: date, wanted: str = "") -> list[Guide]:
    """Every guide of a day by name, with `wanted` in its name, an alias or the summary."""
    rows = await fetch(_IN_FORCE, day)
    guides = sorted((read_guide(row["snapshot"]) for row in rows), key=lambda guide: guide.name)
    return [guide for guide in guides if any(wanted in word for word in _words(guide))]


def _words(guide: Guide) -> tuple[str, ...]:
    return guide.name, guide.short_name, guide.summary, *guide.aliases


_IN_FORCE = """
SELECT DISTINCT ON (v.item) v.snapshot FROM item_version v
WHERE v.state = 'published' AND v.valid_from <= $1 AND (v.valid_to IS NULL OR v.valid_to >= $1)
ORDER BY v.item, v.version DESC
"""
