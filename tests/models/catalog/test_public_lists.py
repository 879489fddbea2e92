"""The lists that must be public."""

from models.catalog.public_lists import reduced, taken_in_by
from models.catalog.publication import publish
from models.catalog.version import ItemVersion
from models.catalog.versioning import begin_draft
from models.catalog.words import IntakeMode
from tests.models import items
from tests.models.days import november

DAY = november(20).date()


async def test_a_list_by_way_of_intake_names_who_does_it():
    before = (await taken_in_by(IntakeMode.WINDOW, DAY, 1))[1]
    await items.published(911, name="放鹰许可", intake_modes=[IntakeMode.WINDOW])
    await items.published(912, name="养鹰许可", intake_modes=[IntakeMode.DIRECT])
    listed, total = await taken_in_by(IntakeMode.WINDOW, DAY, 1)
    assert total == before + 1
    assert [one.county for one in listed if one.name == "放鹰许可"] == ["示例县"]


async def test_what_was_cut_is_computed_from_the_versions(zhou, friday):
    papers = ({"name": "申请表"}, {"name": "照片"}, {"name": "证明"})
    item = await items.published(913, name="放鹰许可", materials=papers, promised_length=20)
    draft = await begin_draft(item, by=zhou.id, at=friday)
    await ItemVersion.update({ItemVersion.promised_length: 5}).where(ItemVersion.id == draft.id)
    await draft.refresh()
    await publish(draft, at=friday)
    one = next(one for one in await reduced(DAY) if one.item.name == "放鹰许可")
    assert (one.materials, one.limit, one.unit) == ((3, 3), (20, 5), "个工作日")


async def test_what_the_editor_states_goes_before_that():
    stated = {"materials": [12, 7], "steps": [6, 4], "days": [20, 5]}
    await items.published(914, name="放鹰许可", before_after=stated)
    one = next(one for one in await reduced(DAY) if one.item.name == "放鹰许可")
    assert (one.materials, one.steps, one.limit) == ((12, 7), (6, 4), (20, 5))


async def test_nothing_is_listed_of_which_nothing_was_cut(zhou, friday):
    item = await items.published(915, name="放鹰许可", before_after={"materials": [3, 4]})
    assert "放鹰许可" not in [one.item.name for one in await reduced(DAY)]
    assert item.id
