"""The offices of both counties: the same ones in each, with codes of numbering.md 4.8."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.offices.office import Office, OfficeKind, OfficeNature


@dataclass(frozen=True)
class County:
    """One of the two fictional counties."""

    name: str
    region: str  # six digits
    mark: str  # first character of its document words
    phone: str  # beginning of its numbers
    hall: str


HERE = County("示例县", "999901", "示", "0999-880", "示例县政务服务大厅")
THERE = County("范例县", "999902", "范", "0998-660", "范例县政务服务大厅")
COUNTIES = (HERE, THERE)

# key, last nine and check digits of the code in 示例县 and 范例县, name, short name, document word,
# street
_APPROVING = (
    ("labour", "MBX000027", "AQ", "人力资源和社会保障局", "人社局", "人社", "创业路2号"),
    ("medical", "MBX000035", "5K", "医疗保障局", "医保局", "医保", "康宁街3号"),
    ("police", "MBX000043", "0E", "公安局", "公安局", "公", "平安路4号"),
    ("civil", "MBX000051", "T9", "民政局", "民政局", "民", "安民街5号"),
    ("health", "MBX00006X", "J1", "卫生健康委员会", "卫健委", "卫", "康宁街6号"),
    ("market", "MBX000078", "J1", "市场监督管理局", "市场监管局", "市监", "兴业路7号"),
    ("education", "MBX000086", "DU", "教育局", "教育局", "教", "学府街8号"),
    ("farming", "MBX000094", "8N", "农牧局", "农牧局", "农", "丰收路9号"),
    ("water", "MBX000107", "XC", "水务局", "水务局", "水", "清河路10号"),
    ("disabled", "MBX000115", "Q7", "残疾人联合会", "残联", "残", "安民街11号"),
    ("veterans", "MBX000123", "K2", "退役军人事务局", "退役军人局", "退役", "安民街12号"),
    ("land", "MBX000131", "EW", "自然资源局", "自然资源局", "自然资", "兴业路13号"),
    ("housing", "MBX00014X", "6L", "住房和城乡建设局", "住建局", "建", "兴业路14号"),
    ("transport", "MBX000158", "6L", "交通运输局", "交通局", "交", "通达路15号"),
    ("culture", "MBX000166", "1F", "文化旅游局", "文旅局", "文旅", "文苑路16号"),
    ("emergency", "MBX000174", "UA", "应急管理局", "应急局", "应急", "平安路17号"),
    ("forestry", "MBX000190", "H0", "林业和草原局", "林草局", "林", "丰收路19号"),
    ("fund", "MBX000203", "7M", "住房公积金管理部", "公积金管理部", "公积金", "创业路20号"),
    ("finance", "MBX00022X", "R8", "财政局", "财政局", "财", "政通路22号"),
)
_AUTHORISED = {"disabled", "fund"}  # not organs of state: a law gives them the power


def approving_offices() -> Iterator[dict[str, object]]:
    """The departments that decide, as rows of Office without their region's id."""
    for county, check in zip(COUNTIES, (0, 1), strict=True):
        for key, body, checks, name, short, word, street in _APPROVING:
            number = int(body[6:8])
            yield {
                "code": f"11{county.region}{body}{checks[check]}",
                "name": county.name + name,
                "short_name": county.name + short,
                "kind": OfficeKind.APPROVING,
                "nature": _nature(key),
                "region": f"{county.region}000000",
                "paper_word": county.mark + word,
                "phone": f"{county.phone}{number:02d}{number:02d}",
                "address": f"{county.name}城关镇{street}",
            }


def _nature(key: str) -> OfficeNature:
    return OfficeNature.AUTHORISED if key in _AUTHORISED else OfficeNature.STATUTORY


def code_of(key: str, county: County) -> str:
    """The code of an office by its short key, in a county."""
    row = next(row for row in _APPROVING if row[0] == key)
    return f"11{county.region}{row[1]}{row[2][COUNTIES.index(county)]}"


async def office_of(key: str, county: County) -> Office:
    """The office with a short key in a county."""
    return await Office.objects().get(Office.code == code_of(key, county))
