"""Following one's own case: where it is, why that day, messages, delivery, receipt."""

from datetime import timedelta

import pytest

from models.audit.access import Access, AccessEntry
from models.calendar.business_clock import advance
from models.cases.event import last_event
from models.cases.filling.wishes import DeliveryWish
from models.cases.messages.message import CaseMessage
from models.database import DB
from models.delivery.delivery import Delivery, Payer
from models.delivery.parcel import ParcelState
from models.documents.document import Document
from models.files.file import File
from models.offices.place import Hall
from models.people.account.address import Address, Place
from models.people.citizen import Citizen
from models.sample.cast import SUN, officer
from tests.web import road
from tests.web.browser import Browser
from tests.web.documents import Page
from web.filters import spaced


@pytest.fixture
async def sun(as_citizen) -> Browser:
    """孙建国 at his phone."""
    return await as_citizen(SUN.mobile)


@pytest.fixture
async def wang(as_staff) -> Browser:
    """王磊 at his desk."""
    return await as_staff("W01")


# ---- the page


async def test_the_page_says_who_holds_it_until_when_and_why(sun, now):
    case = await road.under_review(now)
    page = await sun.open(f"/cases/{case.case_no}")
    assert "王磊承办" in page.text
    assert f'href="/cases/{case.case_no}/days"' in page.text
    assert "首问责任人 何琳" in page.text


async def test_the_page_asks_few_questions(sun, now):
    case = await road.under_review(now)
    path = f"/cases/{case.case_no}"
    await sun.open(path)  # the guide is read once in a process
    asked = []
    connection = DB.current_transaction.get().connection
    connection.add_query_logger(asked.append)
    try:
        await sun.open(path)
    finally:
        connection.remove_query_logger(asked.append)
    work = [one.query for one in asked if "SAVEPOINT" not in one.query]
    assert len(work) <= 8, work


async def test_only_who_is_texted_reads_that_text_messages_come(sun, visitor, now):
    case = await road.under_review(now)
    path = f"/cases/{case.case_no}"
    assert "短信提醒已开" in (await sun.open(path)).text
    await sun.fill("/me/notifications", by_sms="no")
    page = await sun.open(path)
    assert "短信提醒已开" not in page.text
    assert page.text.count('href="/me/inbox"') == 1
    code = (await case.guide()).code
    begun = await sun.fill(f"/applications/new?item={code}", "/applications")
    for there in (f"{path}?done=submit", f"{begun.headers['location']}/who"):
        assert "您选了不发短信" in (await sun.open(there)).text, there
    await visitor.fill("/track", case_no=case.case_no, query_code=case.query_code)
    followed = (await visitor.open(f"/track/{case.case_no}")).text
    assert "短信提醒已开" not in followed
    assert "/me/inbox" not in followed


async def test_the_days_are_listed_one_by_one(sun, now):
    case = await road.under_review(now)
    page = await sun.open(f"/cases/{case.case_no}/days")
    for words in ("受理那天，不计", "第 5 天", "最后一天", "今天"):
        assert words in page.text, words


@pytest.mark.parametrize("stage", [road.sent_back, road.posted])
async def test_the_day_can_be_explained_while_papers_are_missing_and_on_the_road(stage, sun, now):
    days = f"/cases/{(await stage(now)).case_no}/days"
    page = await sun.open(days.removesuffix("/days"))
    assert f'href="{days}"' in page.text
    assert "最后一天" in (await sun.open(days)).text


async def test_a_pause_is_told_with_its_reason(sun, now):
    case = await road.suspended(now)
    assert "计时暂停" in (await sun.open(f"/cases/{case.case_no}")).text
    page = await sun.open(f"/cases/{case.case_no}/days")
    assert "计时停过的日子" in page.text
    assert "现场检测" in page.text


async def test_an_ended_case_has_no_days_to_count(sun, now):
    case = await road.received(now)
    await sun.fill(f"/cases/{case.case_no}/withdrawal", signed="yes")
    assert "没有正在计算的期限" in (await sun.open(f"/cases/{case.case_no}/days")).text


