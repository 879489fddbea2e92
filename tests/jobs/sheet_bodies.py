"""Sample bodies of the sheets that belong to no case: the list of a package, the guides."""

PLACES = [
    {
        "name": "示例县政务服务大厅综合窗口",
        "address": "示例县城关镇政通路1号",
        "hours": "工作日9:00—12:00，13:30—17:30",
        "phone": "0999-8800001",
    }
]
COMMON = {
    "summary": "开旅店、浴室、理发店，营业前要先取得卫生许可证。",
    "basic_code": "000199020000",
    "statutory": "20个工作日",
    "promised": "5个工作日",
    "visits": "1次",
    "fee": "不收费",
    "consult": "0999-8800606",
    "complain": "12345",
    "places": PLACES,
    "guide_version": "3",
    "valid_from": "2026-01-01",
}
SHEET_BODIES = {
    "package_notice": {
        "served_to": "",
        "lead": "示例县市场监督管理局",
        "answers": [{"question": "由谁来办？", "answer": "他人代办"}],
        "materials": [
            {
                "name": "居民身份证",
                "form": "复印件",
                "copies": "1",
                "need": "必要",
                "used_for": "个体户登记、食品经营许可",
                "note": "在有效期内",
            }
        ],
        "steps": [
            {
                "name": "银行开户",
                "office": "示例农商银行",
                "after": "个体户登记之后",
                "days": "2个工作日",
                "note": "",
            }
        ],
        "promised": "5个工作日",
        "expected": "约8个工作日",
        "visits": "1次",
        "fee": "不收费",
        "form_fields": ["经营者", "店名"],
        "places": PLACES,
        "guide_version": "2",
    },
    "guide_short": COMMON
    | {
        "conditions": ["有固定的经营场所；", "有卫生管理制度。"],
        "materials": [
            {"name": "申请表", "form": "原件", "copies": "1", "need": "必要", "note": "签章"}
        ],
        "more_materials": 0,
        "no_materials": False,
        "steps": ["收件（当场）", "审查（3个工作日）", "决定"],
        "results": ["卫生许可证"],
        "bases": ["《公共场所卫生管理条例》第八条"],
        "faqs": [],
        "tight": 0,
    },
    "guide_full": COMMON
    | {
        "groups": [
            {"title": "基本信息", "rows": [{"label": "事项名称", "value": "公共场所卫生许可"}]}
        ],
        "tables": [
            {
                "title": "办理流程",
                "columns": ["环节", "时限"],
                "rows": [["收件", "当场"], ["审查", "3个工作日"]],
                "blocks": [],
            },
            {
                "title": "申请材料",
                "columns": [],
                "rows": [],
                "blocks": [[{"label": "材料名称", "value": "申请表"}]],
            },
        ],
        "review_points": ["卫生管理制度齐全"],
    },
}
