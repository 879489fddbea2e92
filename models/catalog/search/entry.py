"""What the search reads: one row per published version or package, written at publication."""

from piccolo.columns import Array, BigSerial, Boolean, Date, Integer, Text, Varchar
from piccolo.columns.indexes import IndexMethod
from piccolo.table import Table

from models.catalog.item import Item
from models.catalog.packages.package import Package
from models.catalog.version import ItemVersion
from models.columns import instant, optional, reference
from models.offices.office import Office


def _words() -> Array:
    return Array(Varchar(length=100), default=list)


class SearchEntry(Table):
    """Names in Chinese, pinyin and initials, cut into grams for the index; what lists filter by."""

    id = BigSerial(primary_key=True)
    item = optional(Item)
    version = optional(ItemVersion)
    package = optional(Package)
    code = Varchar(length=60, index=True)
    name = Varchar(length=1000)
    variant = Varchar(length=100, default="")
    summary = Text(default="")
    text = Text(default="")  # every name, one per line, in lower case and half width
    pinyin = Text(default="")  # the same lines in full pinyin without tones
    initials = Text(default="")  # and the first letter of every syllable
    grams = Array(Varchar(length=4), default=list, index=True, index_method=IndexMethod.gin)
    office = reference(Office)
    office_name = Varchar(length=100, default="")
    region = Varchar(length=12, default="")  # code of the office's region
    item_type = Varchar(length=2, default="")
    promised = Varchar(length=40, default="")  # in words
    person_topics = _words()
    company_topics = _words()
    life_events = _words()
    region_wide = Boolean(default=False)  # 全区通办
    collected = Boolean(default=False)  # 代收
    weight = Integer(default=0)  # what people look for often comes first
    valid_from = Date(null=False, default=None)
    valid_to = Date(null=True, default=None)


class SearchMiss(Table):
    """A search that found nothing, counted for the editors; who searched is not known."""

    id = BigSerial(primary_key=True)
    wanted = Varchar(length=40, unique=True)
    count = Integer(default=1)
    first_at = instant()
    last_at = instant()
