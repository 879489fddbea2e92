"""The kit and the sample frames in a real browser: accessibility, targets, behaviour."""

import threading
from collections.abc import AsyncIterator
from http.server import ThreadingHTTPServer

import pytest
from playwright.async_api import Browser, Page, Route

from tests.browsing import OVERFLOW, SMALL_TARGETS, SMALL_WORDS, Complaints, audit, launched
from tests.web.gallery.render import PAGES, Pages

STAFF = {"gallery", "review", "list"}
PHONE = [name for name in PAGES if name not in STAFF | {"intake"}]


@pytest.fixture(scope="module")
def address():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with launched() as browser:
        yield browser


@pytest.fixture
async def page(browser: Browser, address: str) -> AsyncIterator[Page]:
    """A page that fails the test when the browser complains: an error, a refused resource."""
    context = await browser.new_context(base_url=address, viewport={"width": 390, "height": 844})
    complaints = Complaints()
    complaints.listen_to(context)
    yield await context.new_page()
    await context.close()
    assert complaints == []


@pytest.mark.parametrize("name", PAGES)
async def test_no_violation_at_any_width(page, name):
    await page.goto(f"/{name}")
    assert await audit(page, [390, 1024, 1440, 320]) == {}


@pytest.mark.parametrize("name", PAGES)
async def test_no_violation_in_the_elder_version(page, name):
    await page.goto(f"/{name}?mode=elder")
    assert await audit(page, [390, 1440]) == {}


@pytest.mark.parametrize("name", PAGES)
async def test_nothing_runs_out_of_the_page(page, name):
    looks = [("", 320), ("?mode=elder", 360), ("", 768), ("", 1024), ("", 1200)]
    looks += [("?mode=elder&fs=190", 390)] if name in PHONE else []
    for query, width in looks:
        await page.set_viewport_size({"width": width, "height": 844})
        await page.goto(f"/{name}{query}")
        assert await page.evaluate(OVERFLOW) <= 0, f"{name}{query} at {width}"


@pytest.mark.parametrize("name", PHONE)
@pytest.mark.parametrize(("query", "target", "words"), [("", 44, 13), ("?mode=elder", 60, 18)])
async def test_fingers_and_eyes_on_a_phone(page, name, query, target, words):
    await page.goto(f"/{name}{query}")
    assert await page.evaluate(SMALL_TARGETS, target) == []
    assert await page.evaluate(SMALL_WORDS, words) == []


async def test_fingers_on_the_tablet(page):
    await page.set_viewport_size({"width": 1024, "height": 768})
    await page.goto("/intake")
    assert await page.evaluate(SMALL_TARGETS, 44) == []
    assert await page.evaluate(SMALL_WORDS, 13) == []


async def test_dense_pages_keep_words_of_thirteen_pixels(page):
    await page.set_viewport_size({"width": 1440, "height": 900})
    for name in STAFF:
        await page.goto(f"/{name}")
        assert await page.evaluate(SMALL_WORDS, 13) == []
        assert await page.evaluate(SMALL_TARGETS, 24) == []


async def test_pages_work_without_scripts(browser, address):
    context = await browser.new_context(base_url=address, java_script_enabled=False)
    page = await context.new_page()
    await page.set_viewport_size({"width": 1024, "height": 768})
    await page.goto("/review")
    assert not await page.locator("#queue").is_visible()
    await page.locator(".drawer > summary").click()
    assert await page.locator("#queue").is_visible()
    await page.goto("/item")
    assert await page.get_by_role("button", name="看材料清单").is_visible()
    await page.goto("/gallery")
    assert await page.locator(".upload__send").first.is_visible()
    assert not await page.locator("[data-print]").is_visible()
    await context.close()


async def test_the_queue_is_a_column_or_a_drawer(page):
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.goto("/review")
    assert await page.locator("#queue").is_visible()
    await page.set_viewport_size({"width": 1100, "height": 900})
    await page.wait_for_function("() => !document.querySelector('.drawer').open")
    await page.locator(".drawer > summary").click()
    assert await page.locator("#queue").is_visible()
    await page.keyboard.press("Escape")
    assert not await page.locator("#queue").is_visible()


