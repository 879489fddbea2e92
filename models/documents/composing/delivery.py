"""送达回证, 寄件清单 and 电子送达回执."""

from typing import TYPE_CHECKING, Any

from models.delivery.delivery import PAYER_NAMES, Delivery, Payer
from models.delivery.hand_out import Collector, HandOut
from models.delivery.parcel import Parcel
from models.documents.context import collection_place, iso, iso_date
from models.documents.document import Document
from models.people.applicant import Applicant
from models.people.masks import mask_address, mask_mobile, mask_name

if TYPE_CHECKING:
    from models.cases.turn import Turn

RESULTS = ("grant", "denial", "certificate")


async def proof_of_service(case: Any, turn: "Turn", row: HandOut) -> dict[str, Any]:
    """Which papers, where, to whom, seen by whom."""
    return await _proof(
        case,
        turn,
        way="直接送达",
        place=await _counter(case),
        received_at=iso(turn.at),
        collector=_collector(row),
        witness=row.witness,
        note="领取人证件原件已核对。",
    )


async def proof_of_mail(
    case: Any, turn: "Turn", parcel: Parcel | None, collector: Collector, name: str
) -> dict[str, Any]:
    """The same, proved by the courier."""
    other = collector is Collector.AGENT
    note = f"{parcel.carrier} 单号{parcel.waybill}" if parcel else ""
    return await _proof(
        case,
        turn,
        way="邮寄送达",
        place="",
        received_at=iso(turn.at),
        collector={"name": name, "relation": "代收人", "reason": "", "id_number": ""}
        if other
        else None,
        witness="",
        note=note,
    )


async def _proof(case: Any, turn: "Turn", **told: Any) -> dict[str, Any]:
    papers = await result_papers(case)
    servers = [{"name": turn.actor.name, "job_no": turn.actor.job_no}]
    return {
        "papers": [
            {"title": paper.title, "number": paper.number, "copies": "1份"} for paper in papers
        ],
        "signature": "",
        "refusal": "",
        "servers": servers if turn.actor.is_staff else [],
        **told,
    }


async def result_papers(case: Any) -> list[Document]:
    """The papers that make up the result of a case."""
    return (
        await Document.objects()
        .where(
            (Document.case == case.id)
            & Document.kind.is_in(list(RESULTS))
            & Document.voided_at.is_null()
        )
        .order_by(Document.id)
    )


def _collector(row: HandOut) -> dict[str, str] | None:
    if row.collector == Collector.APPLICANT:
        return None
    return {
        "name": row.name,
        "relation": row.relation or "代理人",
        "reason": row.authority,
        "id_number": row.id_number,
    }


async def _counter(case: Any) -> str:
    delivery = await Delivery.objects().where(Delivery.case == case.id).first()
    return await collection_place(case, delivery) if delivery else ""


async def dispatch_list(case: Any, turn: "Turn", parcel: Parcel) -> dict[str, Any]:
    """寄件清单 with one row; the recipient masked."""
    delivery = await Delivery.objects().get(Delivery.case == case.id)
    fee = f"{parcel.cost_cents / 100:.2f}" if parcel.cost_cents is not None else ""
    contents = "、".join(f"{paper.title}1份" for paper in await result_papers(case))
    row = {
        "tracking_no": parcel.waybill,
        "recipient": mask_name(delivery.recipient),
        "region": mask_address(delivery.address).rstrip("*"),
        "contents": contents,
        "case_no": case.case_no,
        "weight": "",
        "fee": fee,
        "payer": PAYER_NAMES[Payer(delivery.payer)],
    }
    return {
        "carrier": parcel.carrier,
        "batch_no": "",
        "rows": [row],
        "weight": "",
        "fee": fee,
    }


async def electronic_receipt(case: Any, turn: "Turn") -> dict[str, Any]:
    """电子送达回执: when it was sent and arrived, with the fingerprints of the papers."""
    delivery = await Delivery.objects().get(Delivery.case == case.id)
    applicant = await Applicant.objects().get(Applicant.id == case.applicant)
    return {
        "address": f"{applicant.masked_name}的账号（{mask_mobile(case.contact_mobile)}）",
        "agreed_on": iso_date(delivery.chosen_at),
        "agreed_by": "送达地址确认",
        "papers": [
            {"title": paper.title, "number": paper.number, "sha256": ""}
            for paper in await result_papers(case)
        ],
        "sent_at": iso(turn.at),
        "arrived_at": iso(turn.at),
        "opened_at": "",
        "reminded_by": "短信",
    }
