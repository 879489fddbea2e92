"""What the person it was for reads on their case: what they said, what is done about it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.people.citizen import Citizen
from models.ratings.giving import may_rate_again
from models.ratings.happened import WINDOW, Happened, ended, services_to_rate
from models.ratings.rating import Rating, Service
from models.ratings.rectification import Rectification
from models.ratings.stages import Stage
from models.ratings.words import LEVEL_NAMES, SERVICE_NAMES, reason_words

STAGE_SENTENCES = {
    Stage.TO_CHECK: "部门正在核实",
    Stage.RECTIFYING: "情况已核实，正在整改",
    Stage.TO_REVISIT: "正在准备答复您",
    Stage.APPEALED: "部门提出不同意见，正在复核",
    Stage.CLOSED: "已办结",
}


@dataclass(frozen=True)
class Word:
    """One rating as its own author sees it."""

    rating: Rating
    mine: bool  # of two people who see the case only the author reads what was said
    follow_up: Rectification | None
    may_say_more: bool

    @property
    def service_name(self) -> str:
        """收件受理, 审批, 领取送达."""
        return SERVICE_NAMES[self.rating.service]

    @property
    def level_name(self) -> str:
        """非常满意 …"""
        return LEVEL_NAMES[self.rating.level] if self.mine else "已评价"

    @property
    def again_name(self) -> str:
        """The level of the 追评."""
        return LEVEL_NAMES[self.rating.again_level] if self.rating.again_level else ""

    @property
    def reasons(self) -> list[str]:
        """What was ticked."""
        return reason_words(self.rating.reasons, self.rating.level)

    @property
    def stands(self) -> str:
        """How far the follow-up is; empty when there is none."""
        if self.follow_up is None or not self.mine:
            return ""
        return STAGE_SENTENCES[Stage(self.follow_up.stage)]

    @property
    def told(self) -> str:
        """What the office answered."""
        return self.follow_up.told if self.follow_up and self.mine else ""


@dataclass(frozen=True)
class Ratings:
    """The page of its own: what may be rated now, what was said already."""

    to_rate: list[Happened]
    said: list[Word]


@dataclass(frozen=True)
class Section:
    """The section on the case's page: names of services, and what was said."""

    to_rate: list[str]
    said: list[Word]


async def ratings_of(case: Any, citizen: Citizen, now: datetime) -> Ratings:
    """All of it, for the page on which one rates."""
    return Ratings(await services_to_rate(case, now), await words_on(case, citizen, now))


async def section_of(case: Any, facts: Any, citizen: Citizen, now: datetime) -> Section:
    """The same in short; the page knows its facts already: the events and whether anybody rated."""
    done = [(event.act, event.at) for event in facts.events]
    ends = {service: at for service in Service if (at := ended(service, done)) is not None}
    if not ends:
        return Section([], [])
    said = await words_on(case, citizen, now) if facts.rated else []
    rated = {word.rating.service for word in said}
    names = [
        SERVICE_NAMES[service]
        for service, at in ends.items()
        if service not in rated and now <= at + WINDOW
    ]
    return Section(names, said)


async def words_on(case: Any, citizen: Citizen, now: datetime) -> list[Word]:
    """What was said of a case, oldest first."""
    rows = await Rating.objects().where(Rating.case == case.id).order_by(Rating.id)
    if not rows:
        return []
    ids = [row.id for row in rows]
    follow_ups = {
        row.rating: row
        for row in await Rectification.objects().where(Rectification.rating.is_in(ids))
    }
    said = []
    for row in rows:
        mine = row.citizen == citizen.id
        more = mine and await may_rate_again(row, now)
        said.append(Word(row, mine, follow_ups.get(row.id), more))
    return said
