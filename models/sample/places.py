"""示例县 and its neighbour 范例县: fictional, region 99 is unassigned (numbering.md 4.8)."""

from typing import Any

from piccolo.table import Table

from models.offices.office import Office, OfficeKind, OfficeNature
from models.offices.place import Hall, Station, Window, WindowKind
from models.offices.region import Level, Region
from models.sample.offices import approving_offices

REGIONS = (
    ("990000000000", "示例自治区", "示例", Level.PROVINCE, None),
    ("999900000000", "示例市", "示例市", Level.CITY, "990000000000"),
    ("999901000000", "示例县", "示例县", Level.COUNTY, "999900000000"),
    ("999902000000", "范例县", "范例县", Level.COUNTY, "999900000000"),
    ("999901101000", "青山镇", "青山镇", Level.TOWNSHIP, "999901000000"),
    ("999902101000", "白石镇", "白石镇", Level.TOWNSHIP, "999902000000"),
    ("999901101201", "柳树村", "柳树村", Level.VILLAGE, "999901101000"),
)

# code, name, short name, kind, region, 机关代字, phone, address
OFFICES = (
    (
        "11999901MBX000019F",
        "示例县行政审批和政务服务局",
        "示例县政务服务局",
        OfficeKind.MANAGING,
        "999901000000",
        "示审",
        "0999-8800001",
        "示例县城关镇政通路1号",
    ),
    (
        "11999902MBX000019X",
        "范例县行政审批和政务服务局",
        "范例县政务服务局",
        OfficeKind.MANAGING,
        "999902000000",
        "范审",
        "0998-6600001",
        "范例县城关镇和顺街6号",
    ),
    (
        "11999901MBX0002112",
        "示例县青山镇人民政府",
        "青山镇政府",
        OfficeKind.TOWNSHIP,
        "999901101000",
        "示青",
        "0999-8810011",
        "示例县青山镇青山街11号",
    ),
    (
        "11999902MBX000211G",
        "范例县白石镇人民政府",
        "白石镇政府",
        OfficeKind.TOWNSHIP,
        "999902101000",
        "范白",
        "0998-6610011",
        "范例县白石镇白石街2号",
    ),
)

HOURS = "工作日 9:00—12:00，13:30—17:30"
HALLS = (
    ("11999901MBX000019F", "示例县政务服务大厅", "示例县城关镇政通路1号", "0999-8800012"),
    ("11999902MBX000019X", "范例县政务服务大厅", "范例县城关镇和顺街6号", "0998-6600012"),
)
WINDOWS = (
    ("示例县政务服务大厅", "3", "综合窗口", WindowKind.COMPREHENSIVE),
    ("示例县政务服务大厅", "9", "出件窗口", WindowKind.ISSUING),
    ("范例县政务服务大厅", "2", "综合窗口", WindowKind.COMPREHENSIVE),
    ("示例县政务服务大厅", "5", "全区通办窗口", WindowKind.COMPREHENSIVE),
    ("示例县政务服务大厅", "6", "教育局派驻窗口", WindowKind.STATIONED),
    ("范例县政务服务大厅", "1", "综合窗口", WindowKind.COMPREHENSIVE),
    ("范例县政务服务大厅", "6", "教育局派驻窗口", WindowKind.STATIONED),
)
STATION = "青山镇柳树村便民服务站"
CENTRE, NEIGHBOUR_CENTRE = "青山镇便民服务中心", "白石镇便民服务中心"
# name, region, township office, address, phone
STATIONS = (
    (
        STATION,
        "999901101201",
        "11999901MBX0002112",
        "示例县青山镇柳树村委会一楼",
        "0999-8810022",
    ),
    (CENTRE, "999901101000", "11999901MBX0002112", "示例县青山镇青山街11号", "0999-8810033"),
    (
        NEIGHBOUR_CENTRE,
        "999902101000",
        "11999902MBX000211G",
        "范例县白石镇白石街2号",
        "0998-6610033",
    ),
)


async def lay_out_places() -> None:
    """Make what is missing of the regions, offices, halls, windows and stations."""
    await _lay_out_regions()
    await _lay_out_offices()
    for code, name, address, phone in HALLS:
        office = await office_coded(code)
        await once(
            Hall,
            Hall.name == name,
            office=office.id,
            name=name,
            address=address,
            hours=HOURS,
            phone=phone,
        )
    for hall_name, number, name, kind in WINDOWS:
        hall = await Hall.objects().get(Hall.name == hall_name)
        await once(
            Window,
            (Window.hall == hall.id) & (Window.number == number),
            hall=hall.id,
            number=number,
            name=name,
            kind=kind,
        )
    for name, region, office, address, phone in STATIONS:
        await once(
            Station,
            Station.name == name,
            region=(await _region(region)).id,
            office=(await office_coded(office)).id,
            name=name,
            address=address,
            hours="工作日 8:30—12:00，14:00—17:30",
            phone=phone,
        )


async def _lay_out_regions() -> None:
    for code, name, short_name, level, parent in REGIONS:
        above = (await _region(parent)).id if parent else None
        await once(
            Region,
            Region.code == code,
            code=code,
            name=name,
            short_name=short_name,
            level=level,
            parent=above,
        )


async def _lay_out_offices() -> None:
    for code, name, short_name, kind, region, word, phone, address in OFFICES:
        await _lay_out_office(
            {
                "code": code,
                "name": name,
                "short_name": short_name,
                "kind": kind,
                "nature": OfficeNature.STATUTORY,
                "region": region,
                "paper_word": word,
                "phone": phone,
                "address": address,
            }
        )
    for told in approving_offices():
        await _lay_out_office(told)


async def _lay_out_office(told: dict[str, Any]) -> None:
    county = "范例县" if told["code"].startswith("11999902") else "示例县"
    await once(
        Office,
        Office.code == told["code"],
        **told | {"region": (await _region(told["region"])).id},
        review_body=f"{county}人民政府",
        court=f"{county}人民法院",
    )


async def _region(code: str) -> Region:
    return await Region.objects().get(Region.code == code)


async def office_coded(code: str) -> Office:
    """The office with a code."""
    return await Office.objects().get(Office.code == code)


async def once(table: type[Table], same: object, **values: object) -> Table:
    """The row that is there already, or a new one."""
    row = await table.objects().where(same).first()
    if row is None:
        row = table(**values)
        await row.save()
    return row
