"""传材料 from a telephone: one file after another, and none is lost on the way."""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import FilePayload, Locator, Page, expect

from models.sample.cast import LABOUR, MA
from models.sample.story import HARDSHIP
from tests.browsing import OVERFLOW, SMALL_TARGETS, SMALL_WORDS, audit
from tests.journeys import trade
from tests.journeys.hall import Hall
from tests.journeys.pictures import picture
from tests.journeys.running import Branch, Product
from tests.journeys.survival import REMAINS, session_ends

ITEM = f"{LABOUR}4{HARDSHIP.item}"
FORM = "申请认定表"


@dataclass
class Paper:
    """One material on the page, and what people do with it."""

    page: Page
    card: Locator

    @classmethod
    def on(cls, page: Page, name: str) -> "Paper":
        return cls(page, page.get_by_role("group", name=name))

    async def open(self) -> None:
        """Its row shows more."""
        if await self.card.get_attribute("open") is None:
            await self.card.locator("summary").first.click()

    async def choose(self, *files: FilePayload) -> None:
        await self.card.locator("input[id$=-album]").set_input_files(list(files))

    async def has(self, pages: int) -> None:
        await expect(self.card.locator("[id$=-state]")).to_have_text(f"已传 {pages} 张")
        await expect(self.card.locator("[data-going] li")).to_have_count(0)

    async def says(self, sentence: str) -> None:
        await expect(self.card.locator("[data-going] li").last).to_contain_text(sentence)

    async def try_again(self) -> None:
        await self.card.get_by_role("button", name="重试").click()


@pytest.fixture
async def branch(running: Product) -> AsyncIterator[Branch]:
    branch = Branch(running)
    await asyncio.to_thread(branch.open)
    yield branch
    branch.kill()


async def begun(page: Page, base: str = "") -> Paper:
    """马丽's new draft, as far as its list of materials; the form for the office on it."""
    await trade.sign_in(page, MA.mobile)
    await page.goto(f"{base}/applications/new?item={ITEM}&kind=大龄失业")
    await trade.press(page, page.get_by_role("button", name=re.compile("开始填写|另外新填")))
    if await page.get_by_label("您的姓名").count():
        await page.get_by_label("您的姓名").fill(MA.name)
        await page.get_by_label("证件号码").fill(MA.id_number)
    await trade.press(page, page.get_by_role("button", name="下一步", exact=True))
    await trade.press(page, page.get_by_role("button", name="下一步", exact=True))
    await page.get_by_label("失业时间").fill("2026年3月")
    await trade.press(page, page.get_by_role("button", name="下一步", exact=True))
    await expect(page.get_by_role("heading", name="准备材料")).to_be_visible()
    return Paper.on(page, FORM)


@pytest.fixture
async def ma(hall: Hall) -> Page:
    return await hall.phone()


def photographs(*names: str) -> list[FilePayload]:
    return [picture(name, 名称=name) for name in names]


async def test_several_photographs_go_one_after_another(ma: Page) -> None:
    paper = await begun(ma)
    asked = []
    ma.on("request", lambda one: asked.append(one.url) if one.method == "POST" else None)
    await paper.choose(*photographs("第一页", "第二页", "第三页"))
    await paper.has(3)
    assert len(asked) == 3
    await paper.choose(*photographs("第二页"))  # chosen once more by mistake
    await paper.has(3)
    await paper.card.get_by_role("button", name="第 1 个文件").click()
    await paper.has(2)
    await expect(paper.card.get_by_text("第一页.jpg")).to_have_count(0)
    await ma.reload()
    await paper.has(2)
    assert await audit(ma, [320, 390]) == {}
    await ma.set_viewport_size({"width": 320, "height": 844})
    assert await ma.evaluate(OVERFLOW) <= 0


async def test_what_is_no_picture_says_so_beside_the_others(ma: Page) -> None:
    paper = await begun(ma)
    wrong = {"name": "动画.gif", "mimeType": "image/gif", "buffer": b"GIF89a" + b"\0" * 50}
    large = {"name": "大.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff" * 3_600_000}
    await paper.choose(wrong, *photographs("第一页"))
    await expect(paper.card.locator("[id$=-state]")).to_have_text("已传 1 张")
    await paper.says("只收照片（jpg、png、heic）和PDF")
    await paper.choose(large)
    await paper.says("文件超过 10 MB")
    await paper.card.get_by_role("button", name="不传这个文件").first.click()
    await paper.card.get_by_role("button", name="不传这个文件").click()
    await paper.has(1)


async def test_without_a_network_the_file_waits(ma: Page) -> None:
    paper = await begun(ma)
    await ma.context.set_offline(True)
    await paper.choose(*photographs("第一页"))
    await paper.says("网络断了，没有传上去，文件还在这里")
    await paper.try_again()
    await paper.says("没有传上去")
    await ma.context.set_offline(False)
    await paper.has(1)  # by itself


