"""A real browser for tests, and what every page is measured by: accessibility, targets, words."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, async_playwright

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium-headless-shell")
QUIET = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
AXE = next((Path(__file__).parent / "journeys" / "vendor").glob("axe-core-*.min.js"))
# What a browser writes by itself when a request is answered with a refusal that we show.
EXPECTED = ("Failed to load resource", "Response Status Error", "htmx:")

RUN_AXE = """async () => {
  const only = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
  const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html)}`);
}"""
OVERFLOW = "() => document.scrollingElement.scrollWidth - window.innerWidth"
# A target is what a finger meets: the control, or the control together with its label.
SMALL_TARGETS = """(least) => {
  const box = (e) => { const r = e.getBoundingClientRect(); return [r.width, r.height]; };
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter((e) => e.getClientRects().length && getComputedStyle(e).display !== "inline")
    .filter((e) => e.type !== "hidden" && !e.disabled && !e.closest(".govuk-skip-link"))
    .map((e) => [e, box(e), ...[...(e.labels || [])].map(box)])
    .filter(([e, own, ...labels]) => Math.max(...[own, ...labels].map((b) => b[1])) < least - 0.5
      || Math.max(...[own, ...labels].map((b) => b[0])) < least - 0.5)
    .filter(([e, [w, h]]) => !(e.matches(".search input, .topbar__search input")))
    .map(([e, [w, h]]) => `${e.outerHTML.slice(0, 90)} ${Math.round(w)}x${Math.round(h)}`);
}"""
SMALL_WORDS = """(least) => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || e.closest("kbd, svg, template, script, .live")) continue;
    if (!e.getClientRects().length || e.closest(".govuk-visually-hidden")) continue;
    const size = parseFloat(getComputedStyle(e).fontSize);
    if (size < least - 0.05) found.add(`${size}px ${walker.currentNode.data.trim().slice(0, 20)}`);
  }
  return [...found];
}"""
# The page has answered to its new width: media queries are told with the next picture.
SETTLED = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
MISSING = """async () => {
  const styles = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  const text = styles.map((rule) => rule.cssText).join(" ");
  const styled = new Set([...text.matchAll(/\\.([\\w-]+)/g)].map((found) => found[1]));
  const kit = "js-.*|template.*|frontend-.*|radios|checkboxes|password-input(__input|__sr-status)?"
    + "|character-count__(sr-)?status";
  const hooks = new RegExp(`^(govuk-(${kit})|htmx-.*|signature|files|upload)$`);
  const classes = [...document.querySelectorAll("[class]")].flatMap((e) => [...e.classList]);
  const bare = new Set(classes.filter((name) => !styled.has(name) && !hooks.test(name)));
  const uses = [...document.querySelectorAll("use")].map((use) => use.getAttribute("href"));
  const sprite = uses.length ? await (await fetch(uses[0].split("#")[0])).text() : "";
  const icons = new Set(uses.map((use) => use.split("#")[1]));
  const undrawn = [...icons].filter((id) => !sprite.includes(`id="${id}"`));
  return [...[...bare].map((name) => `class ${name}`), ...undrawn.map((id) => `icon ${id}`)];
}"""


@asynccontextmanager
async def launched(*more: str) -> AsyncIterator[Browser]:
    """Chromium without a window."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET, *more])
        yield browser
        await browser.close()


class Complaints(list[str]):
    """What the browser complains about on the pages of a context: errors, refused resources."""

    def listen_to(self, context: BrowserContext) -> None:
        context.on("weberror", lambda error: self.append(str(error.error)))
        context.on("console", self._hear)

    def _hear(self, line: ConsoleMessage) -> None:
        if line.type in ("error", "warning") and not line.text.startswith(EXPECTED):
            self.append(f"{line.text} ({line.location.get('url', '')})")


async def audit(page: Page, widths: list[int], height: int = 844) -> dict[int, list[str]]:
    """What axe finds at each width; nothing is an empty answer."""
    await page.evaluate(AXE.read_text())
    found = {}
    for width in widths:
        await page.set_viewport_size({"width": width, "height": height})
        found[width] = await page.evaluate(RUN_AXE)
    return {width: problems for width, problems in found.items() if problems}
