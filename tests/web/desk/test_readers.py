"""Cases of people who must be protected are opened by named staff only (privacy 8.1.8)."""

import pytest

from models.audit.access import AccessEntry
from models.cases.case import Case
from tests.web import road
from tests.web.browser import Browser
from tests.web.citizen.test_cases import finish
from tests.web.documents import Page


@pytest.fixture
async def case(now) -> Case:
    """Taken in by 何琳, accepted and pushed to the hall of the deciding county."""
    return await road.pushed(now)


async def restricted(as_staff, case: Case, do: str = "restrict", **more: str) -> Page:
    """周宁, who runs the hall, sets it; the page afterwards."""
    zhou: Browser = await as_staff("G01")
    path = f"/desk/cases/{case.case_no}/readers"
    page = await zhou.open(path)
    form = page.form(path).filled(more)
    answer = await zhou.post(path, [*[one for one in form if one[0] != "do"], ("do", do)])
    if answer.status_code != 303:
        return Page(answer)
    return await zhou.open(path)


async def test_who_is_not_named_finds_neither_case_nor_paper_nor_name(as_staff, case, now):
    receipt = await road.paper(case, "receipt")
    await finish(receipt, now)
    zhang = await as_staff("S01")
    path = f"/desk/cases/{case.case_no}"
    assert (await zhang.get(path)).status_code == 200
    assert "解除限定" in (await restricted(as_staff, case)).text
    sheets = [f"{path}/papers/{receipt.id}.pdf", f"{path}/files/1/1", f"{path}/readers"]
    for address in (path, f"{path}?tab=papers", *sheets[:2]):
        assert (await zhang.get(address)).status_code == 404, address
    assert (await zhang.get(sheets[2])).status_code == 403
    found = await zhang.open("/desk/search?q=" + case.case_no)
    assert f'{path}"' not in found.text
    assert case.case_no not in (await zhang.open("/desk/queue")).text


async def test_who_took_it_in_and_who_is_named_open_it(as_staff, case, now):
    path = f"/desk/cases/{case.case_no}"
    await restricted(as_staff, case)
    assert (await (await as_staff("F01")).get(path)).status_code == 200, "she took it in"
    page = await restricted(as_staff, case, "name", job_no="S01")
    assert "张强（S01）" in page.text
    zhang = await as_staff("S01")
    assert (await zhang.get(path)).status_code == 200
    assert case.case_no in (await zhang.open("/desk/queue")).text
    assert "限定阅读" in (await zhang.open(path)).text
    named = [one.reason for one in await AccessEntry.objects() if "限定阅读" in one.reason]
    about = f"限定阅读 {case.case_no}："
    assert named == [f"{about}只限指定人员", f"{about}指定张强"]


async def test_what_is_opened_again_is_open_to_everybody_at_its_desk(as_staff, case):
    await restricted(as_staff, case)
    await restricted(as_staff, case, "open")
    assert (await (await as_staff("S01")).get(f"/desk/cases/{case.case_no}")).status_code == 200


async def test_a_wrong_job_number_is_told_at_the_field(as_staff, case):
    await restricted(as_staff, case)
    page = await restricted(as_staff, case, "name", job_no="X99")
    assert page.status == 422
    assert "没有这个工号" in page.text
    assert page.typed["job_no"] == "X99"


async def test_the_applicant_follows_their_own_case_as_before(as_staff, as_citizen, case):
    await restricted(as_staff, case)
    sun = await as_citizen("19900000001")
    assert (await sun.get(f"/cases/{case.case_no}")).status_code == 200


async def test_an_odd_form_lifts_nothing(as_staff, case):
    await restricted(as_staff, case)
    for do in ("", "x"):
        page = await restricted(as_staff, case, do)
        assert page.status == 422
        assert "什么都没有改" in page.text
        assert "解除限定" in page.text


async def test_the_applicant_does_not_read_who_was_named(as_staff, as_citizen, case):
    await restricted(as_staff, case)
    await restricted(as_staff, case, "name", job_no="S01")
    assert "限定阅读" not in (await (await as_citizen("19900000001")).open("/me/looks")).text


async def test_a_case_that_nobody_may_take_on_waits_for_who_names_somebody(as_staff, now):
    case = await road.at_department(now)
    liaison = await as_staff("L01")
    assert case.case_no not in (await liaison.open("/desk/queue")).text
    await restricted(as_staff, case)
    assert case.case_no in (await liaison.open("/desk/queue")).text
    assert case.case_no in (await (await as_staff("G01")).open("/desk/queue")).text
    await restricted(as_staff, case, "name", job_no="W01")
    assert case.case_no not in (await liaison.open("/desk/queue")).text
    assert case.case_no in (await (await as_staff("W01")).open("/desk/queue")).text
