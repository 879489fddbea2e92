"""The frozen context of every paper, with one complete sample for each kind.

An act freezes this shape as JSON; rendering reads nothing else. Rules of the shape:

* every key is always there; what does not apply is "", None, [] or False (StrictUndefined);
* dates are "2026-11-21", moments "2026-11-21T15:20:00+08:00"; the templates write them out;
* masking happens here, not in the templates: names in full, ID and telephone numbers masked,
  addresses of people down to the township; decisions, certificates and proofs of service show
  ID numbers and addresses in full;
* no base address: `verify_url` and `track_url` are paths, the renderer is told the rest.

document  kind = template name, title as printed, number ("" = anonymous notice), issued_on,
          issued_at = print time, template_version, verify_code, verify_url, track_url (what
          the QR code opens), demo (sample seal, watermark), red_head (decisions only),
          large_print (one_time_notice only)
case      case_no, project_no, item_name, variant, implementation_code, item_type, licence
          (行政许可: its sentences and articles), query_code, mode,
          applicant {kind "person" | "organisation", name, id_type, id_number, phone, address},
          agent None | {name, id_type, id_number, phone}, delivery {way, address, recipient, phone};
          a paper of no case (anonymous notice) has "" in these and applicant None
offices   accepting, deciding, issuing (whose name and seal close the paper), each {name, phone,
          address, seal_name, seal_image "" | data: address of a PNG or SVG}
officer   None (made by the system) | {name, job_no}
rights    None | {reconsideration, court}: the remedies a refusal has to name
body      what only this kind says: see the samples in `document_bodies.py`
"""

from copy import deepcopy

from tests.jobs.document_bodies import BODIES

BASE_URL = "https://zwfw.example"


def office(name: str, phone: str, address: str, seal_name: str = "行政审批专用章") -> dict:
    return {
        "name": name,
        "phone": phone,
        "address": address,
        "seal_name": seal_name,
        "seal_image": "",
    }


HALL = "示例县城关镇政通路1号政务服务大厅"
BUREAU = office("示例县行政审批和政务服务局", "0999-8800001", HALL)
HEALTH = office("示例县卫生健康委员会", "0999-8800606", "示例县城关镇康宁街6号")
CIVIL = office("示例县民政局", "0999-8800505", "示例县城关镇安民街5号", "业务专用章")
LABOUR = office("示例县人力资源和社会保障局", "0999-8800202", "示例县城关镇创业路2号", "业务专用章")
STATION = office(
    "示例县河湾镇便民服务中心", "0999-8810011", "示例县河湾镇河湾街11号", "便民服务专用章"
)

SHOP = {
    "kind": "organisation",
    "name": "示例县清和美容美发店",
    "id_type": "统一社会信用代码",
    "id_number": "92999901MAX000015M",
    "phone": "138****0046",
    "address": "示例县城关镇清和巷8号",
}
GRANDFATHER = {
    "kind": "person",
    "name": "赵德厚",
    "id_type": "居民身份证",
    "id_number": "999901********0011",
    "phone": "139****0011",
    "address": "示例县河湾镇**",
}
JOB_SEEKER = {
    "kind": "person",
    "name": "陈静",
    "id_type": "居民身份证",
    "id_number": "999901********0046",
    "phone": "138****0046",
    "address": "示例县河湾镇**",
}
AGENT = {
    "name": "周明",
    "id_type": "居民身份证",
    "id_number": "999901********0054",
    "phone": "137****0054",
}
MAIL = {
    "way": "邮寄到本人地址",
    "address": "示例县城关镇**",
    "recipient": "陈静",
    "phone": "138****0046",
}
COUNTER = {
    "way": "办理地窗口自取",
    "address": "示例县政务服务大厅一层出件窗口",
    "recipient": "",
    "phone": "",
}
AT_STATION = {
    "way": "受理地窗口自取",
    "address": "示例县河湾镇便民服务中心综合窗口",
    "recipient": "",
    "phone": "",
}

