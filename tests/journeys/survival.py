"""What must survive on a form: typed text and chosen files. `Written` is one such form; the stages
of an application are added to `test_survival.py` by naming theirs."""

from dataclasses import dataclass, replace

from playwright.async_api import Page, expect

from tests.journeys import trade
from tests.journeys.pictures import picture

KEPT_FILES = "已存在这台设备上"
# What the device keeps of a person, whatever the page: nothing is an empty answer.
REMAINS = """async () => {
  const typed = Object.keys(sessionStorage).filter((name) => name.startsWith("kept:"));
  const asked = indexedDB.open("tongban", 1);
  const table = await new Promise((done) => {
    asked.onupgradeneeded = () => asked.result.createObjectStore("kept");
    asked.onsuccess = () => done(asked.result);
  });
  const all = table.transaction("kept").objectStore("kept").getAllKeys();
  const keys = await new Promise((done) => { all.onsuccess = () => done(all.result); });
  table.close();
  const pages = (await caches.keys()).filter((name) => name.startsWith("pages-"));
  return [...typed, ...keys.filter((key) => key !== "who"), ...pages];
}"""
CONTROLLED = "() => navigator.serviceWorker.controller !== null"


@dataclass(frozen=True)
class Written:
    """Something written into a form: where it stands, what is typed and chosen, its button.

    A file is a field of the form (`file_label`), or goes at once by itself (`sent_at_once`).
    """

    path: str
    label: str
    words: str
    button: str
    file_label: str = ""
    file_name: str = ""
    sent_at_once: bool = False

    def at(self, address: str) -> "Written":
        """The same form on another server."""
        return replace(self, path=f"{address}{self.path}")

    async def write(self, page: Page) -> None:
        """Open the form, type, choose."""
        await page.goto(self.path)
        await page.get_by_label(self.label).first.fill(self.words)
        if self.file_name and not self.sent_at_once:
            await self.choose(page)

    async def choose(self, page: Page) -> None:
        """Choose the file, and wait until the page says what becomes of it."""
        if self.sent_at_once:
            field = page.locator("[data-chooser]:not([capture])").first
            await field.set_input_files(picture(self.file_name))
            await expect(page.locator("ul[data-going]")).to_contain_text("文件还在这里")
            await page.wait_for_function(
                f"async () => (await ({REMAINS})()).some((key) => key.startsWith('upload:'))"
            )
        else:
            await page.get_by_label(self.file_label).first.set_input_files(picture(self.file_name))
            await expect(page.get_by_text(KEPT_FILES)).to_contain_text(f"{self.file_name}.jpg")

    async def is_there(self, page: Page) -> None:
        """Everything stands in the form as it was left."""
        await expect(page.get_by_label(self.label).first).to_have_value(self.words)
        if self.file_name and not self.sent_at_once:
            await expect(page.get_by_text(KEPT_FILES)).to_contain_text(f"{self.file_name}.jpg")
            field = page.get_by_label(self.file_label).first
            names = await field.evaluate("(field) => [...field.files].map((file) => file.name)")
            assert names == [f"{self.file_name}.jpg"]
            await expect(page.locator(".files img").first).to_be_visible()

    async def file_arrived(self, page: Page) -> None:
        """What goes by itself has come to the server."""
        sent = page.get_by_role("list", name="已上传").first
        await expect(sent).to_contain_text(self.file_name)

    async def send(self, page: Page) -> None:
        """Press the button; the page may stay."""
        await page.get_by_role("button", name=self.button).click()

    async def arrives(self, page: Page) -> None:
        """Press the button: another page follows, and the device forgets what it kept."""
        await trade.press(page, page.get_by_role("button", name=self.button))
        assert not await page.locator(".govuk-error-summary").count()
        await page.wait_for_load_state("networkidle")
        remains = await page.evaluate(REMAINS)
        assert [one for one in remains if one.startswith(("kept:", "files:", "upload:"))] == []


async def under_the_worker(page: Page) -> None:
    """Wait until the service worker answers for this page."""
    await page.wait_for_function(CONTROLLED)


async def session_ends(page: Page) -> None:
    """As after thirty minutes without a sign of life."""
    await page.context.clear_cookies(name="session")
