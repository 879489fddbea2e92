"""Filling a draft on the counter: who is there, what they brought, how they want the result."""

from datetime import datetime

from models.calendar.hours import local_date
from models.cases.filling.on_site import PersonOnSite, checks_of
from models.cases.filling.people_of import Agent, IdentityCheck, Whose
from models.cases.filling.wishes import DeliveryWish, choose_delivery, wrong_with_wish
from models.cases.material import CaseMaterial
from models.cases.words import IdentityMethod
from models.database import atomic, fetch
from models.errors import demand, fine
from models.people.applicant import Applicant, Audience
from models.people.identity import wrong_with_mobile
from models.people.staff import Officer

AT_THE_COUNTER = frozenset(IdentityMethod) - {IdentityMethod.REGISTER}


class Drafting:
    """The steps before the receipt; each can be done again until then."""

    async def identify(
        self,
        applicant: PersonOnSite,
        *,
        audience: Audience,
        method: IdentityMethod | None,
        agent: PersonOnSite | None,
        by: Officer,
        at: datetime,
    ) -> None:
        """核验身份 (S0-5b): the applicant, and the agent if somebody else came.

        Raises Invalid with the fields prefixed `agent_` for the agent.
        """
        applicant, agent = applicant.tidy(), agent.tidy() if agent else None
        today = local_date(at)
        demand(
            *checks_of(applicant, today),
            ("mobile", *fine(wrong_with_mobile(applicant.mobile))),
            ("legal_name", applicant.legal_name or audience is Audience.PERSON, _LEGAL_NAME),
            ("method", method in AT_THE_COUNTER, "请选择核验方式，并确认人证一致。"),
            *(
                [(f"agent_{name}", *rest) for name, *rest in checks_of(agent, today)]
                if agent
                else []
            ),
        )
        async with atomic():
            await self.lock_draft()
            row = await Applicant.named(
                audience, applicant.name, applicant.id_kind, applicant.id_number, at=at
            )
            # What is left blank here may be known from an earlier case of theirs.
            row.legal_name = applicant.legal_name or row.legal_name
            row.address = applicant.address or row.address
            await row.save([Applicant.legal_name, Applicant.address_sealed])
            self.applicant = row.id
            reached = agent or applicant
            self.reach_at(reached.name, reached.mobile or applicant.mobile, self.contact_email)
            await self.save()
            await self._set_agent(agent)
            await self._note_check(Whose.APPLICANT, method, by, at)
            if agent:
                await self._note_check(Whose.AGENT, method, by, at)

    async def _set_agent(self, agent: PersonOnSite | None) -> None:
        await Agent.delete().where(Agent.case == self.id)
        await IdentityCheck.delete().where(IdentityCheck.case == self.id)
        if agent is None:
            return
        row = Agent(case=self.id, name=agent.name, id_kind=agent.id_kind, relation=agent.relation)
        row.id_number, row.mobile = agent.id_number, agent.mobile
        await row.save()

    async def _note_check(
        self, whose: Whose, method: IdentityMethod, by: Officer, at: datetime
    ) -> None:
        await IdentityCheck(
            case=self.id, whose=whose, method=method, matched=True, checked_by=by.id, at=at
        ).save()

    async def confirm_identity(self, *, by: Officer, at: datetime) -> None:
        """An application from home: the officer has compared the papers with what was filled in.

        Once, and of whom no register has confirmed it; a case that was taken in at a counter has
        its check from there.
        """
        async with atomic():
            await self.lock()
            if self.filed_by is None:
                return
            checks = await IdentityCheck.objects().where(IdentityCheck.case == self.id)
            known = {check.whose for check in checks}
            agent = await Agent.exists().where(Agent.case == self.id)
            for whose in (Whose.APPLICANT, Whose.AGENT) if agent else (Whose.APPLICANT,):
                if whose not in known:
                    await self._note_check(whose, IdentityMethod.BY_EYE, by, at)

    async def settle(
        self,
        *,
        form: dict[str, str],
        wish: DeliveryWish | None,
        phone_confirmed: bool,
        signed: bool,
        at: datetime,
    ) -> None:
        """签名确认: the form, the wish for delivery, the phone; lawful until the receipt."""
        fields = (await self.guide()).fields
        demand(
            *(
                (
                    f"form_{field.key}",
                    form.get(field.key, "").strip() or not field.required,
                    f"请填写{field.label}。",
                )
                for field in fields
            ),
            ("way", wish, "请问清申请人怎样领取结果。"),
            *wrong_with_wish(wish),
            ("phone_confirmed", phone_confirmed, "请当面拨通或核对联系电话后勾选。"),
            ("signed", signed, "请申请人确认内容并签名（按手印）后勾选。"),
        )
        async with atomic():
            await self.lock_draft()
            known = {field.key: field for field in fields}
            self.form = {
                key: text.strip()[: known[key].longest]
                for key, text in form.items()
                if key in known
            }
            self.contact_confirmed_at = at
            await self.save()
            await choose_delivery(self.id, wish, at=at)

    async def people_on_file(self) -> dict[str, str]:
        """What the first page already knows, by the names of its fields."""
        applicant = await Applicant.objects().get(Applicant.id == self.applicant)
        agent = await Agent.objects().where(Agent.case == self.id).first()
        check = await IdentityCheck.objects().where(IdentityCheck.case == self.id).first()
        known = {
            "audience": applicant.audience,
            "name": applicant.name,
            "id_kind": applicant.id_kind,
            "id_number": applicant.id_number,
            "address": await self._typed_address(applicant),
            "legal_name": applicant.legal_name,
            "mobile": self.contact_mobile,
            "who": "agent" if agent else "self",
            "method": check.method if check else IdentityMethod.BY_EYE.value,
            "matched": "yes" if check else "",
        }
        if agent is None:
            return known
        return known | {
            "agent_name": agent.name,
            "agent_id_number": agent.id_number,
            "agent_mobile": agent.mobile,
            "agent_relation": agent.relation,
        }

    async def _typed_address(self, applicant: Applicant) -> str:
        """The address where only this draft can have told it: whoever types a name and a number
        must not learn from us where somebody lives."""
        is_old = applicant.restricted or applicant.created_at < self.created_at
        if is_old or await fetch(_ELSEWHERE, applicant.id, self.id):
            return ""
        return applicant.address

    async def take_away(self, material: CaseMaterial, file: int, *, at: datetime) -> None:
        """One picture; what was submitted meanwhile stays as it was seen."""
        async with atomic():
            await self.lock_draft()
            await material.detach(file, at=at)

    async def open_twins(self) -> list[str]:
        """Numbers of open cases of the same applicant for the same item (2.7: warn)."""
        rows = await fetch(
            "SELECT case_no FROM cases WHERE applicant = $1 AND item = $2 AND id <> $3"
            " AND closed_at IS NULL AND status IN ('received', 'correction', 'accepted')",
            self.applicant,
            self.item,
            self.id,
        )
        return [row["case_no"] for row in rows]

    async def draft_title(self) -> str:
        """What a draft is called in a list."""
        if self.applicant is None:
            return "还没有登记申请人"
        name = (await Applicant.objects().get(Applicant.id == self.applicant)).name
        item = (await self.guide()).short_name if self.version else "还没有选事项"
        return f"{name} · {item}"


_ELSEWHERE = "SELECT 1 FROM cases WHERE applicant = $1 AND id <> $2 LIMIT 1"
_LEGAL_NAME = "请填写法定代表人（经营者、负责人）姓名。"


def _of_agent(checks: list[tuple[str, object, str]]) -> list[tuple[str, object, str]]:
    return [(f"agent_{name}", *rest) for name, *rest in checks]
