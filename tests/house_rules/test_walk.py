"""Every address × every person of the cast × a record of theirs and one of somebody else's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from litestar import Litestar

from models.database import atomic
from models.people.citizen import Citizen
from models.people.permissions import ACT_ROLES, MAY, PAGE_ROLES
from models.people.role import SEPARATED, Role
from models.sample.cast import officer
from tests.house_rules.addresses import EVERYBODY, STAFF, Address, addresses
from tests.house_rules.town import ROLES, SHOP, Record, build, is_allowed
from tests.web.browser import HTMX, Browser
from tests.web.hall import signed_in

FIXED = {
    "version": "0",
    "name": "seal.svg",
    "path": "nothing",  # under /schema, which the framework answers
    "code": "9" * 31,  # no such item, package or paper
    "notice": 0,  # nobody's
    "purpose": "reuse",
    "job_no": "F01",
    "mobile": "19900000001",
}
ENDS_THE_SESSION = ("sign_out", "be_staff", "be_citizen")
# What each person can do to the shop's case, which 王磊 has claimed (besides looking at it).
DOES = {
    "ask_correction": {"W01"},
    "suspend": {"W01"},
    "opine": {"W01"},
    "extend": {"W02"},
    "withdraw": {"F01", "S01", "19900000001"},
    "change_delivery": {"F01", "S01", "19900000001"},
}


@pytest.fixture
async def town(now) -> dict[str, Record]:
    return await build(now)


async def person(app: Litestar, who: str, now) -> Browser:
    if not who:
        return Browser(app)
    member = await Citizen.with_mobile(who, at=now) if len(who) == 11 else await officer(who, now)
    return await signed_in(app, member)


@asynccontextmanager
async def undone() -> AsyncIterator[None]:
    class Undo(Exception):
        pass

    try:
        async with atomic():
            yield
            raise Undo
    except Undo:
        pass


async def answer_to(browser: Browser, address: Address, path: str, token: str):
    async with undone():
        if address.method == "GET":
            return await browser.get(path)
        return await browser.post(path, {"_token": token})


def expected(who: str, address: Address, record: Record) -> set[int]:
    """What the permission table and the reach of a person allow an answer to be."""
    if not admitted(who, address):
        return {303} if ROLES[who] is Role.VISITOR else {403}
    if address.area is EVERYBODY:
        return {200, 303, 404, 422, 503}
    if not record.seen_by(who, address.parameters):
        return {404}
    if address.may in ACT_ROLES:
        return _of_act(who, address, record)
    return {200, 202, 303, 422} | _besides(address)


def _besides(address: Address) -> set[int]:
    """What else is right: a draft that is no more, an item without such a draft or file."""
    if "item" in address.parameters:
        return {409} | ({404} if "file" in address.parameters else set())
    if "rating" in address.parameters or address.may == "rate":  # not at this stage, once only
        return {409}
    if address.may == "report_occupancy":  # a station has no hall
        return {403}
    return (
        {404}
        if {"draft", "application", "notice", "code", "authorisation"} & set(address.parameters)
        else set()
    )


def admitted(who: str, address: Address) -> bool:
    """Whether a person gets past the entrance; citizens and staff have pages of their own."""
    is_citizen = ROLES[who] is Role.CITIZEN
    wrong_door = is_citizen if address.area is STAFF else not is_citizen
    return is_allowed(who, address.may) and (address.area is EVERYBODY or not wrong_door)


def _of_act(who: str, address: Address, record: Record) -> set[int]:
    if address.method == "GET":
        return {200}
    if "material" in address.parameters:  # nothing is asked for, so nothing can be sent
        return {404}
    if record.name == SHOP and address.may in DOES and who in DOES[address.may]:
        return {303, 422}
    return {403, 409} if record.name == SHOP else {303, 403, 409, 422}


@pytest.mark.parametrize("who", ROLES)
async def test_everybody_gets_what_the_table_gives_them_and_no_more(hall, now, town, who):
    browser = await person(hall, who, now)
    token = (await browser.open("/me" if who else "/login")).typed["_token"]
    wrong = []
    for record in town.values():
        for address in addresses(hall):
            if address.handler in ENDS_THE_SESSION:
                continue
            path = address.filled(**FIXED | record.values(address.parameters))
            answer = await answer_to(browser, address, path, token)
            if answer.status_code not in expected(who, address, record):
                wrong.append((record.name, str(address), answer.status_code))
            if not who and answer.status_code == 303 and not is_allowed(who, address.may):
                assert answer.headers["location"].startswith(address.door)
    assert wrong == []


@pytest.mark.parametrize("who", ROLES)
async def test_who_signs_out_or_becomes_somebody_else_may_do_so(hall, now, who):
    for address in addresses(hall):
        if address.handler in ENDS_THE_SESSION:
            browser = await person(hall, who, now)
            token = (await browser.open("/me" if who else "/login")).typed["_token"]
            answer = await browser.post(address.filled(**FIXED), {"_token": token})
            assert answer.status_code == 303, str(address)


async def test_a_visitor_in_the_middle_of_a_page_is_told_where_to_sign_in(hall, now, town):
    browser = Browser(hall)
    for address in addresses(hall):
        if not is_allowed("", address.may):
            path = address.filled(**FIXED | town[SHOP].values(address.parameters))
            answer = await browser.ask(address.method, path, headers=HTMX)
            assert answer.status_code == 401, str(address)
            assert answer.headers["x-sign-in"] == address.door


async def test_whatever_changes_something_needs_our_token(hall, now, town):
    for address in addresses(hall):
        if address.method == "GET":
            continue
        who = next(who for who in ROLES if admitted(who, address))
        browser = await person(hall, who, now)
        path = address.filled(**FIXED | town[SHOP].values(address.parameters))
        answer = await answer_to(browser, address, path, "0" * 64)
        assert answer.status_code == 403, f"{address} by {who or 'a visitor'}"


async def test_no_address_is_silent_about_who_may_use_it(hall):
    assert [str(address) for address in addresses(hall) if address.may not in MAY] == []


async def test_no_permission_is_without_an_address_or_an_act(hall):
    assert PAGE_ROLES.keys() <= {address.may for address in addresses(hall)}


async def test_only_post_changes_and_only_get_shows(hall):
    assert {address.method for address in addresses(hall)} == {"GET", "POST"}


def test_the_three_administrators_see_no_case():
    for may in ("read_cases", "take_in", "reveal", *ACT_ROLES):
        assert not MAY[may] & SEPARATED, may
