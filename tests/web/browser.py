"""One person's browser: cookies of its own; forms are fetched, filled and sent."""

from typing import Any

from httpx import ASGITransport, AsyncClient, Response
from litestar import Litestar

from models.database import atomic
from tests.web.documents import Page

HOME = "http://hall.test"
HTMX = {"hx-request": "true"}


class Browser:
    """What a person does; nothing is followed by itself."""

    def __init__(self, app: Litestar, address: str = "203.0.113.7") -> None:
        transport = ASGITransport(app=app, client=(address, 50000))
        self._client = AsyncClient(transport=transport, base_url=HOME)
        self.cookies = self._client.cookies

    async def ask(self, method: str, path: str, **more: Any) -> Response:
        """Send one request. A savepoint keeps a failing one from spoiling the test's own
        transaction, as a pooled connection would in service."""
        async with atomic():
            return await self._client.request(method, path, **more)

    async def get(self, path: str, **more: Any) -> Response:
        return await self.ask("GET", path, **more)

    async def post(self, path: str, fields: Any = (), **more: Any) -> Response:
        """Send fields as they are, without what a form of ours would add."""
        data: dict[str, list[str]] = {}
        for name, value in dict(fields).items() if isinstance(fields, dict) else fields:
            data.setdefault(name, []).append(value)
        return await self.ask("POST", path, data=data, **more)

    async def open(self, path: str) -> Page:
        """A page that must be there."""
        answer = await self.get(path)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.headers}"
        return Page(answer)

    async def send(self, page: Page, action: str, /, **typed: Any) -> Response:
        """Fill the form that posts to `action` and send it."""
        files = typed.pop("files", None)
        more = {"files": files} if files else {}
        return await self.post(action, page.form(action).filled(typed), **more)

    async def fill(self, path: str, action: str = "", /, **typed: Any) -> Response:
        """Open a page and send its form; the form's address is the page's own unless named."""
        return await self.send(await self.open(path), action or path, **typed)