@pytest.mark.parametrize(
    ("stage", "name", "under"),
    [
        (road.certified, "示例县政务服务大厅", "结果可以领取了"),
        (road.sent_back, "范例县政务服务大厅", "请补 1 份材料"),
    ],
)
async def test_who_has_to_go_there_reads_where_it_is_and_when_it_is_open(
    stage, name, under, sun, now
):
    case = await stage(now)
    place = await Hall.objects().get(Hall.name == name)
    shown = (await sun.open(f"/cases/{case.case_no}")).text.partition(under)[2]
    note = shown.partition("</dl>")[0]
    for words in (place.name, place.address, spaced(place.hours)):
        assert words in note, words


# ---- messages


async def test_a_question_is_asked_answered_and_read(sun, wang, now):
    case = await road.under_review(now)
    path = f"/cases/{case.case_no}/messages"
    answer = await sun.fill(path, words="要彩色的吗？")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path}?done=sent#newest")
    desk = f"/desk/cases/{case.case_no}"
    assert "要彩色的吗？" not in (await wang.open(desk)).text
    tab = await wang.open(f"{desk}?tab=messages")
    assert "要彩色的吗？" in tab.text
    answer = await wang.send(tab, f"{desk}/messages?tab=messages", words="黑白就行。")
    assert answer.headers["location"] == f"{desk}?tab=messages#newest"
    mine = await sun.open(f"/cases/{case.case_no}")
    assert "1 条新回复" in mine.text
    page = await sun.open(path)
    assert "黑白就行。" in page.text
    assert "王磊" not in page.text.partition('id="thread"')[2]
    assert "新回复" not in (await sun.open(f"/cases/{case.case_no}")).text


async def test_the_same_message_sent_twice_is_one(sun, now):
    case = await road.received(now)
    path = f"/cases/{case.case_no}/messages"
    page = await sun.open(path)
    for _ in range(2):
        assert (await sun.send(page, path, words="你好")).status_code == 303
    assert await CaseMessage.count() == 1


@pytest.mark.parametrize("words", ["", "长" * 1001])
async def test_a_message_that_cannot_be_sent_keeps_its_words(sun, now, words):
    case = await road.received(now)
    page = Page(await sun.fill(f"/cases/{case.case_no}/messages", words=words))
    assert (page.status, page.errors) == (422, ["words"])
    assert page.typed["words"] == words


async def test_the_eleventh_message_of_an_hour_waits_with_its_words(sun, now):
    case = await road.received(now)
    path = f"/cases/{case.case_no}/messages"
    for number in range(10):
        await sun.fill(path, words=f"第{number}条")
    page = Page(await sun.fill(path, words="第十一条"))
    assert (page.status, page.typed["words"]) == (422, "第十一条")
    await advance(timedelta(minutes=61))
    assert (await sun.fill(path, words="第十一条")).status_code == 303


async def test_the_office_is_told_at_the_field_too(wang, now):
    case = await road.under_review(now)
    desk = f"/desk/cases/{case.case_no}"
    tab = await wang.open(f"{desk}?tab=messages")
    page = Page(await wang.send(tab, f"{desk}/messages?tab=messages", words=" "))
    assert (page.status, page.errors) == (422, ["words"])
    assert "words" in page.ids


async def test_the_station_reads_and_answers_too(as_citizen, as_staff, now):
    case, lin = await road.allowance(now), await as_staff("Q01")
    liu = await as_citizen("19900000002")
    await liu.fill(f"/cases/{case.case_no}/messages", words="我什么时候来？")
    page = await lin.open(f"/station/cases/{case.case_no}")
    assert "我什么时候来？" in page.text
    action = f"/station/cases/{case.case_no}/messages?tab=messages"
    assert (await lin.send(page, action, words="不用来了。")).status_code == 303


