"""The papers of a case as they come down the line, and what is printed on them."""

import re
from dataclasses import dataclass

import pypdfium2
from playwright.async_api import Locator, Page, expect

PATIENCE = 40  # looks, half a second apart


@dataclass(frozen=True)
class Paper:
    """One line of the list of papers."""

    title: str
    address: str
    void: bool


async def listed(page: Page, address: str) -> list[Paper]:
    """The papers of a case on the desk, the newest first."""
    await page.goto(f"{address}?tab=papers")
    links = await page.get_by_role("list", name="文书").get_by_role("link").all()
    return [await _paper(link) for link in links]


async def _paper(link: Locator) -> Paper:
    title = await link.locator(".grow").evaluate("(words) => words.firstChild.data.trim()")
    void = await link.locator(".badge", has_text="作废").count() > 0
    return Paper(title, await link.get_attribute("href"), void)


async def read(page: Page, address: str) -> str:
    """The text of a paper, without spaces; the pdf worker may still be at it."""
    for _ in range(PATIENCE):
        answer = await page.context.request.get(address)
        if answer.status == 200:
            assert answer.headers["content-type"] == "application/pdf"
            return _text(await answer.body())
        assert answer.status == 202, f"{address}: {answer.status}"
        await page.wait_for_timeout(500)
    raise AssertionError(f"{address} was never made")


def _text(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)


def code_on(text: str) -> str:
    """The verification code printed on a paper."""
    return re.search(r"校验码[:：]?([0-9A-Z]{12})", text)[1]


async def is_genuine(page: Page, text: str, title: str) -> None:
    """The code on a paper, typed into the page that tells whether it is ours."""
    await page.goto("/verify")
    await page.get_by_label("防伪校验码").fill(code_on(text))
    await page.get_by_role("button", name="核对").click()
    await expect(page.get_by_role("heading", name=title)).to_be_visible()
