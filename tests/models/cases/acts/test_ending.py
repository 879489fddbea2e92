"""撤回, 终止 and 撤销: a case that ends early, or a decision that is taken back."""

from datetime import date

import pytest

from models.cases.acts.revocation import Revocation, RevocationKind
from models.cases.case import Case
from models.cases.words import Status
from models.catalog.words import IntakeMode
from models.people.citizen import Citizen
from models.sample.cast import LIU
from models.sample.story import ALLOWANCE
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, WEDNESDAY, december, moment
from tests.models.items import published
from tests.models.looking import (
    again,
    held,
    messages,
    not_for_them,
    now_not,
    open_records,
    papers,
    papers_of,
    position,
    running,
    texts_to_citizen,
    texts_to_desks,
    wrong,
)
from tests.models.play import (
    accepted,
    at_department,
    being_rechecked,
    defect,
    delivered,
    draft_at,
    granted,
    mailed,
    ready,
    received,
    reviewed,
    to_be_decided,
    with_department,
)

WISH = {"reason": "不开店了。", "signed": True}


@pytest.mark.parametrize(
    "road",
    [received, accepted, being_rechecked, at_department, with_department, reviewed, to_be_decided],
)
async def test_until_the_decision_the_applicant_may_take_it_back(road, he):
    case = await road()
    event = await case.withdraw(by=he, at=TUESDAY, **WISH)
    now = await again(case)
    assert await position(case) == ("withdrawn", None)
    assert await running(case) == {}
    assert (now.ended_at, now.closed_at) == (TUESDAY, TUESDAY)
    assert {row[1] for row in await held(case)} == {"applicant"}
    assert await papers_of(event) == ["withdrawal"]
    assert sum((await open_records(case)).values()) == 0


async def test_also_while_a_correction_is_open(he):
    case = await received()
    await case.ask_correction(by=he, at=FRIDAY, defects=[await defect(case)])
    await case.withdraw(by=he, at=MONDAY, **WISH)
    assert await position(case) == ("withdrawn", None)
    assert await running(case) == {}


async def test_the_paper_is_the_applicants_own_with_the_list_of_what_goes_back(he):
    case = await accepted()
    await case.withdraw(by=he, at=MONDAY, **WISH)
    paper = (await papers(case))["withdrawal"]
    body = paper.context["body"]
    assert paper.number == "范审撤〔2026〕1号"
    assert (body["reason"], body["signed_on"]) == ("不开店了。", "2026-11-23")
    assert body["return_way"] == "当面退还"
    assert len(body["returned"]) == len(await case.materials())


async def test_from_home_the_papers_are_still_at_the_counter(sun):
    case = await accepted()
    before = await held(case)
    event = await case.withdraw(by=sun, at=MONDAY, **WISH)
    now = await again(case)
    assert await held(case) == before
    assert (now.ended_at, now.closed_at) == (MONDAY, None)
    body = (await papers(case))["withdrawal"].context["body"]
    assert body["return_way"] == "到收件的窗口（站点）领取，或者邮寄退还"
    assert await texts_to_desks(event) == {
        "范例县政务服务局": f"{case.case_no}已由申请人撤回，请退还材料。"
    }


async def test_it_must_be_signed_and_ones_own(he, zhang, wang):
    case = await received()
    assert list(await wrong(case.withdraw(by=he, at=FRIDAY, reason="", signed=False))) == ["signed"]
    stranger = await Citizen.with_mobile(LIU.mobile, at=FRIDAY)
    assert "由该处" in await not_for_them(case.withdraw(by=stranger, at=FRIDAY, **WISH))
    assert "由该处" in await not_for_them(case.withdraw(by=zhang, at=FRIDAY, **WISH))
    assert "没有这项权限" in await not_for_them(case.withdraw(by=wang, at=FRIDAY, **WISH))


async def test_a_draft_is_given_up_quietly(he):
    item = await published(980)
    draft = await draft_at("F01", item, IntakeMode.WINDOW)
    event = await draft.withdraw(by=he, at=FRIDAY, **WISH)
    assert await position(draft) == ("withdrawn", None)
    assert await papers_of(event) == []
    assert await messages(draft) == []
    assert await texts_to_citizen(draft) == []


