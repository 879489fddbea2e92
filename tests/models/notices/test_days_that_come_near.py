"""People are reminded of days that come near: once each, by day, as they want to be told."""

import asyncio
from datetime import date, datetime, timedelta

import pytest

from models.cases.case import Case
from models.cases.clock import Clock
from models.cases.filling.clearing import KEPT
from models.cases.words import DeliveryWay
from models.notices.message import Message
from models.notices.notice import Notice
from models.notices.occasions import OCCASIONS
from models.notices.reminder import Reminder
from models.notices.reminding import remind_of_days
from models.notices.templates import ONE_MESSAGE, TEMPLATES
from models.outbox import Outbox, Topic
from models.people.citizen import Citizen
from models.sample.cast import MA, SUN
from tests.models import home, play
from tests.models.days import FRIDAY, HOUR, TUESDAY, december, moment

DAY = timedelta(days=1)


async def texts(*templates: str) -> list[tuple[str, str]]:
    rows = await Message.objects().order_by(Message.id)
    return [(row.template, row.address) for row in rows if row.template in templates]


async def said(case: Case, part: str) -> list[str]:
    rows = await Notice.objects().where(Notice.case == case.id).order_by(Notice.id)
    return [row.text for row in rows if part in row.text]


async def asked(he, at: datetime = FRIDAY) -> tuple[Case, Clock]:
    """Papers are asked for: thirty working days to answer."""
    case = await play.received(at=at)
    await case.ask_correction(by=he, at=at + HOUR, defects=[await play.defect(case)])
    return case, await Clock.objects().get((Clock.case == case.id) & (Clock.kind == "K16"))


# ---- a correction: five and one working days before the last


async def test_a_correction_is_recalled_five_and_one_working_days_before(he):
    case, clock = await asked(he)
    nine = moment(clock.due_on)
    assert nine.date() == date(2027, 1, 4)
    days = [nine - DAY * before for before in range(14, -1, -1)]
    given = {day.date(): await remind_of_days(day) for day in days}
    on = [day for day, many in given.items() if many]
    assert on == [date(2026, 12, 25), date(2026, 12, 31)]  # Friday to Sunday are New Year
    assert await texts("T16") == [("T16", SUN.mobile)] * 2
    due = clock.due_on
    last = f"提醒：您要补充的材料请在{due.year}年{due.month}月{due.day}日前提交，清单见补正告知书。"
    assert await said(case, "提醒") == [last] * 2


async def test_it_counts_working_days_over_a_weekend(he):
    _, clock = await asked(he)
    monday = december(28)
    await Clock.update({Clock.due_on: monday.date()}).where(Clock.id == clock.id)
    assert await remind_of_days(december(20)) == 0  # Sunday: six working days are left
    assert await remind_of_days(december(21)) == 1
    assert await remind_of_days(december(24)) == 0
    assert await remind_of_days(december(25)) == 1  # Friday: only Monday is left


async def test_what_was_answered_is_not_recalled(he):
    _, clock = await asked(he)
    await Clock.update({Clock.stopped_at: FRIDAY, Clock.outcome: "met"}).where(Clock.id == clock.id)
    assert await remind_of_days(moment(clock.due_on) - DAY) == 0


async def test_after_the_last_day_nobody_is_reminded(he):
    _, clock = await asked(he)
    assert await remind_of_days(moment(clock.due_on) + DAY) == 0


async def test_nobody_is_reminded_in_the_night(he):
    _, clock = await asked(he)
    before = clock.due_on - DAY
    assert await remind_of_days(moment(before, "07:59")) == 0
    assert await remind_of_days(moment(before, "21:00")) == 0
    assert await remind_of_days(moment(before, "20:59")) == 1


async def test_a_machine_that_was_off_gives_the_nearest_reminder_only(he):
    _, clock = await asked(he)
    assert await remind_of_days(moment(clock.due_on)) == 1
    assert await remind_of_days(moment(clock.due_on, "10:00")) == 0


async def test_whoever_reads_here_only_is_still_told_of_days_that_must_not_pass(he, sun):
    await sun.choose_reminders(by_sms=False, by_email=True, email="sun@example.cn")
    _, clock = await asked(he)
    await remind_of_days(moment(clock.due_on))
    assert await texts("T16") == [("T16", SUN.mobile), ("T16", "sun@example.cn")]


# ---- once


async def test_the_clock_strikes_twice_and_it_is_said_once(he):
    case, clock = await asked(he)
    last = moment(clock.due_on)
    assert [await remind_of_days(last), await remind_of_days(last + HOUR)] == [1, 0]
    assert len(await said(case, "提醒")) == len(await texts("T16")) == 1
    message = await Message.objects().get(Message.template == "T16")
    queued = (Outbox.topic == Topic.MESSAGE) & (Outbox.subject == message.id)
    assert await Outbox.count().where(queued) == 1


async def test_two_papers_due_on_one_day_are_recalled_by_one_sentence(he):
    case, clock = await asked(he)
    await Clock.update({Clock.kind: "K15"}).where(Clock.id == clock.id)
    other = Clock(**{name: getattr(clock, name) for name in clock.to_dict() if name != "id"})
    other.kind = "K15"
    await other.save()
    assert await remind_of_days(moment(clock.due_on)) == 1
    assert await texts("T13") == [("T13", SUN.mobile)]
    assert len(await said(case, "提醒：")) == 1


