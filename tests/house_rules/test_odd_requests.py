"""Whatever is thrown at an address, it answers with a page of ours, never with a failure."""

import random
from urllib.parse import quote

import pytest
from asyncpg import PostgresError
from structlog.testing import capture_logs

from tests.house_rules.addresses import Address, addresses
from tests.house_rules.test_walk import FIXED, admitted, person, undone
from tests.house_rules.town import ROLES, SHOP, Record, build
from tests.web.browser import Browser

SEED = 20261121  # the same shots every time
SHOTS = 6  # of each sort at each address

SEGMENTS = [
    "0",
    "-1",
    "9" * 18,
    "9" * 30,
    "9" * 5000,
    "１２",
    "²",
    "٣",
    "%00",
    "a%00b",
    "%FF%FE",
    "..%2F..%2Fetc%2Fpasswd",
    "' OR 1=1 --",
    "{{7*7}}",
    "999901-261121-0007-0",
    "1.pdf",
    "²³.pdf",
    "a" * 3000,
    "😀",
    "%E4%B8",
]
WORDS = [
    "",
    "0",
    "-1",
    "9" * 5000,
    "²",
    "on",
    "true",
    "null",
    "a\0b",
    "\x1b[0m",
    "长" * 600,
    "😀",
    "<script>",
    "' OR 1=1 --",
    "%",
    "_",
    "\\",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "2026-02-30",
    "0001-01-01",
    "person",
    "resident",
    "agent",
    "mail",
    "yes",
    "camera-²",
    "19900000001",
    "\u202e",
]
NAMES = [
    *("q", "m", "page", "act", "tab", "only", "current", "done", "next", "code", "case", "told"),
    *("item", "agent", "way", "type", "_seen", "_key", "note", "defect", "checked", "material"),
    *("advice", "point_0", "text", "days", "reason", "ground", "signed", "collector", "name"),
    *("id_number", "audience", "id_kind", "who", "method", "matched", "mobile", "agent_mobile"),
    *("address", "legal_name", "form_place_name", "recipient", "recipient_mobile", "job_no"),
    *("password", "case_no", "query_code", "file", "line_1", "mode", "size", "number", "fields"),
    *("do", "row", "r0-name", "p0-need", "when", "when-pick", "key", "_edition", "lead_office"),
    *("intake_level", "intake_text", "decision_level", "anonymous", "service", "founded"),
    *("contact", "finding", "result", "upheld", "waiting", "windows_open"),
    *("version", "valid_from", "office", "state", "issues", "before", "after"),
]
HEADERS = [
    {"referer": "http://[::1"},
    {"referer": "javascript:alert(1)"},
    {"origin": "null"},
    {"origin": "http://[::1"},
    {"hx-request": "true"},
    {"hx-request": "true", "hx-boosted": "true"},
    {"x-forwarded-for": "a" * 500 + ", , 1"},
    {"accept-encoding": "br;q=0, *"},
    {"accept": "application/json"},
    {"cookie": "session=%00; visitor=ÿ; mode=x; size=²; shortcuts=;;=".encode("latin-1")},
    {"cookie": ("track=999901-261121-0007-0.²." + "é" * 9).encode("latin-1")},
    {"content-type": "application/json"},
    {"content-type": "multipart/form-data"},
    {"content-type": "multipart/form-data; boundary=x"},
    {"content-type": "application/x-www-form-urlencoded; charset=utf-7"},
]
BODIES = [
    b"",
    b"\xff\xfe\x00",
    b"%FF=%FF&_token=%FF",
    b"a=1&" * 5000,
    b"{",
    b"--x\r\nContent-Disposition: form-data; name=a\r\n",
    b'--x\r\nContent-Disposition: form-data; name="a"; filename="\xff\x00"\r\n\r\nx\r\n--x--\r\n',
    b"--x\r\nContent-Type: text/plain; charset=klingon\r\n"
    b'Content-Disposition: form-data; name="_token"\r\n\r\nx\r\n--x--\r\n',
    b'--x\r\nContent-Disposition: form-data; name="_token"\r\n\r\n\xff\r\n--x--\r\n',
]


