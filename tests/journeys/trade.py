"""What people of the trade do on the pages, in their words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from playwright.async_api import Locator, Page, expect

from tests.journeys.pictures import picture

NUMBER = re.compile(r"/cases/([0-9-]+)")


@dataclass(frozen=True)
class Application:
    """What somebody brings to a counter."""

    item: str
    answers: Mapping[str, str]  # the question's words → the answer
    person: Mapping[str, str]  # the form's words → what is typed
    kind: str = "个人"
    agent: Mapping[str, str] = field(default_factory=dict)
    findings: Mapping[str, str] = field(default_factory=dict)  # material → 容缺 …; else 齐 or 免交
    form: Mapping[str, str] = field(default_factory=dict)
    way: str = "大厅领取"
    mail: Mapping[str, str] = field(default_factory=dict)


# ---- signing in, letting time pass


async def sign_in(page: Page, who: str) -> None:
    """By job number or mobile, on the demonstration's page."""
    kind = "citizens" if who.isdigit() else "staff"
    await page.goto("/demo")
    await press(page, page.locator(f'form[action="/demo/{kind}/{who}"] button'))


async def sign_in_by_code(page: Page, wall: Page, mobile: str) -> None:
    """By the code that is sent to a phone; in a demonstration it can be read on the wall."""
    await page.goto("/login")
    await page.get_by_label("手机号").fill(mobile)
    await press(page, page.get_by_role("button", name="获取验证码"))
    await wall.goto("/demo")
    message = wall.locator(".message", has_text=mobile).filter(has_text="验证码").first
    code = re.search(r"\d{6}", await message.locator(".message__text").inner_text())[0]
    await page.get_by_label("短信验证码").fill(code)
    await press(page, page.get_by_role("button", name="登录", exact=True))


async def next_working_day(page: Page) -> None:
    await page.goto("/demo")
    await press(page, page.get_by_role("button", name="到下一个工作日"))


async def an_hour_passes(page: Page) -> None:
    await page.goto("/demo")
    await press(page, page.get_by_role("button", name="过一小时"))


async def couriers_go_on(page: Page) -> None:
    await page.goto("/demo")
    await press(page, page.get_by_role("button", name="让快递走一步"))


async def press(page: Page, button: Locator) -> None:
    """Press what leads to another page, and wait for it.

    Not for a navigation: marking the history before a form is sent counts as one, too.
    """
    async with page.expect_event("load"):
        await button.click()


# ---- the checker, at home


async def open_guide(page: Page, item: str, address: str = "") -> None:
    """Search for it; where several counties offer it, the first of them."""
    await page.goto(f"{address}/services?q={item}")
    service = page.locator("#found .rows > li", has_text=item).first
    if await service.locator("summary").count():
        await service.locator("summary").click()
    await press(page, service.get_by_role("link", name=item).first)


async def ask_what_to_bring(page: Page, item: str, answers: Mapping[str, str]) -> str:
    """Without signing in; returns the sentence with the number of materials."""
    await open_guide(page, item)
    await press(page, page.get_by_role("button", name="看我要交什么材料"))
    for question, answer in answers.items():
        await (
            page.get_by_role("group", name=question)
            .get_by_role("radio", name=answer, exact=True)
            .check()
        )
    show = page.get_by_role("button", name="看材料清单")
    if await show.is_visible():
        await press(page, show)
    else:
        await expect(page.locator("#materials")).not_to_contain_text("题没答")
    return await page.locator("#materials .result h2").inner_text()


# ---- at the counter


async def take_in(page: Page, brought: Application, *, photograph: str = "") -> str:
    """收件, from an empty draft to the receipt; returns the case number."""
    await page.get_by_role("link", name="收件", exact=True).click()
    await press(page, page.get_by_role("button", name="收一件"))
    await identify(page, brought)
    await choose_item(page, brought)
    await check_materials(page, brought, photograph)
    await confirm(page, brought)
    return NUMBER.search(page.url)[1]


async def identify(page: Page, brought: Application) -> None:
    await page.get_by_role("radio", name=brought.kind, exact=True).check()
    await fill(page, brought.person)
    if brought.agent:
        await page.get_by_role("radio", name="他人代办").check()
        await fill(page, brought.agent)
    await page.get_by_role("radio", name="人工比对").check()
    await page.get_by_role("checkbox", name="人证一致").check()
    await press(page, page.get_by_role("button", name="下一步"))


async def fill(page: Page, words: Mapping[str, str]) -> None:
    for label, text in words.items():
        await page.get_by_role("textbox", name=label).fill(text)


async def choose_item(page: Page, brought: Application) -> None:
    await page.get_by_role("radio", name=brought.item).check()
    plain = page.get_by_role("button", name="看这个事项要问什么")
    if await plain.is_visible():
        await press(page, plain)
    for question, answer in brought.answers.items():
        group = page.get_by_role("group", name=question)
        await group.get_by_role("radio", name=answer, exact=True).check()
    await page.wait_for_load_state("networkidle")  # the list follows each answer
    await press(page, page.get_by_role("button", name="下一步"))


async def check_materials(page: Page, brought: Application, photograph: str = "") -> None:
    for line in await page.locator("li.material").all():
        name = await line.locator(".material__name").inner_text()
        waived = await line.get_by_role("radio", name="免交", exact=True).count()
        state = brought.findings.get(name, "免交" if waived else "齐")
        await line.get_by_role("radio", name=state, exact=True).check()
    if photograph:
        await photograph_material(page, photograph)
    await press(page, page.get_by_role("button", name="下一步"))


