"""The value lists of a service item, in the order of items.md 5.1."""

from enum import StrEnum


class ItemType(StrEnum):
    """事项类型; the value is the two digits inside item codes (numbering.md 4.1)."""

    LICENCE = "01"  # 行政许可
    PENALTY = "02"  # 行政处罚
    COERCION = "03"  # 行政强制
    LEVY = "04"  # 行政征收
    PAYMENT = "05"  # 行政给付
    INSPECTION = "06"  # 行政检查
    CONFIRMATION = "07"  # 行政确认
    REWARD = "08"  # 行政奖励
    RULING = "09"  # 行政裁决
    OTHER_POWER = "10"  # 其他行政权力
    PUBLIC_SERVICE = "20"  # 公共服务


ITEM_TYPE_NAMES = {
    ItemType.LICENCE: "行政许可",
    ItemType.PENALTY: "行政处罚",
    ItemType.COERCION: "行政强制",
    ItemType.LEVY: "行政征收",
    ItemType.PAYMENT: "行政给付",
    ItemType.INSPECTION: "行政检查",
    ItemType.CONFIRMATION: "行政确认",
    ItemType.REWARD: "行政奖励",
    ItemType.RULING: "行政裁决",
    ItemType.OTHER_POWER: "其他行政权力",
    ItemType.PUBLIC_SERVICE: "公共服务",
}


class VersionState(StrEnum):
    """事项状态."""

    DRAFT = "draft"  # 编辑中
    REVIEW = "review"  # 部门审核中
    APPROVED = "approved"  # 待发布: the department agrees, the hall publishes
    PUBLISHED = "published"  # 已发布
    SUSPENDED = "suspended"  # 暂停
    CANCELLED = "cancelled"  # 取消


VERSION_STATE_NAMES = {
    VersionState.DRAFT: "编辑中",
    VersionState.REVIEW: "部门审核中",
    VersionState.APPROVED: "待发布",
    VersionState.PUBLISHED: "已发布",
    VersionState.SUSPENDED: "暂停办理",
    VersionState.CANCELLED: "已取消",
}


class CaseKind(StrEnum):
    """办件类型."""

    IMMEDIATE = "immediate"  # 即办件
    PROMISED = "promised"  # 承诺件
    JOINT = "joint"  # 联办件
    UPWARD = "upward"  # 上报件


CASE_KIND_NAMES = {
    CaseKind.IMMEDIATE: "即办件",
    CaseKind.PROMISED: "承诺件",
    CaseKind.JOINT: "联办件",
    CaseKind.UPWARD: "上报件",
}


class IntakeMode(StrEnum):
    """收件方式: who takes in, who accepts, which road the case goes (lifecycle.md 2.2)."""

    DIRECT = "direct"  # 本级直办
    STATIONED = "stationed"  # 派驻窗口
    WINDOW = "window"  # 综合窗口委托受理
    REGION_WIDE = "region_wide"  # 全区通办
    COLLECT_ACCEPT = "collect_accept"  # 代收代办: accepts for the upper office
    COLLECT_FORWARD = "collect_forward"  # 代收转办: registers and pre-checks only
    DELEGATED = "delegated"  # 直接下放
    ENTRUSTED = "entrusted"  # 委托实施
    UPWARD = "upward"  # 转报: first opinion here, decision above


INTAKE_MODE_NAMES = {
    IntakeMode.DIRECT: "本级直办",
    IntakeMode.STATIONED: "派驻窗口",
    IntakeMode.WINDOW: "综合窗口",
    IntakeMode.REGION_WIDE: "全区通办",
    IntakeMode.COLLECT_ACCEPT: "代收代办",
    IntakeMode.COLLECT_FORWARD: "代收转办",
    IntakeMode.DELEGATED: "直接下放",
    IntakeMode.ENTRUSTED: "委托实施",
    IntakeMode.UPWARD: "转报",
}


class Need(StrEnum):
    """必要性."""

    REQUIRED = "required"  # 必要
    OPTIONAL = "optional"  # 非必要
    TOLERABLE = "tolerable"  # 容缺后补
    EXEMPT = "exempt"  # 免提交


NEED_NAMES = {
    Need.REQUIRED: "必要",
    Need.OPTIONAL: "非必要",
    Need.TOLERABLE: "可容缺",
    Need.EXEMPT: "免提交",
}


class MaterialForm(StrEnum):
    """材料形式."""

    ORIGINAL = "original"  # 原件
    COPY = "copy"  # 复印件
    CHECKED_COPY = "checked_copy"  # 核验原件收复印件
    ELECTRONIC = "electronic"  # 电子
    ANY = "any"  # 纸质或电子


