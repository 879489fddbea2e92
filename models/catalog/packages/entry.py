"""The shape of a file of packages (一件事): offices and items by their codes."""

from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from models.catalog.packages.file_words import in_chinese
from models.catalog.words import LimitUnit, Need
from models.errors import Invalid

FORMAT = "tongban-packages-1"
LARGEST = 5 * 1024 * 1024  # bytes
# NUL and its like cannot be kept; line breaks and tabs can.
_CLEAN = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"


def _text(longest: int, shortest: int = 0) -> Any:
    return Annotated[str, Meta(min_length=shortest, max_length=longest, pattern=_CLEAN)]


Days = Annotated[int, Meta(ge=0, le=9999)]
# It stands in addresses, where /packages/new and /packages/file are something else.
CODE = r"^(?!(?:new|file)$)[A-Za-z0-9][A-Za-z0-9_.-]{0,39}$"


class StepEntry(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A step: `item` is the code of one of our items, or `external_office` says who does it."""

    key: _text(20, 1)
    name: _text(200, 1)
    item: _text(60) = ""
    external_office: _text(100) = ""
    expected_days: Days | None = None
    after: list[_text(20, 1)] = []
    optional: bool = False
    note: _text(5000) = ""


class MaterialEntry(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A paper the package asks for itself."""

    name: _text(200, 1)
    need: Need
    notes: _text(5000) = ""


class PackageEntry(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One package; `lead_office` is the office's code."""

    code: Annotated[str, Meta(pattern=CODE)]
    name: _text(100, 1)
    summary: _text(5000) = ""
    aliases: list[_text(100, 1)] = []
    life_events: list[_text(100, 1)] = []
    lead_office: _text(40, 1)
    promised_length: Days
    promised_unit: LimitUnit
    form_fields: list[_text(60, 1)] = []
    note: _text(5000) = ""
    published: bool = False
    steps: Annotated[list[StepEntry], Meta(min_length=1, max_length=100)]
    materials: Annotated[list[MaterialEntry], Meta(max_length=100)] = []


class PackageFile(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The whole file; its packages are read one by one, so that each tells its own faults."""

    format: str
    packages: Annotated[list[msgspec.Raw], Meta(max_length=500)]


Shape = TypeVar("Shape")


def read_file(data: bytes) -> list[PackageEntry]:
    """The packages in a file. Raises Invalid with a sentence for every package that is wrong."""
    if len(data) > LARGEST:
        raise Invalid({"file": f"文件超过{LARGEST // 1024 // 1024}MB。"})
    whole = _decoded(data, PackageFile, "")
    if whole.format != FORMAT:
        raise Invalid({"format": f"format：要是“{FORMAT}”，现在是“{whole.format[:40]}”"})
    entries, errors = [], {}
    for place, raw in enumerate(whole.packages):
        try:
            entries.append(_decoded(raw, PackageEntry, f"packages[{place}]"))
        except Invalid as error:
            errors |= error.errors
    if errors:
        raise Invalid(errors)
    return entries


def _decoded(data: bytes | msgspec.Raw, shape: type[Shape], where: str) -> Shape:
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Invalid({where or "file": in_chinese(error, where)}) from error
