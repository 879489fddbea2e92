"""Who is asked to rate, who is told of a bad rating and reminded of it – each once."""

from datetime import timedelta

from models.cases.case import Case
from models.notices.message import Message
from models.notices.notice import Notice
from models.notices.reminder import Reminder
from models.notices.templates import ONE_MESSAGE, TEMPLATES
from models.people.account.papers import hold_paper
from models.people.citizen import Citizen
from models.ratings.announcing import remind_of_bad_ratings
from models.ratings.history import history_of
from models.ratings.inviting import TEXT, invite_to_rate
from models.ratings.rating import Service
from models.sample.cast import MA, SUN
from tests.models import play
from tests.models.behalf import says_who
from tests.models.days import FRIDAY, HOUR, TUESDAY, december, november
from tests.models.people.account.test_authorisation import PAPER
from tests.models.play import staff
from tests.models.ratings.said import EVENING, checked, closed, follow_up, says


async def invitations() -> list[str]:
    return [row.text for row in await Notice.objects().where(Notice.text == TEXT)]


async def messages(template: str) -> list[Message]:
    return await Message.objects().where(Message.template == template)


# ---- 请您评价


async def test_after_the_delivery_one_is_asked_once():
    await play.delivered()
    assert await invite_to_rate(TUESDAY + 2 * HOUR) == 1
    assert await invite_to_rate(TUESDAY + 3 * HOUR) == 0
    assert len(await invitations()) == 1


async def test_who_has_no_account_is_asked_by_text_message_without_any_detail():
    case = await play.delivered()
    await invite_to_rate(TUESDAY + 2 * HOUR)
    [message] = await messages("T15")
    assert message.address == SUN.mobile
    assert case.tail in message.text
    assert len(message.text) <= ONE_MESSAGE


async def test_who_has_one_is_asked_there_only():
    await Citizen.with_mobile(SUN.mobile, at=TUESDAY)
    await play.delivered()
    await invite_to_rate(TUESDAY + 2 * HOUR)
    assert len(await invitations()) == 1
    assert await messages("T15") == []


async def test_who_has_rated_already_is_not_asked():
    await says(await play.delivered(), Service.DELIVERY, 5, at=TUESDAY + 2 * HOUR)
    assert await invite_to_rate(EVENING) == 0


async def test_a_case_that_nobody_hears_of_is_taken_up_once(jpeg, files):
    ma = await says_who(MA)
    paper = await hold_paper(ma, PAPER, jpeg, at=FRIDAY)
    case = await play.delivered()
    rests_on = {Case.filed_by: ma.id, Case.authorisation: paper.id}
    await Case.update(rests_on).where(Case.id == case.id)
    await paper.revoke(at=FRIDAY)
    assert await invite_to_rate(TUESDAY + 2 * HOUR) == 0
    assert await Reminder.exists().where(Reminder.key == f"rate:{case.id}")
    assert await invite_to_rate(TUESDAY + 3 * HOUR) == 0
    assert await invitations() == []


async def test_what_is_not_delivered_or_long_ago_is_not_asked_about():
    await play.ready()
    assert await invite_to_rate(EVENING) == 0
    await play.delivered(number="示卫公证字〔2026〕第000124号")
    assert await invite_to_rate(EVENING + timedelta(days=5)) == 0


# ---- a bad rating


async def test_the_office_is_told_and_who_runs_the_hall():
    case = await play.delivered()
    await says(case)
    zhou = await staff("G01")
    told = await Notice.objects().where(Notice.text.like("%差评%"))
    assert {row.office for row in told} == {case.office, zhou.office}
    for row in told:
        assert case.case_no not in row.text
        assert SUN.name not in row.text


async def test_whoever_puts_it_right_gets_a_text_message_but_not_the_rated_person():
    await says(await play.delivered())
    sent = await messages("S04")
    names = {row.address for row in sent}
    assert names == {"19900000103", "19900000111"}, "王磊 and 杨帆, not 陈静 who decided"
    assert len(TEMPLATES["S04"].fill(due="11月25日")) <= ONE_MESSAGE


async def test_a_late_call_is_reminded_of_once():
    row = await follow_up(await says(await play.delivered()))
    assert await remind_of_bad_ratings(november(25, "17:00")) == 0
    for _ in range(2):
        await remind_of_bad_ratings(november(26, "09:00"))
    assert [event.step for event in await history_of(row.id)] == ["open", "contact_late"]


async def test_the_end_is_announced_and_then_its_passing():
    row = await checked(await says(await play.delivered()))
    assert await remind_of_bad_ratings(december(10)) == 0
    assert await remind_of_bad_ratings(december(11)) == 1
    assert await remind_of_bad_ratings(december(16)) == 1
    assert await remind_of_bad_ratings(december(17)) == 0
    steps = [event.step for event in await history_of(row.id)]
    assert steps == ["open", "check", "due_soon", "late"]


async def test_of_what_is_closed_nobody_is_reminded():
    await closed(await says(await play.delivered()))
    assert await remind_of_bad_ratings(december(20)) == 0