async def test_who_only_looks_on_does_not_read_for_the_office(sun, as_staff, now):
    case, zhou = await road.under_review(now), await as_staff("G01")
    await sun.fill(f"/cases/{case.case_no}/messages", words="你好")
    page = await zhou.open(f"/desk/cases/{case.case_no}?tab=messages")
    assert "你好" in page.text
    assert not any(tag == "textarea" and a["name"] == "words" for tag, a in page.tags)
    assert (await CaseMessage.objects().first()).read_at is None


# ---- delivery


async def test_another_way_is_chosen_with_a_new_address(sun, now):
    case = await road.under_review(now)
    path = f"/cases/{case.case_no}/delivery"
    typed = {
        "way": "mail",
        "to": "new",
        "recipient": "孙建国",
        "recipient_mobile": SUN.mobile,
        "address": "示例县城关镇人民路8号",
    }
    answer = await sun.fill(path, **typed)
    assert answer.headers["location"] == f"/cases/{case.case_no}?done=delivery"
    wish = await Delivery.objects().get(Delivery.case == case.id)
    assert (wish.way, wish.recipient) == ("mail", "孙建国")
    assert "领取方式已改" in (await sun.open(f"/cases/{case.case_no}")).text


async def test_the_way_is_changed_so_many_times_in_an_hour(sun, now, hall):
    case = await road.under_review(now)
    citizen = await Citizen.with_mobile(SUN.mobile, at=now)
    await hall.state.redis.set(f"limit:change-delivery:citizen-{citizen.id}", 20, ex=600)
    answer = await sun.fill(f"/cases/{case.case_no}/delivery", way="deciding_counter")
    assert answer.status_code == 429
    assert (await last_event(case.id)).act != "change_delivery"


async def test_both_pages_say_the_day_of_electronic_service_as_the_consent_does(sun, now):
    case = await road.under_review(now)
    served = "送达从文书进入账号的那天算起"
    for path in (f"/cases/{case.case_no}/delivery", "/me/consents"):
        assert served in (await sun.open(path)).text


async def test_one_of_my_addresses_is_taken_and_nobody_elses(sun, now):
    case = await road.under_review(now)
    me = await Citizen.with_mobile(SUN.mobile, at=now)
    other = await Citizen.with_mobile("13800000000", at=now)
    place = Place("孙建国", SUN.mobile, "示例县城关镇人民路8号")
    mine = await Address.add(me, place, usual=True, at=now)
    theirs = await Address.add(other, place, usual=True, at=now)
    path = f"/cases/{case.case_no}/delivery"
    page = Page(await sun.fill(path, way="mail", to=theirs.id))
    assert (page.status, page.errors) == (422, ["to"])
    assert (await sun.fill(path, way="mail", to=mine.id)).status_code == 303
    assert (await Delivery.objects().get(Delivery.case == case.id)).address == place.place


async def test_what_is_missing_is_named_and_what_was_typed_stays(sun, now):
    case = await road.under_review(now)
    path = f"/cases/{case.case_no}/delivery"
    page = Page(await sun.fill(path, way="mail", to="new", recipient="孙", address="短"))
    assert page.status == 422
    assert "address" in page.errors
    assert page.typed["recipient"] == "孙"


async def test_another_address_at_home_leaves_who_pays_as_it_was_agreed(sun, now):
    case = await road.under_review(now)
    path = f"/cases/{case.case_no}/delivery"
    assert "邮费政府付" in (await sun.open(path)).text
    agreed = DeliveryWish(road.BY_MAIL, "孙建国", SUN.mobile, SUN.address, Payer.RECIPIENT)
    by = await officer("F01", now)
    await case.change_delivery(by=by, at=now, wish=agreed, confirmed=True)
    assert "收件时您付" in (await sun.open(path)).text
    place = {"recipient": "孙建国", "recipient_mobile": SUN.mobile, "address": "城关镇人民路8号"}
    assert (await sun.fill(path, way="mail", to="new", **place)).status_code == 303
    wish = await Delivery.objects().get(Delivery.case == case.id)
    assert (wish.address, wish.payer) == ("城关镇人民路8号", Payer.RECIPIENT)


async def test_what_is_on_its_way_cannot_be_sent_elsewhere(sun, now):
    case = await road.posted(now)
    page = await sun.open(f"/cases/{case.case_no}/delivery")
    assert "现在不能改了" in page.text


