"""Exactly these acts, on exactly these statuses and legs, for every intake mode."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from models.cases.actor import Actor, ActorKind
from models.cases.case import Case
from models.cases.lifecycle import ACTS, Reach, objection
from models.cases.position import Position
from models.cases.routes import IMMEDIATE, ROUTES, Route, route_of
from models.cases.words import LEG_NAMES, STATUS_NAMES, LegKind, Status
from models.catalog.words import CaseKind, IntakeMode
from models.documents.kinds import KINDS
from models.people.permissions import ACT_ROLES
from models.people.role import Role
from tests.models.cases.roads import ROADS, general, positions
from tests.models.days import FRIDAY

EARLIER, LATER = FRIDAY - timedelta(days=1), FRIDAY + timedelta(days=30)
SOMEBODY, SOMEBODY_ELSE = 7, 8
ANYBODY = Actor(ActorKind.STAFF, SOMEBODY, "某人", "T01", 1, "某局", frozenset({Role.DECIDER}))

# What must be true besides status and leg, so that only these two decide.
READY = Position(
    status=Status.DRAFT,
    leg=None,
    route=ROUTES[IntakeMode.DIRECT],
    licence=True,
    holder=SOMEBODY,
    notice_ends=LATER,
    legal_ends=LATER,
    identity_checked=True,
    materials_in_order=True,
    phone_confirmed=True,
    delivery_chosen=True,
    by_mail=True,
    electronic_agreed=True,
)
READY_FOR = {
    "answer_assist": {"assist_open": True},
    "claim": {"holder": None},
    "confirm_refusal": {"refusal_proposed_by": SOMEBODY_ELSE},
    "deem_accepted": {"notice_ends": EARLIER},
    "fill_gap": {"gap_ends": LATER},
    "lapse": {"reply_ends": EARLIER, "gap_ends": EARLIER},
    "resume": {"suspended": True},
}
ROUTE_NAMES: dict[IntakeMode | str, Route] = {**ROUTES, "即办": IMMEDIATE}


def is_lawful(act: str, route: Route, status: str, leg: str | None, **more) -> bool:
    kind = LegKind(leg) if leg else None
    place = replace(READY, status=Status(status), leg=kind, route=route, **more)
    return objection(act, replace(place, **READY_FOR.get(act, {})), ANYBODY, FRIDAY) is None


ALL_LEGS = [None, *(leg.value for leg in LegKind)]
DEPENDS_ON_THE_ROAD = {"accept", "push"}


def test_the_code_knows_exactly_the_acts_of_the_table():
    assert ACTS.keys() == general().keys()


@pytest.mark.parametrize("act", sorted(general().keys() - DEPENDS_ON_THE_ROAD))
def test_an_act_exists_on_its_statuses_and_legs_and_nowhere_else(act):
    statuses, legs = general()[act]
    for route, status, leg in product(ROUTE_NAMES.values(), Status, ALL_LEGS):
        expected = status in statuses and leg in legs
        assert is_lawful(act, route, status, leg) == expected, (route, status, leg)


@pytest.mark.parametrize(("name", "route"), ROUTE_NAMES.items())
def test_acceptance_is_lawful_on_the_one_leg_the_mode_says(name, route):
    accepts_at = "recheck" if name == IntakeMode.COLLECT_FORWARD else "intake"
    for status, leg in product(Status, ALL_LEGS):
        expected = (status, leg) == ("received", accepts_at)
        assert is_lawful("accept", route, status, leg) == expected, (status, leg)


@pytest.mark.parametrize(("name", "route"), ROUTE_NAMES.items())
def test_a_case_travels_accepted_unless_it_is_only_registered_here(name, route):
    only_registered = name == IntakeMode.COLLECT_FORWARD
    travels_as = {"received", "accepted"} if only_registered else {"accepted"}
    for status, leg in product(Status, ALL_LEGS):
        expected = status in travels_as and leg == "intake"
        assert is_lawful("push", route, status, leg) == expected, (status, leg)


@pytest.mark.parametrize("name", ROADS)
def test_on_every_road_exactly_these_acts_exist_in_each_position(name):
    route = ROUTE_NAMES[name]
    for (status, leg), acts in positions(ROADS[name]).items():
        # A later leg can only hold an unaccepted case because it has asked for a correction.
        asked_by = LegKind(leg) if status == "received" and leg != "intake" else None
        found = {act for act in ACTS if is_lawful(act, route, status, leg, asked_by=asked_by)}
        assert found == acts, (status, leg)


@pytest.mark.parametrize("name", ROADS)
def test_every_leg_of_a_road_and_every_status_has_its_place_in_the_table(name):
    listed = positions(ROADS[name])
    assert {leg for _, leg in listed if leg} == set(ROUTE_NAMES[name].legs) | {"make"}
    assert {status for status, _ in listed} == set(Status)


def test_what_a_later_leg_sent_back_is_accepted_on_that_leg():
    two_places = ROUTES[IntakeMode.REGION_WIDE]
    for leg in ("recheck", "dept"):
        assert is_lawful("accept", two_places, "received", leg, asked_by=LegKind(leg))
        assert not is_lawful("accept", two_places, "received", leg, asked_by=LegKind.INTAKE)


def test_a_station_that_only_registers_cannot_accept_what_it_has_sent_back_itself():
    forwarded = ROUTES[IntakeMode.COLLECT_FORWARD]
    assert not is_lawful("accept", forwarded, "received", "intake", asked_by=LegKind.INTAKE)
    assert is_lawful("accept", forwarded, "received", "dept", asked_by=LegKind.DEPT)


def test_an_immediate_case_is_decided_on_the_spot_only_where_one_place_does_it_all():
    assert route_of(IntakeMode.DIRECT, CaseKind.IMMEDIATE) is IMMEDIATE
    assert route_of(IntakeMode.WINDOW, CaseKind.IMMEDIATE) is IMMEDIATE
    assert route_of(IntakeMode.REGION_WIDE, CaseKind.IMMEDIATE) is ROUTES[IntakeMode.REGION_WIDE]
    assert route_of(IntakeMode.DIRECT, CaseKind.PROMISED) is ROUTES[IntakeMode.DIRECT]


@pytest.mark.parametrize("mode", IntakeMode)
def test_every_mode_has_a_road_from_the_counter_to_the_result(mode):
    route = ROUTES[mode]
    assert route.legs[0] is LegKind.INTAKE
    assert route.legs[-2:] == (LegKind.OUT, LegKind.DELIVERY)
    assert route.has(route.accepts_at)
    assert [route.after(leg) for leg in route.legs[:-1]] == list(route.legs[1:])
    with pytest.raises(IndexError):
        route.after(LegKind.DELIVERY)


def test_every_act_has_somebody_who_may_do_it():
    assert ACTS.keys() == ACT_ROLES.keys()
    assert all(ACT_ROLES.values())


def test_the_system_alone_does_what_only_it_reaches():
    for name, act in ACTS.items():
        assert (act.reach is Reach.SYSTEM) == (ACT_ROLES[name] == {Role.SYSTEM}), name


def test_every_act_is_a_method_of_the_case_that_goes_through_a_turn():
    for name in ACTS:
        method = getattr(Case, name)
        assert method.__wrapped__.__name__ == name
        assert method.__module__.startswith("models.cases.")


def test_no_method_goes_through_a_turn_without_a_row_in_the_table():
    wrapped = {name for name in dir(Case) if hasattr(getattr(Case, name, None), "__wrapped__")}
    assert wrapped == ACTS.keys()


def test_every_document_is_issued_on_a_known_act_that_names_it():
    for name, kind in KINDS.items():
        assert name in ACTS[kind.issued_on].papers, name


def test_every_paper_an_act_names_is_a_kind():
    assert {paper for act in ACTS.values() for paper in act.papers} == KINDS.keys()


def test_acts_statuses_and_legs_have_words_of_their_own():
    for words in ([act.word for act in ACTS.values()], STATUS_NAMES.values(), LEG_NAMES.values()):
        assert len(set(words)) == len(words)
    assert STATUS_NAMES.keys() == set(Status)
    assert LEG_NAMES.keys() == set(LegKind)


def test_no_act_leaves_an_ended_case_for_another_status():
    ended = {Status.NOT_ACCEPTED, Status.WITHDRAWN, Status.LAPSED, Status.TRANSFERRED}
    assert not any(act.statuses & (ended | {Status.REVOKED}) for act in ACTS.values())


def test_only_acts_of_the_law_change_the_status():
    changes = {name: act.becomes for name, act in ACTS.items() if act.becomes}
    assert changes == {
        "submit": "received",
        "receive": "received",
        "accept": "accepted",
        "deem_accepted": "accepted",
        "ask_correction": "correction",
        "supply": "received",
        "confirm_refusal": "not_accepted",
        "transfer": "transferred",
        "grant": "granted",
        "deny": "denied",
        "withdraw": "withdrawn",
        "lapse": "lapsed",
        "revoke": "revoked",
    }
