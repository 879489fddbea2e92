"""The stages of an application from home, as far as each can lose something: what is typed and
chosen there, and how it looks when it is still there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

from models.sample.cast import SUN
from tests.journeys import at_home, trade
from tests.journeys.pictures import picture

ITEM = "食品经营许可"
SHOP, SHOP_CODE = "示例县清和小面馆", "92999901MA0X00103B"
WHO = {"您的姓名": SUN.legal_name, "证件号码": "999901198802290054"}
ANSWERS = {
    "主体业态？": "食品销售",
    "是否网络经营？": "否",
    "是否制售冷食生食裱花？": "是",
    "是否只卖预包装食品？": "否",  # asked only after the first answer
}
FORM = {
    "经营者名称": SHOP,
    "经营场所": "示例县城关镇清和巷10号",
    "场所面积（平方米）": "42",
    "经营项目": "散装熟食销售",
}
MAIL = {"收件人": "孙小雨", "收件电话": "19900000092", "收件地址": "范例县北街3号2单元501室"}
PAPERS = ("食品经营许可申请书", "主要设备设施布局与操作流程文件", "专间设置说明")
LATER = "食品安全规章制度"


@dataclass(frozen=True)
class Stage:
    """One page: its address, what somebody does on it, and what must still be there."""

    name: str
    write: Callable[[Page], Awaitable[None]]
    is_there: Callable[[Page], Awaitable[None]]
    finish: Callable[[Page], Awaitable[None]]  # what is done last, before 下一步
    button: str = "下一步"


def _radio(page: Page, question: str, answer: str) -> Locator:
    group = page.get_by_role("group", name=question)
    return group.get_by_role("radio", name=answer, exact=True)


async def _say_who(page: Page) -> None:
    for label, words in WHO.items():
        await page.get_by_label(label).fill(words)


async def _who_is_said(page: Page) -> None:
    for label, words in WHO.items():
        await expect(page.get_by_label(label)).to_have_value(words)


async def _choose_shop(page: Page) -> None:
    await at_home.choose(page.get_by_role("radio", name=SHOP))


async def _shop_is_chosen(page: Page) -> None:
    await expect(page.get_by_role("radio", name=SHOP)).to_be_checked()


async def _answer(page: Page) -> None:
    for question, answer in ANSWERS.items():
        await _radio(page, question, answer).check()


async def _is_answered(page: Page) -> None:
    for question, answer in ANSWERS.items():
        await expect(_radio(page, question, answer)).to_be_checked()


async def _type(page: Page) -> None:
    for label, words in FORM.items():
        await page.get_by_label(label).fill(words)


async def _is_typed(page: Page) -> None:
    for label, words in FORM.items():
        await expect(page.get_by_label(label)).to_have_value(words)


def _paper(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=name)


async def _send_and_promise(page: Page) -> None:
    for name in PAPERS:
        await _paper(page, name).locator("input[id$=-album]").set_input_files(picture(name))
    later = _paper(page, LATER)
    await later.locator("summary").first.click()
    await later.get_by_text("现在没有？").click()
    await later.get_by_label("哪天前补交").select_option(index=1)


async def _is_sent_and_chosen(page: Page) -> None:
    for name in PAPERS:
        await expect(_paper(page, name).locator("[id$=-state]")).to_have_text("已传 1 张")
    day = _paper(page, LATER).get_by_label("哪天前补交")
    await expect(day).to_be_visible()
    await expect(day).not_to_have_value("")


async def _promise(page: Page) -> None:
    """The words that make it one are ticked last, by the person alone."""
    later = _paper(page, LATER)
    await later.get_by_role("checkbox", name="我承诺按期补交").check()
    await trade.press(page, later.get_by_role("button", name="约定稍后补交"))


async def _mail(page: Page) -> None:
    await at_home.choose(page.get_by_role("radio", name="邮寄到家"))
    for label, words in MAIL.items():
        await page.get_by_role("textbox", name=label).fill(words)
    await page.get_by_role("checkbox", name="存到我的常用地址").check()


async def _is_mailed(page: Page) -> None:
    await expect(page.get_by_role("radio", name="邮寄到家")).to_be_checked()
    for label, words in MAIL.items():
        await expect(page.get_by_role("textbox", name=label)).to_have_value(words)
    await expect(page.get_by_role("checkbox", name="存到我的常用地址")).to_be_checked()


async def _read(page: Page) -> None:
    """Nothing is typed on the last page; its boxes are ticked anew each time, never for anybody."""


async def _everything_is_shown(page: Page) -> None:
    for words in (SHOP, *ANSWERS.values(), *FORM.values(), MAIL["收件地址"]):
        await expect(page.locator("#main")).to_contain_text(words)


async def _declare(page: Page) -> None:
    for box in await page.locator("#step [type=checkbox]").all():
        await box.check()


async def _nothing(page: Page) -> None:
    """下一步 follows at once."""


STAGES = (
    Stage("who", _say_who, _who_is_said, _nothing),  # once for the account
    Stage("who", _choose_shop, _shop_is_chosen, _nothing),
    Stage("situation", _answer, _is_answered, _nothing),
    Stage("form", _type, _is_typed, _nothing),
    Stage("materials", _send_and_promise, _is_sent_and_chosen, _promise),
    Stage("delivery", _mail, _is_mailed, _nothing, "下一步，核对信息"),
    Stage("check", _read, _everything_is_shown, _declare, "确认并提交申请"),
)
