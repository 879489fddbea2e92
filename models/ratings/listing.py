"""The ratings a member of staff sees: the bad ones that wait first, by what is due."""

from dataclasses import dataclass, replace
from datetime import datetime

from models.calendar.counting import Calendar
from models.calendar.workday import calendar_of
from models.cases.light import Light
from models.database import fetch
from models.people.citizen import Citizen
from models.people.masks import mask_mobile
from models.people.staff import Officer
from models.ratings.deadlines import light_of
from models.ratings.history import RectificationEvent, history_of
from models.ratings.rating import Rating, Service
from models.ratings.reach import OVERSIGHT, PUT_RIGHT_AT_HOME, Reach, reach_of
from models.ratings.rectification import Rectification
from models.ratings.stages import STAGE_NAMES, Stage
from models.ratings.words import LEVEL_NAMES, SERVICE_NAMES, reason_words

MOST = 100


@dataclass(frozen=True)
class Line:
    """One rating in the list; nothing in it says whose it is."""

    id: int
    service: str
    level: int
    level_name: str
    anonymous: bool
    at: datetime
    item: str
    office: str
    place: str
    stage: str  # empty: nothing has to be done about it
    is_open: bool
    due_at: datetime | None
    light: Light | None


async def ratings_seen_by(officer: Officer, now: datetime) -> list[Line]:
    """The newest hundred within reach, open bad ones first."""
    calendar = await calendar_of(officer.region_prefix)
    oversees = bool(officer.roles & OVERSIGHT)
    prefix = f"{officer.region_prefix}%" if oversees else ""
    offices = [post.office for post in officer.posts_as(*PUT_RIGHT_AT_HOME)]
    rows = await fetch(_LINES, offices, prefix, officer.id, MOST)
    return [_line(row, now, calendar, rated=row["staff"] == officer.id) for row in rows]


def _line(row: dict, now: datetime, calendar: Calendar, *, rated: bool) -> Line:
    stage = Stage(row["stage"]) if row["stage"] else None
    is_open = stage is not None and stage is not Stage.CLOSED
    due_at = row["due_at"] if is_open else None
    return Line(
        row["id"],
        SERVICE_NAMES[Service(row["service"])],
        row["level"],
        LEVEL_NAMES[row["level"]],
        row["anonymous"],
        row["at"],
        # With the day it would say whose case it was; of a restricted one it says too much itself.
        "" if rated or row["restricted"] else row["item"],
        row["office"],
        row["place"],
        STAGE_NAMES[stage] if stage else "",
        is_open,
        due_at,
        light_of(due_at, now, calendar) if due_at else None,
    )


@dataclass(frozen=True)
class Seen:
    """One rating on somebody's desk."""

    line: Line
    rating: Rating
    row: Rectification | None
    history: list[RectificationEvent]
    reach: Reach
    case_no: str  # empty where the rater must stay hidden
    mobile: str  # masked; empty where nobody may call

    @property
    def reasons(self) -> list[str]:
        """What was ticked."""
        return reason_words(self.rating.reasons, self.rating.level)

    @property
    def again_name(self) -> str:
        """The level of the 追评."""
        return LEVEL_NAMES[self.rating.again_level] if self.rating.again_level else ""

    @property
    def may_call(self) -> bool:
        """Whether this person calls the rater: not the rated one, nor an anonymous rater."""
        is_open = self.row is not None and self.row.is_open
        return self.reach.puts_right and is_open and not self.rating.anonymous


async def rating_seen_by(officer: Officer, rating_id: int, now: datetime) -> Seen | None:
    """One of them; None when it lies outside this person's reach."""
    rating = await Rating.objects().where(Rating.id == rating_id).first()
    if rating is None:
        return None
    reach = await reach_of(officer, rating.office, rating.staff)
    if not reach.sees:
        return None
    row = await Rectification.objects().where(Rectification.rating == rating.id).first()
    calendar = await calendar_of(officer.region_prefix)
    [told] = await fetch(_ONE, rating.id)
    open_book = reach.knows_the_case and not rating.anonymous
    seen = Seen(
        _line(told, now, calendar, rated=reach.rated),
        rating,
        row,
        await history_of(row.id) if row else [],
        reach,
        told["case_no"] if open_book and not told["restricted"] else "",
        "",
    )
    if not seen.may_call:
        return seen
    return replace(seen, mobile=mask_mobile(await mobile_of(rating)))


async def mobile_of(rating: Rating) -> str:
    """The rater's own telephone; to be shown in full only against a line in the log."""
    return (await Citizen.objects().get(Citizen.id == rating.citizen)).mobile


_WHAT = """
SELECT r.id, r.staff, r.service, r.level, r.anonymous, r.at, o.short_name AS office, c.case_no,
       COALESCE(s.name, h.name || w.number || '号窗口', '') AS place,
       v.snapshot->>'short_name' AS item, x.stage, a.restricted,
       CASE x.stage WHEN 'to_check' THEN x.contact_due_at ELSE x.due_at END AS due_at
FROM rating r
JOIN office o ON o.id = r.office
JOIN region g ON g.id = o.region
JOIN cases c ON c.id = r."case"
JOIN item_version v ON v.id = c.version
JOIN applicant a ON a.id = c.applicant
LEFT JOIN station s ON s.id = r.station
LEFT JOIN "window" w ON w.id = r."window"
LEFT JOIN hall h ON h.id = w.hall
LEFT JOIN rectification x ON x.rating = r.id
"""
_ONE = f"{_WHAT} WHERE r.id = $1"
_LINES = f"""{_WHAT}
WHERE r.office = ANY($1::bigint[]) OR ($2 <> '' AND g.code LIKE $2) OR r.staff = $3
ORDER BY (x.stage IS NOT NULL AND x.stage <> 'closed') DESC,
         CASE WHEN x.stage = 'to_check' THEN x.contact_due_at
              WHEN x.stage <> 'closed' THEN x.due_at END NULLS LAST,
         r.at DESC
LIMIT $4
"""
