"""Packages (一件事): several items of several offices, done as one matter in the citizen's eyes.

A step is either an item of the catalogue or an external step: another body does it, and the desk
ticks it by hand with date and note.
"""

from piccolo.columns import Array, BigSerial, Boolean, Integer, SmallInt, Text, Varchar
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from models.catalog.item import Item
from models.catalog.words import LimitUnit, Need
from models.columns import choice, instant, one_of, optional, reference
from models.offices.office import Office
from models.people.staff import Staff


class Package(Table):
    """One package of one county; `lead_office` answers for it (牵头部门)."""

    id = BigSerial(primary_key=True)
    code = Varchar(length=40, unique=True)
    name = Varchar(length=100)
    summary = Text(default="")
    aliases = Array(Varchar(length=100), default=list)
    life_events = Array(Varchar(length=100), default=list)
    lead_office = reference(Office)
    promised_length = Integer(null=False, default=None)
    promised_unit = choice(LimitUnit)
    note = Text(default="")
    form_fields = Array(Varchar(length=60), default=list)  # what is filled in once for all steps
    published = Boolean(default=False)
    edition = Integer(default=1)
    edited_by = optional(Staff)
    edited_at = instant(null=True)

    package_unit_known = one_of("promised_unit", LimitUnit)


class PackageStep(Table):
    """One step; `after` holds the keys of the steps whose results it needs."""

    id = BigSerial(primary_key=True)
    package = reference(Package)
    position = SmallInt(default=0)
    key = Varchar(length=20)
    name = Varchar(length=200)
    item = optional(Item)
    external_office = Varchar(length=100, default="")  # who does it when it is not ours
    expected_days = SmallInt(null=True, default=None)  # working days, external steps only
    after = Array(Varchar(length=20), default=list)
    optional = Boolean(default=False)  # only for those whom it concerns
    note = Text(default="")

    package_step_once = Unique(["package", "key"])
    package_step_is_one_kind = Check("item IS NULL OR external_office = ''")


class PackageMaterial(Table):
    """A paper the package asks for besides those of its items."""

    id = BigSerial(primary_key=True)
    package = reference(Package)
    position = SmallInt(default=0)
    name = Varchar(length=200)  # a standard name: handed in once, used by every step
    need = choice(Need)
    notes = Text(default="")

    package_material_need_known = one_of("need", Need)
