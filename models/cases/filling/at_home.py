"""Filling a draft at home (网上申请): each stage can be done again until it is submitted."""

from datetime import date, datetime
from typing import Self

from piccolo.query import Objects

from models.calendar.hours import local_date
from models.cases.event import SENT_ALREADY
from models.cases.filling.agency import put_in_the_paper
from models.cases.filling.clearing import clear_draft
from models.cases.filling.item_news import News, news_of
from models.cases.filling.on_site import PersonOnSite
from models.cases.filling.people_of import Agent
from models.cases.filling.progress import Progress, progress_of, with_who_comes
from models.cases.filling.whom import Whom
from models.cases.filling.wishes import DeliveryWish, choose_delivery, must_be_possible
from models.cases.records.promise import Promise
from models.cases.words import Status
from models.catalog.checking.checklist import Checklist, checklist
from models.catalog.checking.conditions import Answers, Facts
from models.catalog.guide import Guide
from models.catalog.item import Item
from models.catalog.standing import Position, standing_of
from models.catalog.words import CaseKind, IntakeMode
from models.database import atomic
from models.errors import Invalid, NotNow
from models.people.account.keeping import keeping
from models.people.account.profile import Profile
from models.people.applicant import Applicant
from models.people.citizen import Citizen
from models.people.identity import IdKind, age_on
from models.sharing.asking import forget_others

DRAFT = Status.DRAFT
MOST = 20  # drafts of one account
FULL = f"您已经有{MOST}份没有提交的申请，请先提交或删除不用的，再开始新的。"
NOT_ONLINE = "这个事项不能在网上申请，请到窗口或站点办理。"
NOT_NOW = "这个事项现在不能申请，请看办事指南。"
OTHER_NAME = (
    "这个证件号码在系统里登记的姓名（名称）与您填的不一样，请对照证件核对。"
    "确实是您（您的单位）的，先在“我的”里核验，核验一致就能接着申请；也可以带证件到窗口更正。"
    "您填的内容都在。"
)


