"""The tour through what a citizen keeps: every page of 我的, empty, filled and wrong."""

from playwright.async_api import Page

from tests.journeys import trade
from tests.journeys.people import LONG_NAME, LONG_STREET
from tests.journeys.tour import CINEMA, HOTEL, PHONE, Prepare, Stop, _press

NEW = "19900000056"  # nobody has written anything into this account
FULL = "19900000057"  # the long names and every kind of thing


def _wrong(button: str) -> Prepare:
    return _press(button)


async def keep_identity(page: Page, name: str, number: str) -> None:
    """Say who one is."""
    await page.goto("/me/identity/edit")
    await page.get_by_label("姓名").fill(name)
    await page.get_by_role("radio", name="居民身份证").check()
    await page.get_by_label("证件号码").fill(number)
    await trade.press(page, page.get_by_role("button", name="保存"))


async def keep_company(page: Page, name: str, code: str, kind: str = "个体工商户") -> None:
    """Add a company."""
    await page.goto("/me/companies/new")
    await page.get_by_label("单位类型").select_option(label=kind)
    await page.get_by_label("名称").fill(name)
    await page.get_by_label("统一社会信用代码").fill(code)
    await page.get_by_label("法定代表人、经营者、负责人").fill("阿依古丽·买买提明·吐尔逊")
    await trade.press(page, page.get_by_role("button", name="保存"))


async def keep_address(page: Page, name: str, mobile: str, place: str) -> None:
    """Add an address."""
    await page.goto("/me/addresses/new")
    await page.get_by_label("收件人", exact=True).fill(name)
    await page.get_by_label("收件人手机").fill(mobile)
    await page.get_by_label("地址", exact=True).fill(place)
    await trade.press(page, page.get_by_role("button", name="保存"))


async def _known(page: Page) -> None:
    await keep_identity(page, "阿依古丽·买买提明·吐尔逊", "999901195406200025")


async def _with_identity(page: Page) -> None:
    await _known(page)
    await page.goto("/me/identity")


async def _with_a_company(page: Page) -> None:
    await page.goto("/me/companies")
    if not await page.get_by_text(LONG_NAME).count():
        await keep_company(page, LONG_NAME, "92999901MA0X00024T")


async def _with_an_address(page: Page) -> None:
    await page.goto("/me/addresses")
    if not await page.get_by_text("阿依古丽").count():
        await keep_address(page, "阿依古丽·买买提明·吐尔逊", FULL, LONG_STREET)


async def _about_an_agent(page: Page) -> None:
    await _known(page)
    await page.goto("/me/authorisations/agent")
    await page.get_by_role("radio", name="只办一个事项").check()


async def _agent_wrong(page: Page) -> None:
    await _about_an_agent(page)
    await page.get_by_label("事项的名称").fill("登记")
    await trade.press(page, page.get_by_role("button", name="签署授权"))


async def _about_a_paper(page: Page) -> None:
    await _known(page)
    await page.goto("/me/authorisations/paper")


async def _paper_wrong(page: Page) -> None:
    await _about_a_paper(page)
    await trade.press(page, page.get_by_role("button", name="保存"))


def _me(path: str, prepare: Prepare | None = None, who: str = NEW) -> Stop:
    return Stop(who, f"/me/{path}", PHONE, prepare)


ACCOUNT_STOPS: dict[str, Stop] = {
    "privacy": Stop("", "/privacy"),
    "home, collect": Stop(HOTEL, "/"),
    "me, known": Stop(FULL, "/me", PHONE, _with_identity),
    "identity, none": _me("identity"),
    "identity, wrong": _me("identity/edit", _wrong("保存")),
    "identity": _me("identity", _with_identity, FULL),
    "companies, none": _me("companies"),
    "company, wrong": _me("companies/new", _wrong("保存")),
    "companies": _me("companies", _with_a_company, FULL),
    "addresses, none": _me("addresses"),
    "address, wrong": _me("addresses/new", _wrong("保存")),
    "addresses": _me("addresses", _with_an_address, FULL),
    "authorisations, none": _me("authorisations"),
    "agent, who am I": _me("authorisations/agent"),
    "agent": _me("authorisations/agent", _about_an_agent, FULL),
    "agent, wrong": _me("authorisations/agent", _agent_wrong, FULL),
    "paper of an agent": _me("authorisations/paper", _about_a_paper, FULL),
    "paper of an agent, wrong": _me("authorisations/paper", _paper_wrong, FULL),
    "reminders": _me("notifications"),
    "consents": _me("consents"),
    "inbox, empty": _me("inbox"),
    "inbox": _me("inbox", None, CINEMA),
    "who looked, nobody": _me("looks"),
    "who looked": _me("looks", None, CINEMA),
    "my data": _me("data"),
    "my data, copied": _me("data/copy", None, CINEMA),
    "closing": _me("closing"),
    "closing, not now": _me("closing", None, CINEMA),
}
