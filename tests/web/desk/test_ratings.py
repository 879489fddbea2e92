"""评价 on the desk: the list, the steps, who may call, and what nobody learns."""

import pytest

from models.audit.access import Access, AccessEntry
from models.cases.case import Case
from models.people.citizen import Citizen
from models.ratings.giving import Said, rate
from models.ratings.history import history_of
from models.ratings.rating import Rating, Service
from models.ratings.rectification import Rectification
from models.ratings.stages import Stage
from models.sample.cast import SUN
from tests.web import road
from tests.web.browser import Browser
from tests.web.documents import Page

CHECK = {
    "contact": "reached",
    "founded": "yes",
    "finding": "确实慢了。",
    "responsibility": "审查环节。",
}


@pytest.fixture
async def case(now) -> Case:
    return await road.handed_out(now)


async def rated(case: Case, now, level: int = 1, *, anonymous: bool = False) -> Rating:
    sun = await Citizen.with_mobile(SUN.mobile, at=now)
    said = {Service.DECISION: Said(level, (), "太慢了")}
    [rating] = await rate(case, said, anonymous=anonymous, by=sun, at=now)
    return rating


@pytest.fixture
async def bad(case, now) -> Rating:
    """孙建国 is very unhappy with the decision that 陈静 signed."""
    return await rated(case, now)


@pytest.fixture
async def yang(as_staff) -> Browser:
    return await as_staff("L01")


def address(rating: Rating) -> str:
    return f"/desk/ratings/{rating.id}"


async def stage(rating: Rating) -> Rectification:
    return await Rectification.objects().get(Rectification.rating == rating.id)


async def test_the_list_leads_to_it_with_its_light(yang, bad):
    text = (await yang.open("/desk/ratings")).text
    assert f'href="{address(bad)}"' in text
    assert "剩 1 天" in text
    assert "1 条差评待处理" in text


async def test_it_goes_from_the_call_to_the_answer(yang, bad):
    for step, form in {
        "check": CHECK,
        "rectify": {"measures": "加人。"},
        "revisit": {"result": "satisfied"},
        "close": {"told": "以后更快。"},
    }.items():
        answer = await yang.fill(address(bad), f"{address(bad)}/{step}", **form)
        assert answer.headers["location"] == f"{address(bad)}?done={step}", step
        assert "toast__text" in (await yang.open(answer.headers["location"])).text
    row = await stage(bad)
    assert (row.stage, row.told, row.last_by) == (
        Stage.CLOSED,
        "以后更快。",
        "示例县卫生健康委员会杨帆",
    )
    page = await yang.open(address(bad))
    assert "增加" not in page.text
    assert page.text.count("杨帆") >= 4


async def test_what_is_missing_is_told_and_the_rest_is_kept(yang, bad):
    page = Page(await yang.fill(address(bad), f"{address(bad)}/check", finding="确实慢了。"))
    assert page.status == 422
    assert page.errors == ["contact", "founded"]
    assert {"contact", "founded"} <= page.ids
    assert page.typed["finding"] == "确实慢了。"


async def test_too_many_words_are_told_at_their_field(yang, bad):
    page = Page(
        await yang.fill(address(bad), f"{address(bad)}/check", **CHECK | {"finding": "长" * 1001})
    )
    assert (page.status, page.errors) == (422, ["finding"])


async def test_two_at_once_the_second_is_told_and_keeps_the_words(yang, as_staff, bad):
    wang = await as_staff("W01")
    old = await wang.open(address(bad))
    await yang.fill(address(bad), f"{address(bad)}/check", **CHECK)
    late = Page(await wang.send(old, f"{address(bad)}/check", **CHECK))
    assert late.status == 409
    assert "杨帆" in late.text


async def test_the_same_form_twice_is_one_step(yang, bad):
    page = await yang.open(address(bad))
    for _ in range(2):
        answer = await yang.send(page, f"{address(bad)}/check", **CHECK)
        assert answer.status_code == 303
    assert len(await history_of((await stage(bad)).id)) == 2


