"""Whatever can break breaks once while a case travels; it arrives, and nothing is doubled."""

import asyncio
import json
import signal
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from models.sample.cast import CITIZENS, SHOPS, STAFF
from models.sealing import seal
from tests.chaos import story
from tests.chaos.conftest import Product, soon
from tests.chaos.people import Person
from tests.jobs.mail_server import MailServer, mail_server
from tests.web.launch.processes_of import are_gone

PRINTED = "SELECT count(*) FROM document WHERE file IS NOT NULL"
UNPRINTED = "SELECT count(*) FROM document WHERE file IS NULL"
WAITING = "SELECT count(*) FROM outbox WHERE done_at IS NULL AND gave_up_at IS NULL"
MAIL = "sun@example.org"
CAST = ("F01", "S01", "W01", "W02", "F02")
NUMBER = "示卫公证字〔2026〕第909090号"
ACTS = ["receive", "accept", "push", "claim", "pass_on", "claim", "opine", "claim", "grant"]


@dataclass
class Aftermath:
    """What is left when it is over."""

    product: Product
    mails: MailServer
    facts: dict[str, Any]
    not_ready: list[dict[str, str]]


@pytest.fixture(scope="module")
async def aftermath(hall) -> AsyncIterator[Aftermath]:
    """The story with all its mishaps, carried once for all tests of this file."""
    async with mail_server() as mails:
        smtp = {"SMTP_URL": f"smtp://127.0.0.1:{mails.port}", "LOG_LEVEL": "debug"}
        product = Product(hall, await asyncio.to_thread(hall.start, **smtp))
        mishaps = Mishaps(product, mails)
        try:
            await mishaps.carry_the_barber_shop()
        finally:
            await mishaps.everybody_leaves()
        await asyncio.to_thread(soon, lambda: product.ask(WAITING) == "0", 90)
        facts = json.loads(await asyncio.to_thread(product.look, mishaps.number))
        yield Aftermath(product, mails, facts, mishaps.not_ready)


class Mishaps:
    """From the counter to the hand-out; on each stretch something dies."""

    def __init__(self, product: Product, mails: MailServer) -> None:
        self.product, self.mails = product, mails
        self.cast = {
            who: Person(product.address, who) for who in ("F01", "S01", "W01", "W02", "F02")
        }
        self.number = ""
        self.not_ready: list[dict[str, str]] = []

    async def carry_the_barber_shop(self) -> None:
        # No reminder leaves at night, whenever the tests run.
        await self.cast["F01"].send("/demo", "/demo/clock/workday")
        await self.pdf_dies_while_it_prints()
        await self.worker_dies_while_it_sends()
        await self.web_dies_while_somebody_sends()
        await self.redis_is_wiped()
        await self.redis_dies()
        await self.database_dies()
        await self.act("F02", "hand_out", "hand-out", **story.COLLECTED)

    async def pdf_dies_while_it_prints(self) -> None:
        """The papers of the sample data, at the first start."""
        await asyncio.to_thread(soon, lambda: int(self.product.ask(PRINTED)) >= 2)
        self.product.kill("jobs pdf")
        assert int(self.product.ask(UNPRINTED)) > 0

    async def worker_dies_while_it_sends(self) -> None:
        """The mail server has not yet taken the mail."""
        self.number = await story.take_in(self.cast["F01"])
        self.wants_mail()
        self.mails.stalls_at = "DATA"
        await self.act("F01", "accept", "acceptance")
        await asyncio.wait_for(self.mails.stalled.wait(), 20)
        self.product.kill("jobs worker")

    def wants_mail(self) -> None:
        """孙建国 is told by e-mail too; no page asks for the address yet."""
        sealed = seal(MAIL.encode(), "Case.contact_email").hex()
        change = f"UPDATE cases SET contact_email_sealed = '\\x{sealed}'"  # noqa: S608
        self.product.ask(f"{change} WHERE case_no = '{self.number}'")

    async def web_dies_while_somebody_sends(self) -> None:
        pushing = asyncio.create_task(self.act("F01", "push", "push"))
        await asyncio.sleep(0.05)
        self.product.kill_web_workers()
        await pushing

    async def redis_is_wiped(self) -> None:
        """Everybody is signed out; the queues are empty."""
        self.product.wipe_redis()
        await self.act("S01", "claim", "claim")

    async def redis_dies(self) -> None:
        self.product.kill("redis-server")
        await self.act("S01", "pass_on", "passing")
        await self.act("W01", "claim", "claim")
        page = await self.cast["W01"].open(f"/desk/cases/{self.number}?act=opine")
        ticked = story.points(page)
        await self.act("W01", "opine", "opinion", advice="grant", text="材料齐全。", **ticked)

    async def database_dies(self) -> None:
        """In the middle of a decision."""
        await self.act("W02", "claim", "claim")
        watching = asyncio.create_task(self.watch())
        granting = asyncio.create_task(self.act("W02", "grant", "grant", content="准予。"))
        await asyncio.sleep(0.05)
        self.product.kill("bin/postgres")
        await granting
        await watching
        await self.act("W01", "issue", "certificate", number=NUMBER)

    async def watch(self) -> None:
        """What /readyz says until everything is there again."""
        async with httpx.AsyncClient(base_url=self.product.address, timeout=10) as watcher:
            while True:
                answer = await watcher.get("/readyz")
                if answer.status_code == 503:
                    self.not_ready.append(answer.json())
                elif self.not_ready:
                    return
                await asyncio.sleep(0.02)

    async def act(self, who: str, act: str, noun: str, /, **typed: object) -> None:
        await self.cast[who].act(self.number, act, noun, **typed)

    async def everybody_leaves(self) -> None:
        for person in self.cast.values():
            await person.leave()


