"""The case that opens at the competent office after a 首接转交."""

from typing import Self

from models.calendar.hours import local_date
from models.cases.clocks import Clocks
from models.cases.event import CaseEvent
from models.cases.leg import Leg
from models.cases.numbering import take_case_no, take_project_no
from models.cases.turn import Turn
from models.cases.words import LegKind, Status
from models.catalog.item import Item, current_version
from models.catalog.words import IntakeMode
from models.database import fetch
from models.errors import Invalid
from models.notices.notice import Notice
from models.offices.office import county_of
from models.tokens import query_code


class Linking:
    """Opening a linked case."""

    async def open_linked(self, turn: Turn, item: Item) -> Self:
        """A received case of the same applicant for another item, on its intake leg."""
        version = await current_version(item.id, local_date(turn.at))
        if version is None:
            raise Invalid({"item": "这个事项现在没有生效的办事指南，请联系事项管理人员。"})
        linked = type(self)(
            status=Status.RECEIVED,
            item=item.id,
            version=version,
            mode=IntakeMode.DIRECT,
            office=item.office,
            intake_office=item.office,
            applicant=self.applicant,
            filed_by=self.filed_by,  # from home: who they are is then looked at there
            contact_name=self.contact_name,
            contact_mobile_index=self.contact_mobile_index,
            authorisation=self.authorisation,  # whoever acts on it finds this one as long
            contact_confirmed_at=self.contact_confirmed_at,
            summary=self.summary,
            linked_from=self.id,
            created_at=turn.at,
            received_at=turn.at,
            start_key=f"linked:{self.id}",
            case_no=await take_case_no(await county_of(item.office), turn.at),
            project_no=await take_project_no(item.code, turn.at),
        )
        linked.query_code = query_code()
        linked.contact_mobile, linked.contact_email = self.contact_mobile, self.contact_email
        await linked.save()
        await linked.take_up(item.id, version, IntakeMode.DIRECT, self.answers)
        for copy in (_CHECKS, _AGENT, _DELIVERY):
            await fetch(copy, self.id, linked.id)
        await _put_on_the_desk(linked, turn)
        await _write_down(linked, self.case_no, turn)
        return linked


async def _put_on_the_desk(linked: Linking, turn: Turn) -> None:
    clocks = await Clocks.of(linked.id, turn.calendar)
    for kind in ("K1", "K2"):
        await clocks.start(kind, turn.at)
    pressing = clocks.pressing(LegKind.INTAKE)
    leg = Leg(
        case=linked.id,
        kind=LegKind.INTAKE,
        office=linked.office,
        opened_at=turn.at,
        due_at=pressing.due_at,
        due_clock=pressing.kind,
    )
    await leg.save()
    linked.open_leg = leg.id
    await linked.save()


async def _write_down(linked: Linking, first_no: str, turn: Turn) -> None:
    event = await CaseEvent.append(
        linked.id,
        act="receive",
        begun_at=turn.at,
        at=turn.at,
        **turn.signed(),
        from_status=Status.DRAFT,
        to_status=Status.RECEIVED,
        to_leg=LegKind.INTAKE,
        note=turn.note,
        data={"linked_from": first_no},
    )
    await Notice(
        case=linked.id,
        event=event.id,
        office=linked.office,
        text=f"{turn.actor.office_name}首接转交的{linked.case_no}已到，请办理。",
        created_at=turn.at,
    ).save()


# What was checked and asked at the first office holds at the competent one.
_CHECKS = """
INSERT INTO identity_check ("case", whose, method, matched, checked_by, at)
SELECT $2, whose, method, matched, checked_by, at FROM identity_check WHERE "case" = $1
"""
_AGENT = """
INSERT INTO agent ("case", name, id_kind, id_number_sealed, mobile_sealed, relation)
SELECT $2, name, id_kind, id_number_sealed, mobile_sealed, relation FROM agent WHERE "case" = $1
"""
_DELIVERY = """
INSERT INTO delivery ("case", way, recipient, mobile_sealed, address_sealed, payer,
                      electronic_agreed, station, chosen_at)
SELECT $2, way, recipient, mobile_sealed, address_sealed, payer, electronic_agreed, station,
       chosen_at
FROM delivery WHERE "case" = $1
"""