async def photograph_material(page: Page, name: str) -> None:
    """The camera of one line: the picture is sent alone, at once."""
    opener = page.get_by_role("button", name=f"拍摄{name}")
    panel = page.locator("#capture")
    await opener.click()
    await expect(panel).to_be_focused()  # it may have shown this line before, too
    await expect(panel.get_by_role("heading", name=name)).to_be_visible()
    await panel.locator("input[type=file]:not([capture])").set_input_files(picture(name))
    send = panel.get_by_role("button", name="上传")
    if await send.is_visible():
        await press(page, send)
    await expect(panel.locator("figure img")).to_have_count(1)


async def confirm(page: Page, brought: Application) -> None:
    await fill(page, brought.form)
    await page.get_by_role("radio", name=brought.way).check()
    await fill(page, brought.mail)
    await page.get_by_role("checkbox", name="核对联系电话").check()
    await page.get_by_role("checkbox", name="签名").check()
    await press(page, page.get_by_role("button", name="收件", exact=True))


# ---- on the desk


async def open_case(page: Page, number: str, base: str = "/desk", **view: str) -> None:
    query = "&".join(f"{key}={value}" for key, value in view.items())
    await page.goto(f"{base}/cases/{number}?{query}")


async def conclude(page: Page, conclusion: str) -> None:
    """Open one of the conclusions on the decision panel."""
    panel = page.locator("#decision")
    radio = panel.get_by_role("radio", name=conclusion, exact=True)
    if await radio.count():
        await radio.check()
        plain = panel.get_by_role("button", name="选这个结论")
        if await plain.is_visible():
            await press(page, plain)
    await expect(page.locator("#decision-title")).to_have_text(conclusion)


async def send(page: Page, words: str) -> None:
    """Press the button that names the effect; the page of the case follows."""
    await press(page, page.locator(".decision__send").get_by_role("button", name=words))
    assert "done=" in page.url, await page.locator("#decision").inner_text()


async def claim(page: Page) -> None:
    await conclude(page, "接件")
    await send(page, "接件")


async def accept(page: Page) -> None:
    await conclude(page, "受理")
    for box in await page.get_by_role("group", name="还没有核对").get_by_role("checkbox").all():
        await box.check()
    await send(page, "受理，发出受理通知书")


async def push(page: Page, note: str = "") -> None:
    await conclude(page, "推送")
    await page.get_by_label("与办理地核实的情况").fill(note)
    await send(page, "推送到办理地")


async def pass_on(page: Page) -> None:
    await conclude(page, "复核通过")
    await send(page, "复核通过，转部门")


async def ask_correction(page: Page, material: str, problem: str, requirement: str) -> None:
    await conclude(page, "告知补正")
    item = page.locator(".govuk-checkboxes__item", has_text=material)
    await item.get_by_role("checkbox", name=material).check()
    await item.get_by_label("存在的问题").fill(problem)
    await item.get_by_label("怎样补正").fill(requirement)
    await send(page, "发出补正告知书")


async def fill_gap(page: Page, number: str, material: str, base: str = "/desk") -> None:
    await open_case(page, number, base, act="fill_gap")
    await page.locator("#decision").get_by_role("radio", name=material).check()
    await send(page, "登记补齐")


async def opine(page: Page, text: str) -> None:
    await conclude(page, "出具审查意见")
    for point in await page.locator(".points__ask").all():
        await point.get_by_role("radio", name="符合").check()
    await page.get_by_role("radio", name="建议准予").check()
    await page.get_by_label("审查意见", exact=True).fill(text)
    await send(page, "提交审查意见")


async def grant(page: Page, message: str = "") -> None:
    await conclude(page, "准予")
    await page.get_by_label("给申请人的话").fill(message)
    await send(page, "作出准予决定")


async def issue(page: Page, number: str) -> None:
    await conclude(page, "制证")
    await page.get_by_label("证照编号").fill(number)
    await send(page, "制证，转出件窗口")


async def hand_out(page: Page, name: str, id_number: str) -> None:
    await conclude(page, "发放")
    await page.get_by_label("领取人姓名").fill(name)
    await page.get_by_label("领取人证件号码").fill(id_number)
    await page.get_by_role("checkbox", name="人证一致").check()
    await send(page, "确认发放")


async def dispatch(page: Page, waybill: str) -> None:
    await conclude(page, "寄出")
    await page.get_by_label("承运商").select_option("中国邮政 EMS")
    await page.get_by_label("快递单号").fill(waybill)
    await page.get_by_role("checkbox", name="已核对").check()
    await send(page, "寄出")


# ---- on the phone


async def track(page: Page, number: str, code: str) -> None:
    """Without an account: by the number and the code on the receipt."""
    await page.goto("/track")
    await page.get_by_label("办件编号").fill(number)
    await page.get_by_label("查询码").fill(code)
    await press(page, page.get_by_role("button", name="查询"))


async def supply(page: Page, number: str, words: str, photograph: str = "") -> None:
    await page.goto(f"/cases/{number}")
    await press(page, page.get_by_role("button", name="去补材料"))
    if photograph:
        again = f"{photograph}，重新画的"
        await send_picture(page, page.locator("[data-sending]").first, again)
    await page.get_by_label("您补交了什么").fill(words)
    await press(page, page.get_by_role("button", name="全部写好，提交"))


async def send_picture(page: Page, box: Locator, name: str) -> None:
    """One photograph for one material: at once, or where no scripts run by its button."""
    plain = box.get_by_role("button", name="上传")
    if await plain.is_visible():
        await box.locator("input[id$=-plain]").set_input_files(picture(name))
        await press(page, plain)
    else:
        await box.locator("input[id$=-album]").set_input_files(picture(name))
    await expect(box.locator("ul.sent:not([data-going]) li")).to_have_count(1)