def test_each_act_happened_once_and_the_chain_is_whole(aftermath):
    assert aftermath.facts["acts"] == [*ACTS, "issue", "hand_out"]
    assert aftermath.facts["broken chains"] == []


@pytest.mark.parametrize(
    "fault",
    [
        "papers without a file",
        "files of two papers",
        "unreadable files",
        "gaps in the numbers",
        "messages that did not leave",
        "messages told twice",
        "papers of no event",
    ],
)
def test_nothing_is_lost_and_nothing_is_doubled(aftermath, fault):
    assert aftermath.facts[fault] == []


def test_each_mail_arrived_once(aftermath):
    arrived = [mail["Message-ID"] for mail in aftermath.mails.mails]
    assert aftermath.mails.heard.count("DATA") == len(arrived) + 1  # one was never taken
    assert len(set(arrived)) == len(arrived) == 3  # accepted, granted, ready to be collected
    assert {mail["To"] for mail in aftermath.mails.mails} == {MAIL}


def test_nothing_was_given_up(aftermath):
    assert aftermath.facts["outbox"] == {"waiting": 0, "gave_up": 0, "oldest_seconds": 0}


def test_what_was_missing_was_named(aftermath):
    assert any(parts["database"] != "ok" for parts in aftermath.not_ready)
    assert all(parts["redis"] == "ok" for parts in aftermath.not_ready)
    answer = httpx.get(f"{aftermath.product.address}/readyz")
    assert (answer.status_code, set(answer.json().values())) == (200, {"ok"})


def test_every_death_was_noticed(aftermath):
    for name in ("pdf", "worker", "Redis", "PostgreSQL"):
        assert f"{name} ended by SIGKILL; starting it again." in aftermath.product.log


def test_no_log_names_anybody(aftermath):
    """Not even at the level for debugging."""
    logs = [
        *aftermath.product.hall.state.glob("log/*.log*"),
        aftermath.product.hall.output,
    ]
    text = "\n".join(log.read_text() for log in logs)
    # The launcher itself shows the accounts of the demonstration.
    text = text.replace(text[text.index("Staff (") : text.index("Stop with Ctrl-C")], "")
    assert '"outbox.done"' in text
    for words in secrets_of_the_cast():
        assert words not in text


def secrets_of_the_cast() -> set[str]:
    """Every name, number, phone and address there is."""
    people = {
        words
        for person in (*CITIZENS, *SHOPS)
        for words in (
            person.name,
            person.legal_name,
            person.id_number,
            person.mobile,
            person.address,
        )
    }
    staff = {words for member in STAFF for words in (member.name, member.mobile)}
    return (people | staff | {MAIL, story.COLLECTED["id_number"], "青丝"}) - {""}


def test_it_ends_when_told_and_nothing_is_left(aftermath):
    everybody = aftermath.product.everybody()
    aftermath.product.launcher.send_signal(signal.SIGTERM)
    assert aftermath.product.launcher.wait(20) == 0
    assert are_gone(everybody, within=2)
