"""From home: papers sent, promised for later (容缺), replaced by a promise (告知承诺)."""

from datetime import date, timedelta

import pytest

from models.cases.actor import SYSTEM
from models.cases.filling.checking import Finding
from models.cases.filling.entrance import unsettled_materials
from models.cases.filling.room import MOST_FILES
from models.cases.filling.whom import Whom
from models.cases.records.promise import Promise, promise_in_force
from models.cases.words import Flag, MaterialState
from models.documents.document import Document
from models.errors import Invalid, NotNow
from models.people.applicant import Audience
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import MA
from models.sample.story import HYGIENE
from tests.models.days import FRIDAY, MINUTE, MONDAY
from tests.models.home import (
    BY_PROMISE,
    line,
    send_all,
    shop_at_home,
    unemployed_at_home,
)
from tests.models.pictures import drawn

RULES, HEALTH, REPORT, SHEET = "卫生管理制度", "健康证明", "检测或评价报告", "告知承诺书"
LEAVING = "终止（解除）劳动关系证明"
NEXT_FRIDAY = date(2026, 11, 27)


@pytest.fixture
async def shop(sun):
    return await shop_at_home(sun)


@pytest.fixture
async def promising(sun):
    """The same, on promise."""
    return await shop_at_home(sun, BY_PROMISE)


@pytest.fixture
async def ma() -> Citizen:
    return await Citizen.with_mobile(MA.mobile, at=FRIDAY)


async def unsettled(draft, today=date(2026, 11, 20)) -> list[str]:
    return [row.name for row in await unsettled_materials(draft, today)]


async def errors_of(attempt) -> dict[str, str]:
    with pytest.raises(Invalid) as wrong:
        await attempt
    return wrong.value.errors


async def test_what_the_office_looks_up_itself_is_not_asked_for(shop):
    names = await unsettled(shop)
    assert RULES in names
    assert not {"营业执照", "从业人员健康证明"} & set(names)


async def test_a_paper_promised_for_later_does_not_block_the_submission(shop, sun, jpeg, files):
    await send_all(shop, jpeg, RULES, HEALTH, "营业执照", "身份证")
    errors = await errors_of(shop.submit(by=sun, at=FRIDAY))
    assert list(errors.values()) == [f"请上传“{RULES}”，或者约定补交的日期。"]
    row = await line(shop, RULES)
    await shop.promise_later(row.id, NEXT_FRIDAY, agreed=True, at=FRIDAY)
    await shop.submit(by=sun, at=FRIDAY)
    row = await line(shop, RULES)
    assert (row.state, row.promised_on) == (MaterialState.OPEN, NEXT_FRIDAY)
    assert Flag.TOLERATED not in shop.flags  # the office has not answered yet


async def test_the_office_accepts_with_the_promised_day(shop, sun, wang, jpeg, files):
    await send_all(shop, jpeg, RULES)
    rules = await line(shop, RULES)
    await shop.promise_later(rules.id, NEXT_FRIDAY, agreed=True, at=FRIDAY)
    await shop.submit(by=sun, at=FRIDAY)
    findings = {row.id: Finding(MaterialState.COMPLETE) for row in await shop.materials()}
    findings[rules.id] = Finding(MaterialState.TOLERATED, NEXT_FRIDAY)
    await shop.check_materials(findings, by=wang, at=FRIDAY)
    form = await line(shop, "申请表")
    assert (form.state, form.original_count) == (MaterialState.COMPLETE, 0)  # no paper was seen


