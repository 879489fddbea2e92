"""Two people, one case, the same moment: one wins, the other is told by whom and when."""

import pytest

from models.cases.actor import SYSTEM
from models.cases.case import Case
from models.cases.event import CaseEvent, broken_link
from models.cases.filling.checking import Finding
from models.cases.overdue import deem_silent_cases
from models.cases.words import DeliveryWay, MaterialState
from models.delivery.hand_out import Collector
from models.documents.document import Document
from models.errors import Invalid, NotAllowed, NotNow, Refused
from models.people.citizen import Citizen
from models.people.role import Role
from models.sample.cast import SUN
from tests.models.days import FRIDAY, HOUR, MINUTE, MONDAY, TUESDAY, november
from tests.models.looking import again, papers, position
from tests.models.play import (
    at_department,
    corrected,
    defect,
    dispatch,
    granted,
    mailed,
    ready,
    received,
    staff,
    to_be_decided,
)
from tests.models.races.racing import at_once, colleague_of


async def test_of_two_clerks_who_accept_exactly_one_wins():
    case = await received()
    he = await staff("F01")
    other = await colleague_of(he, Role.CLERK)
    won, stopped = await at_once(
        (await again(case)).accept(by=he, at=FRIDAY),
        (await again(case)).accept(by=other, at=FRIDAY),
    )
    (event,), (refusal,) = won, stopped
    assert isinstance(refusal, NotNow)
    assert f"{event.actor_name}于11月20日 15:00处理（受理）" in refusal.sentence
    assert await CaseEvent.count().where(CaseEvent.case == case.id) == 2
    assert await Document.count().where(Document.kind == "acceptance") == 1


async def test_of_five_who_claim_exactly_one_has_it():
    case = await at_department()
    wang = await staff("W01")
    people = [wang, *[await colleague_of(wang, Role.REVIEWER, f"Z{n}") for n in range(4)]]
    won, stopped = await at_once(
        *[(await again(case)).claim(by=person, at=MONDAY + HOUR) for person in people]
    )
    assert len(won) == 1
    assert {refusal.sentence for refusal in stopped} == {"这件已经有人接件。"}


async def test_grant_and_denial_cannot_both_be_given():
    case = await to_be_decided()
    chen = await staff("W02")
    reasons = {"facts": "事实。", "reasons": "理由。", "law": "法律。", "message": "留言。"}
    won, stopped = await at_once(
        (await again(case)).grant(by=chen, at=TUESDAY, content="准予。"),
        (await again(case)).deny(by=chen, at=TUESDAY, **reasons),
    )
    assert len(won) == 1
    assert isinstance(stopped[0], NotNow)
    assert len({"grant", "denial"} & (await papers(case)).keys()) == 1


async def test_the_applicant_withdraws_while_the_clerk_accepts():
    case = await received()
    sun = await Citizen.with_mobile(SUN.mobile, at=FRIDAY)
    he = await staff("F01")
    won, stopped = await at_once(
        (await again(case)).withdraw(by=sun, at=FRIDAY, reason="", signed=True),
        (await again(case)).accept(by=he, at=FRIDAY),
    )
    assert not [error for error in stopped if not isinstance(error, NotNow)]
    assert (await position(case))[0] == "withdrawn"  # at once, or after the acceptance
    assert await broken_link(case.id) is None
    assert len(won) in (1, 2)


async def test_the_clerk_answers_in_the_very_minute_the_law_steps_in():
    cases = [await received(at=FRIDAY + n * MINUTE) for n in range(4)]
    he, late = await staff("F01"), november(28, "00:00")
    in_time = november(27, "23:59")
    _, stopped = await at_once(
        deem_silent_cases(late),
        *[(await again(case)).accept(by=he, at=in_time) for case in cases],
        deem_silent_cases(late),
    )
    assert not [error for error in stopped if not isinstance(error, NotNow)]
    for case in cases:
        assert (await position(case))[0] == "accepted"
        assert (
            await Document.count().where(
                (Document.case == case.id) & (Document.kind == "acceptance")
            )
            == 1
        )


