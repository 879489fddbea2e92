"""What hangs on a case: papers as PDF, materials as pictures with a watermark."""

import io

import pytest
from PIL import Image

from jobs.documents import mark_reprint, render_document
from models.audit.access import Access, AccessEntry
from models.cases.case import Case
from models.documents.document import Document, void
from models.documents.reprint import copy_of
from models.outbox import Topic
from models.sample.sheets import drawn_sheet
from tests.jobs.outbox_rows import claimed
from tests.jobs.pdfs import text
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


async def once_more(he: Browser, case: Case, document: Document) -> str:
    """补打; the address of the copy."""
    path = f"/desk/cases/{case.case_no}"
    page = await he.open(f"{path}?tab=papers")
    answer = await he.send(page, f"{path}/reprints", paper=str(document.id))
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def drawn(document: Document, n: int) -> None:
    """The pdf worker has laid the line over the copy."""
    copy = await copy_of(document, n)
    row, attempt = await claimed(Topic.REPRINT, copy.id)
    await mark_reprint({}, row, attempt, copy.id)


async def test_a_paper_printed_again_says_which_copy_it_is_by_whom_and_when(he, case, files, now):
    receipt = await road.paper(case, "receipt")
    row, attempt = await claimed(Topic.DOCUMENT, receipt.id)
    await render_document({}, row, attempt, receipt.id)
    receipt = await road.paper(case, "receipt")
    stored = receipt.file
    for n in (2, 3):
        address = await once_more(he, case, receipt)
        assert address.endswith(f"/papers/{receipt.id}.pdf?copy={n}")
        assert (await he.get(address)).status_code == 202
        await drawn(receipt, n)
        words = text((await he.get(address)).content)
        assert f"第{n}次打印，何琳（F01），2026年11月30日" in words
        assert receipt.number in words
    assert (await road.paper(case, "receipt")).file == stored, "the original stays as it is"
    reasons = [one.reason for one in await looks(case, Access.PAPER)]
    assert reasons == [f"{receipt.number}，第{n}次打印" for n in (2, 3)]


async def test_one_form_sent_twice_is_one_copy(he, case, now):
    receipt = await road.paper(case, "receipt")
    await finish(receipt, now)
    path = f"/desk/cases/{case.case_no}"
    page = await he.open(f"{path}?tab=papers")
    places = {(await he.send(page, f"{path}/reprints")).headers["location"] for _ in range(2)}
    assert len(places) == 1


async def test_what_is_void_or_not_ours_is_not_printed_again(he, case, now):
    receipt = await road.paper(case, "receipt")
    await finish(receipt, now)
    path = f"/desk/cases/{case.case_no}"
    page = await he.open(f"{path}?tab=papers")
    await void(case.id, "receipt", at=now, reason="改错")
    late = await he.send(page, f"{path}/reprints")
    assert late.status_code == 409
    assert "已经作废" in late.text
    signed = page.form("/logout").filled({})
    for odd in ("", "x", "999999"):
        answer = await he.post(f"{path}/reprints", [*signed, ("paper", odd)])
        assert answer.status_code == 422, odd
    for odd in ("x", "9", "99999"):
        assert (await he.get(f"{path}/papers/{receipt.id}.pdf?copy={odd}")).status_code == 404
