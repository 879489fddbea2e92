"""What hangs on a case: papers as PDF, materials as pictures with a watermark."""

import io

import pytest
from PIL import Image

from models.audit.access import Access, AccessEntry
from models.cases.case import Case
from models.documents.document import void
from models.sample.sheets import drawn_sheet
from tests.web import road
from tests.web.browser import Browser
from tests.web.citizen.test_cases import PDF, finish


@pytest.fixture
async def case(now) -> Case:
    return await road.received(now)


@pytest.fixture
async def he(as_staff) -> Browser:
    """何琳 at her window."""
    return await as_staff("F01")


async def looks(case: Case, access: Access) -> list[AccessEntry]:
    return await AccessEntry.objects().where(
        (AccessEntry.case == case.id) & (AccessEntry.access == access)
    )


async def test_while_a_paper_is_made_the_page_looks_again_and_nothing_is_noted(he, case):
    receipt = await road.paper(case, "receipt")
    answer = await he.get(f"/desk/cases/{case.case_no}/papers/{receipt.id}.pdf")
    assert (answer.status_code, answer.headers["refresh"]) == (202, "2")
    assert "收件凭证" in answer.text
    assert await looks(case, Access.PAPER) == []


@pytest.mark.parametrize("area", ["/desk", "/station"])
async def test_a_finished_paper_is_shown_and_noted_with_its_number(he, case, now, area):
    receipt = await road.paper(case, "receipt")
    await finish(receipt, now)
    answer = await he.get(f"{area}/cases/{case.case_no}/papers/{receipt.id}.pdf")
    assert (answer.status_code, answer.content) == (200, PDF)
    [look] = await looks(case, Access.PAPER)
    assert (look.reason, look.actor_name) == (receipt.number, "何琳")


async def test_a_void_paper_waits_for_its_mark(he, case, now):
    receipt = await road.paper(case, "receipt")
    await finish(receipt, now)
    await void(case.id, "receipt", at=now, reason="作废")
    answer = await he.get(f"/desk/cases/{case.case_no}/papers/{receipt.id}.pdf")
    assert answer.status_code == 202


async def test_staff_see_the_slips_between_offices(as_staff, now):
    case = await road.sent_back(now)
    slip = await road.paper(case, "return")
    wang = await as_staff("W01")
    answer = await wang.get(f"/desk/cases/{case.case_no}/papers/{slip.id}.pdf")
    assert answer.status_code == 202


@pytest.fixture
async def picture(case, now):
    row = (await case.materials())[0]
    return await row.attach(drawn_sheet(row.name, {}), "照片.jpg", by="何琳", at=now)


async def test_a_material_is_a_picture_that_says_what_it_may_be_used_for(he, case, picture):
    answer = await he.get(f"/desk/cases/{case.case_no}/files/{picture.id}/1")
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/jpeg")
    assert answer.headers["cache-control"] == "private, max-age=600"
    assert Image.open(io.BytesIO(answer.content)).format == "JPEG"
    [look] = await looks(case, Access.FILE)
    assert look.reason == "照片.jpg"


@pytest.mark.parametrize("sheet", ["0", "2", "-1", "999999999999999999999"])
async def test_there_is_no_other_page(he, case, picture, sheet):
    path = f"/desk/cases/{case.case_no}/files/{picture.id}/{sheet}"
    assert (await he.get(path)).status_code == 404


async def test_a_picture_of_another_case_is_not_found_under_this_one(as_staff, case, picture, now):
    other = await road.allowance(now)
    lin = await as_staff("Q01")
    path = f"/station/cases/{other.case_no}/files/{picture.id}/1"
    assert (await lin.get(path)).status_code == 404
