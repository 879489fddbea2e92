"""Who sees which case; what is not theirs does not exist for them."""

import pytest

from models.cases.case import Case
from models.cases.reading.finding import find_cases
from models.cases.reading.waiting import cases_of, waiting_for
from models.cases.reading.worklist import Urgency, worklist
from models.cases.words import MaterialState
from models.catalog.words import IntakeMode
from models.people.citizen import Citizen
from models.people.role import Role
from models.people.staff import Officer, Post, Posting, officer_on
from models.sample.cast import LIU, MA, STAFF, SUN
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, december, november
from tests.models.items import published
from tests.models.play import (
    at_department,
    at_recheck,
    defect,
    delivered,
    draft_at,
    granted,
    ready,
    received,
    reviewed,
    staff,
    with_department,
)

CAST = {member.job_no for member in STAFF}
SEPARATED = {"X01", "X02", "X03"}


async def seen_by(case: Case) -> set[str]:
    return {job_no for job_no in CAST if await case.is_visible_to(await staff(job_no))}


@pytest.mark.parametrize(
    ("road", "seers"),
    [
        (received, {"F01", "G01"}),
        (at_recheck, {"F01", "G01", "S01"}),
        (at_department, {"F01", "G01", "S01", "W01", "W02", "L01"}),
        (reviewed, {"F01", "G01", "S01", "W01", "W02", "L01"}),
        (ready, {"F01", "G01", "S01", "W01", "W02", "L01", "F02"}),
        (delivered, {"F01", "G01", "S01", "W01", "W02", "L01", "F02"}),
    ],
)
async def test_a_case_is_seen_by_the_desks_it_has_reached(road, seers):
    assert await seen_by(await road()) == seers


@pytest.mark.parametrize(
    ("counter", "seers"),
    [
        (ALLOWANCE, {"Q01", "G01", "S01", "M01", "M02"}),
        (HARDSHIP, {"Q01", "G01", "S01", "R01", "R02"}),
    ],
)
async def test_other_departments_never_see_it(counter, seers):
    assert await seen_by(await with_department(counter)) == seers


async def test_the_three_administrators_see_no_case():
    for road in (received, delivered):
        assert not await seen_by(await road(at=FRIDAY)) & SEPARATED


async def test_a_colleague_at_another_window_of_the_hall_does_not_see_it(he):
    elsewhere = Post(Role.CLERK, he.office, window=he.posts[0].window + 1000)
    colleague = Officer(999, "F99", "同事", he.office, "", he.region_prefix, (elsewhere,))
    assert not await (await received()).is_visible_to(colleague)


async def test_another_station_sees_nothing_of_this_one(lin):
    other = Post(Role.STATION, lin.office, station=lin.posts[0].station + 1000)
    neighbour = Officer(999, "Q99", "邻村", lin.office, "", lin.region_prefix, (other,))
    assert not await (await granted(ALLOWANCE)).is_visible_to(neighbour)


async def test_without_a_post_nothing_is_seen(he):
    nobody = Officer(he.id, "F01", "何琳", he.office, "", he.region_prefix, ())
    assert not await (await received()).is_visible_to(nobody)


async def test_management_sees_its_county_and_not_the_next(zhou):
    case = await received()
    next_county = Officer(
        zhou.id, "G09", "", zhou.office, "", "999903", (Post(Role.ADMIN, zhou.office),)
    )
    city = Officer(zhou.id, "G08", "", zhou.office, "", "9999", (Post(Role.SUPERVISOR, 1),))
    assert await case.is_visible_to(zhou)
    assert await case.is_visible_to(city)
    assert not await case.is_visible_to(next_county)


async def test_a_draft_is_seen_at_its_own_counter_only(he, zhang):
    draft = await draft_at("F01", await published(905), IntakeMode.WINDOW)
    assert await seen_by(draft) == {"F01"}


async def test_a_citizen_sees_the_cases_that_name_their_telephone(sun):
    case = await received()
    await received(ALLOWANCE)
    mine = await Case.of_citizen(sun, FRIDAY.date())
    assert [row.id for row in mine] == [case.id]
    stranger = await Citizen.with_mobile("13800000000", at=FRIDAY)
    assert await Case.of_citizen(stranger, FRIDAY.date()) == []


async def test_a_given_up_draft_does_not_appear_among_their_cases(sun, he):
    draft = await draft_at("F01", await published(906), IntakeMode.WINDOW, person=SUN)
    await draft.withdraw(by=he, at=FRIDAY, reason="", signed=True)
    assert await Case.of_citizen(sun, FRIDAY.date()) == []
    assert await cases_of(sun, FRIDAY.date()) == []


# My cases


async def test_the_list_says_where_each_case_is(sun):
    first = await with_department()
    second = await delivered(at=FRIDAY + MINUTE)
    lines = {line.case_no: line for line in await cases_of(sun, FRIDAY.date())}
    assert lines[first.case_no].words == "部门审查中"
    assert str(lines[first.case_no].due_on) == "2026-11-27"
    assert lines[second.case_no].words == "已通过"
    assert lines[first.case_no].item == "公共场所卫生许可"


async def test_what_waits_for_the_citizen_comes_first(sun, he):
    waiting = await received()
    await received(at=FRIDAY + HOUR)
    await waiting.ask_correction(by=he, at=MONDAY, defects=[await defect(waiting)])
    lines = await cases_of(sun, MONDAY.date())
    assert [line.needs_you for line in lines] == [True, False]
    assert (lines[0].case_no, str(lines[0].due_on)) == (waiting.case_no, "2027-01-05")
    assert [line.case_no for line in await waiting_for(sun, MONDAY)] == [waiting.case_no]


# Work lists


async def numbers(job_no: str, at=MONDAY) -> list[str]:
    return [task.case_no for task in await worklist(await staff(job_no), at)]