async def test_killed_in_the_middle_it_is_given_by_the_next(he, monkeypatch: pytest.MonkeyPatch):
    case, clock = await asked(he)
    last = moment(clock.due_on)

    async def dies(*_: object, **__: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as killed:
        killed.setattr("models.notices.reminding.queue_message", dies)
        with pytest.raises(asyncio.CancelledError):
            await remind_of_days(last)
    assert await Reminder.count() == 0
    assert await said(case, "提醒") == []
    assert await remind_of_days(last) == 1
    assert len(await said(case, "提醒")) == 1


async def test_one_that_fails_does_not_keep_the_others(he, monkeypatch: pytest.MonkeyPatch):
    _, clock = await asked(he)
    waits = await play.ready(way=DeliveryWay.INTAKE_COUNTER)
    now = moment(clock.due_on)
    await Clock.update({Clock.kind: "K15"}).where(Clock.id == clock.id)
    await Case.update({Case.contact_mobile_sealed: b"broken"}).where(Case.id == clock.case)
    with pytest.raises(ExceptionGroup):
        await remind_of_days(now)
    assert await said(waits, "请带身份证领取")


# ---- what was promised, what lies ready, what was begun


async def test_a_promise_is_recalled_to_the_applicant_and_to_the_place_of_intake(he):
    case, clock = await asked(he)
    await Clock.update({Clock.kind: "K15"}).where(Clock.id == clock.id)
    assert await remind_of_days(moment(clock.due_on) - DAY) == 1
    assert await texts("T13") == [("T13", SUN.mobile)]
    at_intake = await Notice.objects().where(Notice.text.like(f"{case.case_no}的容缺材料%"))
    assert [notice.office for notice in at_intake] == [case.intake_office]


async def test_a_result_that_waits_is_recalled_after_3_15_and_30_days():
    case = await play.ready(way=DeliveryWay.INTAKE_COUNTER)
    ready_on = TUESDAY
    at = {days: await remind_of_days(ready_on + DAY * days) for days in (2, 3, 4, 15, 29, 30, 31)}
    assert [days for days, many in at.items() if many] == [3, 15, 30]
    waiting = await said(case, "请带身份证领取")
    assert len(waiting) == 3
    assert "范例县政务服务大厅" in waiting[0]
    assert len(await said(case, "30天没有领取，请打电话")) == 1


async def test_what_is_held_back_for_a_promised_paper_is_not_to_be_collected():
    case = await play.ready(way=DeliveryWay.INTAKE_COUNTER)
    clock = await Clock.objects().where(Clock.case == case.id).order_by(Clock.id).first()
    running = {Clock.kind: "K15", Clock.stopped_at: None, Clock.outcome: None}
    await Clock.update(running).where(Clock.id == clock.id)
    await remind_of_days(TUESDAY + 3 * DAY)
    assert await said(case, "请带身份证领取") == []


async def test_what_is_mailed_waits_for_nobody():
    await play.ready(way=DeliveryWay.MAIL)
    assert await remind_of_days(TUESDAY + 3 * DAY) == 0


async def test_a_draft_is_recalled_three_days_before_it_is_deleted():
    ma = await Citizen.with_mobile(MA.mobile, at=FRIDAY)
    await home.unemployed_at_home(ma)
    nine = moment((FRIDAY + KEPT).date())
    at = {before: await remind_of_days(nine - DAY * before) for before in (5, 4, 2, 1, 0)}
    assert [before for before, many in at.items() if many] == [2]
    [(template, mobile)] = await texts("T17")
    assert (template, mobile) == ("T17", MA.mobile)
    message = await Message.objects().get(Message.template == "T17")
    assert "2026年12月20日" in message.text
    assert message.case is None  # the draft will be deleted; the message stays


async def test_two_drafts_that_go_on_one_day_are_recalled_by_one_message():
    ma = await Citizen.with_mobile(MA.mobile, at=FRIDAY)
    for _ in range(2):
        await home.unemployed_at_home(ma)
    assert await remind_of_days(moment((FRIDAY + KEPT).date()) - DAY) == 2
    assert await texts("T17") == [("T17", MA.mobile)]


async def test_whoever_reads_here_only_is_not_texted_about_a_draft():
    ma = await Citizen.with_mobile(MA.mobile, at=FRIDAY)
    await ma.choose_reminders(by_sms=False, by_email=False, email="")
    await home.unemployed_at_home(ma)
    await remind_of_days(moment((FRIDAY + KEPT).date()) - DAY)
    assert await texts("T17") == []


# ---- the words


@pytest.mark.parametrize("what", OCCASIONS)
def test_every_reminder_is_one_message_without_personal_data(what: str):
    template = TEMPLATES[OCCASIONS[what].sms]
    sample = {"tail": "1234", "date": "2026年12月30日", "place": "示例县政务服务大厅出件窗口"}
    filled = template.fill(**{name: sample[name] for name in template.variables})
    assert len(filled) <= ONE_MESSAGE
    assert set(template.variables) <= {"tail", "date", "place"}