async def test_the_desk_sees_the_new_way_and_writes_one_down_for_a_caller(sun, as_staff, now):
    case, he = await road.received(now), await as_staff("F01")
    desk = f"/desk/cases/{case.case_no}"
    page = await he.open(f"{desk}?act=change_delivery")
    wish = {"way": "deciding_counter", "note": "10点来电"}
    answer = await he.send(page, f"{desk}/delivery-choice", **wish)
    assert answer.status_code == 422, "nobody checked who called"
    answer = await he.send(page, f"{desk}/delivery-choice", confirmed="yes", **wish)
    assert answer.headers["location"] == f"{desk}?done=change_delivery"
    assert "改领取方式" in (await he.open(f"{desk}?tab=trail")).text
    assert (await last_event(case.id)).note == "10点来电"


async def test_of_what_came_back_every_page_asks_for_another_way(sun, now):
    case = await road.returned(now)
    path = f"/cases/{case.case_no}"
    page = await sun.open(path)
    assert "邮件退回了，请改地址或者改成自取" in page.text
    assert page.text.count(f'href="{path}/delivery"') == 1
    for home in ("standard", "elder"):
        sun.cookies.set("mode", home)
        assert f'href="{path}/delivery"' in (await sun.open("/")).text
    assert (await sun.fill(f"{path}/delivery", way="deciding_counter")).status_code == 303
    page = await sun.open(path)
    assert "邮件退回了" not in page.text
    assert "结果可以领取了" in page.text


# ---- receipt


async def test_who_has_it_in_hand_says_so_and_the_case_is_over(sun, now):
    case = await road.posted(now)
    assert "我已收到" in (await sun.open(f"/cases/{case.case_no}")).text
    answer = await sun.fill(f"/cases/{case.case_no}/receipt", collector="applicant")
    assert answer.headers["location"] == f"/cases/{case.case_no}?done=receipt"
    await case.reread()
    assert case.delivered_at is not None
    assert (await last_event(case.id)).actor_kind == "citizen"


async def test_what_somebody_else_signed_for_is_confirmed_with_their_name(sun, now):
    case = await road.posted(now)
    parcel = await case.parcel_on_the_road()
    await parcel.note(ParcelState.SIGNED_BY_OTHER, "门卫代收", at=now)
    path = f"/cases/{case.case_no}/receipt"
    page = Page(await sun.fill(path, collector="agent"))
    assert (page.status, page.errors) == (422, ["name"])
    assert (await sun.fill(path, collector="agent", name="门卫老李")).status_code == 303
    await case.reread()
    assert case.delivered_at is not None


async def test_nothing_is_confirmed_unasked(sun, now):
    case = await road.posted(now)
    page = Page(await sun.fill(f"/cases/{case.case_no}/receipt", collector=None))
    assert (page.status, page.errors) == (422, ["collector"])


async def test_without_a_parcel_there_is_nothing_to_confirm(sun, now):
    case = await road.certified(now)
    assert "现在不用确认" in (await sun.open(f"/cases/{case.case_no}/receipt")).text


async def test_the_tracks_of_my_looks_are_kept(sun, now):
    case = await road.under_review(now)
    await sun.open(f"/cases/{case.case_no}")
    entry = await AccessEntry.objects().get(AccessEntry.case == case.id)
    assert entry.access == Access.READ


async def test_the_first_time_a_paper_is_opened_is_shown_to_the_office(sun, wang, now, files):
    case = await road.under_review(now)
    receipt = await road.paper(case, "receipt")
    file = await File.keep(b"%PDF-1.7 the receipt", "application/pdf", at=now)
    await Document.update({Document.file: file.id}).where(Document.id == receipt.id)
    papers = f"/desk/cases/{case.case_no}?tab=papers"
    assert "首次打开" not in (await wang.open(papers)).text
    await sun.get(f"/cases/{case.case_no}/papers/{receipt.id}.pdf")
    assert (await wang.open(papers)).text.count("首次打开") == 1
