"""The case that opens at the competent office after a 首接转交."""

from typing import Self

from models.calendar.hours import local_date
from models.cases.clocks import Clocks
from models.cases.leg import Leg
from models.cases.numbering import take_case_no, take_project_no
from models.cases.turn import Turn
from models.cases.words import LegKind, Status
from models.catalog.item import Item, current_version
from models.catalog.words import IntakeMode
from models.errors import Invalid
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
            mode=IntakeMode.DIRECT,
            office=item.office,
            intake_office=item.office,
            applicant=self.applicant,
            contact_name=self.contact_name,
            contact_mobile_index=self.contact_mobile_index,
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
        linked.contact_mobile = self.contact_mobile
        await linked.save()
        await linked.choose(item.id, version, IntakeMode.DIRECT, {})
        await _put_on_the_desk(linked, turn)
        return linked


async def _put_on_the_desk(linked: Linking, turn: Turn) -> None:
    clocks = await Clocks.of(linked.id, turn.calendar)
    for kind in ("K1", "K2", "K18"):
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
