"""马丽, an item she can apply for at home, and her draft."""

import pytest

from models.cases.case import Case
from models.catalog.item import Item
from models.people.account.profile import Profile
from models.people.citizen import Citizen
from models.people.identity import IdKind
from models.sample.cast import MA
from tests.models.cases.filling.ma_at_home import AGENT, ANSWERS, ONLINE, PAPER
from tests.models.days import FRIDAY
from tests.models.items import A_FORM, published


@pytest.fixture
async def ma() -> Citizen:
    """马丽, who has said who she is."""
    citizen = await Citizen.with_mobile(MA.mobile, at=FRIDAY)
    kind = IdKind.RESIDENT
    await Profile.keep(citizen, name=MA.name, kind=kind, number=MA.id_number, at=FRIDAY)
    return citizen


@pytest.fixture
async def item() -> Item:
    """With a form, a question who comes, and a paper of authorisation for agents."""
    return await published(
        971, fields=("since",), materials=(A_FORM, PAPER), questions=AGENT, **ONLINE
    )


@pytest.fixture
async def draft(ma, item) -> Case:
    """马丽's, just begun."""
    return await Case.begin(item.code, ANSWERS, by=ma, at=FRIDAY, key="a-draft")
