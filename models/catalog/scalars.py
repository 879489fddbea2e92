"""The elements of a service item that stand once (items.md 5.1), by group, in its order."""

from models.catalog import words
from models.catalog.fields import Field, Group, Kind, choice, number, several, text, unit, yes
from models.people.applicant import AUDIENCE_NAMES

AUTHORITY_NAMES = {"intake": "受理地受理", "deciding": "办理地受理"}
CHANNELS = ("窗口", "网上", "移动端", "自助终端", "快递申请", "上门")

GROUPS = (
    Group(
        "identity",
        "基本信息",
        (
            Field("name", "事项名称", required=True, longest=1000),
            Field("short_name", "短名称", required=True, longest=20, help="短信里用，最多20字"),
            Field("variant", "业务办理项", longest=100, help="新办、变更、延续……没有就不填"),
            text("summary", "一句话说明", required=True, help="写给群众看：谁能办，办了有什么用"),
            several("aliases", "俗称", help="群众怎么叫它，一行一个"),
            choice("item_type", "事项类型", words.ITEM_TYPE_NAMES, required=True),
            Field("valid_from", "生效日期", Kind.DATE),
            Field("valid_to", "失效日期", Kind.DATE),
            choice("power_source", "权力来源", words.POWER_SOURCE_NAMES, required=True),
            choice("domain", "外部或内部事项", words.DOMAIN_NAMES, required=True),
        ),
    ),
    Group(
        "who",
        "办理主体和服务对象",
        (
            Field("entrusting_office", "委托部门", longest=100),
            several("joint_offices", "联办机构"),
            Field("lead_office", "牵头部门", longest=100),
            Field(
                "audience",
                "服务对象",
                Kind.CHOICES,
                required=True,
                choices={str(key): name for key, name in AUDIENCE_NAMES.items()},
            ),
            several("towns", "乡镇（街道）代码", help="12位，一行一个"),
            several("villages", "村（社区）代码", help="12位，一行一个"),
        ),
    ),
    Group(
        "when",
        "办理时限",
        (
            choice("case_kind", "办件类型", words.CASE_KIND_NAMES, required=True),
            number("legal_length", "法定办结时限", help="法律没有规定的不填"),
            unit("legal_unit", "法定时限单位", required=True),
            text("legal_note", "法定时限说明"),
            number("promised_length", "承诺办结时限", required=True, help="当场办结填0"),
            unit("promised_unit", "承诺时限单位", required=True),
            text("promised_note", "承诺时限说明"),
        ),
    ),
    Group(
        "how",
        "怎么办",
        (
            text("condition", "受理条件", required=True),
            several("channels", "办理形式", required=True, help="、".join(CHANNELS)),
            Field(
                "intake_modes",
                "收件方式",
                Kind.CHOICES,
                required=True,
                choices={str(key): name for key, name in words.INTAKE_MODE_NAMES.items()},
            ),
            choice("accept_authority", "受理权限", AUTHORITY_NAMES, required=True),
            choice("scope", "通办范围", words.SCOPE_NAMES, required=True),
            yes("in_hall", "进驻大厅"),
            text("not_in_hall_reason", "不进驻的原因"),
            Field("window_kind", "窗口性质", longest=20, help="派驻或委托"),
            number("visits", "到现场次数", required=True, help="全程网办填0"),
            text("visits_reason", "到现场的原因"),
            Field("online_depth", "网上办理深度", longest=20),
            yes("no_materials", "不需要任何申请材料", help="确实什么都不用交的才选“是”"),
            text("quantity_limit", "数量限制"),
            text("annual_check", "年检年报要求"),
        ),
    ),
    Group(
        "flags",
        "支持的办理方式",
        (
            yes("bookable", "支持预约"),
            yes("courier", "支持快递"),
            yes("online_payment", "支持网上支付"),
            yes("terminal", "支持自助终端"),
            yes("tolerable", "容缺受理"),
            yes("promise_allowed", "告知承诺"),
            yes("paperless", "免证办"),
            yes("assisted", "帮办代办"),
            yes("green_lane", "绿色通道"),
            yes("urgent", "加急办理"),
            yes("site_visit", "现场勘验"),
            yes("hearing", "听证"),
            yes("auction", "招标拍卖"),
            yes("testing", "检验检测"),
            yes("appraisal", "鉴定"),
            yes("expert_review", "专家评审"),
            yes("publicity", "公示"),
            yes("keep_paper", "需留存纸质材料"),
            yes("confirm_with_decider", "需与办理地核实"),
            yes("charges", "收费"),
        ),
    ),
    Group(
        "contact",
        "咨询、投诉和地点",
        (
            Field("consult", "咨询方式", required=True),
            Field("complain", "监督投诉方式", required=True),
            Field("address", "办理地点", required=True, longest=500),
            Field("hours", "办理时间", required=True, longest=500),
        ),
    ),
    Group(
        "topics",
        "主题分类",
        (
            several("person_topics", "自然人主题"),
            several("company_topics", "法人主题"),
            several("local_topics", "地方特色主题"),
            several("life_events", "人生事件"),
            several("life_cycle", "生命周期"),
            several("groups", "特定对象"),
        ),
    ),
    Group(
        "quality",
        "审查和改革",
        (
            text("discretion", "裁量基准"),
            text("risk_note", "风险提示"),
            Field("transfer_state", "划转状态", longest=20),
            Field("delegation_way", "下放方式", longest=20),
            Field(
                "before_after",
                "减材料、减环节、减时限前后值",
                Kind.OBJECT,
                help='例：{"materials": [12, 7], "steps": [6, 4], "days": [20, 5]}',
            ),
        ),
    ),
)

SCALARS = tuple(field for group in GROUPS for field in group.fields)
