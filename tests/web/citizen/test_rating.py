"""好差评 on the phone: offered, never forced, kept once, and never from a counter's device."""

import re

import pytest

from models.cases.case import Case
from models.ratings.rating import Rating
from models.ratings.rectification import Rectification
from models.ratings.rectifying import Contact, Revisit
from models.sample.cast import PASSWORD, SUN, officer
from tests.web import road
from tests.web.browser import Browser
from tests.web.documents import Page


@pytest.fixture
async def sun(as_citizen) -> Browser:
    """孙建国 at his phone."""
    return await as_citizen(SUN.mobile)


@pytest.fixture
async def case(now) -> Case:
    """His licence, handed out."""
    return await road.handed_out(now)


def address(case: Case) -> str:
    return f"/cases/{case.case_no}/rating"


async def test_the_case_offers_it_and_forces_nothing(sun, case):
    page = await sun.open(f"/cases/{case.case_no}")
    assert f'href="{address(case)}"' in page.text
    asked = await sun.open(address(case))
    assert "不评价不影响办件" in asked.text
    form = asked.form(address(case))
    assert {"intake_level", "decision_level", "delivery_level"} <= form.names
    assert {name for name, value in form.fields if value and not name.startswith("_")} == set(), (
        "nothing is chosen in advance"
    )


async def test_before_the_acceptance_nothing_is_asked(sun, now):
    case = await road.received(now)
    assert "/rating" not in (await sun.open(f"/cases/{case.case_no}")).text
    assert "现在没有可以评价的服务" in (await sun.open(address(case))).text


async def test_without_an_account_nobody_rates(visitor: Browser, case):
    answer = await visitor.get(address(case))
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"/login?next={address(case)}",
    )


async def test_reasons_follow_the_level(sun, case):
    text = (await sun.open(address(case))).text
    good = re.search(r'name="intake_reason5".*?name="intake_level"', text, re.S)[0]
    bad = re.search(r'name="intake_reason1".*?</section>', text, re.S)[0]
    assert "态度好" in good
    assert "态度差" not in good
    assert "态度差" in bad


async def test_what_is_said_is_kept_and_thanked_for(sun, case):
    answer = await sun.fill(
        address(case),
        intake_level="5",
        intake_reason5=["speed", "attitude"],
        decision_level="2",
        decision_text="太慢了",
        anonymous="yes",
    )
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"{address(case)}?done=rated",
    )
    page = await sun.open(answer.headers["location"])
    assert "谢谢" in page.text
    assert "delivery_level" not in page.text, "one visit is not asked about again"
    rows = await Rating.objects().where(Rating.case == case.id).order_by(Rating.id)
    assert [(row.service, row.level, row.anonymous) for row in rows] == [
        ("intake", 5, True),
        ("decision", 2, True),
    ]
    assert rows[0].reasons == ["speed", "attitude"]
    assert await Rectification.count() == 1


async def test_the_same_form_sent_twice_counts_once(sun, case):
    page = await sun.open(address(case))
    for _ in range(2):
        answer = await sun.send(page, address(case), decision_level="1")
        assert answer.status_code == 303
    assert await Rating.count() == 1


async def test_the_second_try_is_told_and_shows_the_first(sun, case):
    old = await sun.open(address(case))
    await sun.fill(address(case), decision_level="4", decision_text="还行")
    fresh = {name: value for name, value in old.typed.items() if name == "_token"}
    again = Page(await sun.post(address(case), fresh | {"decision_level": "1", "_key": "another1"}))
    assert again.status == 409
    assert "已经评价过" in again.text
    assert "还行" in again.text
    assert (await Rating.objects().first()).level == 4


async def test_nothing_chosen_is_told_at_the_first_question(sun, case):
    page = Page(await sun.fill(address(case)))
    assert (page.status, page.errors) == (422, ["intake_level"])
    assert "intake_level" in page.ids