@pytest.fixture
async def town(now) -> dict[str, Record]:
    return await build(now)


def dice_for(address: Address) -> random.Random:
    """Of each address's own: it is shot at alike whatever others there are, in whatever order."""
    return random.Random(f"{SEED} {address}")  # noqa: S311 – shots, no secrets


class Shooter:
    """Somebody who is let in everywhere and means no good."""

    def __init__(self, hall, now, record: Record) -> None:
        self._hall, self._now, self._record = hall, now, record
        self._people: dict[str, tuple[Browser, str]] = {}
        self.failures: list[tuple[object, ...]] = []

    async def _at(self, address: Address) -> tuple[Browser, str]:
        let_in = [who for who in ROLES if admitted(who, address)]
        sees = [who for who in let_in if self._record.seen_by(who, address.parameters)]
        who = (sees or let_in)[0]
        if who not in self._people:
            browser = await person(self._hall, who, self._now)
            token = (await browser.open("/me" if who else "/login")).typed["_token"]
            self._people[who] = browser, token
        return self._people[who]

    def path(self, address: Address) -> str:
        return address.filled(**FIXED | self._record.values(address.parameters))

    async def shoot(self, address: Address, path: str, shot: object, **request: object) -> None:
        browser, token = await self._at(address)
        data = request.pop("data", None)
        more = {"data": {"_token": token} | data} if data is not None else {}
        with capture_logs() as told:
            try:
                async with undone():
                    answer = await browser.ask(address.method, path, **request, **more)
            except PostgresError as error:  # in a transaction that an earlier error has spoilt
                self.failures.append((str(address), shot, error, told))
                return
        if answer.status_code >= 500 and address.handler != "readyz":
            self.failures.append((str(address), shot, told))

    def must_have_met_no_failure(self) -> None:
        """Says of each where, with what, and what the log tells of it."""
        assert not self.failures, "\n".join(map(repr, self.failures))


@pytest.fixture
def shooter(hall, now, town) -> Shooter:
    return Shooter(hall, now, town[SHOP])


def targets(hall) -> list[Address]:
    return sorted((one for one in addresses(hall) if one.handler != "sign_out"), key=str)


async def test_odd_addresses(hall, shooter):
    for address in targets(hall):
        dice = dice_for(address)
        for name in address.parameters:
            for odd in dice.sample(SEGMENTS, SHOTS):
                fine = FIXED | shooter._record.values(address.parameters)
                quoted = odd if "%" in odd else quote(odd)
                path = address.filled(**fine | {name: quoted})
                await shooter.shoot(address, path, (name, odd[:30]), data={})
    shooter.must_have_met_no_failure()


async def test_odd_questions(hall, shooter):
    for address in targets(hall):
        dice = dice_for(address)
        if address.method == "GET":
            for _ in range(SHOTS * 2):
                asked = {name: dice.choice(WORDS) for name in dice.sample(NAMES, 6)}
                await shooter.shoot(address, shooter.path(address), asked, params=asked)
    shooter.must_have_met_no_failure()


async def test_odd_forms(hall, shooter):
    for address in targets(hall):
        dice = dice_for(address)
        if address.method == "POST":
            for _ in range(SHOTS):
                typed = {name: dice.choices(WORDS, k=2) for name in dice.sample(NAMES, 20)}
                await shooter.shoot(address, shooter.path(address), typed, data=typed)
    shooter.must_have_met_no_failure()


async def test_odd_headers_and_bodies(hall, shooter):
    for address in targets(hall):
        dice = dice_for(address)
        for headers in dice.sample(HEADERS, SHOTS):
            body = dice.choice(BODIES) if address.method == "POST" else None
            await shooter.shoot(
                address, shooter.path(address), (headers, body), headers=headers, content=body
            )
    shooter.must_have_met_no_failure()


async def test_odd_bodies_of_a_form_that_everybody_may_send(hall, now):
    visitor = Browser(hall)
    for headers in HEADERS[-4:]:
        for body in BODIES:
            answer = await visitor.ask("POST", "/track", headers=headers, content=body)
            assert answer.status_code in (400, 403, 413), (headers, body)
