"""The elements of a service item that repeat (items.md 5.1–5.3): a row each, in order."""

from models.catalog import words
from models.catalog.fields import Field, Kind, Rows, choice, number, several, text, unit, yes

BASES = Rows(
    "bases",
    "法律依据",
    (
        choice("kind", "依据种类", words.BASIS_KIND_NAMES, required=True),
        Field("law", "法律法规名称", required=True, longest=256),
        Field("article", "条款", longest=100),
        text("text", "条文"),
    ),
)
STEPS = Rows(
    "steps",
    "办理流程",
    (
        Field("name", "环节", required=True, longest=100),
        Field("basis", "依据", longest=256),
        Field("limit", "时限", longest=60),
        Field("post", "岗位", longest=60),
    ),
)
SPECIALS = Rows(
    "specials",
    "特别程序",
    (
        Field("code", "编号", required=True, longest=20),
        Field("name", "名称", required=True, longest=60),
        Field("basis", "依据", longest=256),
        number("max_days", "最多几个工作日", required=True),
        yes("excludes_clock", "不计入办理时限"),
        yes("needs_notice", "要书面告知"),
    ),
)
FEES = Rows(
    "fees",
    "收费",
    (
        Field("name", "收费项目", required=True),
        Field("standard", "收费标准", required=True, longest=256),
        Field("basis", "收费依据", longest=256),
        yes("reducible", "允许减免"),
        Field("reduction_basis", "减免依据", longest=256),
    ),
)
RESULTS = Rows(
    "results",
    "办理结果",
    (
        choice("kind", "结果类型", words.RESULT_KIND_NAMES, required=True),
        Field("name", "结果名称", required=True),
        Field("sample", "结果样本", Kind.FILE),
        number("valid_years", "有效期（年）"),
        yes("renewable", "需延续"),
        yes("changeable", "需变更"),
        Field("valid_area", "有效地域", longest=60),
        yes("needs_blank", "领空白证照"),
        number("make_days", "制证天数"),
    ),
)
INTERMEDIARIES = Rows(
    "intermediaries",
    "法定中介服务",
    (
        Field("name", "中介服务", required=True),
        Field("basis", "依据", longest=256),
    ),
)
FAQS = Rows(
    "faqs",
    "常见问题",
    (
        text("question", "问题", required=True, longest=500),
        text("answer", "回答", required=True),
    ),
)
FIELDS = Rows(
    "fields",
    "申请表字段",
    (
        Field("key", "字段代号", required=True, longest=40, help="小写字母，如 place_name"),
        Field("label", "字段名", required=True, longest=60),
        Field("help", "填写说明"),
        yes("required", "必填"),
        number("longest", "最多几个字", required=True),
        yes("personal", "个人信息"),
    ),
)
MATERIALS = Rows(
    "materials",
    "申请材料",
    (
        Field("key", "材料代号", required=True, longest=20, help="版本内不变，如 m1"),
        Field("name", "材料名称", required=True),
        Field("type", "标准材料名称", help="一件事里同名的只交一次"),
        Field("category", "材料类型", longest=20, help="申请表单、证件证书证明、其他"),
        choice("form", "材料形式", words.MATERIAL_FORM_NAMES, required=True),
        number("originals", "原件份数", required=True),
        number("copies", "复印件份数", required=True),
        Field("paper_size", "纸质规格", longest=20),
        choice("need", "必要性", words.NEED_NAMES, required=True),
        Field("when", "情形条件", Kind.RULE),
        choice("source", "来源渠道", words.SOURCE_NAMES, required=True),
        Field("source_note", "来源说明"),
        Field("issuer", "出具单位", longest=100),
        text("notes", "填报须知"),
        Field("blank", "空白表格", Kind.FILE),
        Field("sample", "示例样表", Kind.FILE),
        Field("basis", "要求依据", longest=256),
        choice("waiver", "免提交方式", words.WAIVER_NAMES | {words.Waiver.NONE: "无"}),
        number("tolerance_length", "容缺补齐期限"),
        unit("tolerance_unit", "补齐期限单位"),
        Field("tolerance_way", "补齐方式", longest=100),
        yes("proof", "证明事项"),
        yes("proof_kept", "在保留清单"),
        yes("keep", "留存纸质"),
        yes("give_back", "退还原件"),
        Field("scan_rule", "扫描要求", longest=100),
        Field("freshness", "有效期限制", longest=60),
        several(
            "review_points",
            "受理标准（审查要点）",
            longest=200,
            help="一行一条，窗口逐条打勾",
        ),
    ),
)
OPTIONS = Rows(
    "options",
    "选项",
    (
        Field("label", "选项", required=True, longest=100),
        Field("help", "说明", longest=300),
        Field("effects", "选了以后", Kind.RULES),
    ),
)
QUESTIONS = Rows(
    "questions",
    "情形问题",
    (
        Field("key", "问题代号", required=True, longest=20, help="出现在网址里，如 agent"),
        Field("text", "问题", required=True),
        Field("help", "说明", longest=300),
        choice("kind", "单选或多选", words.QUESTION_KIND_NAMES, required=True),
        yes("required", "必答"),
        Field("when", "什么时候问", Kind.RULE),
    ),
    rows=(OPTIONS,),
)
# 审查要点 of the item as a whole; in the snapshot a plain list of texts.
REVIEW_POINTS = several("review_points", "审查要点", longest=200, help="一行一条，审查人员逐条打勾")

ROWS = (
    BASES,
    STEPS,
    SPECIALS,
    FEES,
    RESULTS,
    INTERMEDIARIES,
    FAQS,
    FIELDS,
    MATERIALS,
    QUESTIONS,
)