async def test_courier_and_counter_confirm_the_same_parcel():
    case = await mailed()
    zhao = await staff("S02")
    form = {"collector": Collector.APPLICANT, "name": "孙建国"}
    won, stopped = await at_once(
        (await again(case)).confirm_delivery(by=SYSTEM, at=TUESDAY + 2 * HOUR, **form),
        (await again(case)).confirm_delivery(by=zhao, at=TUESDAY + 2 * HOUR, **form),
        (await again(case)).parcel_returned(by=zhao, at=TUESDAY + 2 * HOUR, reason=""),
    )
    assert not [error for error in stopped if not isinstance(error, NotNow)]
    assert len(won) >= 1
    assert await broken_link(case.id) is None


# The same form from two connections


async def test_a_double_click_counts_once():
    case = await received()
    he = await staff("F01")
    won, stopped = await at_once(
        *[(await again(case)).accept(by=he, at=FRIDAY, key="one form") for _ in range(4)]
    )
    assert stopped == []
    assert len({event.id for event in won}) == 1
    assert await CaseEvent.count().where(CaseEvent.case == case.id) == 2


async def test_one_key_for_two_cases_counts_for_one_of_them():
    cases = [await received(at=FRIDAY + n * MINUTE) for n in range(3)]
    he = await staff("F01")
    won, stopped = await at_once(
        *[(await again(case)).accept(by=he, at=FRIDAY, key="one form") for case in cases]
    )
    assert len(won) == 1
    assert {type(error) for error in stopped} == {NotNow}
    assert {error.sentence for error in stopped} == {"这张表单已经提交过，请刷新页面后再办。"}
    statuses = sorted([(await again(case)).status for case in cases])
    assert statuses == ["accepted", "received", "received"]


async def test_a_draft_begun_twice_by_a_double_click_is_one_draft():
    he = await staff("F01")
    won, stopped = await at_once(
        *[Case.start(by=he, post=he.posts[0], at=FRIDAY, key="one form") for _ in range(5)]
    )
    assert stopped == []
    assert len({draft.id for draft in won}) == 1


async def test_one_certificate_number_is_used_by_one_case():
    cases = [await granted(at=FRIDAY + n * MINUTE) for n in range(2)]
    wang = await staff("W01")
    won, stopped = await at_once(
        *[(await again(c)).issue(by=wang, at=TUESDAY, number="第1号", fields=[]) for c in cases]
    )
    assert len(won) == 1
    assert isinstance(stopped[0], Invalid)


# No act waits for another for ever


@pytest.mark.parametrize("round_", range(3))
async def test_looking_at_materials_and_correcting_them_do_not_lock_each_other_out(round_):
    case = await received()
    he = await staff("F01")
    await case.ask_correction(by=he, at=FRIDAY, defects=[await defect(case)])
    found = {row.id: Finding(MaterialState.COMPLETE) for row in await case.materials()}
    attempts = []
    for _ in range(4):
        attempts.append((await again(case)).check_materials(found, by=he, at=MONDAY))
        attempts.append(corrected(await again(case), he, MONDAY))
    _, stopped = await at_once(*attempts)
    assert not [error for error in stopped if not isinstance(error, Refused)]


async def test_a_crowd_of_different_acts_on_different_cases_never_deadlocks():
    he = await staff("F01")
    fresh = [await received(at=FRIDAY + n * MINUTE) for n in range(6)]
    lying = [
        await ready(f"第{n}号", way=DeliveryWay.MAIL, at=FRIDAY + (n + 10) * MINUTE)
        for n in range(3)
    ]
    asked = [await received(at=FRIDAY + (n + 20) * MINUTE) for n in range(3)]
    attempts = [(await again(case)).accept(by=he, at=FRIDAY + HOUR) for case in fresh]
    attempts += [dispatch(await again(case), waybill=f"EMS{case.id}") for case in lying]
    for case in asked:
        defects = [await defect(case)]
        attempts.append(
            (await again(case)).ask_correction(by=he, at=FRIDAY + HOUR, defects=defects)
        )
        attempts.append(
            (await again(case)).withdraw(by=he, at=FRIDAY + HOUR, reason="", signed=True)
        )
    _, stopped = await at_once(*attempts)
    assert not [error for error in stopped if not isinstance(error, NotNow | NotAllowed)]
    for case in (*fresh, *lying, *asked):
        assert await broken_link(case.id) is None
