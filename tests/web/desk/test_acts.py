"""Every act as a form on the desk: done once, refused with a sentence, never lost."""

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import pytest

from models.cases.case import Case
from models.cases.event import last_event
from models.cases.lifecycle import ACTS
from models.database import atomic, fetch
from tests.web.browser import HTMX, Browser
from tests.web.desk.acts import ELSEWHERE, PLAYS, Play
from tests.web.documents import Page

# Who may do the same at another desk, and has never seen the case.
STRANGERS = {
    "F01": "M01",
    "S01": "M01",
    "W01": "M01",
    "L01": "M01",
    "W02": "M02",
    "S02": "F02",
}
BY_STATION = {"ask_assist", "push", "accept", "supply", "withdraw", "fill_gap", "change_delivery"}
PROSE = re.compile("text|reason|question|answer|note|message|content|facts|problem|name")


@dataclass
class Scene:
    """One act, its case, and the person whose turn it is, with the page open before them."""

    act: str
    play: Play
    case: Case
    person: Browser
    page: Page

    @property
    def home(self) -> str:
        return f"{self.play.area}/cases/{self.case.case_no}"

    @property
    def address(self) -> str:
        return f"{self.home}/{self.play.noun}"

    async def send(self, **typed: object):
        return await self.person.send(self.page, self.address, **typed)

    async def fill(self, **instead: object):
        return await self.send(**(await self.play.filled(self.case)) | instead)


async def traces(case: Case) -> tuple[int, ...]:
    """How much has been written about a case."""
    row = (await fetch(_TRACES, case.id))[0]
    return tuple(row.values())


_TRACES = """
SELECT (SELECT count(*) FROM case_event WHERE "case" = $1) AS events,
       (SELECT count(*) FROM document WHERE "case" = $1) AS papers,
       (SELECT count(*) FROM message WHERE "case" = $1) AS messages,
       (SELECT count(*) FROM leg WHERE "case" = $1) AS legs,
       (SELECT count(*) FROM clock WHERE "case" = $1) AS clocks,
       (SELECT count(*) FROM outbox) AS outbox
"""


@pytest.fixture(params=PLAYS)
async def scene(request, now: datetime, as_staff) -> Scene:
    play = PLAYS[request.param]
    case = await play.case(now)
    person = await as_staff(play.who)
    page = await person.open(f"{play.area}/cases/{case.case_no}?act={request.param}")
    return Scene(request.param, play, case, person, page)


def test_every_act_of_the_table_is_played_here_or_has_no_page():
    assert PLAYS.keys() | ELSEWHERE == ACTS.keys()


async def test_a_filled_form_is_done_and_shows_the_case(scene: Scene):
    before = await traces(scene.case)
    answer = await scene.fill()
    assert (answer.status_code, answer.headers["location"]) == (
        303,
        f"{scene.home}?done={scene.act}",
    )
    event = await last_event(scene.case.id)
    assert (event.act, event.job_no) == (scene.act, scene.play.who)
    assert (await traces(scene.case))[0] == before[0] + 1
    after = await scene.person.get(answer.headers["location"])
    assert after.status_code == 200  # what somebody has done they may go on seeing
    assert "toast__text" in after.text


async def test_the_same_form_sent_twice_counts_once(scene: Scene):
    typed = await scene.play.filled(scene.case)
    first = await scene.send(**typed)
    written = await traces(scene.case)
    again = await scene.send(**typed)
    assert again.status_code == 303
    assert again.headers["location"] == first.headers["location"]
    assert await traces(scene.case) == written


async def test_an_empty_form_names_what_is_missing_at_the_field(scene: Scene):
    before = await traces(scene.case)
    hidden = {"_token", "_key", "_seen"}
    emptied = dict.fromkeys(scene.page.form(scene.address).names - hidden)
    answer = await scene.send(**emptied)
    if not scene.play.demands and answer.status_code == 303:
        return
    page = Page(answer)
    assert page.status == 422
    assert page.title.startswith("错误：")
    assert set(scene.play.demands) <= set(page.errors)
    assert set(page.errors) <= page.ids, "the summary points to fields that are not there"
    assert page.text.count("govuk-error-message") >= len(page.errors)
    assert await traces(scene.case) == before