class AtHome:
    """The acts of a citizen on their own draft."""

    @classmethod
    def filed_from(cls, citizen: Citizen) -> Objects:
        """Everything this account has begun, submitted or not."""
        return cls.objects().where(cls.filed_by == citizen.id)

    @classmethod
    def drafts_of(cls, citizen: Citizen) -> Objects:
        """What this account has not submitted yet, the newest first."""
        drafts = cls.filed_from(citizen).where(cls.status == Status.DRAFT)
        return drafts.order_by(cls.id, ascending=False)

    @classmethod
    async def begin(
        cls, code: str, answers: Answers, *, by: Citizen, at: datetime, key: str
    ) -> Self:
        """A draft for an item in force, with what the checker was told; the same key, the same
        draft. Raises NotNow where the item cannot be applied for at home.
        """
        standing = await standing_of(code, local_date(at))
        if standing is None or standing.position is not Position.IN_FORCE:
            raise NotNow(NOT_NOW)
        if not standing.guide.online:
            raise NotNow(NOT_ONLINE)
        async with keeping(by.id):  # or two tabs together begin more than there may be
            known = await cls.objects().where(cls.start_key == key).first()
            if known is not None:
                return _own(known, by)
            if await cls.count().where((cls.filed_by == by.id) & (cls.status == DRAFT)) >= MOST:
                raise NotNow(FULL)
            draft = cls(status=DRAFT, filed_by=by.id, created_at=at, start_key=key)
            await draft.save()
            item = await Item.objects().get(Item.code == code)
            mode = _mode(standing.guide)
            await draft.take_up(item.id, standing.version, mode, dict(answers))
        return draft

    async def apply_for(self, whom: Whom, *, by: Citizen, at: datetime) -> None:
        """谁来申请: the applicant, and the agent where the citizen is another.

        Raises Invalid (field `whom`) when the number is on file under another name, NotNow when
        who they are was set aside or deleted meanwhile.
        """
        async with atomic():
            await self.lock_draft()
            profile = await Profile.must_be_of(by)
            # The name a register confirmed is taken over, whatever somebody typed before.
            on_file = Applicant.named if whom.proved else Applicant.told
            row = await on_file(whom.audience, whom.name, whom.id_kind, whom.id_number, at=at)
            if row is None:
                raise Invalid({"whom": OTHER_NAME})
            await _complete(row, whom)
            if self.applicant != row.id:  # a promise was that person's, whatever the next is called
                await Promise.delete().where(Promise.case == self.id)
            self.applicant = row.id
            self.authorisation = whom.authorisation.id if whom.authorisation else None
            self.reach_at(profile.name, by.mobile, by.email if by.email_sealed else "")
            await self.save()
            await self._set_agent(_agent(profile, whom, by) if whom.by_agent else None)
            answers = with_who_comes(await self.guide(), self.answers, by_agent=whom.by_agent)
            await self._list_again(answers, at)
            await forget_others(self)

    async def situate(self, answers: Answers, *, at: datetime) -> Checklist:
        """Keep the answers and lay out the list that follows from them."""
        async with atomic():
            await self.lock_draft()
            return await self._list_again(answers, at)

    async def _list_again(self, answers: Answers, at: datetime) -> Checklist:
        facts = await self.facts(local_date(at))
        listed = await self.take_up(self.item, self.version, self.mode, answers, facts)
        await put_in_the_paper(self, at=at)
        return listed

    async def write_form(self, texts: dict[str, str]) -> None:
        """Keep the form as far as it is written; what is no field of the item is dropped."""
        async with atomic():
            await self.lock_draft()
            known = {field.key: field for field in (await self.guide()).fields}
            self.form = {
                key: text.strip()[: known[key].longest]
                for key, text in texts.items()
                if key in known
            }
            await self.save()

    async def wish_for(self, wish: DeliveryWish | None, *, at: datetime) -> None:
        """领取方式. Raises Invalid for a way this item does not have."""
        await must_be_possible(self, wish)
        async with atomic():
            await self.lock_draft()
            await choose_delivery(self.id, wish, at=at)

    async def discard(self) -> bool:
        """Delete the draft with its pictures; False when it has been submitted meanwhile."""
        return await clear_draft(self.id)

    async def listed(self, today: date) -> Checklist:
        """The list for the situation as it is kept."""
        return checklist(await self.guide(), self.answers, await self.facts(today))

    async def progress(self, today: date) -> Progress:
        """What is still missing."""
        return await progress_of(self, await self.listed(today), today)

    async def news(self, today: date) -> News:
        """What happened to the item since."""
        return await news_of(self, today)

    async def facts(self, today: date) -> Facts:
        """What is known without asking: audience, age, whether somebody else acts."""
        if self.applicant is None:
            return {}
        applicant = await Applicant.objects().get(Applicant.id == self.applicant)
        known = {
            "audience": applicant.audience,
            "is_agent": await Agent.exists().where(Agent.case == self.id),
        }
        if applicant.birth_date:
            known["age"] = age_on(applicant.birth_date, today)
        return known


def _own(draft: AtHome, citizen: Citizen) -> AtHome:
    if draft.filed_by != citizen.id:
        raise NotNow(SENT_ALREADY)
    return draft


def _mode(guide: Guide) -> IntakeMode:
    """From home a case goes to who decides; 转报 goes to who gives the first opinion."""
    return IntakeMode.UPWARD if guide.case_kind is CaseKind.UPWARD else IntakeMode.DIRECT


async def _complete(row: Applicant, whom: Whom) -> None:
    """What nobody has said yet about an applicant; what is on file yields to a register only."""
    if whom.legal_name and (whom.proved or not row.legal_name):
        row.legal_name = whom.legal_name
        await row.save([Applicant.legal_name])


def _agent(profile: Profile, whom: Whom, citizen: Citizen) -> PersonOnSite:
    return PersonOnSite(
        profile.name,
        IdKind(profile.id_kind),
        profile.id_number,
        citizen.mobile,
        relation=whom.relation,
    )
