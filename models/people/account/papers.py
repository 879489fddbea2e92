"""Sending in the paper on which one acts for somebody: 授权委托书, or proof of guardianship."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.calendar.hours import local_date
from models.errors import Invalid, demand, fine
from models.files.file import File, drop_unused
from models.files.picture import clean, page_image
from models.people.account.authorisation import Authorisation, Proof, Standing
from models.people.account.keeping import MOST, keeping
from models.people.account.profile import Profile
from models.people.applicant import Audience, number_index
from models.people.citizen import Citizen
from models.people.identity import (
    IdKind,
    birth_date,
    normalise,
    normalise_name,
    wrong_with,
    wrong_with_name,
    wrong_with_resident_id,
)

LONGEST_YEARS = 5  # of a paper; a longer one is sent in again, so that a change comes to light
OF_AGE = 18
TOO_LONG = f"一次最多登记{LONGEST_YEARS}年，到期再上传一次。"
SAY_WHO_YOU_ARE = "请先在“实名信息”里填好您自己的姓名和证件，再登记授权。"


@dataclass(frozen=True)
class Paper:
    """What the agent says about a paper."""

    standing: Standing | None
    audience: Audience | None
    name: str
    id_kind: IdKind | None
    id_number: str
    legal_name: str
    relation: str
    item: int | None
    valid_from: date | None
    valid_to: date | None

    def tidy(self, today: date) -> "Paper":
        """The same, in the form that is stored; a child's guardian needs to name no last day."""
        number = normalise(self.id_number)
        grown_up = _of_age(number, today) if self.guards_a_resident else None
        child = grown_up is not None and grown_up > today
        last = min(self.valid_to or grown_up, grown_up) if child else self.valid_to
        return Paper(
            self.standing,
            Audience.PERSON if self.standing is Standing.GUARDIAN else self.audience,
            normalise_name(self.name),
            self.id_kind,
            number,
            normalise_name(self.legal_name),
            self.relation.strip(),
            self.item,
            self.valid_from or today,
            last,
        )

    @property
    def guards_a_resident(self) -> bool:
        """A guardian's charge with a resident's number, which tells when they come of age."""
        return self.standing is Standing.GUARDIAN and self.id_kind is IdKind.RESIDENT

    @property
    def of_a_person(self) -> bool:
        """Whether a natural person is acted for."""
        return self.audience is Audience.PERSON

    def must_be_right(self, today: date) -> None:
        """Raises Invalid with a sentence per field."""
        kind_fits = self.id_kind is not None and self.of_a_person is (
            self.id_kind is not IdKind.CREDIT
        )
        demand(
            ("standing", self.standing, "请选择您以什么身份替人办事。"),
            ("audience", self.audience, "请选择您替谁办事。"),
            ("name", *fine(wrong_with_name(self.name))),
            ("id_kind", kind_fits, "请选择和对方相符的证件：个人用个人证件，单位用信用代码。"),
            ("id_number", *fine(self.id_kind and wrong_with(self.id_kind, self.id_number, today))),
            ("legal_name", self.of_a_person or self.legal_name, "请填写单位的法定代表人姓名。"),
            ("relation", len(self.relation) <= 60, "关系最多写60个字。"),
            *self._period(today),
        )

    def _period(self, today: date) -> list[tuple[str, object, str]]:
        first, last = self.valid_from, self.valid_to
        if last is None:
            # A child's last day follows from the number: first that is put right.
            mistyped = self.guards_a_resident and wrong_with_resident_id(self.id_number, today)
            return [("valid_to", mistyped, "请填写这份证明到哪一天为止。")]
        longest = timedelta(days=366 * (OF_AGE if self.guards_a_resident else LONGEST_YEARS))
        return [
            ("valid_to", first <= last, "截止日期早于开始日期，请改正。"),
            ("valid_to", last >= today, "这份证明已经过期，请上传在有效期内的。"),
            ("valid_to", last - first <= longest, TOO_LONG),
        ]


def _of_age(number: str, today: date) -> date | None:
    """The last day before somebody with this number is eighteen; None if it is nobody's."""
    if wrong_with_resident_id(number, today):
        return None
    born = birth_date(number)
    if (born.month, born.day) == (2, 29):  # eighteen on 1 March: that year has no 29th
        return date(born.year + OF_AGE, 2, 28)
    return born.replace(year=born.year + OF_AGE) - timedelta(days=1)


async def hold_paper(
    citizen: Citizen, paper: Paper, content: bytes, *, at: datetime
) -> Authorisation:
    """Register a paper with its picture; the same again is the same. Raises Invalid."""
    today = local_date(at)
    profile = await Profile.of(citizen)
    demand(("name", profile, SAY_WHO_YOU_ARE))
    paper = paper.tidy(today)
    paper.must_be_right(today)
    made = await clean(content)
    async with keeping(citizen):
        known = await Authorisation.all_held(citizen)
        file = await File.keep(made.content, made.media_type, pages=made.pages, at=at)
        twin = next((row for row in known if _is_same(row, paper, file)), None)
        if twin:
            return twin
        if sum(_counts(row, citizen, today) for row in known) >= MOST:
            await drop_unused([file.id])
            raise Invalid({"name": f"最多登记{MOST}份，请先删除不用的。"})
        return await _keep(citizen, profile, paper, file, at)


def _counts(row: Authorisation, citizen: Citizen, today: date) -> bool:
    """What strangers signed for this phone does not, nor what has ended and stays for a case."""
    return row.held_by == citizen.id and row.revoked_at is None and row.valid_to >= today


def _is_same(row: Authorisation, paper: Paper, file: File) -> bool:
    told = (row.standing, row.name, row.id_number, row.item, row.valid_from, row.valid_to)
    said = (paper.standing, paper.name, paper.id_number, paper.item)
    return row.file == file.id and told == (*said, paper.valid_from, paper.valid_to)


async def _keep(
    citizen: Citizen, profile: Profile, paper: Paper, file: File, at: datetime
) -> Authorisation:
    row = Authorisation(
        standing=paper.standing,
        proof=Proof.UPLOADED,
        held_by=citizen.id,
        audience=paper.audience,
        name=paper.name,
        id_kind=paper.id_kind,
        id_index=number_index(paper.id_number),
        legal_name=paper.legal_name,
        relation=paper.relation,
        agent_name=profile.name,
        agent_mobile_index=citizen.mobile_index,
        item=paper.item,
        valid_from=paper.valid_from,
        valid_to=paper.valid_to,
        file=file.id,
        made_at=at,
    )
    row.id_number, row.agent_mobile = paper.id_number, citizen.mobile
    await row.save()
    return row


async def drawn_page(row: Authorisation, page: int, *, on: date) -> bytes | None:
    """One page (from 1) of the paper as a watermarked JPEG; None when there is no such page."""
    file = await File.objects().where(File.id == (row.file or 0)).first()
    if file is None or not 1 <= page <= file.pages:
        return None
    content = await file.content()
    return await page_image(content, file.media_type, page, watermark=f"仅供核对授权使用 {on}")


async def pages_of(row: Authorisation) -> int:
    """How many pages the paper has; none when it was signed on a screen."""
    file = await File.objects().where(File.id == (row.file or 0)).first()
    return file.pages if file else 0
