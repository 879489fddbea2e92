"""The work list, the page of one case, the search, the whole number for a reason."""

import pytest

from models.audit.access import Access, AccessEntry
from models.cases.case import Case
from models.cases.words import MaterialState
from models.people.citizen import Citizen
from models.sample.cast import LIU, SUN, officer
from tests.web import road
from tests.web.browser import HTMX
from tests.web.documents import Page


async def test_work_begins_with_the_most_urgent_case(as_staff, now):
    case = await road.received(now)
    answer = await (await as_staff("F01")).get("/desk")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/desk/cases/{case.case_no}")


async def test_an_empty_desk_says_so(as_staff):
    page = await (await as_staff("R01")).open("/desk")
    assert "没有待办" in page.text


async def test_the_station_lists_its_cases_on_a_page(as_staff, now):
    case = await road.allowance(now)
    page = await (await as_staff("Q01")).open("/station")
    assert f"/station/cases/{case.case_no}" in page.text


async def test_the_list_refreshes_as_a_part(as_staff, now):
    case = await road.received(now)
    answer = await (await as_staff("F01")).get("/desk/queue", headers=HTMX)
    assert case.case_no in answer.text
    assert "<html" not in answer.text


async def test_what_a_colleague_has_claimed_is_not_on_my_list(as_staff, now):
    case = await road.under_review(now)
    wang, chen = await as_staff("W01"), await as_staff("W02")
    assert case.case_no in (await wang.get("/desk/queue")).text
    assert case.case_no not in (await chen.get("/desk/queue")).text


@pytest.mark.parametrize("tab", ["", "materials", "form", "trail", "papers", "nothing", "../x"])
async def test_every_tab_of_a_case_opens(as_staff, now, tab):
    case = await road.sent_back(now)
    page = await (await as_staff("W01")).open(f"/desk/cases/{case.case_no}?tab={tab}")
    assert SUN.name in page.text


async def test_looking_at_a_case_leaves_a_trace(as_staff, now):
    case = await road.received(now)
    await (await as_staff("F01")).open(f"/desk/cases/{case.case_no}")
    entry = await AccessEntry.objects().get(AccessEntry.case == case.id)
    assert (entry.access, entry.actor_name, entry.address) == (Access.READ, "何琳", "203.0.113.7")


async def test_numbers_of_people_are_masked_on_every_tab(as_staff, now):
    case = await road.allowance(now)
    lin = await as_staff("Q01")
    for area in ("/station", "/desk"):
        for tab in ("materials", "form", "trail", "papers"):
            text = (await lin.open(f"{area}/cases/{case.case_no}?tab={tab}")).text
            for secret in (LIU.id_number, LIU.mobile, "6217000000000000011"):
                assert secret not in text


async def test_the_act_asked_for_lies_open(as_staff, now):
    case = await road.received(now)
    he = await as_staff("F01")
    for act, noun in {
        "accept": "acceptance",
        "withdraw": "withdrawal",
        "refuse": "refusal",
    }.items():
        page = await he.open(f"/desk/cases/{case.case_no}?act={act}")
        assert page.form(f"/desk/cases/{case.case_no}/{noun}")


@pytest.mark.parametrize("act", ["", "nothing", "grant", "../etc", "deem_accepted"])
async def test_an_act_that_is_not_open_to_me_is_not_offered(as_staff, now, act):
    case = await road.received(now)
    page = await (await as_staff("F01")).open(f"/desk/cases/{case.case_no}?act={act}")
    assert page.form(f"/desk/cases/{case.case_no}/acceptance")


async def test_the_window_finds_where_to_fill_the_gap_of_a_case_that_went_on(as_staff, now):
    case = await road.under_review(now, gap=True)
    page = await (await as_staff("F01")).open(f"/desk/cases/{case.case_no}")
    assert f'href="/desk/cases/{case.case_no}?act=fill_gap#decision"' in page.text
    assert "不需要您办理" not in page.text


async def test_of_a_case_from_home_it_is_asked_whether_the_paper_came(as_staff, now):
    case, he = await road.under_review(now, gap=True), await as_staff("F01")
    ask = f"/desk/cases/{case.case_no}?act=fill_gap"
    assert "收到了纸质材料" not in (await he.open(ask)).text
    sun = await Citizen.with_mobile(SUN.mobile, at=now)
    await Case.update({Case.filed_by: sun.id}).where(Case.id == case.id)
    assert "收到了纸质材料" in (await he.open(ask)).text
    row = next(row for row in await case.materials() if row.state == MaterialState.TOLERATED)
    answer = await he.fill(
        ask, f"/desk/cases/{case.case_no}/gap", material=str(row.id), paper="yes"
    )
    assert answer.status_code == 303
    row = next(one for one in await case.materials() if one.id == row.id)
    assert row.original_count + row.copy_count > 0


