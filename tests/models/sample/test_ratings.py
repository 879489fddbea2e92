"""The demonstration shows a bad rating that waits, one that was put right, and full halls."""

from datetime import timedelta

import pytest

from models.offices.occupancy import looks
from models.ratings.rating import Rating
from models.ratings.rectification import Rectification
from models.sample.loading import load_sample
from tests.models.days import FRIDAY

pytestmark = pytest.mark.usefixtures("files")


async def test_there_is_something_to_see_and_a_second_start_adds_nothing():
    for moment in (FRIDAY, FRIDAY + timedelta(minutes=1)):
        await load_sample(moment)
        assert sorted(row.level for row in await Rating.objects()) == [1, 2, 5]
        assert sorted(row.stage for row in await Rectification.objects()) == ["closed", "to_check"]
        assert sorted(look.waiting for look in (await looks()).values()) == [4, 12]
    assert max(row.at for row in await Rating.objects()) <= FRIDAY
