"""Where a journey happens: devices that must never complain."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from playwright.async_api import Browser, BrowserContext, Page

from tests.browsing import Complaints
from tests.journeys.running import Product

PHONE, TABLET, DESKTOP = (390, 844), (1024, 768), (1440, 900)
PATIENCE = 15_000  # ms; the machine may be busy


@dataclass
class Hall:
    """One running product and the browser that all devices of a journey share."""

    browser: Browser
    running: Product
    scripts: bool = True
    complaints: Complaints = field(default_factory=Complaints)
    habits: list[Callable[[BrowserContext], Awaitable[None]]] = field(default_factory=list)
    _opened: list = field(default_factory=list)

    @property
    def cases(self) -> dict[str, str]:
        """Case numbers by position; see furnish.py."""
        return self.running.cases

    async def phone(self, **more: object) -> Page:
        return await self.device(PHONE, has_touch=True, **more)

    async def tablet(self, **more: object) -> Page:
        return await self.device(TABLET, has_touch=True, **more)

    async def desktop(self, **more: object) -> Page:
        return await self.device(DESKTOP, **more)

    async def device(self, size: tuple[int, int], *, mode: str = "", **more: object) -> Page:
        """A device of its own: nobody has signed in on it yet."""
        context = await self.browser.new_context(
            base_url=self.running.address,
            viewport={"width": size[0], "height": size[1]},
            java_script_enabled=self.scripts,
            **more,
        )
        if mode:
            await context.add_cookies(
                [{"name": "mode", "value": mode, "url": self.running.address}]
            )
        self._opened.append(context)
        for habit in self.habits:
            await habit(context)
        self.complaints.listen_to(context)
        context.set_default_timeout(PATIENCE)
        return await context.new_page()

    async def close(self) -> None:
        for context in self._opened:
            await context.close()
