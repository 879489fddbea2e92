"""我的消息: what he was told stands there, his alone, until he says he has read it."""

from models.notices.inbox import PAGE
from models.notices.notice import Notice
from models.people.citizen import mobile_index
from models.sample.cast import SUN
from tests.web import road
from tests.web.citizen.account.people import STRANGER


async def test_he_reads_what_he_was_told_and_says_so(as_citizen, now):
    case = await road.sent_back(now)
    sun, other = await as_citizen(SUN.mobile), await as_citizen(STRANGER)
    assert "条未读" in (await sun.open("/me")).text
    page = await sun.open("/me/inbox")
    assert f'href="/cases/{case.case_no}"' in page.text
    assert "未读" in page.text
    assert case.case_no not in (await other.open("/me/inbox")).text
    answer = await sun.send(page, "/me/inbox")
    shown = (await sun.open(answer.headers["location"])).text
    assert "已全部标为已读" in shown
    assert ">未读<" not in shown
    assert "条未读" not in (await sun.open("/me")).text


async def test_what_came_since_he_looked_stays_unread(as_citizen, now):
    case = await road.received(now)
    sun = await as_citizen(SUN.mobile)
    page = await sun.open("/me/inbox")
    later = Notice(
        case=case.id, mobile_index=mobile_index(SUN.mobile), text="有新的进展", created_at=now
    )
    await later.save()
    await sun.send(page, "/me/inbox")
    [unread] = await Notice.objects().where(
        (Notice.mobile_index == later.mobile_index) & Notice.read_at.is_null()
    )
    assert unread.id == later.id


async def test_many_messages_come_page_by_page(as_citizen, now):
    case = await road.received(now)
    theirs = mobile_index(SUN.mobile)
    rows = [
        Notice(case=case.id, mobile_index=theirs, text=f"第{n}条", created_at=now)
        for n in range(PAGE + 1)
    ]
    await Notice.insert(*rows)
    sun = await as_citizen(SUN.mobile)
    assert f"第{PAGE}条" in (await sun.open("/me/inbox")).text
    assert "第0条" in (await sun.open("/me/inbox?page=2")).text
    for wanted in ("0", "-1", "999999", "x", "²"):
        await sun.open(f"/me/inbox?page={wanted}")


async def test_an_odd_form_marks_nothing(as_citizen, now):
    await road.received(now)
    sun = await as_citizen(SUN.mobile)
    page = await sun.open("/me/inbox")
    for until in ("", "x", "-1", "²"):
        await sun.send(page, "/me/inbox", until=until)
    unread = (Notice.mobile_index == mobile_index(SUN.mobile)) & Notice.read_at.is_null()
    assert await Notice.exists().where(unread)
