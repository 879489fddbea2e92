"""No network in the village: my cases as they were, and the guide seen at home."""

import re

from playwright.async_api import Page, expect

from tests.journeys.hall import Hall
from tests.journeys.signed_in import be
from tests.journeys.survival import session_ends, under_the_worker
from tests.journeys.tour import CINEMA, HYGIENE

SINCE = re.compile(r"离线，内容截至 \d{2}:\d{2}")

EIGHT_DAYS_OLDER = """async () => {
  const asked = indexedDB.open("tongban", 1);
  const database = await new Promise((done) => { asked.onsuccess = () => done(asked.result); });
  const table = database.transaction("kept", "readwrite").objectStore("kept");
  const kept = table.get("snapshot");
  await new Promise((done) => { kept.onsuccess = done; });
  const put = table.put({ ...kept.result, at: kept.result.at - 8 * 24 * 3600000 }, "snapshot");
  await new Promise((done) => { put.onsuccess = done; });
  database.close();
}"""


async def _offline(page: Page) -> None:
    await page.wait_for_load_state("networkidle")
    await page.context.set_offline(True)


async def test_my_cases_are_readable(hall: Hall, signed_in: dict[str, list]) -> None:
    phone = await hall.phone()
    await be(phone, hall, signed_in, CINEMA)
    await phone.goto("/cases")
    await under_the_worker(phone)
    await _offline(phone)
    await phone.goto("/cases")
    await expect(phone.get_by_text(SINCE)).to_be_visible()
    mine = phone.locator("#my-cases")
    await expect(mine).to_contain_text(hall.cases["asked_of_him"])
    await expect(mine.get_by_text("请在").first).to_be_visible()
    await expect(mine.get_by_text("也可以带到：").first).to_contain_text("大厅")
    await phone.context.set_offline(False)
    await expect(phone.get_by_role("heading", name="全部办件")).to_be_visible()


async def test_no_page_of_mine_is_kept(hall: Hall, signed_in: dict[str, list]) -> None:
    phone = await hall.phone()
    await be(phone, hall, signed_in, CINEMA)
    await phone.goto("/")
    await under_the_worker(phone)
    for path in ("/cases", f"/cases/{hall.cases['asked_of_him']}", "/me", HYGIENE):
        await phone.goto(path)
        await phone.wait_for_load_state("networkidle")
    kept = await phone.evaluate("""async () => {
      const names = await caches.keys();
      const stores = await Promise.all(names.map((name) => caches.open(name)));
      const answers = (await Promise.all(stores.map((store) => store.matchAll()))).flat();
      const pages = answers.filter((one) => /html/.test(one.headers.get("content-type")));
      return Promise.all(pages.map((page) => page.text()));
    }""")
    assert len(kept) >= 2  # the page without a network, and the guide as anybody sees it
    assert not [page for page in kept if "data-who" in page or CINEMA[-4:] in page]


async def test_a_session_that_has_ended_leaves_the_snapshot_for_a_week(
    hall: Hall, signed_in: dict[str, list]
) -> None:
    phone = await hall.phone()
    await be(phone, hall, signed_in, CINEMA)
    await phone.goto("/cases")
    await under_the_worker(phone)
    await phone.wait_for_load_state("networkidle")
    await session_ends(phone)
    await phone.goto("/")
    await _offline(phone)
    await phone.goto("/cases")
    mine = phone.locator("#my-cases")
    await expect(mine).to_contain_text(hall.cases["asked_of_him"])
    await phone.evaluate(EIGHT_DAYS_OLDER)
    await phone.reload()
    await expect(phone.get_by_text("现在连不上网络")).to_be_visible()
    await expect(mine).to_be_hidden()


async def test_a_list_of_materials_is_there_for_who_has_not_signed_in(hall: Hall) -> None:
    phone = await hall.phone()
    await phone.goto("/")
    await under_the_worker(phone)
    await phone.goto(f"{HYGIENE}/materials")
    group = phone.get_by_role("group", name="场所类型")
    await group.get_by_role("radio", name="美容美发").check()
    await phone.wait_for_timeout(2500)  # the last view is kept when the answers rest
    await _offline(phone)
    await phone.reload()
    await expect(phone.get_by_text(SINCE)).to_be_visible()
    await expect(phone.get_by_role("radio", name="美容美发")).to_be_checked()
    await phone.goto("/track")
    await phone.locator("#kept-pages").get_by_role("link", name="材料清单").first.click()
    await expect(phone.get_by_text(SINCE)).to_be_visible()


async def test_an_elder_reads_it_in_large_letters(hall: Hall) -> None:
    phone = await hall.phone()
    await phone.goto("/")
    await under_the_worker(phone)
    await phone.goto("/look?mode=elder")
    await _offline(phone)
    await phone.goto("/halls")
    await expect(phone.locator("html")).to_have_attribute("data-mode", "elder")
