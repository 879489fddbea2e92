"""Drafts nobody finished: after 30 days nothing of them is kept."""

from datetime import timedelta

import pytest

from models.cases.case import Case
from models.cases.event import CaseEvent
from models.cases.filling.clearing import clear_old_drafts
from models.cases.filling.people_of import IdentityCheck
from models.cases.material import CaseFile, CaseMaterial
from models.catalog.words import IntakeMode
from models.delivery.delivery import Delivery
from models.files.file import File
from models.people.applicant import Applicant
from models.sample.cast import LIU
from tests.models.days import FRIDAY
from tests.models.items import published
from tests.models.looking import again, now_not
from tests.models.play import draft_at, identify, received

A_MONTH = timedelta(days=30)
LATER = FRIDAY + A_MONTH + timedelta(minutes=1)


@pytest.fixture
async def draft(files, jpeg) -> Case:
    """刘德福's draft with a picture, left lying."""
    case = await draft_at("F01", await published(995), IntakeMode.WINDOW)
    (row,) = await case.materials()
    await row.attach(jpeg, "申请表.jpg", by="何琳", at=FRIDAY)
    return case


async def test_it_stays_for_thirty_days(draft):
    assert await clear_old_drafts(FRIDAY + A_MONTH) == 0
    assert await Case.exists().where(Case.id == draft.id)


async def test_then_everything_goes_the_pictures_and_the_person_too(draft, files):
    (picture,) = [path for path in files.rglob("*") if path.is_file()]
    assert await clear_old_drafts(LATER) == 1
    assert not await Case.exists().where(Case.id == draft.id)
    assert not await CaseMaterial.exists().where(CaseMaterial.case == draft.id)
    assert not await IdentityCheck.exists().where(IdentityCheck.case == draft.id)
    assert not await Delivery.exists().where(Delivery.case == draft.id)
    assert not await Applicant.exists().where(Applicant.id == draft.applicant)
    assert not await File.exists().where(File.media_type == "image/jpeg")
    assert not picture.exists()
    assert await clear_old_drafts(LATER) == 0


async def test_a_person_with_another_case_is_kept(draft, he):
    other = await Case.start(by=he, post=he.posts[0], at=LATER, key="other")
    await identify(other, person=LIU, at=LATER)
    await clear_old_drafts(LATER)
    assert await Applicant.exists().where(Applicant.id == other.applicant)


async def test_a_picture_that_another_case_shows_is_kept(draft, files, jpeg):
    other = await received()
    row = (await other.materials())[0]
    await row.attach(jpeg, "同一张.jpg", by="何琳", at=FRIDAY)
    await clear_old_drafts(LATER)
    (sheet,) = await row.sheets()
    assert await sheet.file.content()


async def test_a_received_case_is_never_cleared(he):
    case = await received()
    assert await clear_old_drafts(FRIDAY + 20 * A_MONTH) == 0
    assert (await again(case)).case_no == case.case_no


async def test_of_a_draft_given_up_by_hand_only_the_event_is_kept(draft, he):
    await draft.withdraw(by=he, at=FRIDAY, reason="不办了", signed=True)
    assert await clear_old_drafts(LATER) == 1
    now = await again(draft)
    assert (now.applicant, now.contact_mobile_index, now.form, now.answers) == (None, "", {}, {})
    assert await CaseEvent.count().where(CaseEvent.case == draft.id) == 1
    assert await CaseFile.count() == 0
    assert await clear_old_drafts(LATER) == 0


async def test_a_page_that_is_still_open_says_that_the_draft_is_gone(draft, he):
    await clear_old_drafts(LATER)
    sentence = "这份草稿已经清理，请重新登记。"
    assert await now_not(draft.receive(by=he, at=LATER)) == sentence
    assert await now_not(identify(draft, person=LIU, at=LATER)) == sentence