async def test_silence_is_a_yes_to_the_promised_day(shop, sun, jpeg, files):
    await send_all(shop, jpeg, RULES)
    rules = await line(shop, RULES)
    await shop.promise_later(rules.id, NEXT_FRIDAY, agreed=True, at=FRIDAY)
    await shop.submit(by=sun, at=FRIDAY)
    await shop.deem_accepted(by=SYSTEM, at=FRIDAY + timedelta(days=10))
    assert (await line(shop, RULES)).state == MaterialState.TOLERATED
    assert Flag.TOLERATED in shop.flags


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (None, "请选择补交的日期。"),
        (date(2026, 11, 20), "最晚可以在11月27日补交，请重新选择日期。"),
        (date(2026, 11, 30), "最晚可以在11月27日补交，请重新选择日期。"),
    ],
)
async def test_the_day_is_within_what_the_item_tolerates(shop, day, sentence):
    row = await line(shop, RULES)
    errors = await errors_of(shop.promise_later(row.id, day, agreed=True, at=FRIDAY))
    assert errors["day"] == sentence


async def test_later_is_agreed_to_and_only_where_the_item_tolerates_it(shop):
    rules, form = await line(shop, RULES), await line(shop, "申请表")
    errors = await errors_of(shop.promise_later(rules.id, NEXT_FRIDAY, agreed=False, at=FRIDAY))
    assert errors == {"agreed": "请阅读后勾选，表示您同意。"}
    errors = await errors_of(shop.promise_later(form.id, NEXT_FRIDAY, agreed=True, at=FRIDAY))
    assert errors == {"day": "这份材料不能稍后补交，请现在上传。"}
    errors = await errors_of(shop.promise_later(0, NEXT_FRIDAY, agreed=True, at=FRIDAY))
    assert list(errors) == ["day"]


async def test_a_promised_day_can_be_taken_back_and_runs_out(shop, jpeg, files):
    await send_all(shop, jpeg, RULES)
    row = await line(shop, RULES)
    await shop.promise_later(row.id, NEXT_FRIDAY, agreed=True, at=FRIDAY)
    assert await unsettled(shop) == []
    assert await unsettled(shop, NEXT_FRIDAY) == [RULES]
    await shop.not_later(row.id)
    assert await unsettled(shop) == [RULES]


async def test_a_promise_stands_for_the_sheet_the_item_asks_for(promising, sun, jpeg, files):
    await send_all(promising, jpeg, SHEET)
    assert await unsettled(promising) == [SHEET]
    sheet = await line(promising, SHEET)
    await promising.promise_instead([sheet.key], by=sun, agreed=True, at=FRIDAY)
    assert await unsettled(promising) == []
    event = await promising.submit(by=sun, at=FRIDAY + MINUTE)
    sheet = await line(promising, SHEET)
    assert sheet.state == MaterialState.WAIVED
    assert sheet.waiver_evidence.startswith("网上告知承诺 2026-11-20")
    made = await Promise.latest(promising.id)
    assert event.data["promise"] == made.id
    assert made.name == "示例县青丝美发店"
    assert "承诺不实" in made.wording
    paper = await Document.objects().get(
        (Document.case == promising.id) & (Document.kind == "promise")
    )
    assert "承〔2026〕" in paper.number
    assert paper.context["body"]["told"][0] == {
        "label": "事项",
        "sentence": "公共场所卫生许可（新办）",
    }
    assert paper.context["body"]["promised"][-1] == "以上承诺是真实的意思表示。"


async def test_a_promise_is_made_with_open_eyes_and_once(promising, sun):
    sheet = await line(promising, SHEET)
    errors = await errors_of(
        promising.promise_instead([sheet.key], by=sun, agreed=False, at=FRIDAY)
    )
    assert errors == {"agreed": "请阅读后勾选，表示您同意。"}
    for _ in range(2):
        await promising.promise_instead([sheet.key], by=sun, agreed=True, at=FRIDAY)
    assert await Promise.count().where(Promise.case == promising.id) == 1


async def test_a_promise_is_taken_back_with_those_before_it(ma):
    draft = await unemployed_at_home(ma)
    paper = await line(draft, LEAVING)
    await draft.promise_instead([paper.key], by=ma, agreed=True, at=FRIDAY)
    for _ in range(2):
        await draft.not_instead()
    assert LEAVING in await unsettled(draft)
    assert not await Promise.exists().where(Promise.case == draft.id)