# ---- what happens when something is sent

FORM = """(path) => {
  document.querySelector("main").innerHTML = `<form action="${path}" method="post" hx-post="${path}"
    hx-target="#answer" hx-swap="outerHTML" hx-disabled-elt="find button" hx-sync="this:drop">
    <input name="typed" aria-label="字" value="留着"><div id="answer"></div>
    <button class="govuk-button" data-busy="正在提交…">提交</button></form>`;
  htmx.process(document.querySelector("main"));
}"""


async def send(page: Page, path: str) -> None:
    await page.goto("/home")
    await page.wait_for_function("() => document.body.matches('.govuk-frontend-supported')")
    await page.evaluate(FORM, path)
    await page.get_by_role("button", name="提交").click()


async def test_a_good_answer_replaces_the_part_and_takes_the_focus(page):
    await send(page, "/answer/200")
    await page.wait_for_function("() => document.activeElement.id === 'told'")


async def test_a_wrong_form_is_shown_again_and_its_summary_is_read_out(page):
    await send(page, "/answer/422")
    await page.wait_for_function("() => document.activeElement.matches('.govuk-error-summary')")
    await page.wait_for_function("() => document.title.startsWith('错误：')")
    assert await page.locator(".request-note").count() == 0


async def test_a_failed_request_is_told_in_place_and_can_be_repeated(page):
    await send(page, "/answer/500")
    note = page.locator(".request-note")
    assert "您填的内容都在" in await note.inner_text()
    assert "请告诉工作人员编号 7F3A" in await note.inner_text()
    assert await page.get_by_label("字").input_value() == "留着"
    async with page.expect_request("**/answer/500"):
        await note.get_by_role("button", name="再试一次").click()


async def test_offline_is_told_in_place(page):
    await page.goto("/home")
    await page.evaluate(FORM, "/answer/200")
    await page.context.set_offline(True)
    await page.get_by_role("button", name="提交").click()
    assert "网络断了" in await page.locator(".request-note").inner_text()
    await page.context.set_offline(False)
    await page.get_by_role("button", name="再试一次").click()
    await page.locator("#told").wait_for()
    assert await page.locator(".request-note").count() == 0


@pytest.mark.parametrize(
    ("status", "words"),
    [(403, "没有这项权限"), (404, "地址可能写错"), (413, "不超过 10 MB"), (429, "60 秒后再试")],
)
async def test_refusals_are_sentences(page, status, words):
    await send(page, f"/answer/{status}")
    assert words in await page.locator(".request-note").inner_text()


async def test_who_came_too_late_reads_why_and_keeps_the_text(page):
    await send(page, "/answer/409")
    note = page.locator(".request-note")
    assert "由别人处理过" in await note.inner_text()
    assert await note.get_by_role("link", name="看最新状态").is_visible()
    assert await page.get_by_label("字").input_value() == "留着"


async def test_an_expired_session_asks_to_sign_in_and_keeps_the_form(page):
    await send(page, "/answer/401")
    dialog = page.get_by_role("dialog", name="登录已过期")
    await dialog.wait_for()
    door = dialog.get_by_role("button", name="去登录")
    assert await door.get_attribute("href") == "/staff/login"
    await dialog.get_by_role("button", name="先不提交").click()
    assert await page.get_by_label("字").input_value() == "留着"


# In the page itself: from outside every click would wait for the first one's answer.
CLICK_TWICE = """async () => {
  document.querySelector("main").innerHTML = `<form method="post" action="/slow">
    <button class="govuk-button" data-busy="正在提交…">提交</button></form>`;
  const button = document.querySelector("main button");
  button.click();
  while (!button.ariaBusy) await new Promise((tell) => setTimeout(tell, 20));
  button.click();
  return button.textContent;
}"""


async def test_two_clicks_on_a_plain_form_send_it_once(page):
    sent: list[Route] = []

    async def hold(route: Route) -> None:
        sent.append(route)

    await page.route("**/slow", hold)
    await page.goto("/home")
    assert await page.evaluate(CLICK_TWICE) == "正在提交…"
    await page.wait_for_timeout(100)
    assert len(sent) == 1
    await sent[0].fulfill(status=204)