async def test_words_without_a_level_are_kept_and_asked_about(sun, case):
    page = Page(await sun.fill(address(case), decision_text="太慢了"))
    assert (page.status, page.errors) == (422, ["decision_level"])
    assert page.typed["decision_text"] == "太慢了"


async def test_too_many_words_are_told_and_kept(sun, case):
    page = Page(await sun.fill(address(case), decision_level="1", decision_text="慢" * 501))
    assert (page.status, page.errors) == (422, ["decision_text"])
    assert page.typed["decision_text"] == "慢" * 501


@pytest.mark.parametrize("level", ["0", "6", "²", "五", "-1", "5x" * 99])
async def test_odd_levels_are_none(sun, case, level):
    answer = await sun.fill(address(case), decision_level=level)
    assert answer.status_code in (303, 422)
    assert {row.level for row in await Rating.objects()} <= {1, 2, 3, 4, 5}


async def test_a_case_of_somebody_else_cannot_be_rated(as_citizen, case):
    liu = await as_citizen("19900000002")
    assert (await liu.get(address(case))).status_code == 404
    token = (await liu.open("/me")).typed["_token"]
    answer = await liu.post(address(case), {"_token": token, "decision_level": "1"})
    assert answer.status_code == 404


async def test_staff_cannot_rate_with_their_own_session(as_staff, case):
    for job_no in ("F01", "W01", "G01", "Q01"):
        clerk = await as_staff(job_no)
        assert (await clerk.get(address(case))).status_code == 403
        token = (await clerk.open("/me")).typed["_token"]
        answer = await clerk.post(address(case), {"_token": token, "decision_level": "5"})
        assert answer.status_code == 403
    assert await Rating.count() == 0


async def test_a_token_of_somebody_else_is_no_use(sun, case):
    answer = await sun.post(address(case), {"_token": "0" * 64, "decision_level": "5"})
    assert answer.status_code == 403
    assert await Rating.count() == 0


async def test_no_citizen_rates_on_a_device_of_the_counter(visitor: Browser, sun, case, now):
    """何琳 signs in for work; then the applicant signs in on the same tablet."""
    answer = await visitor.fill("/staff/login", job_no="F01", password=PASSWORD)
    assert "workplace=" in str(answer.headers.get_list("set-cookie"))
    sun.cookies.set("workplace", "1")
    page = await sun.open(address(case))
    assert "请用自己的手机" in page.text
    assert "decision_level" not in page.text
    token = (await sun.open("/me")).typed["_token"]
    answer = await sun.post(address(case), {"_token": token, "decision_level": "5"})
    assert answer.status_code == 403
    assert await Rating.count() == 0


async def test_the_rater_reads_the_answer_and_says_whether_it_is_better(sun, case, now):
    await sun.fill(address(case), decision_level="1", decision_text="太慢了")
    assert "部门正在核实" in (await sun.open(f"/cases/{case.case_no}")).text
    row, yang = await Rectification.objects().first(), await officer("L01", now)
    await row.check(by=yang, at=now, contact=Contact.REACHED, founded=False, finding="没有超期。")
    await row.revisit(by=yang, at=now, result=Revisit.SATISFIED)
    await row.close(by=yang, at=now, told="承诺 3 天，用了 2 天，以后会更快。")
    page = await sun.open(address(case))
    assert "以后会更快" in page.text
    assert "以后会更快" in (await sun.open(f"/cases/{case.case_no}")).text
    again = await sun.send(
        page, f"{address(case)}/again", decision_again_level="4", decision_again_text="好了"
    )
    assert again.status_code == 303
    text = (await sun.open(address(case))).text
    assert "追评：" in text
    assert f"{address(case)}/again" not in text


async def test_a_second_look_wants_a_level_too(sun, case, now):
    await sun.fill(address(case), decision_level="1")
    token = (await sun.open("/me")).typed["_token"]
    for service in ("decision", "nothing", ""):
        answer = await sun.post(f"{address(case)}/again", {"_token": token, "service": service})
        assert answer.status_code == 409, service
