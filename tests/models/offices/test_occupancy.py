"""How full a hall is: told from its windows and its help desk, true for an hour."""

import pytest

from models.errors import Invalid, NotAllowed
from models.offices.occupancy import Occupancy, hall_of, looks, report
from models.offices.place import Hall
from models.offices.standing import halls_now
from models.people.role import Role
from models.people.staff import Posting, officer_on
from tests.models.days import FRIDAY, HOUR, MINUTE


async def test_a_window_tells_for_its_own_hall(zhang):
    hall = await hall_of(zhang)
    assert hall.name == "示例县政务服务大厅"
    await report(12, 3, by=zhang, at=FRIDAY)
    look = (await looks())[hall.id]
    assert (look.waiting, look.windows_open, look.at) == (12, 3, FRIDAY)
    assert look.place == "3号窗口"


async def test_the_help_desk_tells_for_the_hall_its_office_runs(zhang, zhou):
    await Posting(
        staff=zhou.id, role=Role.GUIDE, office=zhou.office, valid_from=FRIDAY.date()
    ).save()
    guide = await officer_on(zhou.id, FRIDAY.date())
    await report(4, 2, by=guide, at=FRIDAY)
    look = (await looks())[(await hall_of(zhang)).id]
    assert look.place == "咨询台"


async def test_who_works_in_no_hall_tells_nothing(lin):
    assert await hall_of(lin) is None
    with pytest.raises(NotAllowed):
        await report(1, 1, by=lin, at=FRIDAY)


@pytest.mark.parametrize("wrong", [None, -1, 1000])
async def test_the_numbers_have_bounds(zhang, wrong):
    with pytest.raises(Invalid) as told:
        await report(wrong, wrong, by=zhang, at=FRIDAY)
    assert list(told.value.errors) == ["waiting", "windows_open"]
    await report(0, 999, by=zhang, at=FRIDAY)


async def test_the_same_form_sent_twice_is_one_look(zhang):
    for _ in range(2):
        await report(12, 3, by=zhang, at=FRIDAY)
    assert await Occupancy.count() == 1
    await report(12, 3, by=zhang, at=FRIDAY + 5 * MINUTE)
    assert await Occupancy.count() == 2, "an hour later it may be as full as before"


async def test_the_newest_counts_and_only_for_an_hour(zhang):
    await report(12, 3, by=zhang, at=FRIDAY)
    await report(2, 3, by=zhang, at=FRIDAY + MINUTE)
    halls = await Hall.objects()
    hall = await hall_of(zhang)
    fresh = await halls_now(halls, FRIDAY + HOUR)
    assert fresh[hall.id].look.waiting == 2
    stale = await halls_now(halls, FRIDAY + HOUR + 2 * MINUTE)
    assert {place.look for place in stale.values()} == {None}
