"""一次性告知 by a clerk (S0-5a): numbered, recorded, printed, verified; one click, one notice."""

import pytest

from jobs.sheets import render_notice
from models.audit.access import Access, AccessEntry
from models.catalog.item import Item
from models.catalog.sheets.sheet import OneTimeNotice
from models.database import fetch
from models.outbox import Topic
from tests.jobs.outbox_rows import claimed
from tests.jobs.pdfs import text
from tests.models.items import published
from tests.models.packages import AGENT, open_a_shop
from tests.web.browser import Browser
from tests.web.documents import Page

PAPERS = (
    {"name": "申请表"},
    {"name": "委托书", "when": {"q": "agent", "is": "他人代办"}},
)


@pytest.fixture
async def item(now, files) -> Item:
    return await published(971, name="卫生许可", materials=PAPERS, questions=AGENT, at=now)


@pytest.fixture
async def he(as_staff) -> Browser:
    """何琳 at the neighbour county's window."""
    return await as_staff("F01")


def address(item: Item, base: str = "/desk") -> str:
    return f"{base}/services/{item.code}/notice"


async def served(browser: Browser, item: Item, **typed: str) -> OneTimeNotice:
    told = {"agent": "他人代办", "told_name": "", "told_phone": ""} | typed
    answer = await browser.fill(address(item), **told)
    assert answer.status_code == 303, answer.text
    number = answer.headers["location"].partition("?")[0].rpartition("/")[2]
    return await OneTimeNotice.objects().get(OneTimeNotice.id == int(number))


async def paper(notice: OneTimeNotice) -> None:
    row, attempt = await claimed(Topic.ONE_TIME_NOTICE, notice.id)
    await render_notice({}, row, attempt, notice.id)


async def test_the_clerk_finds_the_matter_by_what_people_call_it(he: Browser, item):
    await open_a_shop((await fetch("SELECT now() AS now"))[0]["now"])
    page = await he.open("/desk/notices?q=卫生许可")
    assert address(item) in page.text
    assert "/desk/packages/P9/notice" in (await he.open("/desk/notices?q=开店")).text
    assert "没有找到" in (await he.open("/desk/notices?q=造火箭")).text


async def test_the_clerk_sees_the_same_list_as_the_public_checker(he: Browser, item):
    page = await he.open(f"{address(item)}?agent=他人代办")
    assert "因选“他人代办”" in page.text
    assert page.typed["agent"] == "他人代办"
    alone = await he.open(f"{address(item)}?agent=本人办理")
    assert "因选“他人代办”" not in alone.text


async def test_one_from_before_its_words_were_kept_is_printed_all_the_same(he, item):
    notice = await served(he, item, told_name="孙建国")
    words = notice.context
    await OneTimeNotice.update({OneTimeNotice.context_sealed: b""}).where(
        OneTimeNotice.id == notice.id
    )
    await paper(notice)
    kept = await OneTimeNotice.objects().get(OneTimeNotice.id == notice.id)
    assert (kept.context, kept.file is not None) == (words, True)


async def test_a_served_notice_has_a_number_and_says_who_told_what_to_whom(he, item, now):
    notice = await served(he, item, told_name="孙建国", told_phone="199 0000 0001")
    assert notice.number == "范审告〔2026〕1号"
    assert (notice.told_name, notice.told_phone) == ("孙建国", "19900000001")
    assert notice.answers == {"agent": ["他人代办"]}
    [row] = await fetch("SELECT * FROM one_time_notice")
    assert "孙建国".encode() not in bytes(row["told_name_sealed"])
    page = await he.open(f"/desk/notices/{notice.id}")
    assert "孙**" in page.text
    assert "孙建国" not in page.text
    assert notice.verify_code in page.text


async def test_numbers_have_no_gaps_and_belong_to_the_office(he, item, as_staff):
    zhang = await as_staff("S01")
    numbers = [(await served(one, item)).number for one in (he, zhang, he)]
    assert numbers == ["范审告〔2026〕1号", "示审告〔2026〕1号", "范审告〔2026〕2号"]


async def test_a_second_click_serves_no_second_notice(he: Browser, item):
    page = await he.open(address(item))
    fields = page.form(address(item)).filled({"agent": "本人办理"})
    first, second = await he.post(address(item), fields), await he.post(address(item), fields)
    assert first.headers["location"] == second.headers["location"]
    assert await OneTimeNotice.count() == 1
    assert (await served(he, item)).number.endswith("2号"), "the number was not used up"


async def test_open_questions_and_wrong_numbers_are_told_and_nothing_is_served(he, item):
    answer = await he.fill(address(item), agent=None, told_name="孙建国", told_phone="123")
    page = Page(answer)
    assert (page.status, page.errors) == (422, ["agent", "told_phone"])
    assert page.typed["told_name"] == "孙建国"
    assert await OneTimeNotice.count() == 0


