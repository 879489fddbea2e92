"""Sessions on the server: one cookie, a new name at each sign-in, an end that comes."""

import pytest
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisGone

from models.people.staff import Staff
from models.sample.cast import PASSWORD
from models.settings import settings
from tests.web.browser import Browser
from web import sessions
from web.sessions import LONGEST, Sessions

WANG = {"job_no": "W01", "password": PASSWORD}


async def at_work(browser: Browser) -> bool:
    return (await browser.get("/desk/queue")).status_code == 200


async def test_signing_in_gives_a_new_name_every_time(visitor: Browser):
    await visitor.fill("/staff/login", **WANG)
    first = visitor.cookies["session"]
    page = await visitor.open("/login")
    visitor.cookies.set("session", "chosen-by-a-stranger")
    assert not await at_work(visitor)
    visitor.cookies.set("session", first)
    await visitor.send(page, "/login/code", mobile="19900000001")
    assert await at_work(visitor)


async def test_a_name_planted_before_the_sign_in_is_not_taken_over(visitor: Browser, hall):
    visitor.cookies.set("session", "planted", domain="hall.test")
    answer = await visitor.fill("/staff/login", **WANG)
    assert answer.status_code == 303
    thief = Browser(hall)
    thief.cookies.set("session", "planted")
    assert not await at_work(thief)


async def test_the_second_sign_in_of_staff_ends_the_first(visitor: Browser, hall):
    desk, laptop = visitor, Browser(hall)
    await desk.fill("/staff/login", **WANG)
    await laptop.fill("/staff/login", **WANG)
    assert await at_work(laptop)
    assert not await at_work(desk)


async def test_a_citizen_may_use_two_phones(as_citizen):
    phone, tablet = await as_citizen("19900000001"), await as_citizen("19900000001")
    assert (await phone.get("/cases")).status_code == 200
    assert (await tablet.get("/cases")).status_code == 200


async def test_signing_out_ends_it_on_the_server_and_clears_the_browser(as_staff, hall):
    wang = await as_staff("W01")
    kept = wang.cookies["session"]
    answer = await wang.fill("/me", "/logout")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/login")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert "Max-Age=0" in answer.headers["set-cookie"]
    thief = Browser(hall)
    thief.cookies.set("session", kept)
    assert not await at_work(thief)


async def test_a_citizen_who_signs_out_is_at_the_front_door(as_citizen):
    sun = await as_citizen("19900000001")
    answer = await sun.fill("/me", "/logout")
    assert answer.headers["location"] == "/"
    assert (await sun.get("/cases")).status_code == 303


@pytest.mark.parametrize(
    ("who", "minutes"), [("W01", 15), ("F01", 15), ("Q01", 30), ("19900000001", 30)]
)
async def test_who_does_nothing_is_signed_out(who, minutes, as_staff, as_citizen, hall):
    browser = await (as_citizen if len(who) == 11 else as_staff)(who)
    await browser.get("/me")
    [key] = await hall.state.redis.keys("session:*")
    assert minutes * 60 - 5 < await hall.state.redis.ttl(key) <= minutes * 60


async def test_a_list_that_refreshes_itself_keeps_nobody_signed_in(as_staff, hall):
    wang, redis = await as_staff("W01"), hall.state.redis
    [key] = await redis.keys("session:*")
    await redis.expire(key, 60)
    await wang.get("/desk/queue")
    assert await redis.ttl(key) <= 60
    await wang.get("/desk")
    assert await redis.ttl(key) > 60


async def test_after_twelve_hours_even_the_busiest_sign_in_again(as_staff, monkeypatch):
    wang = await as_staff("W01")
    assert await at_work(wang)
    monkeypatch.setattr(sessions, "LONGEST", LONGEST * 0)
    assert not await at_work(wang)
    monkeypatch.undo()
    assert not await at_work(wang)


async def test_who_no_longer_works_here_is_out_at_once(as_staff):
    wang = await as_staff("W01")
    await Staff.update({Staff.active: False}).where(Staff.job_no == "W01")
    assert not await at_work(wang)


async def test_an_emptied_redis_signs_out_without_an_error(as_staff, hall):
    wang = await as_staff("W01")
    await hall.state.redis.flushdb()
    answer = await wang.get("/desk")
    assert (answer.status_code, answer.headers["location"]) == (303, "/staff/login?next=/desk")
    assert (await wang.get("/")).status_code == 200


async def test_redis_keeps_no_name_that_signs_in(as_staff, hall):
    wang = await as_staff("W01")
    redis = hall.state.redis
    kept = [await redis.get(key) for key in await redis.keys("*")] + await redis.keys("*")
    assert not any(wang.cookies["session"] in text for text in kept)


@pytest.fixture
async def redis_away(hall):
    here = hall.state.redis
    hall.state.redis = Redis.from_url("redis://127.0.0.1:1", socket_connect_timeout=0.2)
    yield
    await hall.state.redis.aclose()
    hall.state.redis = here


async def test_while_redis_is_away_public_pages_go_on(redis_away, visitor: Browser):
    visitor.cookies.set("session", "anything")
    for path in ("/", "/services", "/track", "/verify/AAAABBBBCCCC"):
        assert (await visitor.get(path)).status_code in (200, 404), path
    assert (await visitor.fill("/track", case_no="1")).status_code == 422


async def test_while_redis_is_away_signing_in_asks_to_wait(redis_away, visitor: Browser):
    answer = await visitor.fill("/staff/login", **WANG)
    assert answer.status_code == 503
    assert "暂时不能登录" in answer.text


async def test_the_client_that_cannot_connect_fails_as_expected(redis_away, hall):
    with pytest.raises(RedisGone):
        await Sessions(hall.state.redis).find("anything")


@pytest.fixture
def over_tls(monkeypatch):
    monkeypatch.setenv("PUBLIC_URL", "https://hall.example.gov.cn")
    settings.cache_clear()
    yield
    monkeypatch.undo()
    settings.cache_clear()


async def test_the_cookie_is_for_this_host_and_no_script(visitor: Browser):
    answer = await visitor.fill("/staff/login", **WANG)
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("session=")
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))


async def test_over_tls_its_name_says_so(over_tls, visitor: Browser):
    page = await visitor.open("/staff/login")
    token = page.answer.headers["set-cookie"].split(";")[0]
    answer = await visitor.post(
        "/staff/login", page.form("/staff/login").filled(WANG), headers={"cookie": token}
    )
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith("__Host-session=")
    assert {"Secure", "HttpOnly", "Path=/"} <= set(cookie.split("; "))
