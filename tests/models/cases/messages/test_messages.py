"""审批留言: applicant and office write to each other; nothing of it changes the case."""

from datetime import timedelta

import pytest

from models.cases.actor import ActorKind
from models.cases.event import last_event
from models.cases.messages.message import CaseMessage
from models.cases.messages.thread import look_at_thread, thread_for, unread_by_staff
from models.cases.messages.writing import LONGEST, MOST, TOO_MANY, write_message
from models.notices.notice import Notice
from models.people.citizen import Citizen
from models.sample.story import ALLOWANCE
from tests.models.days import HOUR, MINUTE, MONDAY, TUESDAY
from tests.models.looking import again, messages, now_not, texts_to_citizen, wrong
from tests.models.play import received, with_department

STAFF, CITIZEN = ActorKind.STAFF, ActorKind.CITIZEN


async def desks_told(case) -> list[str]:
    rows = await Notice.objects().where((Notice.case == case.id) & Notice.event.is_null())
    return [row.text for row in rows if not row.mobile_index]


async def test_the_desk_that_holds_the_case_is_told_of_a_message(sun):
    case = await with_department()
    before = await last_event(case.id)
    await write_message(case, by=sun, at=TUESDAY, words=" 平面图要彩色的吗？ ")
    assert await desks_told(case) == [f"{case.case_no}有申请人的留言，请回复。"]
    assert (await last_event(case.id)).hash == before.hash, "the case itself is as it was"
    assert (await again(case)).status == "accepted"


async def test_an_answer_is_told_inside_and_by_a_text_that_says_nothing(sun, wang):
    case = await with_department()
    await write_message(case, by=wang, at=TUESDAY, words="黑白的就可以。")
    assert (await texts_to_citizen(case))[-1] == "办理部门给您留言了，请登录查看。"
    code, text = (await messages(case))[-1]
    assert (code, "黑白" in text) == ("T20", False)
    assert len(await desks_told(case)) == 1, "the place of intake knows too"


async def test_who_wants_no_text_messages_gets_none(sun, wang):
    await Citizen.update({Citizen.by_sms: False}).where(Citizen.id == sun.id)
    case = await with_department()
    before = len(await messages(case))
    await write_message(case, by=wang, at=TUESDAY, words="请来窗口。")
    assert len(await messages(case)) == before
    assert "留言" in (await texts_to_citizen(case))[-1]


async def test_both_see_the_thread_the_applicant_without_names(sun, wang):
    case = await with_department()
    plan = (await case.materials())[0]
    await write_message(case, by=sun, at=TUESDAY, words="这样行吗？", material=plan.id)
    await write_message(case, by=wang, at=TUESDAY + MINUTE, words="行。")
    theirs = await thread_for(case, CITIZEN, TUESDAY + HOUR, me=sun.id)
    assert [(said.who, said.text, said.new) for said in theirs] == [
        ("我", "这样行吗？", False),
        ("示例县卫生健康委员会 审查人员", "行。", True),
    ]
    assert theirs[0].material == plan.name
    ours = await thread_for(case, STAFF, TUESDAY + HOUR)
    assert ours[0].who == "申请人 199****0001"
    assert ours[1].who == "示例县卫生健康委员会 王磊（审查人员）"


async def test_what_was_seen_is_not_new_again(sun):
    case = await received()
    await write_message(case, by=sun, at=MONDAY, words="你好。")
    assert await unread_by_staff(case) == 1
    assert (await look_at_thread(case, STAFF))[0].new, "looking on reads nothing"
    assert (await thread_for(case, STAFF, MONDAY))[0].new
    assert not (await thread_for(case, STAFF, MONDAY))[0].new
    assert await unread_by_staff(case) == 0
    row = await CaseMessage.objects().first()
    assert row.read_at == MONDAY


async def test_the_same_form_twice_is_one_message(sun):
    case = await received()
    first = await write_message(case, by=sun, at=MONDAY, words="你好。", key="k" * 20)
    again_ = await write_message(case, by=sun, at=MONDAY, words="你好。", key="k" * 20)
    assert first.id == again_.id
    assert await CaseMessage.count() == 1


async def test_a_form_of_another_case_is_not_taken(sun):
    one, other = await received(), await received(ALLOWANCE)
    await write_message(one, by=sun, at=MONDAY, words="你好。", key="k" * 20)
    refused = write_message(other, by=sun, at=MONDAY, words="你好。", key="k" * 20)
    assert "提交过" in await now_not(refused)


@pytest.mark.parametrize("words", ["", "  \n", "长" * (LONGEST + 1)])
async def test_nothing_and_too_much_are_told_at_the_field(words, sun):
    case = await received()
    assert list(await wrong(write_message(case, by=sun, at=MONDAY, words=words))) == ["words"]


async def test_a_paper_of_another_case_is_none_of_this(sun):
    case, other = await received(), await received(ALLOWANCE)
    row = (await other.materials())[0]
    refused = write_message(case, by=sun, at=MONDAY, words="？", material=row.id)
    assert list(await wrong(refused)) == ["material"]


async def test_ten_an_hour_then_it_waits_but_the_office_answers_as_it_likes(sun, wang):
    case = await with_department()
    for number in range(MOST):
        await write_message(case, by=sun, at=MONDAY + number * MINUTE, words=f"{number}")
    late = MONDAY + 30 * MINUTE
    refused = await wrong(write_message(case, by=sun, at=late, words="还有"))
    assert refused == {"words": TOO_MANY}
    await write_message(case, by=wang, at=late, words="别急。")
    await write_message(case, by=sun, at=MONDAY + timedelta(minutes=61), words="好的")
