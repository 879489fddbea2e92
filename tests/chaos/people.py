"""People who do not give up: what fails is tried again, with the same form, until it is done."""

import asyncio
import re
from typing import Any

from httpx import AsyncClient, Response, TransportError

from tests.web.documents import Page

PATIENCE = 120  # tries
PAUSE = 0.25  # seconds between them


class Person:
    """One browser of one member of the cast."""

    def __init__(self, address: str, who: str) -> None:
        self._client = AsyncClient(base_url=address, timeout=10)
        self._door = f"/demo/{'citizens' if who.isdecimal() else 'staff'}/{who}"

    async def sign_in(self) -> None:
        """By the door of the demonstration."""
        for _ in range(PATIENCE):
            page = await self.open("/demo")
            answer = await self._post(self._door, page.form(self._door).filled({}))
            if answer is not None and answer.status_code == 303:
                return
            await asyncio.sleep(PAUSE)
        raise AssertionError(f"nobody may sign in: {answer}")

    async def open(self, path: str) -> Page:
        """A page that must be there, at last."""
        for _ in range(PATIENCE):
            answer = await self._ask("GET", path)
            if answer is not None and answer.status_code == 200:
                return Page(answer)
            if answer is not None and _is_a_stranger(answer):
                await self.sign_in()
            await asyncio.sleep(PAUSE)
        raise AssertionError(f"{path}: {answer}")

    async def send(self, path: str, action: str, /, **typed: Any) -> Response:
        """Fill the form on a page that posts to `action`, and send it until it is taken."""
        fields = (await self.open(path)).form(action).filled(typed)
        for _ in range(PATIENCE):
            answer = await self._post(action, fields)
            if answer is not None and _is_a_stranger(answer):
                await self.sign_in()
                token = (await self.open("/demo")).typed["_token"]
                fields = [(name, token if name == "_token" else value) for name, value in fields]
            elif answer is not None and answer.status_code < 500:
                return answer
            await asyncio.sleep(PAUSE)
        raise AssertionError(f"{action}: {answer}")

    async def act(self, number: str, act: str, noun: str, /, **typed: Any) -> None:
        """Do an act to a case; it must be done afterwards."""
        home = f"/desk/cases/{number}"
        answer = await self.send(f"{home}?act={act}", f"{home}/{noun}", **typed)
        assert answer.status_code == 303, f"{act}: {answer.status_code} {_said(answer)}"
        assert answer.headers["location"] == f"{home}?done={act}"

    async def _post(self, action: str, fields: list[tuple[str, str]]) -> Response | None:
        data: dict[str, list[str]] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        return await self._ask("POST", action, data=data)

    async def _ask(self, method: str, path: str, **more: Any) -> Response | None:
        try:
            return await self._client.request(method, path, **more)
        except TransportError:
            return None

    async def leave(self) -> None:
        await self._client.aclose()


def _is_a_stranger(answer: Response) -> bool:
    """Whether the session is gone, or the form belongs to an earlier one."""
    return answer.status_code == 403 or "login" in answer.headers.get("location", "")


def _said(answer: Response) -> str:
    """The words of a page that refuses."""
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text).split())[:400]
