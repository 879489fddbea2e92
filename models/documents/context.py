"""The part of a paper's context that every kind shares, frozen at the act.

Dates are ISO dates, moments ISO moments of Asia/Shanghai; masking happens here (8.2): names in
full, numbers masked unless the kind prints them whole, addresses down to the township.
"""

from datetime import date, datetime
from typing import Any

from models.calendar.hours import SHANGHAI, local_date
from models.cases.desks import accepting_office
from models.cases.filling.people_of import Agent
from models.cases.words import DeliveryWay
from models.catalog.guide import Guide
from models.catalog.words import ITEM_TYPE_NAMES, IntakeMode, ItemType
from models.database import fetch_one
from models.delivery.delivery import Delivery
from models.documents.kinds import KINDS
from models.offices.office import Office
from models.offices.place import Hall, Station
from models.people.applicant import Applicant
from models.people.identity import ID_KIND_NAMES, IdKind
from models.people.masks import mask_address, mask_id, mask_mobile
from models.settings import settings


def iso(moment: datetime | None) -> str:
    """A moment as papers keep it; empty when there is none."""
    return moment.astimezone(SHANGHAI).isoformat(timespec="seconds") if moment else ""


def iso_date(value: datetime | date | None) -> str:
    """A day as papers keep it; empty when there is none."""
    if value is None:
        return ""
    return (local_date(value) if isinstance(value, datetime) else value).isoformat()


def title_of(kind: str, guide: Guide, mode: str) -> str:
    """The title printed on a paper; it depends on the item's type and the intake mode."""
    if kind == "receipt" and mode == IntakeMode.COLLECT_FORWARD:
        return "代收登记回执"
    if kind == "certificate":
        return guide.certificate.name
    if guide.is_licence and kind in ("grant", "denial", "revocation"):
        return KINDS[kind].title.replace("决定书", "行政许可决定书")
    return KINDS[kind].title


async def case_part(case: Any, guide: Guide, *, full_id: bool) -> dict[str, Any]:
    """The case, its people and the wish for delivery."""
    applicant = await Applicant.objects().get(Applicant.id == case.applicant)
    agent = await Agent.objects().where(Agent.case == case.id).first()
    delivery = await Delivery.objects().where(Delivery.case == case.id).first()
    return {
        "case_no": case.case_no or "",
        "project_no": case.project_no or "",
        "item_name": guide.name,
        "variant": guide.variant,
        "implementation_code": guide.code,
        "item_type": ITEM_TYPE_NAMES[ItemType(guide.item_type)],
        "licence": guide.is_licence,
        "query_code": case.query_code,
        "mode": case.mode_name,
        "applicant": _applicant(case, applicant, full_id),
        "agent": _agent(agent, full_id) if agent else None,
        "delivery": await _delivery(case, delivery) if delivery else _NOT_CHOSEN,
    }


_NOT_CHOSEN = {"way": "尚未选择", "address": "", "recipient": "", "phone": ""}


def _applicant(case: Any, applicant: Applicant, full_id: bool) -> dict[str, str]:
    return {
        "kind": "person" if applicant.is_person else "organisation",
        "name": applicant.name,
        "id_type": ID_KIND_NAMES[IdKind(applicant.id_kind)],
        "id_number": applicant.id_number if full_id else applicant.masked_id,
        "phone": mask_mobile(case.contact_mobile),
        "address": _address(applicant),
    }


def _address(applicant: Applicant) -> str:
    if not applicant.address:
        return ""
    return mask_address(applicant.address) if applicant.is_person else applicant.address


def _agent(agent: Agent, full_id: bool) -> dict[str, str]:
    return {
        "name": agent.name,
        "id_type": ID_KIND_NAMES[IdKind(agent.id_kind)],
        "id_number": agent.id_number if full_id else mask_id(agent.id_number),
        "phone": mask_mobile(agent.mobile) if agent.mobile else "",
    }


async def _delivery(case: Any, delivery: Delivery) -> dict[str, str]:
    if delivery.way == DeliveryWay.MAIL:
        return {
            "way": delivery.way_name,
            "address": mask_address(delivery.address),
            "recipient": delivery.recipient,
            "phone": mask_mobile(delivery.mobile),
        }
    place = "" if delivery.way == DeliveryWay.ELECTRONIC else await collection_place(case, delivery)
    return {"way": delivery.way_name, "address": place, "recipient": "", "phone": ""}


async def collection_place(case: Any, delivery: Delivery) -> str:
    """Where the applicant collects, in words."""
    at_intake = delivery.way == DeliveryWay.INTAKE_COUNTER
    chosen = case.intake_station if at_intake else delivery.station
    if chosen:
        station = await Station.objects().get(Station.id == chosen)
        return f"{station.name}（{station.address}）"
    office = case.intake_office if at_intake else case.office
    hall = await hall_near(office)
    return f"{hall.name}出件窗口（{hall.address}）" if hall else ""


async def hall_near(office: int) -> Hall | None:
    """The hall of an office's region."""
    region = (await Office.objects().get(Office.id == office)).region
    return await Hall.objects().where(Hall.office.region == region).order_by(Hall.id).first()


async def office_part(case: Any, issuing: int, kind: str) -> dict[str, Any]:
    """The three offices a paper may name."""
    accepts = kind in ("acceptance", "tolerance")
    accepting = issuing if accepts else await _accepted_by(case)
    wanted = {"accepting": accepting, "deciding": case.office, "issuing": issuing}
    rows = await Office.objects().where(Office.id.is_in([*set(wanted.values())]))
    known = {row.id: _office(row) for row in rows}
    return {part: known[office] for part, office in wanted.items()}


async def _accepted_by(case: Any) -> int:
    """Whose acceptance is in force; before there is one, who would accept."""
    row = await fetch_one(
        "SELECT office FROM document"
        " WHERE \"case\" = $1 AND kind = 'acceptance' AND voided_at IS NULL",
        case.id,
    )
    return row["office"] if row else accepting_office(case)


def _office(office: Office) -> dict[str, str]:
    return {
        "name": office.name,
        "phone": office.phone,
        "address": office.address,
        "seal_name": "行政审批专用章" if office.kind != "township" else "便民服务专用章",
        "seal_image": "",
    }


async def rights_part(office_id: int) -> dict[str, str]:
    """救济途径: where to ask for review and where to sue (documents.md 3.3 R)."""
    office = await Office.objects().get(Office.id == office_id)
    return {"reconsideration": office.review_body, "court": office.court}


def document_part(
    kind: str, title: str, number: str, code: str, version: int, case_no: str, at: datetime
) -> dict[str, Any]:
    """The paper itself."""
    return {
        "kind": kind,
        "title": title,
        "number": number,
        "issued_on": iso_date(at),
        "issued_at": iso(at),
        "template_version": str(version),
        "verify_code": code,
        "verify_url": f"/verify/{code}",
        "track_url": f"/track?case={case_no}",
        "demo": settings().demo,
        "red_head": False,
        "large_print": False,
    }
