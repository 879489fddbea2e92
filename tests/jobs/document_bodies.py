"""What each kind of paper says beside the common part: a complete sample body for each.

A key names a sample; up to the first hyphen it is the template. Every key of a body is always
there. Rows of `materials` and `returned` have one shape: {name, form, originals, copies, pages,
checked (原件已核对), note}.
"""

from tests.jobs.decision_bodies import DECISION_BODIES, PERMIT_LAW
from tests.jobs.sheet_bodies import SHEET_BODIES


def row(name, form, originals=0, copies=0, pages=0, checked=False, note="") -> dict:
    return {
        "name": name,
        "form": form,
        "originals": originals,
        "copies": copies,
        "pages": pages,
        "checked": checked,
        "note": note,
    }


MATERIALS = [
    row("公共场所卫生许可申请表", "原件", originals=1, pages=3),
    row("营业执照", "数据共享", note="免提交，已在线核验"),
    row("法定代表人(负责人)身份证", "电子证照", note="免提交，已调取"),
    row("授权委托书", "原件", originals=1, pages=1),
    row("代办人居民身份证", "核验原件", copies=1, pages=1, checked=True),
    row("场所地址方位图、平面图、布局图", "原件", originals=1, pages=4),
    row("卫生检测或评价报告", "原件", originals=1, pages=12),
    row("卫生管理制度", "原件", originals=1, pages=9),
]
ELDER_MATERIALS = [
    row("高龄津贴申请表", "原件", originals=1, pages=2),
    row("申请人居民身份证", "核验原件", copies=1, pages=1, checked=True),
    row("户口簿", "数据共享", note="免提交，已在线核验"),
]
JOB_MATERIALS = [
    row("就业困难人员申请认定表", "原件", originals=1, pages=2),
    row("申请人居民身份证", "核验原件", copies=1, pages=1, checked=True),
    row("就业创业证", "核验原件", checked=True, note="当面核验后退回"),
]
LIMITS = {"statutory": "20个工作日", "promised": "5个工作日"}
KEPT = "不收取原件；核验过的原件已当面退还。"

