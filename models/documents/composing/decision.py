"""准予, 不予 and 撤销决定书, and the certificate."""

from typing import TYPE_CHECKING, Any

from models.catalog.guide import Guide
from models.documents.context import iso_date
from models.documents.document import Document
from models.people.applicant import Applicant

if TYPE_CHECKING:
    from models.cases.acts.certificate import Certificate
    from models.cases.acts.revocation import Revocation
    from models.cases.turn import Turn


async def grant_text(case: Any, turn: "Turn", content: str) -> dict[str, Any]:
    """What is granted, after which review, on which law."""
    guide = await case.guide()
    addressee = "你单位" if await _is_organisation(case) else "你"
    notes = []
    if guide.is_licence:
        notes.append(
            f"请{addressee}按照准予的范围和条件开展活动，依法接受监督检查；需要延续的，"
            "应当在有效期届满30日前提出申请。"
        )
    return {
        **await _history(case),
        "review": f"经审查，{addressee}提交的申请材料齐全，符合法定形式，符合{guide.name}的条件。",
        "basis": law_of(guide),
        "decision": [line.strip() for line in content.splitlines() if line.strip()],
        "certificate": None,
        "notes": notes,
        "copies_to": [],
    }


async def denial_text(case: Any, turn: "Turn", given: dict[str, str]) -> dict[str, Any]:
    """Facts, reasons, law, and what the person can do next."""
    return {
        **await _history(case),
        "facts": given["facts"].strip(),
        "reasons": [line.strip() for line in given["reasons"].splitlines() if line.strip()],
        "basis": [line.strip() for line in given["law"].splitlines() if line.strip()],
        "notes": [given["message"].strip()],
        "copies_to": [],
    }


def certificate_text(certificate: "Certificate") -> dict[str, Any]:
    """The face of the certificate."""
    return {
        "number": certificate.number,
        "fields": certificate.fields,
        "valid_from": iso_date(certificate.valid_from),
        "valid_to": iso_date(certificate.valid_to),
        "notes": ["有效期届满需要延续的，应当在届满30日前提出申请。"]
        if certificate.valid_to
        else [],
    }


async def revocation_text(case: Any, turn: "Turn", row: "Revocation") -> dict[str, Any]:
    """Which decision is taken back, why, and by when the certificate is to be returned."""
    grant = await _latest(case, "grant")
    certificate = await _latest(case, "certificate")
    return {
        "verb": "撤回" if row.kind == "recall" else "撤销",
        "decided_on": iso_date(case.decided_at),
        "decision_title": grant.title if grant else "准予决定书",
        "decision_number": grant.number if grant else "",
        "certificate": {"name": certificate.title, "number": certificate.number}
        if certificate
        else None,
        "facts": row.facts,
        "hearing": row.hearing,
        "reason": "",
        "basis": [line.strip() for line in row.law.splitlines() if line.strip()],
        "return_by": "",
        "notes": [],
        "copies_to": [],
    }


def law_of(guide: Guide) -> list[str]:
    """The laws a decision on this item rests on."""
    licensing = "《中华人民共和国行政许可法》第三十八条第一款"
    return [*own_laws(guide), licensing] if guide.is_licence else own_laws(guide)


def own_laws(guide: Guide) -> list[str]:
    """The laws the item itself names."""
    return [f"{basis.law}{basis.article}" for basis in guide.bases]


async def _history(case: Any) -> dict[str, str]:
    accepted = await _latest(case, "acceptance")
    return {
        "applied_on": iso_date(case.received_at),
        "accepted_on": iso_date(case.accepted_at),
        "acceptance_number": accepted.number if accepted else "",
    }


async def _latest(case: Any, kind: str) -> Document | None:
    return (
        await Document.objects()
        .where((Document.case == case.id) & (Document.kind == kind) & Document.voided_at.is_null())
        .order_by(Document.id, ascending=False)
        .first()
    )


async def _is_organisation(case: Any) -> bool:
    return not (await Applicant.objects().get(Applicant.id == case.applicant)).is_person