async def test_what_cannot_be_undone_asks_first(page):
    await page.goto("/gallery")
    await page.evaluate("""() => document.addEventListener("click", (e) => {
      if (e.target.dataset.confirm && !e.defaultPrevented) window.pressed = true; })""")
    opener = page.get_by_role("button", name="撤回申请")
    await opener.click()
    dialog = page.get_by_role("dialog", name="撤回这次申请？")
    await dialog.get_by_role("button", name="不撤回").click()
    assert await page.evaluate("window.pressed") is None
    assert await opener.evaluate("(e) => e === document.activeElement")
    await opener.click()
    await dialog.get_by_role("button", name="确认撤回").click()
    await page.wait_for_function("() => window.pressed")


async def test_the_visible_list_asks_again_and_says_when_it_is_stale(page):
    await page.clock.install()
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.goto("/review")
    async with page.expect_request("**/desk/queue"):
        await page.clock.run_for(21_000)
    await page.locator(".stale").wait_for()
    assert await page.locator(".queue__item").count() == 9
    assert await page.locator(".request-note").count() == 0


async def test_a_refreshed_list_keeps_the_focus(page):
    await page.clock.install()
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.goto("/review")
    items = page.locator("[data-refresh] .queue__item")
    fresh = await page.locator("[data-refresh]").inner_html()

    async def answer(route: Route) -> None:
        await route.fulfill(body=fresh.replace("剩 3 天", "剩 2 天"), content_type="text/html")

    await page.route("**/desk/queue", answer)
    await items.nth(2).focus()
    await page.clock.run_for(21_000)
    await page.get_by_text("剩 2 天").first.wait_for()
    assert await items.nth(2).evaluate("(e) => e === document.activeElement")


async def test_the_keyboard_chooses_but_never_sends(page):
    await page.set_viewport_size({"width": 1440, "height": 900})
    await page.goto("/review")
    await page.wait_for_function("() => document.body.matches('.govuk-frontend-supported')")
    await page.keyboard.press("a")
    assert await page.locator("[data-key=a]").is_checked()
    await page.keyboard.press("m")
    await page.keyboard.type("bd?/")
    assert await page.locator("[data-key=a]").is_checked()
    assert (await page.locator("#opinion").input_value()).startswith("bd?/")
    await page.locator("h1").click()
    await page.keyboard.press("Shift+?")
    assert await page.get_by_role("dialog", name="键盘快捷键").is_visible()
    await page.keyboard.press("Escape")
    await page.keyboard.press("/")
    assert await page.evaluate("document.activeElement.id") == "topbar-q"
    await page.locator("h1").click()
    async with page.expect_request("**/desk/1"):
        await page.keyboard.press("j")


async def test_a_chosen_picture_is_shown_at_once(page):
    await page.goto("/gallery")
    await page.route("**/gallery", lambda route: route.abort())
    picture = {"name": "第1页.png", "mimeType": "image/png", "buffer": bytes(64)}
    await page.locator("#photo-file-file").set_input_files(picture)
    assert await page.locator("#photo-file [data-previews] img").get_attribute("alt") == "第1页.png"


async def test_a_signature_becomes_a_drawing(page):
    await page.goto("/gallery")
    await page.add_script_tag(url="/static/js/signature.js", type="module")
    await page.wait_for_selector("[data-signature][data-started]")
    canvas = page.locator("#sign canvas")
    await canvas.scroll_into_view_if_needed()
    box = await canvas.bounding_box()
    await page.mouse.move(box["x"] + 40, box["y"] + 40)
    await page.mouse.down()
    await page.mouse.move(box["x"] + 160, box["y"] + 90, steps=8)
    await page.mouse.up()
    assert "<path" in await page.locator("[name=sign_svg]").input_value()
    await page.get_by_role("button", name="重签").click()
    assert await page.locator("[name=sign_strokes]").input_value() == ""