MATERIAL_FORM_NAMES = {
    MaterialForm.ORIGINAL: "原件",
    MaterialForm.COPY: "复印件",
    MaterialForm.CHECKED_COPY: "核验原件，收复印件",
    MaterialForm.ELECTRONIC: "电子件",
    MaterialForm.ANY: "纸质或电子",
}


class Waiver(StrEnum):
    """免提交方式."""

    NONE = "none"  # 无
    CERTIFICATE = "certificate"  # 电子证照
    SHARED = "shared"  # 数据共享
    ONLINE = "online"  # 在线核验
    PROMISE = "promise"  # 告知承诺替代
    INTERNAL = "internal"  # 内部核查


WAIVER_NAMES = {
    Waiver.NONE: "",
    Waiver.CERTIFICATE: "电子证照",
    Waiver.SHARED: "数据共享",
    Waiver.ONLINE: "在线核验",
    Waiver.PROMISE: "告知承诺",
    Waiver.INTERNAL: "内部核查",
}


class Source(StrEnum):
    """来源渠道."""

    OWN = "own"  # 申请人自备
    GOVERNMENT = "government"  # 政府部门核发
    OTHER = "other"  # 银行、医院、中介等


SOURCE_NAMES = {
    Source.OWN: "申请人自备",
    Source.GOVERNMENT: "政府部门核发",
    Source.OTHER: "银行、医院、中介等",
}


class LimitUnit(StrEnum):
    """What a legal or promised limit is counted in."""

    WORKDAY = "workday"  # 工作日
    DAY = "day"  # 自然日
    MONTH = "month"  # 月
    HOUR = "hour"  # 小时


LIMIT_UNIT_NAMES = {
    LimitUnit.WORKDAY: "个工作日",
    LimitUnit.DAY: "日",
    LimitUnit.MONTH: "个月",
    LimitUnit.HOUR: "小时",
}


class Scope(StrEnum):
    """通办范围."""

    VILLAGE = "village"  # 本村
    TOWNSHIP = "township"  # 本镇
    COUNTY = "county"  # 全县
    CITY = "city"  # 全市
    PROVINCE = "province"  # 全区（省）
    CROSS_PROVINCE = "cross_province"  # 跨省
    NATION = "nation"  # 全国


SCOPE_NAMES = {
    Scope.VILLAGE: "本村",
    Scope.TOWNSHIP: "本镇",
    Scope.COUNTY: "全县",
    Scope.CITY: "全市",
    Scope.PROVINCE: "全区（省）",
    Scope.CROSS_PROVINCE: "跨省",
    Scope.NATION: "全国",
}


class PowerSource(StrEnum):
    """权力来源."""

    STATUTORY = "statutory"  # 法定本级行使
    ENTRUSTED = "entrusted"  # 委托
    AUTHORISED = "authorised"  # 授权
    DELEGATED = "delegated"  # 下放
    TRANSFERRED = "transferred"  # 划转


POWER_SOURCE_NAMES = {
    PowerSource.STATUTORY: "法定本级行使",
    PowerSource.ENTRUSTED: "委托",
    PowerSource.AUTHORISED: "授权",
    PowerSource.DELEGATED: "下放",
    PowerSource.TRANSFERRED: "划转",
}


class Domain(StrEnum):
    """外部事项、内部事项 (S4-3-1)."""

    EXTERNAL = "external"
    INTERNAL = "internal"


DOMAIN_NAMES = {Domain.EXTERNAL: "外部事项", Domain.INTERNAL: "内部事项"}


class ResultKind(StrEnum):
    """审批结果类型."""

    CERTIFICATE = "certificate"  # 证照
    APPROVAL = "approval"  # 批文
    RECEIPT = "receipt"  # 回执
    OTHER = "other"  # 其他


RESULT_KIND_NAMES = {
    ResultKind.CERTIFICATE: "证照",
    ResultKind.APPROVAL: "批文",
    ResultKind.RECEIPT: "回执",
    ResultKind.OTHER: "其他",
}


class QuestionKind(StrEnum):
    """Whether a situation question takes one answer or several."""

    SINGLE = "single"
    MULTI = "multi"


class BasisKind(StrEnum):
    """设定依据、实施依据、监管依据."""

    SETTING = "setting"
    IMPLEMENTING = "implementing"
    SUPERVISING = "supervising"


QUESTION_KIND_NAMES = {QuestionKind.SINGLE: "单选", QuestionKind.MULTI: "多选"}
BASIS_KIND_NAMES = {
    BasisKind.SETTING: "设定依据",
    BasisKind.IMPLEMENTING: "实施依据",
    BasisKind.SUPERVISING: "监管依据",
}