async def test_another_situation_is_another_promise(promising, sun):
    sheet = await line(promising, SHEET)
    await promising.promise_instead([sheet.key], by=sun, agreed=True, at=FRIDAY)
    await promising.situate(HYGIENE.answers, at=FRIDAY)
    rows, guide = await promising.materials(), await promising.guide()
    assert await promise_in_force(promising, guide, rows) is None
    assert REPORT in " ".join(await unsettled(promising))
    errors = await errors_of(promising.promise_instead([sheet.key], by=sun, agreed=True, at=FRIDAY))
    assert errors == {"agreed": "这次申请没有可以用承诺代替的材料。"}


async def test_nothing_is_promised_for_a_case(promising, sun, jpeg, files):
    sheet = await line(promising, SHEET)
    await promising.promise_instead([sheet.key], by=sun, agreed=True, at=FRIDAY)
    await send_all(promising, jpeg, SHEET)
    await promising.submit(by=sun, at=FRIDAY)
    with pytest.raises(NotNow):
        await promising.promise_instead([sheet.key], by=sun, agreed=True, at=MONDAY)
    with pytest.raises(NotNow):
        await promising.not_instead()
    with pytest.raises(NotNow):
        await promising.promise_later(
            (await line(promising, RULES)).id, NEXT_FRIDAY, agreed=True, at=FRIDAY
        )


async def test_the_same_file_is_kept_once_and_there_is_an_end_to_it(shop, files):
    row = await line(shop, RULES)
    for _ in range(2):
        await row.attach(drawn(), "制度.jpg", by="申请人", at=FRIDAY)
    assert len(await row.sheets()) == 1
    for number in range(1, MOST_FILES):
        await row.attach(drawn(size=(80 + number, 60)), "制度.jpg", by="申请人", at=FRIDAY)
    await row.attach(drawn(), "制度.jpg", by="申请人", at=FRIDAY)  # again: it is there already
    errors = await errors_of(row.attach(drawn(size=(40, 40)), "x.jpg", by="申请人", at=FRIDAY))
    assert errors == {"file": "一份材料最多20张，请先去掉几张。"}


async def test_where_no_question_decides_a_single_paper_can_be_promised(ma, jpeg, files):
    draft = await unemployed_at_home(ma)
    assert await unsettled(draft) == ["失业登记表", LEAVING]
    leaving = await line(draft, LEAVING)
    await draft.promise_instead([leaving.key], by=ma, agreed=True, at=FRIDAY)
    assert await unsettled(draft) == ["失业登记表"]
    made = await Promise.latest(draft.id)
    assert f"不用交的材料：{LEAVING}" in made.wording
    await send_all(draft, jpeg, LEAVING)
    await draft.submit(by=ma, at=FRIDAY)
    leaving = await line(draft, LEAVING)
    assert leaving.state == MaterialState.WAIVED
    assert Flag.PROMISED not in draft.flags  # the case as a whole does not rest on it


async def test_a_paper_that_was_sent_after_all_is_looked_at(ma, jpeg, files):
    draft = await unemployed_at_home(ma)
    leaving = await line(draft, LEAVING)
    await draft.promise_instead([leaving.key], by=ma, agreed=True, at=FRIDAY)
    await send_all(draft, jpeg)
    await draft.submit(by=ma, at=FRIDAY)
    assert (await line(draft, LEAVING)).state == MaterialState.OPEN


async def test_a_namesake_has_promised_nothing(ma):
    draft = await unemployed_at_home(ma)
    paper = await line(draft, LEAVING)
    await draft.promise_instead([paper.key], by=ma, agreed=True, at=FRIDAY)
    assert await promise_in_force(draft, await draft.guide(), await draft.materials())
    other = Whom("for-1", Audience.PERSON, MA.name, IdKind.RESIDENT, "999901195406200025")
    await draft.apply_for(other, by=ma, at=FRIDAY)
    assert not await promise_in_force(draft, await draft.guide(), await draft.materials())
