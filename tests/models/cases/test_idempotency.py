"""The same form sent twice counts once; a key belongs to one act on one case."""

import pytest

from models.cases.case import Case
from models.cases.event import CaseEvent
from models.documents.document import Document
from models.notices.message import Message
from models.notices.notice import Notice
from models.outbox import Outbox
from tests.models.days import FRIDAY, MINUTE
from tests.models.looking import again, now_not, position
from tests.models.play import accepted, received, to_be_decided

TABLES = (CaseEvent, Document, Notice, Message, Outbox)


async def counts() -> list[int]:
    return [await table.count() for table in TABLES]


async def test_the_second_time_the_first_event_comes_back_and_nothing_else_happens(he):
    case = await received()
    first = await case.accept(by=he, at=FRIDAY, key="form 1")
    before = await counts()
    second = await case.accept(by=he, at=FRIDAY + MINUTE, key="form 1")
    assert second.id == first.id
    assert await counts() == before
    assert (await again(case)).accepted_at == FRIDAY


async def test_also_when_the_case_has_moved_on_since(he):
    case = await received()
    first = await case.accept(by=he, at=FRIDAY, key="form 1")
    await case.push(by=he, at=FRIDAY + MINUTE, key="form 2")
    assert (await case.accept(by=he, at=FRIDAY + 2 * MINUTE, key="form 1")).id == first.id
    assert await position(case) == ("accepted", "recheck")


async def test_a_repeat_with_other_words_is_still_the_first(chen):
    case = await to_be_decided()
    at = FRIDAY + 4000 * MINUTE
    await case.grant(by=chen, at=at, key="form 1", content="准予甲。")
    await case.grant(by=chen, at=at, key="form 1", content="准予乙。")
    grants = await Document.objects().where(Document.kind == "grant")
    assert [row.context["body"]["decision"] for row in grants] == [["准予甲。"]]


async def test_a_key_cannot_be_used_for_another_act(he):
    case = await received()
    await case.accept(by=he, at=FRIDAY, key="form 1")
    sentence = await now_not(case.push(by=he, at=FRIDAY, key="form 1"))
    assert sentence == "这张表单已经提交过，请刷新页面后再办。"
    assert await position(case) == ("accepted", "intake")


async def test_a_key_cannot_be_used_for_another_case(he):
    first, second = await received(), await received(at=FRIDAY + MINUTE)
    await first.accept(by=he, at=FRIDAY, key="form 1")
    assert "已经提交过" in await now_not(second.accept(by=he, at=FRIDAY, key="form 1"))
    assert await position(second) == ("received", "intake")


async def test_a_refused_form_may_be_mended_and_sent_again_under_its_key(chen):
    case = await to_be_decided()
    at = FRIDAY + 4000 * MINUTE
    with pytest.raises(Exception, match="请写明准予的内容"):
        await case.grant(by=chen, at=at, key="form 1", content="")
    event = await case.grant(by=chen, at=at, key="form 1", content="准予。")
    assert event.key == "form 1"


async def test_without_a_key_each_time_is_a_time_of_its_own(he):
    case = await received()
    await case.accept(by=he, at=FRIDAY)
    assert "（受理）" in await now_not(case.accept(by=he, at=FRIDAY))


async def test_the_receipt_of_a_draft_counts_once_too(he):
    case = await received()
    assert await Case.count().where(Case.case_no == case.case_no) == 1
    other = await accepted(at=FRIDAY + MINUTE)
    assert other.case_no != case.case_no
