"""A published version as everybody reads it: typed, complete, unchangeable.

Field names are the column names of the tables, so publication is a copy and not a translation.
"""

from datetime import date
from typing import Any

import msgspec

from models.catalog.words import (
    LIMIT_UNIT_NAMES,
    BasisKind,
    CaseKind,
    ItemType,
    LimitUnit,
    MaterialForm,
    Need,
    QuestionKind,
    ResultKind,
    Scope,
    Source,
    Waiver,
)

Condition = dict[str, Any] | None


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Something read, never written; keys it does not know are ignored."""


class GuideOffice(Record):
    """The deciding office as printed on the guide."""

    code: str
    name: str
    short_name: str
    region: str  # 示例县
    region_code: str
    phone: str
    complaint_phone: str
    address: str


class GuideMaterial(Record):
    """One material; see ItemMaterial for what the fields mean."""

    key: str
    name: str
    category: str
    form: MaterialForm
    originals: int
    copies: int
    paper_size: str
    need: Need
    when: Condition
    source: Source
    source_note: str
    issuer: str
    notes: str
    basis: str
    waiver: Waiver
    tolerance_length: int | None
    tolerance_unit: LimitUnit | None
    tolerance_way: str
    proof: bool
    proof_kept: bool
    keep: bool
    give_back: bool
    scan_rule: str
    freshness: str
    review_points: tuple[str, ...]
    type: str = ""  # 标准材料名称; a package asks for one paper once
    blank: int | None = None  # File with the empty form
    sample: int | None = None  # File with a filled-in one

    @property
    def tolerable(self) -> bool:
        """Whether it may be handed in later (可容缺)."""
        return self.need is Need.TOLERABLE

    @property
    def waivable(self) -> bool:
        """Whether the office fetches it itself (免提交); a promise is an instrument of its own."""
        return self.waiver not in (Waiver.NONE, Waiver.PROMISE)


class GuideOption(Record):
    """One answer to a question."""

    label: str
    help: str
    effects: tuple[dict[str, Any], ...]


class GuideQuestion(Record):
    """One situation question."""

    key: str
    text: str
    help: str
    kind: QuestionKind
    required: bool
    when: Condition
    options: tuple[GuideOption, ...]


class GuideField(Record):
    """One field of the application form."""

    key: str
    label: str
    help: str
    required: bool
    longest: int
    personal: bool


class GuideStep(Record):
    """One step of the procedure."""

    name: str
    basis: str
    limit: str
    post: str


class GuideBasis(Record):
    """One law the item rests on."""

    kind: BasisKind
    law: str
    article: str
    text: str


class GuideSpecial(Record):
    """A special procedure the item lists."""

    code: str
    name: str
    basis: str
    max_days: int
    excludes_clock: bool
    needs_notice: bool


class GuideFee(Record):
    """One fee."""

    name: str
    standard: str
    basis: str
    reducible: bool
    reduction_basis: str


class GuideResult(Record):
    """What the applicant gets in the end."""

    kind: ResultKind
    name: str
    valid_years: int | None
    renewable: bool
    changeable: bool
    valid_area: str
    needs_blank: bool
    make_days: int | None
    sample: int | None = None  # File that shows what it looks like


class GuideFaq(Record):
    """A question people ask."""

    question: str
    answer: str


class GuideIntermediary(Record):
    """A statutory intermediary service."""

    name: str
    basis: str


class Guide(Record):
    """One version of an implementation record; see ItemVersion for what the fields mean."""

    code: str
    handle_code: str
    local_code: str
    basic_code: str
    version: int
    office: GuideOffice
    name: str
    short_name: str
    variant: str
    summary: str
    aliases: tuple[str, ...]
    item_type: ItemType
    valid_from: date | None
    valid_to: date | None
    power_source: str
    domain: str
    level: int
    entrusting_office: str
    joint_offices: tuple[str, ...]
    lead_office: str
    audience: tuple[str, ...]
    towns: tuple[str, ...]
    villages: tuple[str, ...]
    case_kind: CaseKind
    legal_length: int | None
    legal_unit: LimitUnit
    legal_note: str
    promised_length: int
    promised_unit: LimitUnit
    promised_note: str
    condition: str
    channels: tuple[str, ...]
    intake_modes: tuple[str, ...]
    accept_authority: str
    scope: Scope
    in_hall: bool
    not_in_hall_reason: str
    window_kind: str
    visits: int
    visits_reason: str
    online_depth: str
    bookable: bool
    courier: bool
    online_payment: bool
    terminal: bool
    tolerable: bool
    promise_allowed: bool
    paperless: bool
    assisted: bool
    green_lane: bool
    urgent: bool
    site_visit: bool
    hearing: bool
    auction: bool
    testing: bool
    appraisal: bool
    expert_review: bool
    publicity: bool
    keep_paper: bool
    confirm_with_decider: bool
    quantity_limit: str
    annual_check: str
    charges: bool
    consult: str
    complain: str
    address: str
    hours: str
    person_topics: tuple[str, ...]
    company_topics: tuple[str, ...]
    local_topics: tuple[str, ...]
    life_events: tuple[str, ...]
    life_cycle: tuple[str, ...]
    groups: tuple[str, ...]
    discretion: str
    risk_note: str
    transfer_state: str
    delegation_way: str
    before_after: dict[str, Any]
    bases: tuple[GuideBasis, ...]
    steps: tuple[GuideStep, ...]
    specials: tuple[GuideSpecial, ...]
    fees: tuple[GuideFee, ...]
    results: tuple[GuideResult, ...]
    intermediaries: tuple[GuideIntermediary, ...]
    faqs: tuple[GuideFaq, ...]
    fields: tuple[GuideField, ...]
    materials: tuple[GuideMaterial, ...]
    questions: tuple[GuideQuestion, ...]
    review_points: tuple[str, ...]
    no_materials: bool = False  # its editors say that nothing is handed in
    imported: bool = False  # only names, codes, type and office are known; the rest nobody wrote

    @property
    def is_licence(self) -> bool:
        """行政许可: the only kind with deemed acceptance and the four-eyes rule."""
        return self.item_type is ItemType.LICENCE

    def knows(self, key: str) -> bool:
        """Whether somebody answers for an element: a catalogue tells only name and type."""
        return not self.imported or key in ("name", "short_name", "item_type")

    @property
    def lists_materials(self) -> bool:
        """Whether people can be told what to bring, be it nothing; else nobody has written it."""
        return bool(self.materials) or self.no_materials

    @property
    def online(self) -> bool:
        """Whether an application can be sent from home; 公示 only shows the guide."""
        return "网上" in self.channels and self.online_depth != "公示"

    @property
    def full_name(self) -> str:
        """Name with the handling variant: 公共场所卫生许可（新办）."""
        return f"{self.name}（{self.variant}）" if self.variant else self.name

    @property
    def certificate(self) -> GuideResult | None:
        """The certificate to be made after a grant, if the item has one."""
        return next((one for one in self.results if one.kind is ResultKind.CERTIFICATE), None)

    @property
    def promised(self) -> str:
        """The promised limit in words; empty when an import did not know it."""
        if self.imported and not self.promised_length:
            return ""
        return limit_words(self.promised_length, self.promised_unit)

    @property
    def legal(self) -> str:
        """The legal limit in words; empty when the law sets none."""
        return limit_words(self.legal_length, self.legal_unit) if self.legal_length else ""

    @property
    def files(self) -> frozenset[int]:
        """The ids of every form and sample it names."""
        papers = {file for one in self.materials for file in (one.blank, one.sample)}
        return frozenset((papers | {one.sample for one in self.results}) - {None})

    def material(self, key: str) -> GuideMaterial:
        """The material with this key. Raises KeyError."""
        for material in self.materials:
            if material.key == key:
                return material
        raise KeyError(key)


def limit_words(length: int, unit: LimitUnit) -> str:
    """5个工作日; 0 working days is 当场办结."""
    return f"{length}{LIMIT_UNIT_NAMES[unit]}" if length else "当场办结"


def read_guide(snapshot: dict[str, Any]) -> Guide:
    """The guide inside a published version's snapshot."""
    return msgspec.convert(snapshot, Guide, strict=False)
