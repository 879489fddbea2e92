"""Items: the standard (基本编码) and its implementation at one office (实施编码)."""

from datetime import date

from piccolo.columns import BigSerial, Boolean, SmallInt, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.catalog.words import IntakeMode, ItemType
from models.columns import choice, one_of, optional, reference
from models.database import fetch_one
from models.offices.office import Office
from models.offices.place import Station, Window


class StandardItem(Table):
    """What the item is at every level: name, basic code, type (三级四同, S4-3-6)."""

    id = BigSerial(primary_key=True)
    basic_code = Varchar(length=60, unique=True)  # 基本编码, 12 characters unless imported
    name = Varchar(length=1000)
    item_type = choice(ItemType)

    standard_type_known = one_of("item_type", ItemType)


class Item(Table):
    """The item as one office carries it out; that office is the 办理地's deciding department."""

    id = BigSerial(primary_key=True)
    code = Varchar(length=60, unique=True)  # 实施编码, 31 characters unless imported
    handle_code = Varchar(length=50, default="")  # 业务办理项编码
    local_code = Varchar(length=50, default="")  # 地方编码
    standard = reference(StandardItem)
    office = reference(Office)
    level = SmallInt(null=False, default=None)  # 行使层级
    main_item = Varchar(length=200, default="")  # 主项
    imported = Boolean(default=False)  # made by a catalogue import, not yet looked after


class WindowItem(Table):
    """The right (受理权限) of one window or one station to take an item in, and by which mode."""

    id = BigSerial(primary_key=True)
    item = reference(Item)
    mode = choice(IntakeMode)
    window = optional(Window)
    station = optional(Station)

    window_item_mode_known = one_of("mode", IntakeMode)
    window_item_once = Unique(["item", "window", "station"], nulls_distinct=False)


async def current_version(item: int, day: date) -> int | None:
    """The id of the version of an item that is in force on a day; None if there is none."""
    row = await fetch_one(
        "SELECT id FROM item_version WHERE item = $1 AND state = 'published'"
        " AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)"
        " ORDER BY version DESC LIMIT 1",
        item,
        day,
    )
    return row["id"] if row else None
