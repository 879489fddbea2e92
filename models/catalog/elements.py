"""The repeating elements of a version: one table each, one row an element."""

from piccolo.columns import BigSerial, Boolean, SmallInt, Text, Varchar
from piccolo.table import Table

from models.catalog.version import ItemVersion
from models.catalog.words import BasisKind, ResultKind
from models.columns import choice, one_of, optional, reference
from models.files.file import File


class LegalBasis(Table):
    """设定、实施、监管依据."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    kind = choice(BasisKind)
    law = Varchar(length=256)
    article = Varchar(length=100, default="")
    text = Text(default="")

    basis_kind_known = one_of("kind", BasisKind)


class Step(Table):
    """办理环节; a step without a basis is one to drop (S3-34, S4-3-3)."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    name = Varchar(length=100)
    basis = Varchar(length=256, default="")
    limit = Varchar(length=60, default="")
    post = Varchar(length=60, default="")  # 岗位


class Special(Table):
    """特别程序 the item lists: only these may suspend its clocks (行政许可法 45)."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    code = Varchar(length=20)
    name = Varchar(length=60)
    basis = Varchar(length=256, default="")
    max_days = SmallInt(null=False, default=None)  # working days
    excludes_clock = Boolean(null=False, default=None)
    needs_notice = Boolean(default=True)


class Fee(Table):
    """收费项目."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    name = Varchar(length=200)
    standard = Varchar(length=256)
    basis = Varchar(length=256, default="")
    reducible = Boolean(default=False)
    reduction_basis = Varchar(length=256, default="")


class Result(Table):
    """审批结果."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    kind = choice(ResultKind)
    name = Varchar(length=200)
    sample = optional(File)
    valid_years = SmallInt(null=True, default=None)
    renewable = Boolean(default=False)  # 需延续
    changeable = Boolean(default=False)  # 需变更
    valid_area = Varchar(length=60, default="")
    needs_blank = Boolean(default=False)  # 领空白证照
    make_days = SmallInt(null=True, default=None)  # 制证天数: shifts the start of K12

    result_kind_known = one_of("kind", ResultKind)


class Intermediary(Table):
    """法定中介服务."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    name = Varchar(length=200)
    basis = Varchar(length=256, default="")


class Faq(Table):
    """常见问题."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    question = Text()
    answer = Text()


class FormField(Table):
    """One field of the application form (申请信息)."""

    id = BigSerial(primary_key=True)
    version = reference(ItemVersion)
    position = SmallInt(default=0)
    key = Varchar(length=40)
    label = Varchar(length=60)
    help = Varchar(length=200, default="")
    required = Boolean(default=True)
    longest = SmallInt(default=100)  # characters
    personal = Boolean(default=False)  # masked where a name or number would be
