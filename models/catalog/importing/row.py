"""One row of a catalogue: what it must have, and what is kept though we do not know its form."""

import re
import unicodedata
from dataclasses import dataclass

from models.catalog.importing.sheet import LOST
from models.catalog.words import ITEM_TYPE_NAMES, ItemType
from models.errors import Invalid

LABELS = {
    "department": ("部门名称", 100),
    "main_item": ("主项名称", 200),
    "name": ("事项名称", 1000),
    "area_code": ("区划代码", 20),
    "item_code": ("事项编码", 60),
    "task_type": ("事项类型", 20),
    "dept_code": ("部门代码", 40),
}
MAY_BE_EMPTY = {"main_item"}
NO_MAIN_ITEM = "未分类"
# numbering.md 4.1: 实施编码 (31) or 业务办理项编码 (33); others are older and provincial forms.
NATIONAL = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}([1-6])([0-9]{11}[0-9Y])([0-9]{2})?", re.ASCII)
# Area, serial, office, version: what follows the basic code in the form of Sichuan.
_TAIL = re.compile(r"-\d{12}-\d{3}-.+$", re.ASCII)
_AREA = re.compile(r"(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})", re.ASCII)
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")  # marks that editors and browsers leave
_TYPES = {str(int(kind)): kind for kind in ItemType} | {str(kind): kind for kind in ItemType}
_TYPES |= {name: kind for kind, name in ITEM_TYPE_NAMES.items()}


@dataclass(frozen=True)
class CatalogueRow:
    """A row that can be imported."""

    department: str
    main_item: str
    name: str
    area: str  # 12 digits
    code: str
    item_type: ItemType
    office_code: str

    @property
    def basic_code(self) -> str:
        """What the item is called at every level and office, as far as its code tells."""
        national = NATIONAL.fullmatch(self.code)
        return national[2] if national else _TAIL.sub("", self.code)

    @property
    def is_national(self) -> bool:
        """Whether the code has the national form."""
        return NATIONAL.fullmatch(self.code) is not None


def read_row(values: dict[str, str]) -> CatalogueRow:
    """A row of the file. Raises Invalid with every reason why it cannot be imported."""
    clean = {key: " ".join(_UNSEEN.sub("", values[key]).split()) for key in LABELS}
    errors = {key: fault for key, text in clean.items() if (fault := _fault(key, text))}
    area = unicodedata.normalize("NFKC", clean["area_code"])
    kind = _TYPES.get(unicodedata.normalize("NFKC", clean["task_type"]))
    if "area_code" not in errors and not _is_area(area):
        errors["area_code"] = f"区划代码“{area}”不是2、4、6、9或12位的行政区划代码"
    if "task_type" not in errors and kind is None:
        known = "、".join(str(int(one)) for one in ItemType)
        errors["task_type"] = f"事项类型“{clean['task_type']}”不认识，认识的有{known}"
    if errors:
        raise Invalid(errors)
    return CatalogueRow(
        department=clean["department"],
        main_item="" if clean["main_item"] == NO_MAIN_ITEM else clean["main_item"],
        name=clean["name"],
        area=area.ljust(12, "0"),
        code=clean["item_code"],
        item_type=kind,
        office_code=clean["dept_code"],
    )


def _fault(key: str, text: str) -> str:
    label, longest = LABELS[key]
    if not text:
        return "" if key in MAY_BE_EMPTY else f"没有{label}"
    if len(text) > longest:
        return f"{label}有{len(text)}个字，最多{longest}个"
    if LOST in text:
        return f"{label}里有读不出的字，请检查文件编码"
    if any(unicodedata.category(one) in ("Cc", "Cs") for one in text):
        return f"{label}里有不能保存的控制字符"
    return ""


def _is_area(area: str) -> bool:
    if not _AREA.fullmatch(area):
        return False
    return not area.startswith("00") or set(area) == {"0"}