BODIES = {
    "receipt": {
        "form": "receipt",  # or "registration" (代收登记回执) or "supply" (补正)
        "received_at": "2026-11-20T14:58:00+08:00",
        "channel": "窗口",  # 窗口 站点 网上 邮寄
        "place": "示例县政务服务大厅一层综合窗口3号",
        "supplies": "",  # the 补正告知书 this receipt answers
        "materials": MATERIALS,
        "originals": "收取原件5份，作为申请材料留存；核验过的身份证原件已当面退还。",
    },
    "receipt-registration": {
        "form": "registration",
        "received_at": "2026-11-23T09:12:00+08:00",
        "channel": "站点",
        "place": "示例县河湾镇便民服务中心综合窗口",
        "supplies": "",
        "materials": JOB_MATERIALS,
        "originals": KEPT,
    },
    "receipt-supply": {
        "form": "supply",
        "received_at": "2026-11-24T10:05:00+08:00",
        "channel": "窗口",
        "place": "示例县政务服务大厅一层综合窗口3号",
        "supplies": "补正告知书（示审补〔2026〕5号）所列补正内容",
        "materials": MATERIALS[-2:],
        "originals": KEPT,
    },
    "acceptance": {
        "applied_on": "2026-11-20",
        "accepted_on": "2026-11-20",
        "deemed": False,  # 视同受理
        "basis": f"{PERMIT_LAW}第三十二条第一款第五项",
        **LIMITS,
        "due_on": "2026-11-27",
        "specials": [{"name": "卫生检测", "days": 15, "basis": f"{PERMIT_LAW}第四十五条"}],
        "fee": "不收费",
    },
    "tolerance": {
        "applied_on": "2026-11-20",
        "accepted_on": "2026-11-20",
        "basis": "《示例县政务服务事项容缺受理办法（试行）》第六条",
        **LIMITS,
        "due_on": "2026-11-27",
        "submitted": [material["name"] for material in MATERIALS[:-1]],
        "missing": [
            {"name": "卫生管理制度", "form": "加盖公章的纸质原件一份", "due_on": "2026-11-25"},
            {"name": "从业人员健康证明", "form": "复印件，核对原件", "due_on": "2026-11-26"},
        ],
        "ways": [
            "现场：示例县政务服务大厅一层综合窗口；",
            "邮寄：示例县城关镇政通路1号政务服务大厅综合窗口收；",
            "网上：登录后在“我的办件”中上传。",
        ],
        "consequences": [
            "未按期补齐的，终止办理并退还已交材料；",
            "未履行承诺的情况按规定计入信用记录。",
        ],
        "promises": [
            "自愿申请容缺受理，已清楚需要补齐的材料、形式和期限；",
            "所提交的材料和填写的内容真实、合法、有效；",
            "在承诺的期限内补齐所缺材料，补齐前不要求领取办理结果；",
            "未按期补齐或者所作承诺不实的，同意终止办理、退还材料，并承担由此产生的责任。",
        ],
    },
    "correction": {
        "applied_on": "2026-11-20",
        "basis": f"{PERMIT_LAW}第三十二条第一款第四项",
        "lines": [
            {
                "item": "场所平面图、布局图",
                "problem": "布局图未标注消毒间、布草间的位置和面积。",
                "requirement": "重新绘制布局图，标注各功能间名称、尺寸和用途，并加盖公章。",
                "sample": "/services/11999901MBX00006XJ4000199020000/samples/3",
            },
            {
                "item": "卫生检测报告",
                "problem": "检测日期为2025年6月3日，已超过一年。",
                "requirement": "提交一年内由有资质的机构出具的卫生检测或者评价报告。",
                "sample": "",
            },
            {
                "item": "申请表“从业人员数”栏",
                "problem": "填写的人数与健康证明份数不一致。",
                "requirement": "核实后更正，并在更正处签名。",
                "sample": "",
            },
        ],
        "due_on": "2027-01-04",
        "ways": [
            "现场：示例县政务服务大厅一层综合窗口，或者就近的便民服务中心；",
            "网上：登录后在“我的办件”中逐项上传；",
            "邮寄：示例县城关镇政通路1号政务服务大厅综合窗口收，请写明办件编号。",
        ],
        "consequence": "逾期未补正的，可以终止办理并退还材料；您仍可以重新提出申请。",
        "voided": "",  # number of the 受理通知书 this correction makes void
    },
    "correction-benefit": {
        "applied_on": "2026-11-19",
        "basis": "《示例县高龄津贴发放办法》第七条",
        "lines": [
            {
                "item": "银行账户",
                "problem": "账户名与申请人姓名不一致。",
                "requirement": "提供申请人本人名下的社会保障卡银行账户复印件。",
                "sample": "",
            }
        ],
        "due_on": "2027-01-04",
        "ways": ["现场：示例县河湾镇便民服务中心综合窗口，行动不便的可以预约上门收取。"],
        "consequence": "逾期未补正的，可以终止办理并退还材料；您仍可以重新提出申请。",
        "voided": "示民受〔2026〕31号",
    },
    "return": {
        "stage": "复核",
        "returned_at": "2026-11-23T11:20:00+08:00",
        "reason_kind": "不符合法定形式",  # 材料不齐全 不符合法定形式 不符合受理条件 其他
        "reasons": [
            {
                "item": "场所平面图、布局图",
                "reason": "未标注消毒间、布草间的位置和面积，无法核对功能分区。",
                "supply": "标注各功能间名称、尺寸和用途的布局图一份，加盖公章。",
            },
            {
                "item": "卫生检测报告",
                "reason": "检测日期为2025年6月3日，已超过一年。",
                "supply": "一年内的卫生检测或者评价报告。",
            },
        ],
        "correction_number": "示卫补〔2026〕5号",
    },
    "refusal": {
        "applied_on": "2026-11-20",
        "reason_kind": "申请事项依法不属于本机关职权范围",
        "reason": "申请的场所位于邻县境内，应当由场所所在地的主管部门办理。",
        "basis": f"{PERMIT_LAW}第三十二条第一款第二项",
        "competent": {
            "name": "邻县卫生健康委员会",
            "address": "邻县安康路20号",
            "phone": "0998-6600606",
        },
        "returned": MATERIALS[:1] + MATERIALS[5:],
    },
    "assist": {
        "stage": "受理协作",  # or 办理协作
        "intake_place": "邻市邻县政务服务大厅综合窗口2号",
        "deciding_place": "示例市示例县政务服务大厅综合窗口",
        "question": "经营场所设在住宅楼底层，房屋用途登记为住宅，是否可以受理公共场所卫生许可？",
        "materials": ["不动产权证书", "场所地址方位图、平面图、布局图"],
        "asked_by": {"name": "高岚", "phone": "0998-6600102"},
        "asked_at": "2026-11-20T15:02:00+08:00",
        "helper": {"office": "示例县卫生健康委员会", "name": "孙志远", "phone": "0999-8800606"},
        "answer": "符合",  # 符合 不符合 需补正, "" while open
        "opinion": "已取得有利害关系业主的书面同意，场所独立出入，可以受理；"
        "依据《公共场所卫生管理条例实施细则》第二十三条。",
        "answered_by": "孙志远",
        "answered_at": "2026-11-20T15:21:00+08:00",
        "evidence": ["业主同意书扫描件2页", "通话录音1段（编号LY20261120-03）"],
        "outcome": "推送",  # 录入 推送 退回, "" while open
        "pushed_at": "2026-11-20T15:40:00+08:00",
        "received_at": "2026-11-20T15:41:00+08:00",
        "post": {
            "sender": "高岚",
            "tracking_no": "1234567890123",
            "sent_at": "2026-11-23T16:30:00+08:00",
            "receiver": "",
            "received_at": "",
            "department": "",
            "signed_by": "",
        },
    },
    "service": {
        "place": "示例县政务服务大厅一层出件窗口",
        "way": "直接送达",
        "papers": [
            {"title": "准予行政许可决定书", "number": "示卫准〔2026〕3号", "copies": "1份"},
            {"title": "卫生许可证", "number": "示卫公证字〔2026〕第000123号", "copies": "1本"},
        ],
        "signature": "",  # data: address of the picture drawn on the tablet
        "received_at": "",
        "collector": None,  # {name, relation, reason, id_number}
        "witness": "",
        "refusal": "",
        "servers": [
            {"name": "李敏", "job_no": "W1023"},
            {"name": "郭晓东", "job_no": "W1031"},
        ],
        "note": "",
    },
    "dispatch": {
        "carrier": "中国邮政速递物流",
        "batch_no": "JJ20261126-02",
        "rows": [
            {
                "tracking_no": "1234567890123",
                "recipient": "陈*",
                "region": "示例县城关镇",
                "contents": "卫生许可证1本、准予行政许可决定书1份",
                "case_no": "999901-261120-0007-9",
                "weight": "0.18",
                "fee": "12.00",
                "payer": "财政付费",
            },
            {
                "tracking_no": "1234567890136",
                "recipient": "欧阳**",
                "region": "示例县河湾镇",
                "contents": "食品经营许可证1本",
                "case_no": "999901-261118-0003-1",
                "weight": "0.15",
                "fee": "12.00",
                "payer": "财政付费",
            },
        ],
        "weight": "0.33",
        "fee": "24.00",
    },
    "electronic_service": {
        "address": "通办账号站内信（138****0046）",
        "agreed_on": "2026-11-20",
        "agreed_by": "送达地址确认书（窗口签署）",
        "papers": [
            {
                "title": "准予行政许可决定书",
                "number": "示卫准〔2026〕3号",
                "sha256": "9f2d6c1b40a7e85530cb1f6e2a9d47f8c3b5e01d7a6482f9e0b3c4d5a6978812",
            },
        ],
        "sent_at": "2026-11-25T16:02:11+08:00",
        "arrived_at": "2026-11-25T16:02:13+08:00",
        "opened_at": "2026-11-25T17:45:30+08:00",  # "" = not yet
        "reminded_by": "短信",
    },
    "transfer": {
        "to": {
            "name": "示例县市场监督管理局",
            "phone": "0999-8800707",
            "address": "示例县城关镇公平街7号",
        },
        "reason": "申请人拟从事餐饮服务，应当办理食品经营许可，由市场监督管理部门办理。",
        "transferred_at": "2026-11-23T09:30:00+08:00",
        "new_case_no": "999901-261123-0009-3",
        "materials": MATERIALS[1:4],
        "leader_opinion": "同意转交",
    },
    "promise": {
        "told": [
            {"label": "设定依据", "sentence": "《公共场所卫生管理条例》第八条"},
            {"label": "办理条件", "sentence": "有固定的经营场所，有卫生管理制度。"},
            {"label": "承诺不实的后果", "sentence": "撤销决定，收回证照；情况记入信用记录。"},
        ],
        "promised": ["已经清楚上面告知的全部内容；", "以上承诺是真实的意思表示。"],
        "made_at": "2026-11-20T15:03:00+08:00",
        "name": "青丝美发店",
    },
    "withdrawal": {
        "applied_on": "2026-11-20",
        "reason": "经营计划调整，不再开设该场所",
        "signed_on": "",  # "" = to be written by hand
        "return_way": "当面退还",
        "returned": MATERIALS[:1] + MATERIALS[3:4] + MATERIALS[5:],
    },
    "lapse": {
        "applied_on": "2026-11-20",
        "facts": "你单位承诺于2026年11月25日前补齐容缺材料“卫生管理制度”，经提醒至今未补齐。",
        "basis": "《示例县政务服务事项容缺受理办法（试行）》第十条和你单位的容缺受理承诺",
        "lapsed_on": "2026-12-01",
        "return_way": "邮寄退还",
        "returned": MATERIALS[:1] + MATERIALS[3:4] + MATERIALS[5:7],
    },
    "one_time_notice": {
        "served_to": "",  # whom a clerk served; "" for the anonymous checker
        "answers": [
            {"question": "是否选择告知承诺？", "answer": "一般程序"},
            {"question": "场所类型？", "answer": "美容美发"},
            {"question": "是否集中空调？", "answer": "否"},
            {"question": "由谁来办？", "answer": "他人代办"},
        ],
        "materials": [
            {
                "name": name,
                "form": form,
                "copies": copies,
                "need": need,
                "source": source,
                "note": note,
            }
            for name, form, copies, need, source, note in [
                ("公共场所卫生许可申请表", "原件", "1", "必要", "申请人自备", "签章"),
                ("营业执照", "复印件", "1", "免提交", "数据共享", "由系统核验，不必携带"),
                (
                    "法定代表人(负责人)身份证",
                    "复印件",
                    "1",
                    "免提交",
                    "电子证照",
                    "出示电子证照即可",
                ),
                (
                    "场所地址方位图、平面图、布局图",
                    "原件",
                    "1",
                    "必要",
                    "申请人自备",
                    "标注尺寸用途",
                ),
                ("卫生检测或评价报告", "原件", "1", "必要", "检测机构", "一年内"),
                ("卫生管理制度", "原件", "1", "可容缺", "申请人自备", "受理后5个工作日内补齐"),
                ("从业人员健康证明", "复印件", "1", "可容缺", "数据共享", ""),
                ("授权委托书", "原件", "1", "必要", "申请人自备", "委托人签名并写明权限期限"),
                ("代办人居民身份证", "核验原件", "1", "必要", "本人证件", "核对人证一致"),
            ]
        ],
        "conditions": [
            "有固定的经营场所，选址、布局和卫生设施符合国家卫生标准；",
            "有卫生管理制度和专(兼)职卫生管理人员；",
            "直接为顾客服务的从业人员取得健康合格证明。",
        ],
        "steps": ["收件", "受理", "审查与现场核查", "决定", "制证送达"],
        **LIMITS,
        "visits": "1次",
        "fee": "不收费",
        "review": [],  # standards by which a clerk checks; none on the anonymous one
        "places": [
            {
                "name": "示例县政务服务大厅综合窗口",
                "address": "示例县城关镇政通路1号",
                "hours": "工作日9:00—12:00，13:30—17:30",
                "phone": "0999-8800001",
            },
            {
                "name": "示例县河湾镇便民服务中心（代收）",
                "address": "示例县河湾镇河湾街11号",
                "hours": "工作日9:00—12:00，14:00—17:30",
                "phone": "0999-8810011",
            },
        ],
        "post": "可以把材料邮寄到上述大厅综合窗口，办理结果可以免费邮寄到您的地址。",
        "guide_version": "3",
    },
}
BODIES["receipt-benefit"] = BODIES["receipt"] | {
    "received_at": "2026-11-19T09:40:00+08:00",
    "place": "示例县河湾镇便民服务中心综合窗口",
    "materials": ELDER_MATERIALS,
    "originals": KEPT,
}
BODIES["acceptance-deemed"] = BODIES["acceptance"] | {
    "deemed": True,
    "basis": f"{PERMIT_LAW}第三十二条第一款第四项",
    "specials": [],
}
BODIES["acceptance-benefit"] = BODIES["acceptance"] | {
    "applied_on": "2026-11-19",
    "accepted_on": "2026-11-19",
    "basis": "《示例县高龄津贴发放办法》第七条",
    "statutory": "未规定",
    "promised": "7个工作日",
    "due_on": "2026-11-30",
    "specials": [],
}
BODIES["one_time_notice-served"] = BODIES["one_time_notice"] | {
    "served_to": "周明",
    "review": [{"name": "卫生检测或评价报告", "points": ["一年内出具", "检测机构盖章"]}],
}
BODIES["service-collected"] = BODIES["service"] | {
    "received_at": "2026-11-26T10:32:00+08:00",
    "collector": {
        "name": "周明",
        "relation": "代理人",
        "reason": "受送达人委托代为领取（授权委托书已收存）",
        "id_number": "999901198802290054",
    },
    "note": "领取人身份证原件已核对。",
}
BODIES |= DECISION_BODIES | SHEET_BODIES
