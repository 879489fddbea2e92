"""Versions follow each other without gaps, and a case keeps the one it was received with."""

from datetime import timedelta

import pytest

from models.catalog.comparing.comparison import differences
from models.catalog.comparing.sameness import FOUR, sameness_of, standards_compared
from models.catalog.content import read_content
from models.catalog.guide import read_guide
from models.catalog.item import Item, current_version
from models.catalog.quality.check import must_be_fit
from models.catalog.version import ItemVersion
from models.catalog.versioning import begin_draft, change, latest_version, step
from models.errors import Invalid, NotNow
from models.sample.catalogue import sample_item
from models.sample.story import ALLOWANCE, HYGIENE
from tests.models.days import FRIDAY
from tests.models.play import received

TODAY = FRIDAY.date()
A_WEEK = timedelta(days=7)


@pytest.fixture
async def item() -> Item:
    return await sample_item(HYGIENE.item)


async def draft_of(item, zhou, **told) -> ItemVersion:
    """A draft that says something else, in order to be published."""
    draft = await begin_draft(item, by=zhou.id, at=FRIDAY)
    await change(draft, told, edition=draft.edition, by=zhou.id, at=FRIDAY)
    return draft


async def published(item, zhou, *, valid_from=None, **told) -> ItemVersion:
    draft = await draft_of(item, zhou, **told)
    for act in ("submit", "approve"):
        await step(draft, act, by=zhou.id, at=FRIDAY)
    await step(draft, "publish", by=zhou.id, at=FRIDAY, valid_from=valid_from)
    return draft


async def in_force(item, day):
    return await current_version(item.id, day)


async def test_a_sample_item_can_be_published_again_as_it_is(item, zhou):
    second = await published(item, zhou, summary="改过的说明。")
    assert await in_force(item, TODAY) == second.id


async def test_only_one_draft_is_open(item, zhou):
    await begin_draft(item, by=zhou.id, at=FRIDAY)
    with pytest.raises(NotNow, match="已经有一个正在编辑的版本"):
        await begin_draft(item, by=zhou.id, at=FRIDAY)


async def test_a_discarded_draft_is_not_taken_up_again(item, zhou):
    draft = await draft_of(item, zhou, summary="写错了。")
    await step(draft, "cancel", by=zhou.id, at=FRIDAY, note="不改了")
    again = await begin_draft(item, by=zhou.id, at=FRIDAY)
    assert again.summary != "写错了。"
    assert again.version == draft.version + 1


async def test_a_planned_version_waits_for_its_day(item, zhou):
    first = await in_force(item, TODAY)
    planned = await published(item, zhou, valid_from=TODAY + A_WEEK, summary="下周的说明。")
    day_before = TODAY + A_WEEK - timedelta(days=1)
    assert await in_force(item, day_before) == first
    assert await in_force(item, TODAY + A_WEEK) == planned.id
    assert (await ItemVersion.objects().get(ItemVersion.id == first)).valid_to == day_before


async def test_a_planned_version_that_is_cancelled_leaves_no_gap(item, zhou):
    first = await in_force(item, TODAY)
    planned = await published(item, zhou, valid_from=TODAY + A_WEEK)
    await step(planned, "cancel", by=zhou.id, at=FRIDAY, note="推迟")
    assert await in_force(item, TODAY + 2 * A_WEEK) == first


async def test_nobody_rewrites_the_past(item, zhou):
    with pytest.raises(Invalid, match="生效日期最早是今天"):
        await published(item, zhou, valid_from=TODAY - A_WEEK)


async def test_nobody_stands_before_what_is_planned(item, zhou):
    await published(item, zhou, valid_from=TODAY + A_WEEK)
    with pytest.raises(Invalid, match="新版本不能比它早"):
        await published(item, zhou)


async def test_a_suspended_version_also_ends_when_the_next_begins(item, zhou):
    first = await latest_version(item.id)
    await step(first, "suspend", by=zhou.id, at=FRIDAY, note="系统升级")
    assert await in_force(item, TODAY) is None
    second = await published(item, zhou)
    await step(first, "resume", by=zhou.id, at=FRIDAY, note="升级好了")
    assert await in_force(item, TODAY) == second.id


async def test_a_case_keeps_the_guide_it_was_received_with():
    case = await received()
    before = (await case.guide()).summary
    item = await sample_item(HYGIENE.item)
    await ItemVersion.update({ItemVersion.valid_to: TODAY}).where(ItemVersion.item == item.id)
    assert (await case.guide()).summary == before


async def test_a_case_does_not_see_the_next_version(item, zhou):
    case = await received()
    before = await case.guide()
    await published(item, zhou, summary="改过的说明。")
    assert (await case.guide()).summary == before.summary != "改过的说明。"


async def test_a_guide_with_faults_is_not_sent_to_review(item, zhou):
    draft = await draft_of(item, zhou, hours="", visits_reason="")
    with pytest.raises(Invalid) as refused:
        await step(draft, "submit", by=zhou.id, at=FRIDAY)
    assert refused.value.errors == {
        "visits_reason": "要群众到现场，请写明为什么。",
        "hours": "“办理时间”没有填。",
    }


async def test_an_option_leads_to_no_item_that_does_not_exist(item, zhou):
    content = await read_content(await latest_version(item.id))
    content["questions"][0]["options"][0]["effects"] = [{"goto": "NOWHERE"}]
    draft = await draft_of(item, zhou, questions=content["questions"])
    with pytest.raises(Invalid, match="转到的事项 NOWHERE 不在事项库里"):
        await must_be_fit(draft)


async def test_the_comparison_of_a_draft_says_what_was_edited(item, zhou):
    draft = await draft_of(item, zhou, short_name="卫生许可")
    before = read_guide(
        (await ItemVersion.objects().get(ItemVersion.id == await in_force(item, TODAY))).snapshot
    )
    told = differences(before, await read_content(draft))
    assert [(one.element, one.before, one.after) for one in told if one.element != "生效日期"] == [
        ("短名称", "公共场所卫生许可", "卫生许可")
    ]


async def test_both_counties_say_the_same_of_hygiene(item):
    compared = await sameness_of(item.standard, TODAY, FOUR)
    assert len(compared.guides) == 2
    assert compared.same


async def test_the_allowance_rests_on_another_rule_in_each_county():
    compared = await sameness_of((await sample_item(ALLOWANCE.item)).standard, TODAY, FOUR)
    (differing,) = [row for row in compared.rows if not row.same]
    assert differing.aspect.label == "设定依据"


async def test_only_the_allowance_differs():
    lines = await standards_compared(TODAY)
    assert len(lines) == 38
    assert [line.name for line in lines if line.differing] == ["高龄津贴申领"]
