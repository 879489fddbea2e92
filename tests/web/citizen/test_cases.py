"""My cases, one of them, and answering what it asks."""

import pytest

from models.audit.access import Access, AccessEntry
from models.cases.case import Case
from models.cases.correction_record import lines_of, open_correction
from models.cases.event import last_event
from models.cases.material import CaseFile
from models.cases.words import Status
from models.documents.document import Document
from models.files.file import File
from models.people.citizen import Citizen
from models.sample.cast import SUN, officer
from models.sample.sheets import drawn_sheet
from tests.web import road
from tests.web.browser import Browser
from tests.web.documents import Page

LIU = "19900000002"


@pytest.fixture
async def sun(as_citizen) -> Browser:
    """孙建国 at his phone."""
    return await as_citizen(SUN.mobile)


@pytest.fixture
async def sent_back(now) -> Case:
    return await road.sent_back(now)


async def answers(case: Case, words: str = "重新画了平面图") -> dict[str, str]:
    lines = await lines_of(await open_correction(case.id))
    return {f"line_{line.id}": words for line in lines}


async def file_field(case: Case) -> str:
    lines = await lines_of(await open_correction(case.id))
    return f"file_{lines[0].id}"


def picture(name: str = "平面图.jpg") -> tuple[str, bytes, str]:
    return name, drawn_sheet("平面图", {}), "image/jpeg"


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
    for path in ("", "/supply", "/withdrawal", "/papers/1.pdf"):
        assert (await liu.get(f"/cases/{case.case_no}{path}")).status_code == 404


async def test_staff_do_not_act_on_a_citizens_own_pages(as_staff, now):
    case, he = await road.received(now), await as_staff("F01")
    for path in ("", "/supply", "/withdrawal"):
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


# ---- supplying


async def test_what_is_asked_for_is_supplied_with_pictures(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    page = await sun.open(path)
    answer = await sun.send(
        page, path, files={await file_field(sent_back): picture()}, **await answers(sent_back)
    )
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/cases/{sent_back.case_no}?done=supply",
    )
    event = await last_event(sent_back.case_no and sent_back.id)
    assert (event.act, event.actor_kind) == ("supply", "citizen")
    file = await CaseFile.objects().order_by(CaseFile.id, ascending=False).first()
    assert (file.name, file.added_by) == ("平面图.jpg", "申请人")
    assert "toast__text" in (await sun.open(answer.headers["location"])).text


async def test_the_same_answers_sent_twice_count_once(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    page, typed = await sun.open(path), await answers(sent_back)
    first = await sun.send(page, path, **typed)
    again = await sun.send(page, path, **typed)
    assert again.headers["location"] == first.headers["location"]
    assert await Document.count().where(Document.kind == "supply_receipt") == 1


async def test_a_forgotten_line_is_named_and_the_rest_is_kept(sun, sent_back):
    path = f"/cases/{sent_back.case_no}/supply"
    [name] = await answers(sent_back)
    page = Page(await sun.fill(path, **{name: " "}))
    assert (page.status, page.errors) == (422, [name])
    assert name in page.ids


async def test_pictures_are_kept_even_when_a_line_was_forgotten(sun, sent_back):
    path, field = f"/cases/{sent_back.case_no}/supply", await file_field(sent_back)
    answer = await sun.fill(path, files={field: picture()})
    assert answer.status_code == 422
    assert await CaseFile.count() == 1


async def test_a_file_that_is_no_picture_is_told_at_its_field_and_the_text_stays(sun, sent_back):
    path, field = f"/cases/{sent_back.case_no}/supply", await file_field(sent_back)
    typed = await answers(sent_back)
    page = Page(await sun.fill(path, files={field: ("a.exe", b"MZ\x90", "image/jpeg")}, **typed))
    assert (page.status, page.errors) == (422, [field])
    assert field in page.ids
    assert {name: page.typed[name] for name in typed} == typed


async def test_several_large_photographs_fit_into_one_form(sun, sent_back):
    path, field = f"/cases/{sent_back.case_no}/supply", await file_field(sent_back)
    photographs = [(field, picture(f"{n}.jpg")) for n in range(3)]
    padding = [(field, ("大.jpg", b"\xff\xd8" + b"0" * 8 * 1024 * 1024, "image/jpeg"))] * 3
    answer = await sun.fill(path, files=photographs + padding, **await answers(sent_back))
    assert answer.status_code == 422, "told at the field, not cut off at the door"


async def test_what_comes_too_late_is_told_with_the_newest_state(sun, sent_back, now):
    path = f"/cases/{sent_back.case_no}/supply"
    page = await sun.open(path)
    lines = await lines_of(await open_correction(sent_back.id))
    await sent_back.supply(
        by=await officer("F01", now), at=now, answers={line.id: "窗口代收" for line in lines}
    )
    late = Page(await sun.send(page, path, **{f"line_{line.id}": "我也补了" for line in lines}))
    assert late.status == 409
    assert "何琳" in late.text


# ---- withdrawing


async def test_who_withdraws_ticks_the_box_and_it_is_done(sun, now):
    case = await road.received(now)
    path = f"/cases/{case.case_no}/withdrawal"
    answer = await sun.fill(path, signed="yes", reason="不开店了")
    assert answer.headers["location"] == f"/cases/{case.case_no}?done=withdraw"
    await case.reread()
    assert (case.status, (await last_event(case.id)).note) == (Status.WITHDRAWN, "不开店了")


async def test_without_the_tick_nothing_is_withdrawn_and_the_reason_stays(sun, now):
    case = await road.received(now)
    page = Page(await sun.fill(f"/cases/{case.case_no}/withdrawal", reason="不开店了"))
    assert (page.status, page.errors) == (422, ["signed"])
    assert page.typed["reason"] == "不开店了"
    assert "signed" in page.ids


async def test_a_reason_that_is_too_long_is_told_at_its_field(sun, now):
    case = await road.received(now)
    page = Page(
        await sun.fill(f"/cases/{case.case_no}/withdrawal", signed="yes", reason="长" * 4001)
    )
    assert (page.status, page.errors) == (422, ["reason"])


async def test_after_the_decision_it_is_too_late_to_withdraw(sun, now):
    case = await road.being_decided(now)
    path = f"/cases/{case.case_no}/withdrawal"
    page = await sun.open(path)
    chen = await officer("W02", now)
    await case.grant(by=chen, at=now, content="准予。")
    late = Page(await sun.send(page, path, signed="yes", reason="不开店了"))
    assert late.status == 409
    assert late.typed["reason"] == "不开店了"
    assert "陈静" in late.text


async def test_a_new_phone_sees_nothing_of_the_old_one(hall, as_citizen, now):
    await road.received(now)
    stranger = await as_citizen("19911113333")
    assert await Citizen.exists().where(Citizen.mobile_index != "")
    assert "/cases/9" not in (await stranger.open("/cases")).text
