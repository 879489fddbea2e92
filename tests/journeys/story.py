"""孙建国 opens a barber's shop: from the question at home to the certificate in his hand."""

import re
from dataclasses import dataclass

from playwright.async_api import Page, expect

from models.sample.cast import SUN
from tests.journeys import papers, trade
from tests.journeys.brought import BARBER_SHOP, PLAN, RULES
from tests.journeys.hall import Hall

SUN_ID = "999901198802290054"
CERTIFICATE = "示卫公证字〔2026〕第{}号"


@dataclass
class Cast:
    """Who holds which device."""

    sun: Page  # phone
    he: Page  # tablet at the neighbour county's window
    zhang: Page  # desktops at the deciding place
    wang: Page
    chen: Page
    liang: Page  # tablet at the neighbour county's hand-out counter
    wall: Page  # the demonstration's clock


async def gather(hall: Hall) -> Cast:
    """Everybody at work, 孙建国 at home."""
    cast = Cast(
        sun=await hall.phone(),
        he=await hall.tablet(),
        zhang=await hall.desktop(),
        wang=await hall.desktop(),
        chen=await hall.desktop(),
        liang=await hall.tablet(),
        wall=await hall.desktop(),
    )
    for name, page in {
        "F01": cast.he,
        "S01": cast.zhang,
        "W01": cast.wang,
        "W02": cast.chen,
        "F02": cast.liang,
    }.items():
        await trade.sign_in(page, name)
    return cast


async def carry_the_barber_shop(hall: Hall) -> str:
    """The whole story of one case, every sentence read; returns its number."""
    cast = await gather(hall)
    number, code = await _hand_in(cast)
    await _to_the_department(cast, number)
    await _correct(cast, number)
    await _decide(cast, number)
    await _collect(cast, number)
    await _read_the_papers(cast, number)
    await _look_back(cast, number, code)
    return number


async def _hand_in(cast: Cast) -> tuple[str, str]:
    needed = await trade.ask_what_to_bring(cast.sun, "公共场所卫生许可", BARBER_SHOP.answers)
    assert needed == "您需要准备 4 份材料"
    number = await trade.take_in(cast.he, BARBER_SHOP, photograph=PLAN)
    receipt = cast.he.locator("#decision").get_by_role("link", name="收件凭证")
    printed = await papers.read(cast.he, await receipt.get_attribute("href"))
    assert number in printed
    code = re.search(r"查询码([0-9A-Z]{6})", printed)[1]
    await trade.track(cast.sun, number, code.lower())
    await expect(cast.sun.locator("#headline")).to_have_text("已收件，正在核对")
    await expect(cast.sun.locator("main")).not_to_contain_text(".pdf")
    return number, code


async def _to_the_department(cast: Cast, number: str) -> None:
    await trade.accept(cast.he)
    await expect(cast.he.locator("#decision")).to_contain_text("容缺受理通知书")
    await trade.push(cast.he, "已与办理地核实")
    await trade.next_working_day(cast.wall)
    await trade.open_case(cast.zhang, number)
    await trade.claim(cast.zhang)
    await trade.pass_on(cast.zhang)
    await trade.open_case(cast.wang, number)
    await trade.claim(cast.wang)


async def _correct(cast: Cast, number: str) -> None:
    await trade.ask_correction(cast.wang, PLAN, "没有标注消毒间。", "标注后重新提交。")
    await trade.sign_in(cast.sun, SUN.mobile)
    await expect(cast.sun.get_by_role("region", name="待您处理").first).to_be_visible()
    await trade.supply(cast.sun, number, "重新画了图，标出了消毒间", photograph=PLAN)
    await expect(cast.sun.locator(".timeline")).to_contain_text("补的材料已收到")
    await trade.open_case(cast.wang, number)
    await trade.accept(cast.wang)


async def _decide(cast: Cast, number: str) -> None:
    await trade.an_hour_passes(cast.wall)
    await trade.fill_gap(cast.he, number, RULES)
    await trade.open_case(cast.wang, number)
    await trade.opine(cast.wang, "材料齐全，符合条件，建议准予。")
    await trade.open_case(cast.chen, number)
    await trade.claim(cast.chen)
    await expect(cast.chen.locator("#decision")).to_contain_text("审查人员建议准予")
    await trade.grant(cast.chen, "请把许可证挂在醒目的地方。")
    await trade.open_case(cast.wang, number)
    await trade.issue(cast.wang, CERTIFICATE.format(number[-6:].replace("-", "")))
    await cast.sun.goto(f"/cases/{number}")
    await expect(cast.sun.locator("#headline")).to_have_text("已通过，可以领取")


async def _collect(cast: Cast, number: str) -> None:
    await trade.open_case(cast.liang, number)
    await trade.hand_out(cast.liang, SUN.legal_name, SUN_ID)
    await expect(cast.liang.locator("#decision")).to_contain_text("这件已经办结")


async def _read_the_papers(cast: Cast, number: str) -> None:
    """The five papers of the story, each read and found genuine; the void one is known as such."""
    listed = await papers.listed(cast.wang, f"/desk/cases/{number}")
    acceptances = [paper for paper in listed if paper.title == "受理通知书"]
    assert [paper.void for paper in acceptances] == [False, True]
    for title, told in {
        "收件凭证": number,
        "受理通知书": "5个工作日",
        "申请材料补正告知书": "没有标注消毒间",
        "准予行政许可决定书": SUN.name,
        "送达回证": SUN.name,
    }.items():
        paper = next(paper for paper in listed if paper.title == title)
        text = await papers.read(cast.wang, paper.address)
        assert told in text, f"{title}: {told}"
        await papers.is_genuine(cast.sun, text, title)
        await expect(cast.sun.locator("main")).to_contain_text("现在有效")
    void = await papers.read(cast.wang, acceptances[1].address)
    await papers.is_genuine(cast.sun, void, "受理通知书")
    await expect(cast.sun.locator("main")).to_contain_text("已作废")


async def _look_back(cast: Cast, number: str, code: str) -> None:
    await cast.sun.goto(f"/cases/{number}")
    await expect(cast.sun.locator("#headline")).to_have_text("已通过，已送达")
    paper = cast.sun.get_by_role("link", name="送达回证.pdf")
    assert SUN.name in await papers.read(cast.sun, await paper.get_attribute("href"))
    await trade.track(cast.sun, number, code)
    await expect(cast.sun.locator("#headline")).to_have_text("已通过，已送达")
