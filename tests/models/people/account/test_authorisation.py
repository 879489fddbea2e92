"""授权委托: papers sent in, agents named on the screen."""

from datetime import date, timedelta

import pytest

from models.errors import Invalid
from models.files.file import File
from models.people.account.authorisation import Authorisation, Standing
from models.people.account.granting import Grant, a_year_after, name_agent
from models.people.account.keeping import MOST
from models.people.account.papers import OF_AGE, Paper, drawn_page, hold_paper, pages_of
from models.people.account.strokes import frame, path_data
from models.people.applicant import Audience
from models.people.identity import IdKind, age_on
from models.sample.catalogue import sample_item
from models.sample.story import ALLOWANCE, HYGIENE
from tests.models.days import FRIDAY, HOUR
from tests.models.people.account.people import DAUGHTER, FATHER, account, known

TODAY = FRIDAY.date()
GRANT = Grant(
    "刘秀英", DAUGHTER, "女儿", None, TODAY, TODAY + timedelta(days=90), "M1 1 L9 9", "", True
)
PAPER = Paper(
    Standing.AGENT,
    Audience.PERSON,
    "刘德福",
    IdKind.RESIDENT,
    "999901194103150011",
    "",
    "父亲",
    None,
    None,
    TODAY + timedelta(days=90),
)
CHILD = {
    "standing": Standing.GUARDIAN,
    "name": "刘小雨",
    "id_number": "999901201006010087",
    "valid_to": None,
}


def grant(**words) -> Grant:
    return Grant(**vars(GRANT) | words)


def paper(**words) -> Paper:
    return Paper(**vars(PAPER) | words)


async def father():
    return await known(FATHER, "刘德福", "999901194103150011")


async def test_the_agent_finds_what_was_signed_for_their_phone():
    row = await name_agent(await father(), GRANT, at=FRIDAY)
    daughter = await account()
    assert [one.id for one in await Authorisation.held_by_citizen(daughter, TODAY)] == [row.id]
    assert (await Authorisation.for_citizen(daughter, row.id)).id_number == "999901194103150011"


async def test_a_stranger_finds_nothing():
    row = await name_agent(await father(), GRANT, at=FRIDAY)
    stranger = await account("13900000023")
    assert await Authorisation.held_by_citizen(stranger, TODAY) == []
    assert await Authorisation.for_citizen(stranger, row.id) is None
    assert await Authorisation.concerning(stranger, row.id) is None


async def test_the_principal_sees_it_but_is_no_agent_of_his_own():
    principal = await father()
    row = await name_agent(principal, GRANT, at=FRIDAY)
    assert await Authorisation.for_citizen(principal, row.id) is None
    assert (await Authorisation.concerning(principal, row.id)).id == row.id


async def test_taken_back_it_ends_at_once_for_both():
    row = await name_agent(await father(), GRANT, at=FRIDAY)
    await row.revoke(at=FRIDAY + HOUR)
    daughter = await account()
    assert await Authorisation.held_by_citizen(daughter, TODAY) == []
    (kept,) = await Authorisation.all_held(daughter)
    assert kept.revoked_at == FRIDAY + HOUR
    await kept.revoke(at=FRIDAY + 2 * HOUR)
    assert (await Authorisation.all_held(daughter))[0].revoked_at == FRIDAY + HOUR


@pytest.mark.parametrize("offset", [-1, 91])
async def test_it_holds_in_its_period_only(offset):
    await name_agent(await father(), GRANT, at=FRIDAY)
    day = TODAY + timedelta(days=offset)
    assert await Authorisation.held_by_citizen(await account(), day) == []


async def test_one_matter_covers_no_other():
    allowance, hygiene = await sample_item(ALLOWANCE.item), await sample_item(HYGIENE.item)
    row = await name_agent(await father(), grant(item=allowance.id), at=FRIDAY)
    assert row.covers(allowance.id)
    assert not row.covers(hygiene.id)


async def test_the_same_form_twice_signs_once():
    principal = await father()
    first = await name_agent(principal, GRANT, at=FRIDAY)
    assert (await name_agent(principal, GRANT, at=FRIDAY + HOUR)).id == first.id


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("agent_name", {"agent_name": ""}),
        ("agent_mobile", {"agent_mobile": "12345"}),
        ("agent_mobile", {"agent_mobile": FATHER}),
        ("valid_from", {"valid_from": TODAY - timedelta(days=1)}),
        ("valid_to", {"valid_to": None}),
        ("valid_to", {"valid_to": TODAY - timedelta(days=1)}),
        ("valid_to", {"valid_to": a_year_after(TODAY) + timedelta(days=1)}),
        ("signature", {"signature": ""}),
        ("signature", {"signature": "", "typed_name": "刘德富"}),
        ("agreed", {"agreed": False}),
    ],
)
async def test_what_is_wrong_with_a_grant_is_told(field, wrong):
    with pytest.raises(Invalid) as refused:
        await name_agent(await father(), grant(**wrong), at=FRIDAY)
    assert list(refused.value.errors) == [field]


async def test_who_cannot_draw_types_their_name():
    row = await name_agent(await father(), grant(signature="", typed_name="刘德福"), at=FRIDAY)
    assert row.signature == ""


async def test_nobody_grants_without_saying_who_they_are():
    with pytest.raises(Invalid, match="实名信息"):
        await name_agent(await account(FATHER), GRANT, at=FRIDAY)


async def test_a_year_is_a_year_in_leap_years_too():
    assert a_year_after(date(2028, 2, 29)) == date(2029, 2, 28)


