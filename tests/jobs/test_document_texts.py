"""What each paper says, whom it names in full and what every one of them carries."""

import json
from copy import deepcopy

import pytest

from tests.jobs.document_contexts import BASE_URL, CONTEXTS
from tests.jobs.pdfs import pages, render, sample, text
from web.environment import TEMPLATES

FOLDER = TEMPLATES / "documents"
SHOWN_IN_FULL = {"grant", "denial", "revocation", "certificate", "service", "electronic_service"}
FULL_NUMBERS = ["999901194103150011", "999901198109090046", "999901198802290054"]

SENTENCES = {
    "receipt": [
        "收到上述材料不代表已经受理；本机关将自收到材料之日起5个工作日内作出是否受理的决定或一次告知"
        "补正，逾期不告知的，自收到材料之日起即为受理。",
        "法定代表人（负责人）身份证",
        "本凭证一式两份，申请人、受理窗口各执一份。",
        "2026年11月20日14:58",
    ],
    "receipt-registration": ["代收登记回执", "是否受理由示例县人力资源和社会保障局复核后决定"],
    "receipt-supply": ["收件凭证（补正）", "补正告知书（示审补〔2026〕5号）"],
    "acceptance": [
        "你单位于2026年11月20日提出的公共场所卫生许可（新办）申请，材料齐全、符合法定形式，"
        "依据《中华人民共和国行政许可法》第三十二条第一款第五项的规定，决定予以受理。",
        "法定时限20个工作日承诺时限5个工作日",
        "2026年11月27日前",
        "卫生检测，预计15个工作日",
    ],
    "acceptance-deemed": ["（收到材料之日）起即为受理"],
    "tolerance": ["先予受理", "容缺受理承诺书", "2026年11月25日前", "自愿申请容缺受理"],
    "correction": [
        "依据《中华人民共和国行政许可法》第三十二条第一款第四项的规定",
        "以上为一次性告知的全部补正内容。",
        "请于2027年1月4日前补正。",
    ],
    "correction-benefit": ["《示例县高龄津贴发放办法》第七条", "（示民受〔2026〕31号）", "作废"],
    "return": ["退回环节复核", "接收人签收", "√不符合法定形式"],
    "refusal": [
        "决定不予受理",
        "可以向邻县卫生健康委员会提出申请",
        "自收到本通知书之日起六十日内向示例县人民政府申请行政复议",
        "示例县人民法院",
        "退还的材料",
    ],
    "assist": ["√受理协作", "√符合", "√推送", "2026年11月20日15:02", "2026年11月20日15:21"],
    "special": ["不计算在办理期限内", "2026年12月7日前", "6个工作日"],
    "extension": ["延长10个工作日", "经本机关负责人批准", "2027年1月4日前"],
    "grant": [
        "决定准予行政许可：",
        "三、颁发《卫生许可证》，编号示卫公证字〔2026〕第000123号，有效期自2026年11月25日至"
        "2030年11月24日。",
        "应当在有效期届满30日前提出申请",
        "抄送：示例县行政审批和政务服务局。",
    ],
    "grant-benefit": ["准予决定书", "决定准予：", "每月100元"],
    "denial": [
        "决定不予行政许可。",
        "（一）公共用具未设专用清洗消毒设施",
        "自收到本决定书之日起六十日内向示例县人民政府申请行政复议",
        "六个月内依法直接向示例县人民法院提起行政诉讼",
    ],
    "denial-benefit": ["不予决定书", "决定不予就业困难人员认定。"],
    "certificate": ["卫生许可证", "2026年11月25日至2030年11月24日", "示例"],
    "service": ["√直接送达", "准予行政许可决定书示卫准〔2026〕3号1份", "送达人（两人）"],
    "service-collected": ["代理人", "2026年11月26日10:32", "授权委托书已收存"],
    "dispatch": ["欧阳**", "合计2件0.3324.00", "揽收人"],
    "electronic_service": ["系统自动送达", "到达时间2026年11月25日16:02", "SHA-256"],
    "transfer": ["接收单位示例县市场监督管理局", "申请人无需重复提交"],
    "promise": ["承诺不实的后果撤销决定", "就上面告知的事项作出以下承诺", "2026年11月20日15:03"],
    "withdrawal": ["自愿撤回该申请", "材料退还清单"],
    "lapse": ["终止办理", "材料退还清单"],
    "revocation": ["决定撤销上述行政许可", "第六十九条第二款", "听证"],
    "one_time_notice": ["场所类型？美容美发", "内容以当日公布的办事指南为准", "第3版"],
    "one_time_notice-served": ["被告知人周明", "示审告〔2026〕88号", "检测机构盖章"],
    "package_notice": ["每样只交一份", "个体户登记、食品经营许可", "示例农商银行", "约8个工作日"],
    "guide_short": ["要带什么", "以办事指南最新版本为准", "2026年1月1日起施行"],
    "guide_full": ["基本编码000199020000", "审查3个工作日", "卫生管理制度齐全"],
}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_paper_says_what_it_must(name):
    written = text(sample(name))
    for sentence in SENTENCES[name]:
        assert sentence in written


