"""A hand on the keyboard and none on the mouse: where the focus goes, and whether it is seen."""

from dataclasses import dataclass, field

from playwright.async_api import Locator, Page

MOST = 80  # presses of Tab before somebody gives up
# What has the focus, where on the page, and whether it looks different than without: itself, its
# label, or what holds it.
LOOK = """() => {
  const focused = document.activeElement;
  const around = [focused, ...(focused.labels ?? []), focused.parentElement];
  const look = () => around.flatMap((e) => [null, "::before"].map((part) => {
    const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(e, part);
    return outline + boxShadow + borderColor + backgroundColor;
  })).join();
  const withFocus = look();
  focused.blur();
  const seen = look() !== withFocus;
  focused.focus({ preventScroll: true });
  const top = focused.getBoundingClientRect().top + window.scrollY;
  return { seen, top: focused.closest("main") && top, what: focused.outerHTML.slice(0, 120) };
}"""
# Between the last and the first control Chromium passes its own frame, which is no page.
IS_INSIDE = """(dialog) => {
  const focused = document.activeElement;
  return dialog.contains(focused) || focused === document.body;
}"""
# Of several radios Tab reaches the one that is chosen, or the first; arrows lead to the others.
GROUP_HAS_FOCUS = "(radio) => document.activeElement.name === radio.name"
HAS_FOCUS = "(element) => element === document.activeElement"


@dataclass
class Keyboard:
    """Somebody who tabs; every stop on the way must be seen, and in the order of the page."""

    page: Page
    unseen: list[str] = field(default_factory=list)
    disordered: list[str] = field(default_factory=list)

    async def to(self, place: Locator) -> None:
        """Tab until this has the focus."""
        await self._to(place, HAS_FOCUS)

    async def _to(self, place: Locator, arrived: str) -> None:
        await place.wait_for(state="attached")
        before = None
        for _ in range(MOST):
            if await place.evaluate(arrived):
                return
            await self.page.keyboard.press("Tab")
            before = await self._look(before)
        raise AssertionError(f"{place} cannot be reached with the keyboard")

    async def _look(self, before: float | None) -> float | None:
        found = await self.page.evaluate(LOOK)
        if not found["seen"]:
            self.unseen.append(found["what"])
        top = found["top"]
        if before is not None and top is not None and top < before - 60:  # beside, not above
            self.disordered.append(found["what"])
        return top

    async def type(self, place: Locator, words: str) -> None:
        """Write into a field."""
        await self.to(place)
        await self.page.keyboard.type(words)

    async def choose(self, radio: Locator) -> None:
        """Choose one of several."""
        await self._to(radio, GROUP_HAS_FOCUS)
        await self.page.keyboard.press("Space")
        for _ in range(MOST):
            if await radio.is_checked():
                return
            await self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{radio} cannot be chosen with the keyboard")

    async def press(self, place: Locator, key: str = "Enter") -> None:
        """Press a control."""
        await self.to(place)
        await self.page.keyboard.press(key)

    async def follow(self, place: Locator) -> None:
        """Press what leads to another page."""
        await self.to(place)
        await self.leave()

    async def leave(self, key: str = "Enter") -> None:
        """Press a key that leads to another page."""
        async with self.page.expect_event("load"):
            await self.page.keyboard.press(key)

    async def skip(self) -> None:
        """The first press of Tab on a page offers to skip to what it is about."""
        await self.page.keyboard.press("Tab")
        assert "skip-link" in await self.page.evaluate("document.activeElement.className")
        await self.page.keyboard.press("Enter")
        assert await self.page.evaluate("document.activeElement.id") == "main"

    async def stays_in(self, dialog: Locator, times: int = 6) -> None:
        """The focus does not leave an open dialog."""
        for _ in range(times):
            assert await dialog.evaluate(IS_INSIDE)
            await self.page.keyboard.press("Tab")
