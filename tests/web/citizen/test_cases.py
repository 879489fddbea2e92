"""My cases, one of them, and answering what it asks."""

import pytest

from models.audit.access import Access, AccessEntry
from models.cases.case import Case
from models.documents.document import Document
from models.files.file import File
from models.people.citizen import Citizen
from models.sample.cast import SUN
from tests.web import road
from tests.web.browser import Browser

LIU = "19900000002"
OWN_PAGES = (
    "",
    "/days",
    "/supply",
    "/gap",
    "/messages",
    "/delivery",
    "/receipt",
    "/withdrawal",
    "/papers/1.pdf",
)


@pytest.fixture
async def sun(as_citizen) -> Browser:
    """孙建国 at his phone."""
    return await as_citizen(SUN.mobile)


@pytest.fixture
async def sent_back(now) -> Case:
    return await road.sent_back(now)


# ---- looking


async def test_my_cases_are_listed_and_nobody_elses(sun, now):
    mine, other = await road.received(now), await road.allowance(now)
    text = (await sun.open("/cases")).text
    assert mine.case_no in text
    assert other.case_no not in text


async def test_who_has_no_case_is_shown_what_can_be_done(as_citizen):
    page = await (await as_citizen("19911112222")).open("/cases")
    assert 'href="/services"' in page.text


async def test_one_case_tells_where_it_is(sun, now):
    case = await road.under_review(now)
    page = await sun.open(f"/cases/{case.case_no}")
    assert case.case_no in page.text
    entry = await AccessEntry.objects().get(AccessEntry.case == case.id)
    assert (entry.access, entry.actor_kind) == (Access.READ, "citizen")


async def test_a_case_of_somebody_else_does_not_exist(as_citizen, now):
    case, liu = await road.received(now), await as_citizen(LIU)
    for path in OWN_PAGES:
        assert (await liu.get(f"/cases/{case.case_no}{path}")).status_code == 404


async def test_staff_do_not_act_on_a_citizens_own_pages(as_staff, now):
    case, he = await road.received(now), await as_staff("F01")
    for path in OWN_PAGES[:-1]:
        assert (await he.get(f"/cases/{case.case_no}{path}")).status_code == 403


async def test_citizens_do_not_act_on_the_desk(sun, now):
    case = await road.received(now)
    token = (await sun.open("/me")).typed["_token"]
    for noun in ("supply", "withdrawal", "delivery"):
        answer = await sun.post(f"/desk/cases/{case.case_no}/{noun}", {"_token": token})
        assert answer.status_code == 403


# ---- papers


async def test_a_paper_that_is_not_ready_asks_to_wait_and_looks_again(sun, now):
    case = await road.received(now)
    receipt = await road.paper(case, "receipt")
    answer = await sun.get(f"/cases/{case.case_no}/papers/{receipt.id}.pdf")
    assert (answer.status_code, answer.headers["refresh"]) == (202, "2")
    assert await _paper_looks(case) == 0


async def test_a_finished_paper_is_a_pdf_and_leaves_a_trace(sun, now):
    case = await road.received(now)
    receipt = await road.paper(case, "receipt")
    await finish(receipt, now)
    answer = await sun.get(f"/cases/{case.case_no}/papers/{receipt.id}.pdf")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["content-disposition"].startswith("inline")
    assert answer.content == PDF
    assert await _paper_looks(case) == 1


PDF = b"%PDF-1.7 the receipt"


async def finish(document: Document, now) -> None:
    file = await File.keep(PDF, "application/pdf", at=now)
    await Document.update({Document.file: file.id}).where(Document.id == document.id)


async def _paper_looks(case: Case) -> int:
    return await AccessEntry.count().where(
        (AccessEntry.case == case.id) & (AccessEntry.access == Access.PAPER)
    )


async def test_every_paper_that_is_linked_can_be_opened(sun, now):
    case = await road.handed_out(now)
    page = await sun.open(f"/cases/{case.case_no}")
    links = {a["href"] for tag, a in page.tags if tag == "a" and "/papers/" in a.get("href", "")}
    assert len(links) >= 4
    for link in links:
        assert (await sun.get(link)).status_code == 202


async def test_slips_between_offices_are_not_the_applicants(sun, sent_back):
    slip = await road.paper(sent_back, "return")
    path = f"/cases/{sent_back.case_no}/papers/{slip.id}.pdf"
    assert (await sun.get(path)).status_code == 404


@pytest.mark.parametrize("name", ["0.pdf", "1", "x.pdf", "²³.pdf", "-1.pdf", "9" * 40 + ".pdf"])
async def test_there_are_no_other_papers(sun, now, name):
    case = await road.received(now)
    assert (await sun.get(f"/cases/{case.case_no}/papers/{name}")).status_code == 404


async def test_another_cases_paper_is_not_found_under_mine(sun, now):
    mine, other = await road.received(now), await road.allowance(now)
    receipt = await road.paper(other, "receipt")
    assert (await sun.get(f"/cases/{mine.case_no}/papers/{receipt.id}.pdf")).status_code == 404


async def test_a_new_phone_sees_nothing_of_the_old_one(hall, as_citizen, now):
    await road.received(now)
    stranger = await as_citizen("19911113333")
    assert await Citizen.exists().where(Citizen.mobile_index != "")
    assert "/cases/9" not in (await stranger.open("/cases")).text
