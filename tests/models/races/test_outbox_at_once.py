"""The outbox under several relays, and codes under several guesses."""

from datetime import timedelta

from models.database import fetch
from models.errors import Invalid, TooMany
from models.notices.message import Message
from models.outbox import LEASE, claim, finish
from models.people.sign_in import send_code, sign_in_citizen
from tests.models.days import FRIDAY, HOUR, MINUTE
from tests.models.play import received
from tests.models.races.racing import at_once

MOBILE = "19900000001"


async def test_two_relays_never_take_the_same_row():
    for number in range(6):
        await received(at=FRIDAY + number * MINUTE)
    won, stopped = await at_once(*[claim(FRIDAY + HOUR, limit=5) for _ in range(4)])
    taken = [row["id"] for rows in won for row in rows]
    assert stopped == []
    assert len(taken) == len(set(taken)) == 12
    assert await claim(FRIDAY + HOUR) == []


async def test_what_a_killed_worker_held_is_taken_again_when_its_lease_has_lapsed():
    await received()
    first = await claim(FRIDAY + HOUR)
    await finish(first[0]["id"])
    await fetch("UPDATE outbox SET claimed_until = claimed_until - $1::interval", 2 * LEASE)
    (again,) = await claim(FRIDAY + HOUR)
    assert (again["id"], again["attempts"]) == (first[1]["id"], 2)


async def test_two_clicks_on_send_make_one_code():
    _, stopped = await at_once(*[send_code(MOBILE, "10.0.0.1", at=FRIDAY) for _ in range(4)])
    assert {type(error) for error in stopped} == {TooMany}
    assert len(stopped) == 3
    assert await Message.count().where(Message.template == "T01") == 1


async def test_twenty_guesses_at_once_are_still_only_five():
    await send_code(MOBILE, "10.0.0.1", at=FRIDAY)
    text = (await Message.objects().where(Message.template == "T01").first()).text
    code = text.split("是")[1][:6]
    guesses = [f"{(int(code) + 1 + n) % 10**6:06d}" for n in range(20)]
    _, stopped = await at_once(
        *[sign_in_citizen(MOBILE, guess, at=FRIDAY + MINUTE) for guess in guesses]
    )
    sentences = [str(error) for error in stopped]
    assert {type(error) for error in stopped} == {Invalid}
    assert sum("验证码不对" in sentence for sentence in sentences) == 5
    _, (last,) = await at_once(sign_in_citizen(MOBILE, code, at=FRIDAY + MINUTE))
    assert "输错太多次" in str(last)


async def test_a_code_opens_one_session_however_often_it_is_sent():
    await send_code(MOBILE, "10.0.0.1", at=FRIDAY)
    text = (await Message.objects().where(Message.template == "T01").first()).text
    code = text.split("是")[1][:6]
    won, stopped = await at_once(
        *[sign_in_citizen(MOBILE, code, at=FRIDAY + timedelta(seconds=9)) for _ in range(3)]
    )
    assert len(won) == 1
    assert {type(error) for error in stopped} == {Invalid}
