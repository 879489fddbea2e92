"""A new version waits until somebody says 更新, and what they typed is there afterwards."""

from playwright.async_api import Page, expect

from tests.journeys.hall import Hall
from tests.journeys.survival import under_the_worker

# Another address is another worker for the same pages: what a new version is to a browser.
NEW_WORKER = "() => navigator.serviceWorker.register('/sw.js?new').then(() => {})"
IS_NEW = "() => navigator.serviceWorker.controller.scriptURL.endsWith('?new')"


async def _typing(hall: Hall) -> Page:
    phone = await hall.phone()
    await phone.goto("/")
    await under_the_worker(phone)
    await phone.goto("/track")
    await phone.get_by_label("办件编号").fill("3301")
    return phone


async def test_it_waits_and_loses_nothing(hall: Hall) -> None:
    phone = await _typing(hall)
    await phone.evaluate(NEW_WORKER)
    note = phone.get_by_role("status").filter(has_text="有新版本")
    await expect(note).to_be_visible()
    assert not await phone.evaluate(IS_NEW)
    async with phone.expect_navigation():
        await note.get_by_role("button", name="更新").click()
    await expect(phone.get_by_label("办件编号")).to_have_value("3301")
    assert await phone.evaluate(IS_NEW)


async def test_old_caches_go_with_the_old_version(hall: Hall) -> None:
    phone = await _typing(hall)
    await phone.evaluate("() => caches.open('static-000000000000').then(() => {})")
    await phone.evaluate(NEW_WORKER)
    async with phone.expect_navigation():
        await phone.get_by_role("button", name="更新").click()
    names = await phone.evaluate("() => caches.keys()")
    assert "static-000000000000" not in names
    assert [name for name in names if name.startswith("static-")]


async def test_a_first_visit_is_asked_nothing(hall: Hall) -> None:
    phone = await hall.phone()
    await phone.goto("/")
    await under_the_worker(phone)
    await expect(phone.get_by_text("有新版本")).to_have_count(0)
