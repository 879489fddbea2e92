"""A tour through every page of the product, in every state that people meet."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Page, Route

from tests.journeys import trade
from tests.journeys.brought import BARBER_SHOP
from tests.journeys.hall import DESKTOP, PHONE, TABLET
from tests.journeys.people import LONG_NAME, LONG_STREET

Prepare = Callable[[Page], Awaitable[None]]
HYGIENE = "/services/11999901MBX00006XJ4000199020000"
ALLOWANCE = "/services/11999901MBX000051T4000599016000"
SUN = "19900000001"
CINEMA, HOTEL, CHILDREN, BATH, MALL = (
    "19900000007",
    "19900000004",
    "19900000005",
    "19900000006",
    "19900000008",
)


@dataclass(frozen=True)
class Stop:
    """One page: who looks at it, on what, where it is, and what they do there first."""

    who: str  # job number, mobile, or nobody
    path: str  # {name} is the number of a furnished case
    size: tuple[int, int] = PHONE
    prepare: Prepare | None = None


def _press(words: str) -> Prepare:
    async def press(page: Page) -> None:
        await trade.press(page, page.get_by_role("button", name=words, exact=True))

    return press


async def _track(page: Page) -> None:
    await page.get_by_label("办件编号").fill("123")
    await trade.press(page, page.get_by_role("button", name="查询"))


async def _ask_for_a_code(page: Page) -> None:
    await page.get_by_label("手机号").fill("19900000099")
    await trade.press(page, page.get_by_role("button", name="获取验证码"))


async def _type_a_wrong_code(page: Page) -> None:
    await _ask_for_a_code(page)
    await page.get_by_label("短信验证码").fill("000000")
    await trade.press(page, page.get_by_role("button", name="登录", exact=True))


async def _type_a_wrong_mobile(page: Page) -> None:
    await page.get_by_label("手机号").fill("1")
    await trade.press(page, page.get_by_role("button", name="获取验证码"))


async def _answer_and_open(page: Page) -> None:
    for question, answer in BARBER_SHOP.answers.items():
        group = page.get_by_role("group", name=question)
        await group.get_by_role("radio", name=answer, exact=True).check()
    await page.wait_for_load_state("networkidle")
    await page.get_by_text("发给家人：").click()


async def _read_offline(page: Page) -> None:
    """The snapshot is there, and a guide that was read."""
    await page.wait_for_load_state("networkidle")
    await page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    await page.goto(HYGIENE)
    await page.wait_for_load_state("networkidle")
    await page.goto("/offline")
    await page.locator("#my-cases").wait_for()


async def _open_all(page: Page) -> None:
    for summary in await page.locator("main details > summary").all():
        await summary.click()


async def _new_draft(page: Page) -> None:
    await trade.press(page, page.get_by_role("button", name="收一件"))


async def _person_wrong(page: Page) -> None:
    await _new_draft(page)
    await page.get_by_role("radio", name="他人代办").check()
    await trade.press(page, page.get_by_role("button", name="下一步"))


async def _identified(page: Page) -> None:
    await _new_draft(page)
    long = {**BARBER_SHOP.person, "姓名（单位": LONG_NAME, "住址": LONG_STREET}
    application = trade.Application("", {}, long, kind="企业")
    await trade.identify(page, application)


async def _situation_wrong(page: Page) -> None:
    await _identified(page)
    await trade.press(page, page.get_by_role("button", name="下一步"))


async def _situation_sought_in_vain(page: Page) -> None:
    await _identified(page)
    await page.get_by_label("找事项").fill("潜水艇")
    await page.get_by_text("没有找到").wait_for()


async def _situation_chosen(page: Page) -> None:
    await _identified(page)
    await page.get_by_role("radio", name=BARBER_SHOP.item).check()
    await page.get_by_role("button", name="换一个事项").wait_for()


async def _listed(page: Page) -> None:
    await _identified(page)
    await trade.choose_item(page, BARBER_SHOP)


async def _listed_wrong(page: Page) -> None:
    await _listed(page)
    await trade.press(page, page.get_by_role("button", name="下一步"))


async def _photographed(page: Page) -> None:
    await _listed(page)
    await trade.photograph_material(page, "公共场所卫生许可申请表")


async def _to_be_signed(page: Page) -> None:
    await _listed(page)
    await trade.check_materials(page, BARBER_SHOP)
    await page.get_by_role("radio", name="邮寄到家").check()


async def _signed_wrong(page: Page) -> None:
    await _to_be_signed(page)
    await trade.press(page, page.get_by_role("button", name="收件", exact=True))


async def _reveal(page: Page) -> None:
    async with page.expect_popup() as opened:
        await page.get_by_role("button", name="显示完整号码").click()
    shown = await opened.value
    await page.set_content(await shown.content())
    await shown.close()


async def _send_empty(page: Page) -> None:
    await trade.press(page, page.locator(".decision__send button"))


async def _zoom(page: Page) -> None:
    await page.get_by_role("link", name="看大图").click()
    await page.get_by_role("button", name="放大").wait_for()


async def _keys(page: Page) -> None:
    await page.keyboard.press("Shift+?")
    await page.get_by_role("dialog", name="键盘快捷键").wait_for()


async def _confirm(page: Page) -> None:
    await page.locator(".decision__send button").click()
    await page.get_by_role("dialog").wait_for()


async def _open_paper(page: Page) -> None:
    """The page that waits for the pdf worker; it would look again by itself."""
    address = (
        await page.get_by_role("list", name="文书").get_by_role("link").first.get_attribute("href")
    )

    async def hold_still(route: Route) -> None:
        answer = await route.fetch()
        headers = {key: value for key, value in answer.headers.items() if key != "refresh"}
        await route.fulfill(response=answer, headers=headers)

    # What goes through the service worker cannot be held.
    await page.evaluate(
        "() => navigator.serviceWorker.getRegistrations()"
        ".then((all) => Promise.all(all.map((one) => one.unregister())))"
    )
    await page.route(f"**{address}", hold_still)
    await page.goto(address)


def _desk(who: str, path: str, prepare: Prepare | None = None) -> Stop:
    return Stop(who, f"/desk/cases/{path}", DESKTOP, prepare)


def _counter(prepare: Prepare | None) -> Stop:
    return Stop("F01", "/desk/intakes", TABLET, prepare)


NOBODY = ""
STOPS: dict[str, Stop] = {
    # at home
    "home": Stop(NOBODY, "/"),
    "home of somebody who is asked": Stop(CINEMA, "/"),
    "services": Stop(NOBODY, "/services"),
    "services found": Stop(NOBODY, "/services?q=津贴"),
    "no service found": Stop(NOBODY, "/services?q=造飞机"),
    "guide": Stop(NOBODY, HYGIENE, PHONE, _open_all),
    "guide of the allowance": Stop(NOBODY, ALLOWANCE),
    "checker": Stop(NOBODY, f"{HYGIENE}/materials"),
    "checker answered": Stop(NOBODY, f"{HYGIENE}/materials", PHONE, _answer_and_open),
    "checker of the allowance": Stop(NOBODY, f"{ALLOWANCE}/materials?age=80至89周岁"),
    "packages": Stop(NOBODY, "/packages"),
    "package": Stop(NOBODY, "/packages/999901P1"),
    "checker of a package": Stop(NOBODY, "/packages/999901P1/materials", PHONE, _open_all),
    "track": Stop(NOBODY, "/track"),
    "track, wrong": Stop(NOBODY, "/track", PHONE, _track),
    "verify": Stop(NOBODY, "/verify"),
    "verify, unknown": Stop(NOBODY, "/verify/ABCDEFGH2345"),
    "sign in": Stop(NOBODY, "/login"),
    "sign in, code sent": Stop(NOBODY, "/login", PHONE, _ask_for_a_code),
    "sign in, wrong mobile": Stop(NOBODY, "/login", PHONE, _type_a_wrong_mobile),
    "sign in, wrong code": Stop(NOBODY, "/login", PHONE, _type_a_wrong_code),
    "staff sign in": Stop(NOBODY, "/staff/login?next=/desk"),
    "staff sign in, wrong": Stop(NOBODY, "/staff/login", PHONE, _press("登录")),
    "halls": Stop(NOBODY, "/halls"),
    "help": Stop(NOBODY, "/help"),
    "me, nobody": Stop(NOBODY, "/me"),
    "me": Stop(CINEMA, "/me"),
    "no such page": Stop(NOBODY, "/nothing"),
    "no network": Stop(NOBODY, "/offline"),
    "no network, my cases": Stop(CINEMA, "/cases", PHONE, _read_offline),
    "demo": Stop(NOBODY, "/demo", PHONE, _open_all),
    "my cases": Stop(CINEMA, "/cases"),
    "my cases, none": Stop("19900000055", "/cases"),
    "asked of me": Stop(CINEMA, "/cases/{asked_of_him}"),
    "supply": Stop(CINEMA, "/cases/{asked_of_him}/supply"),
    "supply, wrong": Stop(CINEMA, "/cases/{asked_of_him}/supply", PHONE, _press("全部写好，提交")),
    "nothing to supply": Stop(CINEMA, "/cases/{denied}/supply"),
    "supply, two lines": Stop(SUN, "/cases/{lines_plain}/supply"),
    "my case, due days": Stop(HOTEL, "/cases/{suspended}/days"),
    "my case, messages": Stop(SUN, "/cases/{followed_plain}/messages"),
    "my case, no message, wrong": Stop(
        HOTEL, "/cases/{suspended}/messages", PHONE, _press("发出留言")
    ),
    "another way": Stop(HOTEL, "/cases/{suspended}/delivery"),
    "another way, too late": Stop(HOTEL, "/cases/{on_the_road}/delivery"),
    "received it": Stop(HOTEL, "/cases/{on_the_road}/receipt"),
    "received it, wrong": Stop(HOTEL, "/cases/{on_the_road}/receipt", PHONE, _press("确认收到")),
    "promised papers": Stop(CHILDREN, "/cases/{overdue_gap}/gap"),
    "my list, nothing found": Stop(HOTEL, "/cases?q=没有这样的"),
    "withdrawal": Stop(CINEMA, "/cases/{corrected}/withdrawal"),
    "withdrawal, wrong": Stop(CINEMA, "/cases/{corrected}/withdrawal", PHONE, _press("撤回申请")),
    "my case, corrected": Stop(CINEMA, "/cases/{corrected}"),
    "my case, denied": Stop(CINEMA, "/cases/{denied}"),
    "my case, certificate made": Stop(CINEMA, "/cases/{out_electronic}"),
    "my case, to be collected": Stop(BATH, "/cases/{out}"),
    "my case, mail came back": Stop(BATH, "/cases/{came_back}"),
    "my case, something promised": Stop(CHILDREN, "/cases/{overdue_gap}"),
    "home of somebody who promised papers": Stop(CHILDREN, "/"),
    "home of somebody with results": Stop(BATH, "/"),
    "my case, suspended": Stop(HOTEL, "/cases/{suspended}"),
    "my case, on the road": Stop(HOTEL, "/cases/{on_the_road}"),
    "my case, refused": Stop(CHILDREN, "/cases/{refused}"),
    "my case, withdrawn": Stop(BATH, "/cases/{withdrawn}"),
    "my case, long names": Stop(MALL, "/cases/{long}"),
    # at the counter
    "station": Stop("Q01", "/station", TABLET),
    "station, case": Stop("Q01", "/station/cases/{allowance}", TABLET),
    "drafts": _counter(None),
    "station, no drafts": Stop("Q01", "/station/intakes", TABLET),
    "person": _counter(_new_draft),
    "person, wrong": _counter(_person_wrong),
    "situation": _counter(_identified),
    "situation, wrong": _counter(_situation_wrong),
    "situation, sought in vain": _counter(_situation_sought_in_vain),
    "situation, chosen": _counter(_situation_chosen),
    "materials": _counter(_listed),
    "materials, wrong": _counter(_listed_wrong),
    "materials, photographed": _counter(_photographed),
    "confirmation": _counter(_to_be_signed),
    "confirmation, wrong": _counter(_signed_wrong),
    # on the desk
    "desk, nothing to do": Stop("G01", "/desk", DESKTOP),
    "search": Stop("W01", "/desk/search?q=示例", DESKTOP),
    "search, nothing": Stop("W01", "/desk/search?q=没有的人", DESKTOP),
    "notices": Stop("F01", "/desk/notices?q=卫生许可", DESKTOP),
    "notice, being asked": Stop("F01", f"/desk{HYGIENE}/notice?agent=他人代办", DESKTOP),
    "notice of a package": Stop("F01", "/desk/packages/999901P1/notice", DESKTOP),
    "materials on the desk": _desk("W01", "{long}"),
    "another material": _desk("W01", "{reviewing}?tab=materials&m=0"),
    "magnifier": _desk("W01", "{reviewing}", _zoom),
    "form": _desk("W01", "{long}?tab=form"),
    "trail": _desk("W01", "{corrected}?tab=trail"),
    "papers": _desk("W01", "{corrected}?tab=papers"),
    "paper that waits": _desk("W01", "{corrected}?tab=papers", _open_paper),
    "revealed": _desk("W01", "{corrected}?tab=form", _reveal),
    "shortcuts": _desk("W01", "{reviewing}", _keys),
    "late ones only": _desk("W01", "{reviewing}?only=late"),
    "accept": _desk("F01", "{received}"),
    "ask for a correction": _desk("F01", "{received}?act=ask_correction"),
    "ask for a correction, wrong": _desk("F01", "{received}?act=ask_correction", _send_empty),
    "propose a refusal, wrong": _desk("F01", "{received}?act=refuse", _send_empty),
    "ask the department": _desk("F01", "{received}?act=ask_assist"),
    "withdraw at the counter": _desk("F01", "{received}?act=withdraw", _confirm),
    "push": _desk("F01", "{accepted}"),
    "supply at the counter, wrong": _desk("F01", "{asked_of_him}?act=supply", _send_empty),
    "pass on": _desk("S01", "{rechecking}"),
    "claim": _desk("W01", "{crowd}"),
    "opinion": _desk("W01", "{reviewing}"),
    "opinion, wrong": _desk("W01", "{reviewing}", _send_empty),
    "special procedure, wrong": _desk("W01", "{reviewing}?act=suspend", _send_empty),
    "end of a special procedure": _desk("W01", "{suspended}?act=resume"),
    "gap": _desk("W01", "{overdue_gap}?act=fill_gap"),
    "lapse": _desk("W01", "{overdue_gap}?act=lapse"),
    "extend": _desk("W02", "{reviewing}?act=extend"),
    "grant": _desk("W02", "{deciding}"),
    "deny, wrong": _desk("W02", "{deciding}?act=deny", None),
    "deny, asked": _desk("W02", "{deciding}?act=deny", _confirm),
    "certificate": _desk("W01", "{making}"),
    "hand out, wrong": _desk("S02", "{out}", _send_empty),
    "dispatch": _desk("S02", "{out_by_mail}"),
    "serve": _desk("S02", "{out_electronic}"),
    "confirm delivery": _desk("S02", "{on_the_road}"),
    "parcel returned": _desk("S02", "{on_the_road}?act=parcel_returned"),
    "answer": _desk("L01", "{asked}"),
    "confirm a refusal": _desk("L01", "{refusing}", _confirm),
    "ended": _desk("W01", "{denied}"),
}