async def test_a_filled_gap_is_no_longer_a_mark_of_the_case(as_staff, now):
    case = await road.under_review(now, gap=True)
    wang = await as_staff("W01")
    mark = '<span class="badge badge--amber">容缺</span>'
    assert mark in (await wang.open(f"/desk/cases/{case.case_no}?tab=form")).text
    for row in await case.materials():
        if row.state == MaterialState.TOLERATED:
            await case.fill_gap(by=await officer("F01", now), at=now, material=row.id)
    assert mark not in (await wang.open(f"/desk/cases/{case.case_no}?tab=form")).text


async def test_the_trail_leads_to_the_paper_that_an_act_issued(as_staff, now):
    case = await road.sent_back(now)
    page = await (await as_staff("W01")).open(f"/desk/cases/{case.case_no}?tab=trail")
    paper = await road.paper(case, "correction")
    assert f"/desk/cases/{case.case_no}/papers/{paper.id}.pdf" in page.text


async def test_an_odd_done_is_simply_not_shown(as_staff, now):
    case = await road.received(now)
    page = await (await as_staff("F01")).open(f"/desk/cases/{case.case_no}?done=<b>x</b>")
    assert "<b>x</b>" not in page.text


# ---- search


@pytest.mark.parametrize("wanted", ["青丝", "孙建国", "{tail}", "{number}"])
async def test_a_case_is_found_by_name_or_part_of_its_number(as_staff, now, wanted):
    case = await road.received(now)
    wanted = wanted.format(tail=case.case_no[-6:], number=case.case_no)
    page = Page(await (await as_staff("F01")).get("/desk/search", params={"q": wanted}))
    assert case.case_no in page.text


async def test_only_what_one_may_see_is_found(as_staff, now):
    await road.received(now)
    page = await (await as_staff("M01")).open("/desk/search?q=青丝")
    assert "999902-" not in page.text


@pytest.mark.parametrize("wanted", ["", " ", "%", "_", "\\", "'", "长" * 300, "²²²²", "<b>"])
async def test_odd_words_find_nothing_and_break_nothing(as_staff, now, wanted):
    await road.received(now)
    answer = await (await as_staff("F01")).get("/desk/search", params={"q": wanted})
    assert answer.status_code == 200
    assert "<b>" not in answer.text or wanted != "<b>"


@pytest.mark.parametrize("wild", ["%", "_", "青%", "__"])
async def test_wild_cards_are_letters_like_any_other(as_staff, now, wild):
    case = await road.received(now)
    page = Page(await (await as_staff("F01")).get("/desk/search", params={"q": wild}))
    assert f"/cases/{case.case_no}" not in page.text


# ---- reveal


async def test_the_whole_number_is_shown_once_for_a_reason_and_noted(as_staff, now):
    case = await road.allowance(now)
    lin = await as_staff("Q01")
    page = await lin.open(f"/desk/cases/{case.case_no}?tab=form")
    answer = await lin.send(page, f"/desk/cases/{case.case_no}/reveal", reason="联系申请人")
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    assert LIU.id_number in answer.text
    assert LIU.mobile in answer.text
    entry = await AccessEntry.objects().get(AccessEntry.access == Access.REVEAL)
    assert (entry.case, entry.reason, entry.actor_name) == (case.id, "联系申请人", "林小芳")


async def test_an_invented_reason_is_noted_as_another_need(as_staff, now):
    case = await road.received(now)
    he = await as_staff("F01")
    page = await he.open(f"/desk/cases/{case.case_no}?tab=form")
    await he.send(page, f"/desk/cases/{case.case_no}/reveal", reason="好奇" * 3000)
    entry = await AccessEntry.objects().get(AccessEntry.access == Access.REVEAL)
    assert entry.reason == "其他工作需要"


async def test_who_only_oversees_is_offered_no_whole_numbers(as_staff, now):
    case = await road.received(now)
    zhou = await as_staff("G01")
    page = await zhou.open(f"/desk/cases/{case.case_no}?tab=form")
    assert "/reveal" not in page.text
    token = page.typed["_token"]
    answer = await zhou.post(f"/desk/cases/{case.case_no}/reveal", {"_token": token})
    assert answer.status_code == 403
