"""One version of an implementation record (实施清单): what editors fill in, what is published.

The tables hold the draft; publication freezes all of it as `snapshot`, which guides, checkers and
cases read and nothing changes afterwards.
"""

from piccolo.columns import (
    JSONB,
    Array,
    BigSerial,
    Boolean,
    Date,
    Integer,
    SmallInt,
    Text,
    Varchar,
)
from piccolo.constraints import Check, Unique
from piccolo.table import Table

from models.catalog.item import Item
from models.catalog.words import (
    CaseKind,
    Domain,
    ItemType,
    LimitUnit,
    PowerSource,
    Scope,
    VersionState,
)
from models.columns import choice, instant, one_of, optional, reference
from models.offices.office import Office
from models.people.staff import Staff


def _words() -> Array:
    return Array(Varchar(length=100), default=list)


class ItemVersion(Table):
    """Scalar elements of items.md 5.1, in its order; rows are in `elements` and `material`."""

    id = BigSerial(primary_key=True)
    item = reference(Item)
    version = Integer(null=False, default=None)
    state = choice(VersionState)
    snapshot = JSONB(null=True, default=None)
    published_at = instant(null=True)
    edition = Integer(default=1)  # counts every change: two editors cannot overwrite each other
    edited_by = optional(Staff)
    edited_at = instant(null=True)

    # identity
    name = Varchar(length=1000)
    short_name = Varchar(length=20)  # SMS variables end at 20 characters
    variant = Varchar(length=100, default="")  # 业务办理项: 新办、变更 …
    summary = Text(default="")
    aliases = _words()
    item_type = choice(ItemType)
    valid_from = Date(null=True, default=None)
    valid_to = Date(null=True, default=None)
    power_source = choice(PowerSource)
    domain = choice(Domain)

    # who
    entrusting_office = Varchar(length=100, default="")  # 委托部门
    entrusted_office = optional(Office)  # 受委托机关
    joint_offices = _words()  # 联办机构
    lead_office = Varchar(length=100, default="")  # 牵头部门
    audience = _words()  # 服务对象
    towns = _words()  # 12-digit codes of townships and villages
    villages = _words()

    # when
    case_kind = choice(CaseKind)
    legal_length = Integer(null=True, default=None)  # None: the law sets no limit
    legal_unit = choice(LimitUnit)
    legal_note = Text(default="")
    promised_length = Integer(null=False, default=None)
    promised_unit = choice(LimitUnit)
    promised_note = Text(default="")

    # how
    condition = Text(default="")  # 受理条件
    channels = _words()  # 办理形式
    intake_modes = _words()
    accept_authority = Varchar(length=20, default="intake")  # 受理权限: intake or deciding
    scope = choice(Scope)
    in_hall = Boolean(default=True)
    not_in_hall_reason = Text(default="")
    window_kind = Varchar(length=20, default="")  # 派驻、委托
    visits = SmallInt(default=1)  # 到办事现场次数
    visits_reason = Text(default="")
    online_depth = Varchar(length=20, default="")  # 网上办理深度
    bookable = Boolean(default=True)
    courier = Boolean(default=True)
    online_payment = Boolean(default=False)
    terminal = Boolean(default=False)
    tolerable = Boolean(default=False)  # 容缺
    promise_allowed = Boolean(default=False)  # 告知承诺
    paperless = Boolean(default=False)  # 免证办
    assisted = Boolean(default=True)  # 帮办代办
    green_lane = Boolean(default=False)
    urgent = Boolean(default=False)
    site_visit = Boolean(default=False)  # 现场勘验
    hearing = Boolean(default=False)
    auction = Boolean(default=False)  # 招标、拍卖
    testing = Boolean(default=False)
    appraisal = Boolean(default=False)
    expert_review = Boolean(default=False)
    publicity = Boolean(default=False)  # 公示
    keep_paper = Boolean(default=False)  # 需留存纸质材料, drives K13 and K14
    confirm_with_decider = Boolean(default=False)  # 需与办理地核实
    quantity_limit = Text(default="")
    annual_check = Text(default="")  # 年检、年报

    no_materials = Boolean(default=False)  # 不需要申请材料, said by the editors

    # money, contact, topic, quality
    charges = Boolean(default=False)
    consult = Varchar(length=200, default="")
    complain = Varchar(length=200, default="")
    address = Varchar(length=500, default="")
    hours = Varchar(length=500, default="")
    person_topics = _words()
    company_topics = _words()
    local_topics = _words()
    life_events = _words()
    life_cycle = _words()
    groups = _words()  # 特定对象
    discretion = Text(default="")  # 裁量基准
    risk_note = Text(default="")

    # reform
    transfer_state = Varchar(length=20, default="")  # 划转状态
    delegation_way = Varchar(length=20, default="")  # 下放方式
    before_after = JSONB(default="{}")  # 减材料、减环节、减时限 前后值

    version_once = Unique(["item", "version"])
    version_state_known = one_of("state", VersionState)
    version_type_known = one_of("item_type", ItemType)
    version_power_known = one_of("power_source", PowerSource)
    version_domain_known = one_of("domain", Domain)
    version_kind_known = one_of("case_kind", CaseKind)
    version_legal_unit_known = one_of("legal_unit", LimitUnit)
    version_promised_unit_known = one_of("promised_unit", LimitUnit)
    version_scope_known = one_of("scope", Scope)
    version_published_is_frozen = Check("state <> 'published' OR snapshot IS NOT NULL")
