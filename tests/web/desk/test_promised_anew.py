"""容缺 whose day passed before acceptance: it has come, or a new lawful day is named."""

from datetime import date, datetime, timedelta

import pytest

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.material import CaseMaterial
from models.cases.words import MaterialState, Status
from tests.web import road
from tests.web.browser import Browser

A_DAY = timedelta(days=1)


@pytest.fixture
async def case(now) -> Case:
    """Taken in with one paper promised for a day that is over."""
    case = await road.received(now, gap=True)
    gap = await gap_of(case)
    await CaseMaterial.update({CaseMaterial.promised_on: local_date(now) - A_DAY}).where(
        CaseMaterial.id == gap.id
    )
    return case


@pytest.fixture
async def he(as_staff) -> Browser:
    """何琳, who took it in."""
    return await as_staff("F01")


async def gap_of(case: Case) -> CaseMaterial:
    return next(row for row in await case.materials() if row.tolerable)


async def accept(he: Browser, case: Case, **typed: str):
    path = f"/desk/cases/{case.case_no}"
    return await he.fill(f"{path}?act=accept", f"{path}/acceptance", **typed)


async def test_without_a_word_about_it_the_case_is_not_accepted(he, case):
    late = await accept(he, case)
    assert late.status_code == 409
    assert "日期已经过了" in late.text


async def test_a_new_day_within_what_the_item_allows_is_taken(he, case, now: datetime):
    gap, day = await gap_of(case), local_date(now) + A_DAY
    answer = await accept(he, case, **{f"day_{gap.id}": day.isoformat()})
    assert answer.status_code == 303, answer.text
    assert (await Case.objects().get(Case.id == case.id)).status == Status.ACCEPTED
    gap = await gap_of(case)
    assert (gap.state, gap.promised_on) == (MaterialState.TOLERATED, day)


@pytest.mark.parametrize("typed", ["2099-01-01", "2020-01-01", "明天"])
async def test_a_day_that_is_not_lawful_is_told_at_its_field(he, case, typed):
    gap = await gap_of(case)
    answer = await accept(he, case, **{f"day_{gap.id}": typed})
    assert answer.status_code == 422
    assert f'href="#day_{gap.id}"' in answer.text
    assert typed in answer.text, "what was typed is kept"
    assert (await gap_of(case)).promised_on < date.fromisoformat("2099-01-01")


async def test_what_has_come_meanwhile_is_ticked(he, case):
    gap = await gap_of(case)
    answer = await accept(he, case, arrived=str(gap.id))
    assert answer.status_code == 303, answer.text
    assert (await gap_of(case)).state == MaterialState.COMPLETE