HYGIENE = {  # I20
    "case_no": "999901-261120-0007-9",
    "project_no": "11999901MBX00006XJ4000199020000202611200007",
    "item_name": "公共场所卫生许可",
    "variant": "新办",
    "implementation_code": "11999901MBX00006XJ4000199020000",
    "item_type": "行政许可",
    "licence": True,
    "query_code": "K7M2XQ",
    "mode": "综合窗口委托受理",
    "applicant": SHOP,
    "agent": AGENT,
    "delivery": MAIL,
}
ALLOWANCE = {  # I16
    "case_no": "999901-261119-0012-2",
    "project_no": "11999901MBX000051T4000599016000202611190012",
    "item_name": "高龄津贴申领",
    "variant": "",
    "implementation_code": "11999901MBX000051T4000599016000",
    "item_type": "行政给付",
    "licence": False,
    "query_code": "3HPW9A",
    "mode": "代收代办",
    "applicant": GRANDFATHER,
    "agent": AGENT,
    "delivery": AT_STATION,
}
HARDSHIP = {  # I06
    "case_no": "999901-261123-0004-7",
    "project_no": "11999901MBX000027A4000799006000202611230004",
    "item_name": "就业困难人员认定",
    "variant": "",
    "implementation_code": "11999901MBX000027A4000799006000",
    "item_type": "行政确认",
    "licence": False,
    "query_code": "TR64YB",
    "mode": "代收转办",
    "applicant": JOB_SEEKER,
    "agent": None,
    "delivery": COUNTER,
}
NO_CASE = dict.fromkeys(HYGIENE, "") | {
    "item_name": HYGIENE["item_name"],
    "variant": HYGIENE["variant"],
    "implementation_code": HYGIENE["implementation_code"],
    "item_type": HYGIENE["item_type"],
    "licence": True,
    "applicant": None,
    "agent": None,
    "delivery": None,
}
# The offices of a case are (accepting, deciding).
OFFICES = {
    HYGIENE["case_no"]: (BUREAU, HEALTH),
    ALLOWANCE["case_no"]: (STATION, CIVIL),
    HARDSHIP["case_no"]: (LABOUR, LABOUR),
    "": (BUREAU, HEALTH),
}
CLERK = {"name": "李敏", "job_no": "W1023"}
REVIEWER = {"name": "孙志远", "job_no": "H0611"}
RIGHTS = {"reconsideration": "示例县人民政府", "court": "示例县人民法院"}


def unmasked(case: dict) -> dict:
    """As decisions and certificates show it."""
    full = {
        "赵德厚": {"id_number": "999901194103150011", "address": "示例县河湾镇河湾街27号"},
        "陈静": {"id_number": "999901198109090046", "address": "示例县河湾镇柳树巷5号"},
        "周明": {"id_number": "999901198802290054"},
    }
    case = deepcopy(case)
    for person in (case["applicant"], case["agent"]):
        if person:
            person.update(full.get(person["name"], {}))
    return case


def paper(
    sample: str,
    title: str,
    number: str,
    at: str,
    case: dict,
    issuing: dict,
    *,
    officer: dict | None = CLERK,
    rights: dict | None = None,
    **document,
) -> dict:
    """One context; `sample` names its body, and up to the first hyphen its template."""
    accepting, deciding = OFFICES[case["case_no"]]
    code = "7K2M93QXHT5D"
    return deepcopy(
        {
            "document": {
                "kind": sample.partition("-")[0],
                "title": title,
                "number": number,
                "issued_on": at[:10],
                "issued_at": f"{at}:00+08:00",
                "template_version": "1",
                "verify_code": code,
                "verify_url": f"/verify/{code}",
                "track_url": f"/track?case={case['case_no']}" if case["case_no"] else "/services",
                "demo": True,
                "red_head": False,
                "large_print": False,
                **document,
            },
            "case": case,
            "offices": {"accepting": accepting, "deciding": deciding, "issuing": issuing},
            "officer": officer,
            "rights": rights,
            "body": BODIES[sample],
        }
    )


FULL_HYGIENE = unmasked(HYGIENE)
FULL_ALLOWANCE = unmasked(ALLOWANCE)
FULL_HARDSHIP = unmasked(HARDSHIP)