async def test_what_was_typed_is_still_there_when_somebody_was_faster(scene: Scene):
    async with atomic():
        seen = (await last_event(scene.case.id)).seq
        answer = await scene.fill(_seen=seen - 1 or 99)
    assert answer.status_code == 409
    page = Page(answer)
    assert "该办件已由" in page.text
    last = await last_event(scene.case.id)
    assert last.actor_name in page.text
    if scene.address in page.text:
        _still_typed(page, await scene.play.filled(scene.case))


def _still_typed(page: Page, typed: dict[str, object]) -> None:
    prose = {name: text for name, text in typed.items() if PROSE.match(name)}
    assert {name: page.typed.get(name) for name in prose} == prose


async def test_a_text_that_is_too_long_is_refused_at_its_field_and_kept(scene: Scene):
    typed = await scene.play.filled(scene.case)
    prose = [name for name, value in typed.items() if PROSE.match(name)]
    for name in prose:
        answer = await scene.fill(**{name: "长" * 4001})
        page = Page(answer)
        assert page.status == 422, name
        assert name in page.errors
        assert page.typed[name] == "长" * 4001


async def test_without_our_token_nothing_is_done(scene: Scene):
    before = await traces(scene.case)
    for token in (None, "", "0" * 64, "伪造"):
        answer = await scene.fill(_token=token)
        assert answer.status_code == 403
        assert "再提交一次" in answer.text
    assert await traces(scene.case) == before


async def test_who_holds_no_fitting_role_is_refused(scene: Scene, as_staff):
    administrator = await as_staff("X01")
    answer = await administrator.post(scene.address, scene.page.form(scene.address).fields)
    assert answer.status_code == 403


async def test_a_visitor_is_sent_to_the_staff_entrance(scene: Scene, visitor: Browser):
    plain = await visitor.post(scene.address, headers={"referer": f"http://hall.test{scene.home}"})
    assert (plain.status_code, urlsplit(plain.headers["location"]).path) == (303, "/staff/login")
    part = await visitor.post(scene.address, headers=HTMX)
    assert (part.status_code, part.headers["x-sign-in"]) == (401, "/staff/login")


async def test_a_case_of_somebody_else_does_not_exist(scene: Scene, as_staff, now):
    at_window = scene.play.who == "F01" and scene.act in BY_STATION
    person = await as_staff("Q01" if at_window else STRANGERS[scene.play.who])
    token = (await person.open("/me")).typed["_token"]
    answer = await person.post(scene.address, {"_token": token})
    assert answer.status_code == 404


ODD = [
    "",
    "0",
    "-1",
    "9" * 30,
    "9" * 5000,
    "１２３",
    "²",
    "٣",
    "a\0b",
    "'; DROP TABLE cases; --",
    "<script>alert(1)</script>",
    "{{ 7919 * 7907 }}",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202e\u200b",
    "行\r\n行",
]
NASTIEST = ["a\0b", "9" * 30, "长" * 70_000]


async def test_no_odd_value_in_any_field_is_more_than_refused(scene: Scene):
    typed = await scene.play.filled(scene.case)
    names = sorted({*typed, "_key", "_seen", "note"})
    shots = [dict.fromkeys(names, value) for value in ODD]
    shots += [typed | {name: value} for name in names for value in NASTIEST]
    for shot in shots:
        answer = await _undone(scene.send(**shot))
        assert answer.status_code in (303, 409, 422), shot
        assert "<script>alert" not in answer.text
        assert "62615533" not in answer.text


async def _undone(sending):
    class Undo(Exception):
        pass

    try:
        async with atomic():
            answer = await sending
            raise Undo
    except Undo:
        return answer