async def test_what_cannot_go_this_way_gets_no_notice(he: Browser, now):
    stops = {"q": ({"label": "外县", "effects": [{"stop": "请到外县办。"}]}, {"label": "本县"})}
    item = await published(972, questions=stops, at=now)
    answer = await he.fill(address(item), q="外县")
    assert answer.status_code == 422
    assert "请到外县办。" in answer.text


async def test_the_paper_is_printed_with_number_office_clerk_time_and_standards(he, item):
    notice = await served(he, item, told_name="孙建国")
    path = f"/desk/notices/{notice.id}/paper.pdf"
    waiting = await he.get(path)
    assert (waiting.status_code, waiting.headers["refresh"]) == (202, "2")
    await paper(notice)
    answer = await he.get(path)
    assert answer.headers["content-type"] == "application/pdf"
    written = text(answer.content)
    for words in (
        notice.number,
        "范例县行政审批和政务服务局",
        "被告知人孙建国",
        "告知时间2026年",
        "委托书",
        "F01",
        "按什么标准核对",
        "符合条件",
        notice.verify_code,
    ):
        assert words in written
    looks = await AccessEntry.objects().where(AccessEntry.access == Access.PAPER)
    assert [(look.reason, look.actor_name) for look in looks] == [(notice.number, "何琳")]


async def test_the_code_on_it_proves_it_genuine(he, item, visitor: Browser):
    notice = await served(he, item, told_name="孙建国", told_phone="19900000001")
    page = await visitor.open(f"/verify/{notice.verify_code}")
    for words in ("一次性告知书", notice.number, "范例县行政审批和政务服务局", "孙**"):
        assert words in page.text
    for secret in ("孙建国", "19900000001", "卫生许可", "何琳"):
        assert secret not in page.text
    assert (
        "没有留姓名" in (await visitor.open(f"/verify/{(await served(he, item)).verify_code}")).text
    )


async def test_everybody_sees_their_own_notices_only(he, item, as_staff):
    notice, zhang = await served(he, item), await as_staff("S01")
    assert notice.number in (await he.open("/desk/notices")).text
    assert notice.number not in (await zhang.open("/desk/notices")).text
    for path in (f"/desk/notices/{notice.id}", f"/desk/notices/{notice.id}/paper.pdf"):
        assert (await zhang.get(path)).status_code == 404


async def test_the_station_gives_notice_too_and_a_reviewer_does_not(item, as_staff):
    lin = await as_staff("Q01")
    answer = await lin.fill(address(item, "/station"), agent="本人办理")
    assert answer.headers["location"].startswith("/station/notices/")
    assert (await (await as_staff("W01")).get("/desk/notices")).status_code == 403


async def test_without_scripts_the_list_is_shown_and_what_was_typed_is_kept(he: Browser, item):
    answer = await he.fill(address(item), agent="他人代办", told_name="孙建国", look="yes")
    page = Page(answer)
    assert (page.status, page.typed["told_name"]) == (200, "孙建国")
    assert "因选“他人代办”" in page.text
    assert await OneTimeNotice.count() == 0


async def test_nothing_personal_goes_into_an_address(he: Browser, item):
    form = next(tag for name, tag in (await he.open(address(item))).tags if tag.get("hx-params"))
    assert {"told_name", "told_phone"} <= set(form["hx-params"].removeprefix("not ").split(","))


async def test_a_package_is_told_at_once(he: Browser, now, files):
    await open_a_shop(now)
    answer = await he.fill("/desk/packages/P9/notice", agent="他人代办", told_name="孙建国")
    notice = await OneTimeNotice.objects().first()
    assert answer.headers["location"].startswith(f"/desk/notices/{notice.id}")
    await paper(notice)
    written = text((await he.get(f"/desk/notices/{notice.id}/paper.pdf")).content)
    for words in (notice.number, "开店一件事", "个体户登记、食品经营许可", "签收"):
        assert words in written


async def test_a_package_withdrawn_before_the_paper_is_made_is_printed_as_it_was_told(
    he, now, files
):
    package = await open_a_shop(now)
    await he.fill("/desk/packages/P9/notice", agent="他人代办", told_name="孙建国")
    package.published, package.name = False, "别的一件事"
    await package.save()
    notice = await OneTimeNotice.objects().first()
    await paper(notice)
    written = text((await he.get(f"/desk/notices/{notice.id}/paper.pdf")).content)
    assert "开店一件事" in written
    assert "孙建国" in written


async def test_an_unknown_matter_is_not_found(he: Browser):
    for path in ("/desk/services/no/notice", "/desk/packages/no/notice", "/desk/notices/99"):
        assert (await he.get(path)).status_code == 404