_ISSUED = [
    ("receipt", "收件凭证", "示审收〔2026〕56号", "2026-11-20T14:58", HYGIENE, BUREAU),
    ("receipt-benefit", "收件凭证", "示河收〔2026〕9号", "2026-11-19T09:40", ALLOWANCE, STATION),
    (
        "receipt-registration",
        "代收登记回执",
        "示河收〔2026〕11号",
        "2026-11-23T09:12",
        HARDSHIP,
        STATION,
    ),
    (
        "receipt-supply",
        "收件凭证（补正）",
        "示审收〔2026〕61号",
        "2026-11-24T10:05",
        HYGIENE,
        BUREAU,
    ),
    ("acceptance", "受理通知书", "示审受〔2026〕12号", "2026-11-20T15:20", HYGIENE, BUREAU),
    ("acceptance-deemed", "受理通知书", "示审受〔2026〕14号", "2026-11-30T09:00", HYGIENE, BUREAU),
    (
        "acceptance-benefit",
        "受理通知书",
        "示民受〔2026〕31号",
        "2026-11-19T09:55",
        ALLOWANCE,
        CIVIL,
    ),
    ("tolerance", "容缺受理通知书", "示审容〔2026〕2号", "2026-11-20T15:20", HYGIENE, BUREAU),
    ("correction", "补正告知书", "示审补〔2026〕5号", "2026-11-20T15:31", HYGIENE, BUREAU),
    ("correction-benefit", "补正告知书", "示民补〔2026〕4号", "2026-11-20T10:10", ALLOWANCE, CIVIL),
    (
        "assist",
        "“全区通办”事项办理部门协作流转单",
        "示审流〔2026〕7号",
        "2026-11-20T15:40",
        HYGIENE,
        BUREAU,
    ),
    ("transfer", "首接转交单", "示审交〔2026〕2号", "2026-11-23T09:30", HYGIENE, BUREAU),
    ("promise", "告知承诺书", "示卫承〔2026〕1号", "2026-11-20T15:05", HYGIENE, HEALTH),
    ("withdrawal", "撤回申请书", "示审退〔2026〕1号", "2026-11-23T10:00", HYGIENE, BUREAU),
    ("lapse", "终止办理通知书", "示审退〔2026〕3号", "2026-12-01T09:10", HYGIENE, BUREAU),
    ("dispatch", "寄件清单", "示审寄〔2026〕8号", "2026-11-26T16:00", HYGIENE, BUREAU),
    ("service", "送达回证", "示审送〔2026〕6号", "2026-11-26T10:30", FULL_HYGIENE, BUREAU),
    (
        "service-collected",
        "送达回证",
        "示审送〔2026〕7号",
        "2026-11-26T10:32",
        FULL_HYGIENE,
        BUREAU,
    ),
]
_DECIDED = [
    ("return", "退回单", "示卫退〔2026〕4号", "2026-11-23T11:20", HYGIENE, HEALTH),
    ("special", "特别程序告知书", "示卫特〔2026〕2号", "2026-11-24T09:00", HYGIENE, HEALTH),
    ("extension", "延长办理期限告知书", "示卫延〔2026〕1号", "2026-12-16T15:00", HYGIENE, HEALTH),
    ("grant", "准予行政许可决定书", "示卫准〔2026〕3号", "2026-11-25T15:45", FULL_HYGIENE, HEALTH),
    (
        "grant-benefit",
        "准予决定书",
        "示民准〔2026〕27号",
        "2026-11-25T11:02",
        FULL_ALLOWANCE,
        CIVIL,
    ),
    (
        "certificate",
        "卫生许可证",
        "示卫公证字〔2026〕第000123号",
        "2026-11-25T16:20",
        FULL_HYGIENE,
        HEALTH,
    ),
]
_REFUSED = [
    ("refusal", "不予受理通知书", "示卫不受〔2026〕1号", "2026-11-24T09:40", HYGIENE, HEALTH),
    (
        "denial",
        "不予行政许可决定书",
        "示卫不准〔2026〕1号",
        "2026-11-26T15:10",
        FULL_HYGIENE,
        HEALTH,
    ),
    (
        "denial-benefit",
        "不予决定书",
        "示人社不准〔2026〕2号",
        "2026-11-27T10:20",
        FULL_HARDSHIP,
        LABOUR,
    ),
    (
        "revocation",
        "撤销行政许可决定书",
        "示卫撤〔2027〕1号",
        "2027-03-05T10:00",
        FULL_HYGIENE,
        HEALTH,
    ),
]

_SHEETS = [
    ("package_notice", "一次性告知书"),
    ("guide_short", "办事指南"),
    ("guide_full", "办事指南"),
]

CONTEXTS = (
    {name: paper(name, *rest) for name, *rest in _ISSUED}
    | {name: paper(name, *rest, officer=REVIEWER) for name, *rest in _DECIDED}
    | {name: paper(name, *rest, officer=REVIEWER, rights=RIGHTS) for name, *rest in _REFUSED}
    | {
        "electronic_service": paper(
            "electronic_service",
            "电子送达回执",
            "示卫送〔2026〕2号",
            "2026-11-25T16:02",
            FULL_HYGIENE,
            HEALTH,
            officer=None,
        ),
        "one_time_notice": paper(
            "one_time_notice", "一次性告知书", "", "2026-11-21T10:15", NO_CASE, BUREAU, officer=None
        ),
        "one_time_notice-served": paper(
            "one_time_notice-served",
            "一次性告知书",
            "示审告〔2026〕88号",
            "2026-11-20T14:40",
            NO_CASE,
            BUREAU,
        ),
        "one_time_notice-large": paper(
            "one_time_notice",
            "一次性告知书",
            "",
            "2026-11-21T10:15",
            NO_CASE,
            BUREAU,
            officer=None,
            large_print=True,
        ),
        **{
            name: paper(name, title, "", "2026-11-21T10:15", NO_CASE, BUREAU, officer=None)
            for name, title in _SHEETS
        },
        "revocation-red_head": paper(
            "revocation",
            "撤销行政许可决定书",
            "示卫撤〔2027〕1号",
            "2027-03-05T10:00",
            FULL_HYGIENE,
            HEALTH,
            officer=REVIEWER,
            rights=RIGHTS,
            red_head=True,
        ),
    }
)