async def test_a_killed_server_loses_nothing(ma: Page, branch: Branch) -> None:
    paper = await begun(ma, branch.address)
    await asyncio.to_thread(branch.kill)
    await paper.choose(*photographs("第一页", "第二页"))
    await paper.says("没有传上去，文件还在这里")
    await asyncio.to_thread(branch.open)
    await paper.card.get_by_role("button", name="重试").first.click()
    await expect(paper.card.locator("[id$=-state]")).to_have_text("已传 1 张")
    await paper.try_again()
    await paper.has(2)


async def test_after_signing_in_again_it_goes_on_by_itself(ma: Page) -> None:
    paper = await begun(ma)
    await session_ends(ma)
    await paper.choose(*photographs("第一页", "第二页"))
    await paper.says("登录已过期，没有传上去，文件还在这里")
    dialog = ma.get_by_role("dialog", name="登录已过期")
    async with ma.expect_popup() as opened:
        await dialog.get_by_role("button", name="去登录").click()
    window = await opened.value
    await trade.sign_in(window, MA.mobile)
    await window.close()
    await paper.has(2)


async def test_a_reload_in_the_middle_goes_on_where_it_was(ma: Page) -> None:
    paper = await begun(ma)
    told = []

    async def stay_or_go(dialog) -> None:
        told.append(dialog.type)
        await dialog.accept()

    ma.on("dialog", stay_or_go)
    await ma.route("**/materials/*/files", lambda route: route.abort())
    await paper.choose(*photographs("第一页"))
    await paper.says("没有传上去")
    await ma.unroute("**/materials/*/files")
    await ma.get_by_role("heading", name="准备材料").click()  # browsers ask only who has touched
    await ma.reload()
    assert told == ["beforeunload"]
    await paper.has(1)
    assert [one for one in await ma.evaluate(REMAINS) if one.startswith("upload")] == []


async def test_the_same_without_scripts(plain_hall: Hall) -> None:
    ma = await plain_hall.phone()
    paper = await begun(ma)
    await paper.open()
    await paper.card.get_by_label("选择照片或文件").set_input_files(photographs("第一页", "第二页"))
    await trade.press(ma, paper.card.get_by_role("button", name="上传"))
    await expect(paper.card.locator("[id$=-state]")).to_have_text("已传 2 张")
    await paper.open()
    await trade.press(ma, paper.card.get_by_role("button", name="第 1 个文件"))
    await expect(paper.card.locator("[id$=-state]")).to_have_text("已传 1 张")
    await trade.press(ma, ma.get_by_role("link", name="去核验").first)  # it is really hers
    await trade.press(ma, ma.get_by_role("button", name="现在核验"))
    await trade.press(ma, ma.get_by_role("link", name="回去接着办"))
    await ma.get_by_role("checkbox", name="申请人居民身份证").check()
    await trade.press(ma, ma.get_by_role("button", name="查询，免交"))
    identity = Paper.on(ma, "申请人居民身份证").card
    await expect(identity.locator("[id$=-state]")).to_contain_text("免交：")


async def test_a_large_photograph_travels_light(ma: Page, tmp_path: Path) -> None:
    paper, photograph = await begun(ma), tmp_path / "大.jpg"
    Image.effect_noise((3600, 2700), 120).convert("RGB").save(photograph, quality=97)
    assert photograph.stat().st_size > 10 * 1024 * 1024
    async with ma.expect_request("**/materials/*/files", timeout=60_000) as asked:
        await paper.card.locator("input[id$=-album]").set_input_files(photograph)
    await paper.has(1)
    sizes = await (await asked.value).sizes()
    assert sizes["requestBodySize"] < 6 * 1024 * 1024


@pytest.mark.parametrize(("mode", "least", "words"), [("", 44, 13), ("elder", 60, 18)])
async def test_the_pages_are_fit_for_everybody(hall: Hall, mode: str, least: int, words: int):
    ma = await hall.phone()
    paper = await begun(ma)
    if mode:  # signing in has put the account's own in place
        await ma.context.add_cookies([{"name": "mode", "value": mode, "url": ma.url}])
        await ma.reload()
    await paper.choose(*photographs("第一页"))
    await paper.has(1)
    await ma.context.set_offline(True)
    await paper.choose(*photographs("第二页"))
    await paper.says("没有传上去")
    for summary in await ma.locator("#papers summary").all():
        await summary.click()
    await ma.set_viewport_size({"width": 320 if not mode else 360, "height": 844})
    assert await ma.evaluate(OVERFLOW) <= 0
    assert await ma.evaluate(SMALL_TARGETS, least) == []
    assert await ma.evaluate(SMALL_WORDS, words) == []
    assert await audit(ma, [360]) == {}
