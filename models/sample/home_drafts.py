"""An application that a sample citizen has begun at home and not sent yet."""

from datetime import datetime

from models.calendar.hours import local_date
from models.cases.case import Case
from models.cases.filling.whom import MYSELF, everyone_for
from models.people.citizen import Citizen, mobile_index
from models.sample.cast import MA
from models.sample.catalogue import sample_item
from models.sample.story import HARDSHIP

KEY = "sample:home:ma"  # one for good: whoever deletes or sends it has seen it


async def begin_drafts(now: datetime) -> None:
    """马丽 has said who she is and in which situation; the form waits for her."""
    citizen = await Citizen.behind(mobile_index(MA.mobile))
    if citizen is None or await Case.exists().where(Case.start_key == KEY):
        return
    item = await sample_item(HARDSHIP.item)
    draft = await Case.begin(item.code, HARDSHIP.answers, by=citizen, at=now, key=KEY)
    people = await everyone_for(citizen, item.id, await draft.guide(), local_date(now))
    myself = next(one for one in people if one.choice == MYSELF)
    await draft.apply_for(myself, by=citizen, at=now)
