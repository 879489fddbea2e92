"""Lists and guides for everybody: made once for one set of answers, kept a while, then cleared."""

from datetime import timedelta
from pathlib import Path

import pytest

from jobs.queue import DOORS
from jobs.sheets import render_sheet
from models.catalog.guide import Guide
from models.catalog.packages.checklist import package_checklist
from models.catalog.packages.guide import PackageGuide, package_in_force
from models.catalog.services import CounterPlace, counters_of, service_in_force
from models.catalog.sheets.asking import (
    KEPT,
    MOST_WAITING,
    Order,
    clear_old_sheets,
    find_sheet,
    order_sheet,
)
from models.catalog.sheets.sheet import Sheet, SheetKind
from models.errors import NotNow
from models.files.file import File
from models.outbox import Outbox, Topic
from tests.jobs.outbox_rows import claimed, lease_lapses, look_at
from tests.jobs.pdfs import letters, pages, text
from tests.models.days import FRIDAY
from tests.models.items import published
from tests.models.packages import open_a_shop

pytestmark = pytest.mark.usefixtures("nothing_stays", "files")

WHO = {"agent": ({"label": "本人办理"}, {"label": "他人代办"})}
PAPERS = (
    {"name": "申请表", "notes": "填写完整", "originals": 1, "copies": 2},
    {"name": "营业执照", "waiver": "shared"},
    {"name": "委托书", "when": {"q": "agent", "is": "他人代办"}},
    {"name": "平面图", "need": "tolerable", "tolerance_length": 5, "tolerance_unit": "workday"},
)


async def service(number: int = 971, **more) -> Guide:
    told = {"materials": PAPERS, "questions": WHO, "certificate": "卫生许可证"} | more
    item = await published(number, name="公共场所卫生许可", condition="有固定场所。", **told)
    return await service_in_force(item.code, FRIDAY.date())


async def wanted(guide: Guide, kind: SheetKind = SheetKind.LIST, **answers: str) -> Order:
    given = {key: (label,) for key, label in answers.items()}
    return Order(kind, guide, given, tuple(await counters_of(guide.code)))


async def made(order: Order) -> bytes:
    """Ask for it and let the pdf worker make it."""
    sheet = await order_sheet(order, at=FRIDAY)
    await printed(sheet)
    sheet = await find_sheet(order, at=FRIDAY)
    return await (await File.objects().get(File.id == sheet.file)).content()


async def printed(sheet: Sheet) -> Outbox:
    row, attempt = await claimed(Topic.SHEET, sheet.id)
    await render_sheet({}, row, attempt, sheet.id)
    await lease_lapses()
    return await look_at(row)


async def test_the_list_says_what_this_situation_needs_and_why():
    guide = await service()
    written = text(await made(await wanted(guide, agent="他人代办")))
    for words in (
        "一次性告知书",
        "agent？他人代办",
        "委托书",
        "因选“他人代办”",
        "原1复2",
        "数据共享",
        "可先受理，5个工作日内补齐",
        "承诺时限5个工作日",
        "办事指南第1版",
        "以办事指南最新版本为准",
        guide.code,
    ):
        assert words in written
    assert "委托书" not in text(await made(await wanted(guide, agent="本人办理")))


async def test_it_bears_no_number_and_no_verification_code():
    written = text(await made(await wanted(await service(), agent="本人办理")))
    assert "〔" not in written
    assert "防伪校验码" not in written
    assert "签收" not in written


async def test_it_is_made_once_for_one_set_of_answers():
    guide = await service()
    first = await order_sheet(await wanted(guide, agent="本人办理"), at=FRIDAY)
    again = await order_sheet(await wanted(guide, agent="本人办理"), at=FRIDAY)
    other = await order_sheet(await wanted(guide, agent="他人代办"), at=FRIDAY)
    assert first.id == again.id != other.id
    assert await Outbox.count().where(Outbox.topic == Topic.SHEET) == 2
    row = await printed(first)
    assert row.done_at is not None
    files = await File.count()
    await Outbox.update({Outbox.done_at: None}, force=True)  # killed before it was noted
    await printed(first)
    assert await File.count() == files


async def test_another_version_or_other_opening_hours_make_another_sheet():
    guide = await service()
    order = await wanted(guide, agent="本人办理")
    newer = Order(order.kind, await service(972), order.answers, order.places)
    assert order.key != newer.key
    moved = CounterPlace("大厅1号窗口", "新街2号", "工作日", "12345", "综合窗口")
    assert order.key != Order(order.kind, guide, order.answers, (moved,)).key
    assert order.key == Order(order.kind, guide, dict(order.answers), order.places).key


