"""Sheets people print without a case: guides (办事指南) and lists of materials (一次性告知书)."""

import json
from enum import StrEnum
from typing import Any

from piccolo.columns import JSONB, BigSerial, Bytea, SmallInt, Varchar
from piccolo.table import Table

from models.catalog.packages.package import Package
from models.catalog.version import ItemVersion
from models.columns import choice, instant, one_of, optional, reference
from models.files.file import File
from models.offices.office import Office
from models.offices.place import Station, Window
from models.people.staff import Staff
from models.sealing import Sealed


class SheetKind(StrEnum):
    """What is on it."""

    LIST = "list"  # 一次性告知书 for one set of answers
    LARGE_LIST = "large_list"  # the same in large print
    SHORT_GUIDE = "short_guide"  # 办事指南, one page
    FULL_GUIDE = "full_guide"  # with every element
    LARGE_GUIDE = "large_guide"  # in large print


class Sheet(Table):
    """One rendering, kept under a key of version, kind and answers: asked again, made once."""

    id = BigSerial(primary_key=True)
    key = Varchar(length=64, unique=True)  # SHA-256
    kind = choice(SheetKind)
    version = optional(ItemVersion)
    package = optional(Package)
    answers = JSONB(default="{}")
    file = optional(File)  # empty until the pdf worker has been there
    created_at = instant()
    used_at = instant(index=True)  # to the day: what nobody asks for any more is cleared

    sheet_kind_known = one_of("kind", SheetKind)


class OneTimeNotice(Table):
    """一次性告知 served by a clerk (S0-5a): numbered, with who told what to whom and when."""

    id = BigSerial(primary_key=True)
    key = Varchar(length=80, unique=True)  # of the form: a second click serves no second notice
    number = Varchar(length=60, unique=True)
    year = SmallInt(null=False, default=None)
    verify_code = Varchar(length=16, unique=True)
    version = optional(ItemVersion)
    package = optional(Package)
    answers = JSONB(default="{}")
    told_name_sealed = Bytea(default=b"")  # who was told, if they gave their name
    told_phone_sealed = Bytea(default=b"")
    office = reference(Office)
    window = optional(Window)
    station = optional(Station)
    by = reference(Staff)
    at = instant()
    context_sealed = Bytea(default=b"")  # what the paper says, as it was true when it was served
    file = optional(File)

    _context = Sealed("context_sealed")
    told_name = Sealed("told_name_sealed")
    told_phone = Sealed("told_phone_sealed")

    @property
    def context(self) -> dict[str, Any]:
        """What the paper says; rendering reads nothing else."""
        return json.loads(self._context)

    @context.setter
    def context(self, value: dict[str, Any]) -> None:
        self._context = json.dumps(value, ensure_ascii=False)