async def test_what_lies_on_a_desk_is_on_its_list_and_on_no_other():
    case = await at_recheck()
    lists = {job_no: await numbers(job_no) for job_no in CAST}
    assert {job_no for job_no, cases in lists.items() if cases} == {"S01"}
    assert lists["S01"] == [case.case_no]


@pytest.mark.parametrize(
    ("road", "workers"),
    [
        (received, {"F01"}),
        (at_department, {"W01"}),
        (with_department, {"W01"}),
        (reviewed, {"W02"}),
        (granted, {"W01"}),
        (ready, {"F02"}),
        (delivered, set()),
    ],
)
async def test_every_position_has_somebody_whose_list_it_is_on(road, workers):
    case = await road()
    assert {job_no for job_no in CAST if case.case_no in await numbers(job_no)} == workers


async def test_what_a_colleague_has_claimed_is_left_out(wang):
    second = Posting(
        staff=(await staff("L01")).id,
        role=Role.REVIEWER,
        office=wang.office,
        valid_from=FRIDAY.date(),
    )
    await second.save()
    colleague = await officer_on(second.staff, FRIDAY.date())
    case = await at_department()
    assert [task.case_no for task in await worklist(colleague, MONDAY)] == [case.case_no]
    await case.claim(by=wang, at=MONDAY + HOUR)
    assert await worklist(colleague, MONDAY + HOUR) == []
    (task,) = await worklist(wang, MONDAY + HOUR)
    assert (task.mine, task.claimed) == (True, True)


async def test_the_most_urgent_comes_first_and_is_grouped_by_its_day():
    later = await received(at=MONDAY)
    urgent = await received()
    tasks = await worklist(await staff("F01"), MONDAY)
    assert [task.case_no for task in tasks] == [urgent.case_no, later.case_no]
    assert [task.urgency for task in tasks] == [Urgency.TODAY, Urgency.TODAY]
    late = await worklist(await staff("F01"), november(24, "10:00"))
    assert late[0].urgency is Urgency.LATE
    assert late[0].light.title == "受理并推送"


async def test_a_case_with_time_left_comes_later():
    await with_department()
    (task,) = await worklist(await staff("W01"), MONDAY + HOUR)
    assert (task.urgency, task.light.words) == (Urgency.LATER, "剩 4 天")


async def test_while_the_applicant_is_asked_nothing_presses():
    case = await received()
    he = await staff("F01")
    await case.ask_correction(by=he, at=FRIDAY, defects=[await defect(case)])
    (task,) = await worklist(he, december(20))
    assert (task.urgency, task.light.words) == (Urgency.WAITING, "等申请人")


async def test_while_a_special_procedure_runs_the_light_is_grey(wang):
    case = await with_department()
    await case.suspend(by=wang, at=MONDAY + HOUR, code="S1", days=5, reason="送检。")
    (task,) = await worklist(wang, MONDAY + HOUR)
    assert task.light.words == "计时暂停"


async def test_a_reviewer_finds_what_came_straight_to_the_office(wang):
    draft = await draft_at("F01", await published(907), IntakeMode.DIRECT, person=MA)
    await Case.update({Case.intake_office: draft.office, Case.intake_window: None}).where(
        Case.id == draft.id
    )
    ma = await Citizen.with_mobile(MA.mobile, at=FRIDAY)
    for row in await draft.materials():
        await type(row).update({"need": "optional"}).where(type(row).id == row.id)
    await draft.submit(by=ma, at=FRIDAY)
    (task,) = await worklist(wang, FRIDAY)
    assert (task.case_no, task.leg) == (draft.case_no, "intake")


# Searching


async def found(job_no: str, words: str) -> list[str]:
    return [hit.case_no for hit in await find_cases(await staff(job_no), words)]


async def test_a_case_is_found_by_name_of_applicant_or_owner_and_by_digits():
    case = await received()
    for words in ("青丝", "孙建国", case.case_no, case.case_no[7:13], "示例县青丝美发店"):
        assert await found("F01", words) == [case.case_no], words


async def test_three_digits_are_too_few_to_search_by():
    await received()
    assert await found("F01", "261") == []


async def test_nobody_finds_what_they_may_not_see():
    await received()
    for job_no in CAST - {"F01", "G01"}:
        assert await found(job_no, "青丝") == []


async def test_drafts_are_not_found(he):
    draft = await draft_at("F01", await published(908), IntakeMode.WINDOW, person=LIU)
    assert await found("F01", "刘德福") == []
    await draft.withdraw(by=he, at=FRIDAY, reason="", signed=True)
    assert await found("F01", "刘德福") == []


async def test_a_percent_sign_finds_no_more_than_ones_own():
    case = await received()
    await received(ALLOWANCE)
    assert await found("F01", "%") in ([], [case.case_no])


async def test_a_hit_says_what_it_is_and_where():
    await with_department()
    (hit,) = await find_cases(await staff("W01"), "青丝")
    assert (hit.item, hit.applicant, hit.words) == ("公共场所卫生许可", SUN.name, "部门审查中")
    assert hit.received_at == FRIDAY


async def test_what_was_promised_to_a_counter_stays_on_its_list_until_it_is_brought():
    case = await at_department(gap=True)
    he, liang = await staff("F01"), await staff("F02")
    (task,) = await worklist(he, MONDAY + 6 * HOUR)
    assert (task.case_no, task.urgency) == (case.case_no, Urgency.PROMISED)
    assert await worklist(liang, MONDAY + 6 * HOUR) == []
    for row in await case.materials():
        if row.state == MaterialState.TOLERATED:
            await case.fill_gap(by=he, at=MONDAY + 6 * HOUR, material=row.id)
    assert await worklist(he, MONDAY + 7 * HOUR) == []