def test_only_a_licence_receipt_promises_an_answer_in_five_working_days():
    assert "5个工作日" not in text(sample("receipt-benefit"))
    assert "5个工作日" not in text(sample("receipt-registration"))
    assert "行政许可" not in text(sample("grant-benefit"))
    assert "行政许可" not in text(sample("denial-benefit"))


@pytest.mark.parametrize("name", CONTEXTS)
def test_every_paper_carries_its_identity(name):
    context = CONTEXTS[name]
    document, written = context["document"], text(sample(name))
    assert document["title"] in written
    assert document["number"] in written
    assert context["case"]["case_no"] in written
    assert f"防伪校验码{document['verify_code']}" in written
    assert f"{BASE_URL}/verify/{document['verify_code']}" in written
    assert f"版式{document['kind']}-{document['template_version']}" in written
    assert f"打印时间{document['issued_on'][:4]}年" in written
    assert not context["officer"] or context["officer"]["job_no"] in written


@pytest.mark.parametrize("name", CONTEXTS)
def test_an_id_number_is_shown_in_full_only_where_the_law_needs_it(name):
    shown = any(number in text(sample(name)) for number in FULL_NUMBERS)
    kind = name.partition("-")[0]
    assert not shown or kind in SHOWN_IN_FULL
    if kind in {"grant", "denial"}:
        assert shown


def test_the_anonymous_notice_names_nobody():
    written = text(sample("one_time_notice"))
    assert "〔" not in written
    assert "签收" not in written
    assert "办件编号" not in written


def test_every_template_has_a_sample_and_every_sample_the_same_shape():
    templates = {path.stem for path in FOLDER.glob("[a-z]*.html")} - {"overlay"}
    assert {context["document"]["kind"] for context in CONTEXTS.values()} == templates
    shape = CONTEXTS["receipt"]
    for context in CONTEXTS.values():
        assert context.keys() == shape.keys()
        assert context["document"].keys() == shape["document"].keys()
        assert context["case"].keys() == shape["case"].keys()
        assert context["offices"].keys() == shape["offices"].keys()
        assert json.loads(json.dumps(context)) == context


def test_no_template_has_a_style_attribute():
    assert not [path.name for path in FOLDER.glob("*.html") if "style=" in path.read_text()]


@pytest.mark.parametrize("name", ["receipt", "acceptance", "grant", "certificate"])
def test_html_in_a_name_is_printed_not_obeyed(name):
    context = deepcopy(CONTEXTS[name])
    hostile = '<img src="file:///etc/passwd"><b style="x">甲</b>&{{ 7*7 }}'
    context["case"]["applicant"]["name"] = hostile
    if name == "certificate":
        context["body"]["fields"][0]["value"] = hostile
    assert hostile.replace(" ", "") in text(render(context))


@pytest.mark.parametrize("name", CONTEXTS)
def test_a_name_of_200_characters_is_printed_whole(name):
    context = deepcopy(CONTEXTS[name])
    if not context["case"]["applicant"]:
        return
    long = "甲" * 100 + "A" * 100
    context["case"]["applicant"]["name"] = long
    if name == "certificate":
        context["body"]["fields"][0]["value"] = long
    assert name == "dispatch" or long in text(render(context))


def test_a_crowded_certificate_stays_on_one_page():
    context = deepcopy(CONTEXTS["certificate"])
    context["body"]["fields"].append({"label": "经营范围", "value": "理发、美容、" * 60})
    assert len(pages(render(context))) == 1


def test_without_demo_mode_no_seal_is_drawn():
    context = deepcopy(CONTEXTS["certificate"])
    context["document"]["demo"] = False
    context["offices"]["issuing"]["name"] = "某某局"
    written = text(render(context))
    assert "示例县卫生健康" not in written
    assert "（行政审批专用章）" in written
