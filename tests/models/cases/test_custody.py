"""材料流转: at any moment it is known who holds which paper, and no paper is lost or doubled."""

from collections import Counter

from models.cases.custody import Custody
from models.cases.event import CaseEvent
from models.catalog.words import IntakeMode, MaterialForm
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY
from tests.models.items import entitle, published
from tests.models.looking import again, held
from tests.models.play import (
    COLLECTED,
    accepted,
    corrected,
    defect,
    delivered,
    mailed,
    ready,
    received,
    staff,
    taken_in,
    with_department,
)


async def sums(case) -> Counter:
    """Label → originals and copies that somebody of the office or on the road holds."""
    rows = await Custody.objects().where((Custody.case == case.id) & Custody.until.is_null())
    found = Counter()
    for row in rows:
        if row.holder != "applicant":
            found[row.label, "originals"] += row.originals
            found[row.label, "copies"] += row.copies
    return +found


async def test_an_original_that_is_only_checked_goes_back_at_once_and_its_copy_stays(zhang):
    item = await published(
        900,
        materials=(
            {"name": "身份证", "form": MaterialForm.CHECKED_COPY, "originals": 1, "copies": 1},
            {"name": "毕业证", "form": MaterialForm.CHECKED_COPY, "originals": 1},
            {"name": "电子照片", "form": MaterialForm.ELECTRONIC},
        ),
    )
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    assert await held(case) == [("身份证", "intake", 0, 1)]


async def test_a_clerk_who_belongs_to_another_office_still_takes_in_for_the_counter(he):
    case = await received()
    offices = {row.office for row in await Custody.objects().where(Custody.case == case.id)}
    assert offices == {he.posts[0].office}


async def test_every_stretch_belongs_to_the_act_that_began_it():
    case = await delivered()
    events = {row.id: row for row in await CaseEvent.objects().where(CaseEvent.case == case.id)}
    for row in await Custody.objects().where(Custody.case == case.id):
        assert events[row.event].at == row.since
        assert row.until is None or row.until >= row.since


async def test_no_paper_is_doubled_on_the_way(he):
    case = await with_department()
    before = await sums(case)
    wang = await staff("W01")
    await case.ask_correction(by=wang, at=MONDAY + HOUR, defects=[await defect(case)])
    assert await sums(case) == before
    await corrected(case, he, TUESDAY)
    assert await sums(case) == before


async def test_the_result_changes_hands_once_for_each_act(zhao):
    case = await mailed()
    await case.parcel_returned(by=zhao, at=TUESDAY + 2 * HOUR, reason="")
    await case.hand_out(by=zhao, at=TUESDAY + 3 * HOUR, **COLLECTED)
    rows = (
        await Custody.objects()
        .where((Custody.case == case.id) & Custody.material.is_null())
        .order_by(Custody.id)
    )
    assert [row.holder for row in rows] == ["counter", "courier", "counter", "applicant"]
    assert [row.until is None for row in rows] == [False, False, False, True]


async def test_the_certificate_waits_at_the_counter_that_hands_it_out(liang):
    case = await ready()
    row = await Custody.objects().get((Custody.case == case.id) & Custody.material.is_null())
    assert (row.holder, row.office) == ("counter", liang.office)


async def test_a_paper_exchanged_for_a_better_one_is_not_given_back_twice(he):
    case = await accepted()
    await case.ask_correction(by=he, at=FRIDAY + HOUR, defects=[await defect(case)])
    await corrected(case, he, MONDAY)
    await case.withdraw(by=he, at=MONDAY + MINUTE, reason="", signed=True)
    assert await sums(case) == Counter()
    rows = await Custody.objects().where(Custody.case == case.id)
    plans = [row for row in rows if "平面图" in row.label and row.holder == "applicant"]
    assert len(plans) == 2


async def test_a_case_that_owes_an_original_back_is_not_filed_away(zhang, wang):
    item = await published(
        904, materials=({"name": "房产证", "originals": 1, "give_back": True},), promised_length=0,
        case_kind="immediate",
    )  # fmt: skip
    await entitle(item, IntakeMode.WINDOW, number="3")
    case = await taken_in("S01", item, IntakeMode.WINDOW)
    await case.accept(by=zhang, at=FRIDAY)
    await case.push(by=zhang, at=FRIDAY)
    await case.grant(by=zhang, at=FRIDAY, content="准予。")
    await case.hand_out(by=await staff("S02"), at=FRIDAY, **COLLECTED)
    assert (await again(case)).delivered_at == FRIDAY
    assert (await again(case)).closed_at is None
    assert await case.owes_papers()
