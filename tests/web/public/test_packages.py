"""Packages (一件事): the list, the steps, one checker for all of them."""

import re

import pytest

from models.catalog.packages.package import Package
from tests.models.packages import new_package, open_a_shop
from tests.web.browser import HTMX, Browser
from tests.web.documents import Page
from tests.web.public.test_materials import figure, part, to_bring


@pytest.fixture
async def shop(now) -> Package:
    return await open_a_shop(now)


def step(page: Page, name: str) -> str:
    """What stands under one step."""
    return page.text.partition(f'timeline__title">{name}')[2].partition("</li>")[0]


async def test_packages_are_listed_with_how_many_take_part(visitor: Browser, shop):
    text = (await visitor.open("/packages")).text
    for words in ("开店一件事", "4 个环节", "/packages/P9"):
        assert words in text


async def test_the_steps_say_who_what_first_and_how_long(visitor: Browser, shop):
    page = await visitor.open("/packages/P9")
    assert "等“个体户登记”办好再办" in step(page, "食品经营许可")
    assert "约 3 个工作日" in step(page, "食品经营许可")
    assert "可以先办" in step(page, "个体户登记")
    bank = step(page, "银行开户")
    for words in ("示例农商银行办", "外单位办", "约 2 个工作日"):
        assert words in bank
    assert "/services/" not in bank
    assert "有需要才办" in step(page, "招牌备案")
    assert "约 8 个工作日" in page.text, "five and three, the bank at the same time"


async def test_what_is_not_published_or_not_there_is_not_found(visitor: Browser, now):
    draft = await new_package("P8")
    draft.published = False
    await draft.save()
    for path in ("/packages/P8", "/packages/nothing", "/packages/P8/materials"):
        assert (await visitor.get(path)).status_code == 404


async def test_the_checker_asks_once_and_lists_each_paper_once(visitor: Browser, shop):
    page = Page(await visitor.get("/packages/P9/materials", params={"agent": "他人代办"}))
    assert page.text.count('name="agent"') == 2, "one question with two answers"
    listed = to_bring(page)
    assert listed.count("居民身份证") == 1
    assert "用于：个体户登记、食品经营许可" in listed
    assert "因选“他人代办”" in listed
    assert "用于：整件事" in listed
    assert figure(page) == "4"
    assert "少交 1 份" in part(page)


async def test_steps_that_are_not_for_everybody_are_a_question(visitor: Browser, shop):
    plain = await visitor.open("/packages/P9/materials")
    assert "效果图" not in to_bring(plain)
    wanted = Page(await visitor.get("/packages/P9/materials", params={"also": "招牌备案"}))
    assert "效果图" in to_bring(wanted)


async def test_the_link_of_a_package_shows_the_same_list(visitor: Browser, shop):
    page = Page(await visitor.get("/packages/P9/materials", params={"agent": "本人办理", "x": "1"}))
    link = re.search(r'data-copy="([^"]+)"', page.text)[1].replace("&amp;", "&")
    assert link.endswith("/packages/P9/materials?agent=%E6%9C%AC%E4%BA%BA%E5%8A%9E%E7%90%86")
    again = await visitor.open(link.partition("//")[2].partition("/")[1] + link.split("/", 3)[3])
    assert part(again) == part(page)


async def test_htmx_finds_its_part_and_no_cookie_is_set(visitor: Browser, shop):
    answer = await visitor.get("/packages/P9/materials", headers=HTMX)
    assert 'id="checker"' in answer.text
    assert "set-cookie" not in answer.headers


async def test_a_hall_without_packages_says_so(visitor: Browser, now):
    await Package.update({Package.published: False}, force=True)
    assert "还没有“一件事”" in (await visitor.open("/packages")).text
