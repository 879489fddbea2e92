"""撤销: the deciding office takes a decision back, on the law and after a hearing (S3-13)."""

from enum import StrEnum

from piccolo.columns import BigSerial, Text
from piccolo.table import Table

from models.cases.turn import Turn, act
from models.columns import CASE, choice, instant, one_of, reference
from models.documents.composing.decision import revocation_text
from models.errors import demand
from models.people.staff import Staff


class RevocationKind(StrEnum):
    """撤回 of a lawful decision for the public good, 撤销 of an unlawful one."""

    RECALL = "recall"  # 撤回（行政许可法 8）
    ANNUL = "annul"  # 撤销（行政许可法 69）


class Revocation(Table):
    """One decision taken back."""

    id = BigSerial(primary_key=True)
    case = reference(CASE, unique=True)
    kind = choice(RevocationKind)
    facts = Text()
    law = Text()
    hearing = Text(default="")
    staff = reference(Staff)
    at = instant()

    revocation_kind_known = one_of("kind", RevocationKind)


class Revoking:
    """Taking a decision back."""

    @act
    async def revoke(
        self, turn: Turn, *, kind: RevocationKind | None, facts: str, law: str, hearing: str
    ) -> None:
        """撤回、撤销 with facts, legal basis and what the person concerned said."""
        demand(
            ("kind", kind, "请选择撤回还是撤销。"),
            ("facts", facts.strip(), "请写明查明的事实和理由。"),
            ("law", law.strip(), "请写明法律依据。"),
            ("hearing", hearing.strip(), "请写明告知、陈述申辩和听证的情况。"),
        )
        row = Revocation(case=self.id, kind=kind, staff=turn.actor.id, at=turn.at)
        row.facts, row.law, row.hearing = facts.strip(), law.strip(), hearing.strip()
        await row.save()
        await turn.end()
        turn.paper("revocation", office=self.office, **await revocation_text(self, turn, row))