@pytest.mark.parametrize("again_by", ["withdraw", "receive"])
async def test_what_was_given_up_stays_so(he, again_by):
    item = await published(981)
    draft = await draft_at("F01", item, IntakeMode.WINDOW)
    await draft.withdraw(by=he, at=FRIDAY, **WISH)
    form = WISH if again_by == "withdraw" else {}
    refused = getattr(draft, again_by)(by=he, at=FRIDAY + MINUTE, **form)
    assert "现在是“已撤回”" in await now_not(refused)


# 终止 after a correction nobody answered (容缺: test_gap)


async def test_thirty_working_days_after_the_list_a_person_may_end_it(he):
    case = await received()
    await case.ask_correction(by=he, at=FRIDAY, defects=[await defect(case)])
    early = moment(date(2027, 1, 4), "17:00")
    assert "还没有到" in await now_not(case.lapse(by=he, at=early, reason="未补。"))
    late = moment(date(2027, 1, 5))
    await case.lapse(by=he, at=late, reason="未补。")
    assert await position(case) == ("lapsed", None)
    assert (await papers(case))["lapse"].context["body"]["basis"] == "补正告知书载明的期限"
    assert await running(case) == {}


async def test_without_a_broken_promise_nothing_lapses(he):
    case = await accepted()
    assert "还没有到" in await now_not(case.lapse(by=he, at=december(30), reason="不知道。"))
    case = await received(at=FRIDAY + MINUTE)
    assert "现在是“待受理”" in await now_not(case.lapse(by=he, at=december(30), reason="x"))


# 撤销

GROUNDS = {
    "kind": RevocationKind.ANNUL,
    "facts": "检测报告系伪造。",
    "law": "《中华人民共和国行政许可法》第六十九条第二款",
    "hearing": "已告知权利，未申请听证。",
}
NEXT_SPRING = moment(date(2027, 3, 5), "10:00")


@pytest.mark.parametrize("road", [granted, ready, mailed, delivered])
async def test_a_licence_can_be_taken_back_at_any_time(road, chen):
    case = await road()
    event = await case.revoke(by=chen, at=NEXT_SPRING, **GROUNDS)
    assert await position(case) == ("revoked", None)
    assert await running(case) == {}
    assert await papers_of(event) == ["revocation"]
    assert (await again(case)).closed_at is not None
    row = await Revocation.objects().get(Revocation.case == case.id)
    assert (row.kind, row.staff) == ("annul", chen.id)


async def test_the_paper_cites_what_is_taken_back_and_names_the_remedies(chen):
    case = await delivered()
    await case.revoke(by=chen, at=NEXT_SPRING, **GROUNDS)
    paper = (await papers(case))["revocation"]
    body = paper.context["body"]
    assert (paper.number, paper.title) == ("示卫撤〔2027〕1号", "撤销行政许可决定书")
    assert (body["verb"], body["decision_number"]) == ("撤销", "示卫准〔2026〕1号")
    assert body["certificate"]["number"] == "示卫公证字〔2026〕第000123号"
    assert paper.context["rights"]["court"] == "示例县人民法院"
    assert (await messages(case))[-1][0] == "T20"


@pytest.mark.parametrize("missing", GROUNDS)
async def test_facts_law_and_hearing_are_needed(chen, missing):
    case = await delivered()
    empty = GROUNDS | {missing: None if missing == "kind" else " "}
    assert list(await wrong(case.revoke(by=chen, at=NEXT_SPRING, **empty))) == [missing]


async def test_only_by_the_leader_of_the_deciding_office_and_only_what_was_granted(wang, chen):
    case = await delivered()
    assert "没有这项权限" in await not_for_them(case.revoke(by=wang, at=NEXT_SPRING, **GROUNDS))
    case = await accepted(at=FRIDAY + HOUR)
    assert "现在是“已受理”" in await now_not(case.revoke(by=chen, at=NEXT_SPRING, **GROUNDS))


async def test_nothing_goes_on_after_the_end(he, lin):
    case = await accepted(ALLOWANCE)
    await case.withdraw(by=lin, at=WEDNESDAY, **WISH)
    sentence = await now_not(case.push(by=lin, at=WEDNESDAY + MINUTE))
    assert sentence.endswith("处理（撤回申请），现在是“已撤回”。")
    assert await Case.count().where(Case.status == Status.WITHDRAWN) == 1
