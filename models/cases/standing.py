"""Where a case stands, in one query, and which acts that allows whom."""

from datetime import datetime

from models.calendar.hours import local_date
from models.cases.actor import Actor
from models.cases.leg import Desk
from models.cases.lifecycle import ACTS, Reach, objection
from models.cases.position import Position
from models.cases.reach import reaches
from models.cases.routes import Route, route_of
from models.cases.words import DeliveryWay, Flag, LegKind, Status
from models.catalog.words import CaseKind, IntakeMode, ItemType
from models.database import fetch_one
from models.people.permissions import may


class Standing:
    """The position of a case and what it allows."""

    async def position(self) -> Position:
        """A still picture of the case for the guards."""
        row = await fetch_one(_POSITION, self.id)
        way = row["way"]
        return Position(
            status=Status(self.status),
            leg=LegKind(row["leg"]) if row["leg"] else None,
            route=_route(self.mode, row["case_kind"]),
            licence=row["item_type"] == ItemType.LICENCE,
            immediate=row["case_kind"] == CaseKind.IMMEDIATE,
            promised=Flag.PROMISED in self.flags,
            holder=row["holder"],
            asked_by=LegKind(row["asked_by"]) if row["asked_by"] else None,
            notice_ends=row["notice_ends"],
            reply_ends=row["reply_ends"],
            legal_ends=row["legal_ends"],
            gap_ends=row["gap_ends"],
            identity_checked=row["identity_checked"],
            materials_in_order=row["materials_in_order"],
            agent_proved=row["agent_proved"],
            phone_confirmed=self.contact_confirmed_at is not None,
            delivery_chosen=way is not None,
            by_mail=way == DeliveryWay.MAIL,
            electronic_agreed=bool(row["electronic_agreed"]),
            assist_open=row["assist_open"],
            suspended=row["suspended"],
            extended=row["extended"],
            refusal_proposed_by=row["refusal_proposed_by"],
            reviewer=row["reviewer"],
            maker=row["maker"],
        )

    async def lawful_acts(self, who: Actor, at: datetime) -> dict[str, str | None]:
        """What a person may try now: act → None if lawful, else why it must wait.

        Acts that need another status, another leg, another desk or another role are left out. The
        case was found through the person, so that they see it is taken for granted.
        """
        position = await self.position()
        desk = await self.desk()
        return {
            name: objection(name, position, who, at)
            for name, rule in ACTS.items()
            if position.status in rule.statuses
            and position.leg in rule.legs
            and may(who.roles, name)
            and (
                (who.is_staff and rule.reach is Reach.SEEING)
                or await reaches(self, name, who, position.leg, desk, local_date(at))
            )
        }

    async def desk(self) -> Desk | None:
        """The desk of the open leg."""
        row = await fetch_one(
            'SELECT office, "window", station FROM leg WHERE id = $1', self.open_leg
        )
        return Desk(row["office"], row["window"], row["station"]) if row else None

    async def asked_office(self) -> int | None:
        """The office that an open assist request waits for."""
        row = await fetch_one(
            'SELECT office FROM assist_request WHERE "case" = $1 AND closed_at IS NULL', self.id
        )
        return row["office"] if row else None


def _route(mode: str | None, kind: str | None) -> Route:
    return route_of(IntakeMode(mode or IntakeMode.DIRECT), CaseKind(kind or CaseKind.PROMISED))


_POSITION = """
SELECT
  l.kind AS leg, l.staff AS holder,
  v.item_type, v.case_kind, d.way,
  (d.electronic_agreed OR d.way = 'electronic') AS electronic_agreed,
  (SELECT kind FROM correction x WHERE x."case" = c.id ORDER BY x.id DESC LIMIT 1) AS asked_by,
  (SELECT due_at FROM clock k WHERE k."case" = c.id AND k.kind = 'K1' ORDER BY k.id DESC LIMIT 1)
    AS notice_ends,
  (SELECT due_at FROM clock k WHERE k."case" = c.id AND k.kind = 'K16' AND k.stopped_at IS NULL)
    AS reply_ends,
  (SELECT due_at FROM clock k WHERE k."case" = c.id AND k.kind = 'K9' AND k.stopped_at IS NULL)
    AS legal_ends,
  (SELECT min(due_at) FROM clock k
    WHERE k."case" = c.id AND k.kind = 'K15' AND k.stopped_at IS NULL) AS gap_ends,
  EXISTS (SELECT 1 FROM identity_check i
    WHERE i."case" = c.id AND i.whose = 'applicant' AND i.matched) AS identity_checked,
  NOT EXISTS (SELECT 1 FROM agent a WHERE a."case" = c.id AND NOT EXISTS (
    SELECT 1 FROM identity_check i WHERE i."case" = c.id AND i.whose = 'agent' AND i.matched))
    AS agent_proved,
  NOT EXISTS (SELECT 1 FROM case_material m WHERE m."case" = c.id AND m.listed
    AND NOT (m.state IN ('complete', 'tolerated', 'waived')
      OR (m.need = 'optional' AND m.state <> 'missing'))) AS materials_in_order,
  EXISTS (SELECT 1 FROM assist_request q WHERE q."case" = c.id AND q.closed_at IS NULL)
    AS assist_open,
  EXISTS (SELECT 1 FROM special_procedure s WHERE s."case" = c.id AND s.ended_at IS NULL)
    AS suspended,
  EXISTS (SELECT 1 FROM extension e WHERE e."case" = c.id) AS extended,
  (SELECT proposed_by FROM refusal r WHERE r."case" = c.id AND r.closed_at IS NULL)
    AS refusal_proposed_by,
  (SELECT staff FROM opinion o WHERE o."case" = c.id ORDER BY o.id DESC LIMIT 1) AS reviewer,
  (SELECT made_by FROM certificate t WHERE t."case" = c.id ORDER BY t.id DESC LIMIT 1) AS maker
FROM cases c
LEFT JOIN leg l ON l.id = c.open_leg
LEFT JOIN item_version v ON v.id = c.version
LEFT JOIN delivery d ON d."case" = c.id
WHERE c.id = $1
"""