async def test_the_phone_is_masked_and_shown_against_a_line_in_both_logs(yang, bad, case):
    page = await yang.open(address(bad))
    assert "199****0001" in page.text
    assert SUN.mobile not in page.text
    shown = Page(await yang.send(page, f"{address(bad)}/phone"))
    assert SUN.mobile in shown.text
    assert shown.answer.headers["cache-control"] == "no-store"
    entry = await AccessEntry.objects().get(AccessEntry.access == Access.REVEAL)
    assert (entry.case, entry.actor_name, entry.reason) == (case.id, "杨帆", "差评回访")
    assert "查看电话" in (await yang.open(address(bad))).text


async def test_no_name_stands_on_any_of_the_pages(yang, as_staff, bad):
    for browser in (yang, await as_staff("W01"), await as_staff("G01")):
        for path in ("/desk/ratings", address(bad)):
            text = (await browser.open(path)).text
            assert SUN.name not in text
            assert SUN.legal_name not in text


async def test_the_rated_person_reads_the_words_and_no_more(as_staff, bad, case):
    chen = await as_staff("W02")
    page = await chen.open(address(bad))
    assert "太慢了" in page.text
    assert case.case_no not in page.text
    assert "0001" not in page.text
    token = (await chen.open("/me")).typed["_token"]
    answer = await chen.post(f"{address(bad)}/phone", {"_token": token})
    assert answer.status_code == 403
    answer = await chen.post(f"{address(bad)}/appeal", {"_token": token, "reason": "评错了"})
    assert answer.status_code == 403


async def test_an_anonymous_one_has_neither_case_nor_phone(yang, case, now):
    rating = await rated(case, now, anonymous=True)
    page = await yang.open(address(rating))
    assert case.case_no not in page.text
    assert "0001" not in page.text
    token = (await yang.open("/me")).typed["_token"]
    assert (await yang.post(f"{address(rating)}/phone", {"_token": token})).status_code == 403
    form = {name: value for name, value in CHECK.items() if name != "contact"}
    answer = await yang.fill(address(rating), f"{address(rating)}/check", **form)
    assert answer.status_code == 303


async def test_another_office_finds_nothing(as_staff, bad):
    for job_no in ("M01", "S01", "F01"):
        browser = await as_staff(job_no)
        assert (await browser.get(address(bad))).status_code == 404
        token = (await browser.open("/me")).typed["_token"]
        answer = await browser.post(f"{address(bad)}/check", {"_token": token} | CHECK)
        assert answer.status_code in (403, 404)


async def test_an_appeal_is_judged_by_who_runs_the_halls(yang, as_staff, bad):
    await yang.fill(address(bad), f"{address(bad)}/appeal", reason="说的是另一家店。")
    assert "这一步由别的岗位处理" in (await yang.open(address(bad))).text
    zhou = await as_staff("G01")
    page = Page(await zhou.fill(address(bad), f"{address(bad)}/judgement", upheld="yes"))
    assert (page.status, page.errors) == (422, ["answer"])
    answer = await zhou.fill(
        address(bad), f"{address(bad)}/judgement", upheld="yes", answer="不计入。"
    )
    assert answer.status_code == 303
    assert (await stage(bad)).excluded


async def test_a_good_word_needs_nothing(yang, case, now):
    rating = await rated(case, now, 5)
    page = await yang.open(address(rating))
    assert "step-" not in page.text
    token = (await yang.open("/me")).typed["_token"]
    answer = await yang.post(f"{address(rating)}/check", {"_token": token} | CHECK)
    assert answer.status_code == 409


async def test_what_does_not_exist_is_not_found(yang):
    assert (await yang.get("/desk/ratings/999999999")).status_code == 404


async def test_who_has_no_ratings_sees_that_there_are_none(as_staff):
    assert "还没有评价" in (await (await as_staff("M02")).open("/desk/ratings")).text
