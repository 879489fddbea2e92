"""Application materials (申请材料) and their review points (审查要点), items.md 5.2."""

from piccolo.columns import JSONB, BigSerial, Boolean, SmallInt, Text, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.catalog.version import ItemVersion
from models.catalog.words import LimitUnit, MaterialForm, Need, Source, Waiver
from models.columns import choice, one_of, optional, reference
from models.files.file import File


class MaterialType(Table):
    """标准材料名称: lets a package ask for one paper once."""

    id = BigSerial(primary_key=True)
    name = Varchar(length=200, unique=True)


class ItemMaterial(Table):
    """One material of one version; `when` is an expression over situation answers or null."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    key = Varchar(length=20)  # stable inside the version; cases and links use it
    type = optional(MaterialType)
    name = Varchar(length=200)
    category = Varchar(length=20, default="")  # 申请表单、证件证书证明、其他
    form = choice(MaterialForm)
    originals = SmallInt(default=0)
    copies = SmallInt(default=0)
    paper_size = Varchar(length=20, default="A4")
    need = choice(Need)
    when = JSONB(null=True, default=None)
    source = choice(Source)
    source_note = Varchar(length=200, default="")
    issuer = Varchar(length=100, default="")
    notes = Text(default="")  # 填报须知, in plain words
    blank = optional(File)
    sample = optional(File)
    basis = Varchar(length=256, default="")
    waiver = choice(Waiver)
    tolerance_length = SmallInt(null=True, default=None)
    tolerance_unit = choice(LimitUnit, null=True)
    tolerance_way = Varchar(length=100, default="")
    proof = Boolean(default=False)  # 证明事项
    proof_kept = Boolean(default=False)  # 在保留清单
    keep = Boolean(default=False)  # 留存纸质
    give_back = Boolean(default=False)  # 退还原件
    scan_rule = Varchar(length=100, default="")
    freshness = Varchar(length=60, default="")  # 有效期限制

    material_key_once = Unique(["version", "key"])
    material_form_known = one_of("form", MaterialForm)
    material_need_known = one_of("need", Need)
    material_source_known = one_of("source", Source)
    material_waiver_known = one_of("waiver", Waiver)


class ReviewPoint(Table):
    """A question the clerk and the reviewer tick, of one material or of the item as a whole."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    material = optional(ItemMaterial)
    position = SmallInt(default=0)
    text = Varchar(length=200)