@pytest.mark.parametrize("count", [1, 12, 30, 60])
async def test_the_short_guide_has_one_page_however_long_the_list(count):
    papers = tuple(
        {"name": f"第{number}号材料" + "很长的名称" * 4, "notes": "填写说明" * 8}
        for number in range(count)
    )
    guide = await service(materials=papers, questions={})
    found = pages(await made(await wanted(guide, SheetKind.SHORT_GUIDE)))
    assert len(found) == 1
    assert "第0号材料" in found[0]
    assert "以办事指南最新版本为准" in found[0]


async def test_the_full_guide_has_every_element():
    guide = await service(summary="开店前要先办", risk_note="不要轻信中介", groups=["残疾人"])
    written = text(await made(await wanted(guide, SheetKind.FULL_GUIDE)))
    for words in (
        "开店前要先办",
        "不要轻信中介",
        "特定对象残疾人",
        "《试验条例》",
        "审查要点",
        "卫生许可证",
        "委托书",
        "“agent？”选“他人代办”",
        "公共场所卫生许可",
    ):
        assert words in written


async def test_nothing_but_the_control_lines_is_smaller_than_18_points_in_large_print():
    guide = await service()
    for kind in (SheetKind.LARGE_GUIDE, SheetKind.LARGE_LIST):
        pdf = await made(await wanted(guide, kind, agent="本人办理"))
        for number in range(len(pages(pdf))):
            small = [
                letter.text
                for letter in letters(pdf, number)
                if 30 < letter.top < 270 and letter.bottom - letter.top < 6
            ]
            assert "".join(small) in ("", "扫码看指南"), f"{kind} page {number + 1}"


async def test_the_list_of_a_package_has_every_paper_once_and_the_steps():
    await open_a_shop(FRIDAY)
    package = await package_in_force("P9", FRIDAY.date())
    listed = package_checklist(package, {"agent": ("他人代办",)})
    written = text(await made(await of_package(package, listed.answers)))
    assert written.count("居民身份证") == 1
    for words in ("个体户登记、食品经营许可", "示例农商银行", "个体户登记之后", "约8个工作日"):
        assert words in written
    assert "效果图" not in written


async def of_package(package: PackageGuide, answers) -> Order:
    return Order(SheetKind.LIST, package, answers, ())


async def test_a_package_that_is_taken_back_before_it_was_printed_stops_nothing():
    package = await open_a_shop(FRIDAY)
    order = await of_package(await package_in_force("P9", FRIDAY.date()), {})
    sheet = await order_sheet(order, at=FRIDAY)
    package.published = False
    await package.save()
    assert (await printed(sheet)).done_at is not None
    assert (await find_sheet(order, at=FRIDAY)).file is None


async def test_a_crowd_is_told_to_wait():
    guide = await service()
    for number in range(MOST_WAITING):
        await order_sheet(await wanted(guide, q=str(number)), at=FRIDAY)
    one_more = await wanted(guide, q="one more")
    with pytest.raises(NotNow, match="过几分钟"):
        await order_sheet(one_more, at=FRIDAY, has_waiting=True)
    await order_sheet(await wanted(guide, q="later"), at=FRIDAY + timedelta(minutes=11))


async def test_what_nobody_asks_for_is_cleared_after_thirty_days(files: Path):
    guide = await service()
    asked, forgotten = await wanted(guide, agent="本人办理"), await wanted(guide, agent="他人代办")
    await made(asked)
    await made(forgotten)
    await find_sheet(asked, at=FRIDAY + timedelta(days=29))
    before = on_disk(files)
    assert await clear_old_sheets(FRIDAY + KEPT - timedelta(hours=1)) == 0
    assert await clear_old_sheets(FRIDAY + KEPT + timedelta(hours=1)) == 1
    assert await find_sheet(forgotten, at=FRIDAY) is None
    assert await find_sheet(asked, at=FRIDAY) is not None
    assert on_disk(files) == before - 1


async def test_what_could_not_be_made_is_tried_anew_the_next_day():
    order = await wanted(await service(), agent="本人办理")
    first = await order_sheet(order, at=FRIDAY)
    assert await clear_old_sheets(FRIDAY + timedelta(days=2)) == 1
    row, attempt = await claimed(Topic.SHEET, first.id)
    await render_sheet({}, row, attempt, first.id)
    assert (await look_at(row)).done_at is not None, "a cleared sheet is no failure"
    assert (await order_sheet(order, at=FRIDAY + timedelta(days=2))).id != first.id


def on_disk(folder: Path) -> int:
    return len([path for path in folder.rglob("*") if path.is_file()])


def test_every_topic_has_a_door():
    assert set(DOORS) == set(Topic)