async def test_a_paper_is_kept_as_a_picture_with_its_purpose_on_it(files, jpeg):
    daughter = await known()
    row = await hold_paper(daughter, PAPER, jpeg, at=FRIDAY)
    assert [one.id for one in await Authorisation.held_by_citizen(daughter, TODAY)] == [row.id]
    assert await pages_of(row) == 1
    assert (await drawn_page(row, 1, on=TODAY)).startswith(b"\xff\xd8")
    assert await drawn_page(row, 2, on=TODAY) is None


async def test_the_same_paper_twice_is_one(files, jpeg):
    daughter = await known()
    first = await hold_paper(daughter, PAPER, jpeg, at=FRIDAY)
    assert (await hold_paper(daughter, PAPER, jpeg, at=FRIDAY)).id == first.id


async def test_a_paper_that_is_dropped_leaves_no_picture(files, jpeg):
    row = await hold_paper(await known(), PAPER, jpeg, at=FRIDAY)
    await row.drop(at=FRIDAY)
    assert not await File.exists().where(File.id == row.file)


async def test_a_childs_guardian_needs_no_last_day(files, jpeg):
    row = await hold_paper(await known(), paper(**CHILD), jpeg, at=FRIDAY)
    assert row.valid_to == date(2028, 5, 31), "the day before the child is eighteen"


async def test_a_child_born_on_29_february_is_seventeen_on_the_28th(files, jpeg):
    leap = paper(**CHILD | {"id_number": "999901201202290020"})
    row = await hold_paper(await known(), leap, jpeg, at=FRIDAY)
    assert row.valid_to == date(2030, 2, 28)
    assert age_on(date(2012, 2, 29), row.valid_to) == OF_AGE - 1


@pytest.mark.parametrize("number", ["999901998301010013", "999901201006010088"])
async def test_a_childs_mistyped_number_is_told_and_no_day_asked_for(jpeg, number):
    with pytest.raises(Invalid) as refused:
        await hold_paper(await known(), paper(**CHILD | {"id_number": number}), jpeg, at=FRIDAY)
    assert list(refused.value.errors) == ["id_number"]


async def test_a_newborn_is_named_by_the_birth_certificate(files, jpeg):
    newborn = CHILD | {"id_kind": IdKind.BIRTH, "id_number": "Q150000001"}
    with pytest.raises(Invalid) as refused:
        await hold_paper(await known(), paper(**newborn), jpeg, at=FRIDAY)
    assert list(refused.value.errors) == ["valid_to"]
    newborn["valid_to"] = TODAY + timedelta(days=365)
    row = await hold_paper(await known(), paper(**newborn), jpeg, at=FRIDAY)
    assert row.masked_id == "******0001"


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("standing", {"standing": None}),
        ("audience", {"audience": None}),
        ("name", {"name": "刘"}),
        ("id_kind", {"id_kind": IdKind.CREDIT, "id_number": "92999901MA0X00015W"}),
        ("id_number", {"id_number": "999901194103150012"}),
        ("valid_to", {"valid_to": None}),
        (
            "valid_to",
            {"valid_from": TODAY - timedelta(days=9), "valid_to": TODAY - timedelta(days=1)},
        ),
        ("valid_to", {"valid_to": TODAY + timedelta(days=366 * 6)}),
    ],
)
async def test_what_is_wrong_with_a_paper_is_told(jpeg, field, wrong):
    with pytest.raises(Invalid) as refused:
        await hold_paper(await known(), paper(**wrong), jpeg, at=FRIDAY)
    assert field in refused.value.errors


async def test_what_is_no_picture_is_told():
    with pytest.raises(Invalid, match="打不开"):
        await hold_paper(await known(), PAPER, b"not a picture", at=FRIDAY)


def test_strokes_become_numbers_and_nothing_else():
    sent = '[{"points":[{"x":1.4,"y":2},{"x":30,"y":-5}]},{"points":[{"x":7,"y":8}]}]'
    assert path_data(sent) == "M1 2 L30 0 M7 8"
    assert frame("M1 2 L30 0 M7 8") == "-5 -6 41 20"


@pytest.mark.parametrize(
    "sent",
    [
        "",
        "[]",
        "nonsense",
        '[{"points":[{"x":"<script>","y":1}]}]',
        "[1]",
        '{"a":1}',
        "[" * 9000,
        '[{"points":[{"x":1e999,"y":1}]}]',
        '[{"points":[{"x":null,"y":1}]}]',
    ],
)
def test_what_is_no_drawing_is_no_signature(sent):
    assert path_data(sent) == ""


@pytest.mark.parametrize("first", [date(9999, 12, 31), date(2030, 1, 1)])
async def test_an_agent_is_not_named_for_a_distant_year(first):
    with pytest.raises(Invalid) as refused:
        await name_agent(
            await father(), grant(valid_from=first, valid_to=date(9999, 12, 31)), at=FRIDAY
        )
    assert list(refused.value.errors) == ["valid_from"]


async def test_a_paper_that_begins_in_the_last_year_there_is_gets_a_sentence(jpeg, files):
    late = paper(valid_from=date(9999, 12, 1), valid_to=date(9999, 1, 1))
    with pytest.raises(Invalid) as refused:
        await hold_paper(await known(), late, jpeg, at=FRIDAY)
    assert list(refused.value.errors) == ["valid_to"]


async def test_those_who_name_a_phone_leave_room_for_its_own_papers(jpeg, files):
    principal, daughter = await father(), await known()
    for day in range(MOST):
        await name_agent(principal, grant(valid_to=TODAY + timedelta(days=1 + day)), at=FRIDAY)
    assert len(await Authorisation.all_held(daughter)) == MOST
    await hold_paper(daughter, paper(), jpeg, at=FRIDAY)
