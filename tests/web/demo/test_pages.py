"""/demo: who there is, what time it is, what was sent; in a demonstration only."""

from datetime import timedelta

import pytest
from litestar import Litestar

from models.calendar.business_clock import business_now
from models.calendar.hours import SHANGHAI, local_date
from models.cases.event import CaseEvent
from models.cases.words import Flag
from models.delivery.parcel import Parcel
from models.sample.cast import CITIZENS, PASSWORD, STAFF
from models.settings import SettingsError, settings
from tests.web import road
from tests.web.browser import Browser
from web.app import make_app


async def test_the_page_names_everybody_and_the_password(visitor: Browser):
    text = (await visitor.open("/demo")).text
    assert PASSWORD in text
    for member in STAFF:
        assert member.name in text
    for person in CITIZENS:
        assert person.mobile in text


async def test_the_page_holds_every_number_that_a_counter_asks_for(visitor: Browser):
    text = (await visitor.open("/demo")).text
    for person in CITIZENS:
        assert person.id_number in text
        assert person.address in text
        assert person.legal_id in text


async def test_one_press_signs_in_as_somebody_of_the_cast(visitor: Browser):
    for path, home in {
        "/demo/staff/F01": "/desk",
        "/demo/staff/Q01": "/station",
        "/demo/citizens/19900000001": "/cases",
    }.items():
        answer = await visitor.fill("/demo", path)
        assert (answer.status_code, answer.headers["location"]) == (303, home)
        assert (await visitor.get("/me")).status_code == 200


async def test_nobody_else_can_be_signed_in_that_way(visitor: Browser):
    token = (await visitor.open("/demo")).typed["_token"]
    for path in ("/demo/staff/W99", "/demo/staff/w01", "/demo/citizens/19911112222"):
        assert (await visitor.post(path, {"_token": token})).status_code == 404


async def test_an_hour_passes(visitor: Browser, now):
    before = await business_now()
    answer = await visitor.fill("/demo", "/demo/clock/hour")
    assert answer.headers["location"] == "/demo?told=clock"
    passed = await business_now() - before
    assert timedelta(hours=1) <= passed < timedelta(hours=1, minutes=1)
    assert "toast__text" in (await visitor.open("/demo?told=clock")).text


async def test_the_next_working_day_begins_at_nine(visitor: Browser, now):
    await visitor.fill("/demo", "/demo/clock/workday")
    morning = await business_now()
    assert local_date(morning) > local_date(now)
    assert f"{morning.astimezone(SHANGHAI):%H:%M}" == "09:00"


async def test_after_six_working_days_of_silence_a_licence_counts_as_accepted(visitor, now):
    case = await road.received(now)
    page = await visitor.open("/demo")
    for _ in range(6):
        await visitor.send(page, "/demo/clock/workday")
    await case.reread()
    assert Flag.DEEMED in case.flags


async def test_the_couriers_take_a_parcel_to_its_door(visitor: Browser, now):
    case = await road.posted(now)
    page = await visitor.open("/demo")
    for _ in range(3):
        answer = await visitor.send(page, "/demo/couriers")
        assert answer.headers["location"] == "/demo?told=couriers"
    assert (await Parcel.objects().get(Parcel.case == case.id)).state == "signed"
    last = (
        await CaseEvent.objects()
        .where(CaseEvent.case == case.id)
        .order_by(CaseEvent.seq, ascending=False)
        .first()
    )
    assert last.act == "confirm_delivery"


async def test_the_messages_that_were_sent_can_be_read(visitor: Browser):
    before = (await visitor.open("/demo")).text
    await visitor.fill("/login", "/login/code", mobile="19900000001")
    after = (await visitor.open("/demo")).text
    assert after.count("19900000001") == before.count("19900000001") + 1


@pytest.fixture
def in_service(monkeypatch):
    """The product as an office runs it."""
    monkeypatch.setenv("DEMO", "0")
    for name in ("SECRET_KEY", "FIELD_KEY", "INDEX_KEY"):
        monkeypatch.setenv(name, f"{name.lower()}-of-this-office-0123456789abcdef")
    settings.cache_clear()
    yield monkeypatch
    monkeypatch.undo()
    settings.cache_clear()


def paths(app: Litestar) -> set[str]:
    return {route.path for route in app.routes}


def test_in_service_there_is_no_demo(in_service, app):
    assert {path for path in paths(make_app()) if path.startswith("/demo")} == set()
    assert {path for path in paths(app) if path.startswith("/demo")} != set()


@pytest.mark.parametrize("name", ["SECRET_KEY", "FIELD_KEY", "INDEX_KEY"])
@pytest.mark.parametrize("value", ["", "short", "demo-{}-known-to-everybody"])
def test_in_service_no_weak_secret_is_taken(in_service, name, value):
    in_service.setenv(name, value.format(name.lower().replace("_", "-")))
    settings.cache_clear()
    with pytest.raises(SettingsError, match=name):
        make_app()
