"""指南质检: a guide that lacks something is not put before people."""

import pytest

from models.catalog.quality.check import findings
from tests.models.catalog.written import guide, material, question, row


def musts(**told):
    return [(one.element, one.sentence) for one in findings(guide(**told)) if one.must]


def wishes(**told):
    return [one.sentence for one in findings(guide(**told)) if not one.must]


def test_a_complete_guide_has_no_musts():
    assert musts() == []


@pytest.mark.parametrize(
    ("element", "empty", "sentence"),
    [
        ("short_name", "", "“短名称”没有填。"),
        ("summary", "  ", "“一句话说明”没有填。"),
        ("audience", [], "“服务对象”没有填。"),
        ("hours", "", "“办理时间”没有填。"),
    ],
)
def test_what_is_required_must_be_filled_in(element, empty, sentence):
    assert (element, sentence) in musts(**{element: empty})


def test_a_name_too_long_for_a_text_message_is_found():
    assert musts(short_name="长" * 21) == [("short_name", "“短名称”超过了20个字。")]


def test_an_unknown_audience_is_found():
    assert musts(audience=["martian"]) == [("audience", "“服务对象”填了系统不认识的内容。")]


def test_a_row_says_where_it_is():
    fee = row("fees", name="工本费", basis="《办法》第一条")
    assert musts(charges=True, fees=[fee]) == [("fees", "收费第1行“工本费”的“收费标准”没有填。")]


def test_an_item_without_materials_must_say_that_it_needs_none():
    assert [element for element, _ in musts(materials=[])] == ["materials"]
    assert musts(materials=[], no_materials=True) == []
    told = musts(materials=[material("m1")], no_materials=True)
    assert told == [("no_materials", "说不需要任何申请材料，却列了申请材料。")]


def test_every_item_needs_law_steps_and_a_result():
    told = dict(musts(bases=[], steps=[], results=[]))
    assert told.keys() == {"bases", "steps", "results"}


@pytest.mark.parametrize(
    ("promised", "unit", "legal", "legal_unit"),
    [
        (21, "workday", 20, "workday"),
        (20, "workday", 20, "day"),
        (2, "month", 30, "workday"),
        (49, "hour", 2, "day"),
    ],
)
def test_nobody_may_promise_more_than_the_law_allows(promised, unit, legal, legal_unit):
    limits = {"promised_length": promised, "promised_unit": unit}
    told = musts(**limits, legal_length=legal, legal_unit=legal_unit)
    assert [element for element, _ in told] == ["promised_length"]


def test_thirty_working_days_fit_into_three_months():
    assert musts(promised_length=30, legal_length=3, legal_unit="month") == []


def test_what_is_done_at_once_cannot_take_five_days():
    assert musts(case_kind="immediate") == [
        ("promised_length", "即办件要当场办结，承诺时限应当填0。")
    ]


def test_what_is_promised_cannot_be_done_at_once():
    assert [element for element, _ in musts(promised_length=0)] == ["promised_length"]


def test_a_special_procedure_without_law_stops_no_clock():
    special = row("specials", code="S1", name="专家评审", max_days=20, excludes_clock=True)
    assert musts(specials=[special]) == [
        ("specials", "特别程序“专家评审”没有法律依据，它的时间要算在办理时限里。")
    ]


def test_nobody_can_stay_at_home_when_only_windows_take_it():
    assert musts(visits=0) == [("visits", "到现场次数是0，可办理形式里只有窗口，人总要来一次。")]
    assert musts(visits=0, channels=["窗口", "网上"]) == []


def test_a_paper_that_may_come_later_says_how_much_later():
    later = material("m1", "卫生管理制度", need="tolerable")
    assert musts(tolerable=True, materials=[later]) == [
        ("materials", "“卫生管理制度”可以容缺，请写明几天之内补齐。")
    ]
    in_time = later | {"tolerance_length": 5, "tolerance_unit": "workday"}
    assert musts(tolerable=True, materials=[in_time]) == []


def test_a_paper_of_which_none_is_asked_is_found():
    assert musts(materials=[material("m1", "户口簿", originals=0)]) == [
        ("materials", "“户口簿”一份也不用交，请填份数。")
    ]


def test_fees_and_the_flag_go_together():
    fee = row("fees", name="工本费", standard="20元", basis="《办法》第一条")
    assert musts(charges=True) == [("fees", "写着要收费，可没有收费项目和标准。")]
    assert musts(fees=[fee]) == [("charges", "列了收费项目，可写着不收费。")]
    assert musts(charges=True, fees=[fee]) == []


def test_a_fee_without_law_may_not_be_taken():
    fee = row("fees", name="工本费", standard="20元")
    assert musts(charges=True, fees=[fee]) == [("fees", "收费“工本费”没有依据，没有依据不能收费。")]


def test_a_certificate_to_renew_needs_a_term():
    licence = row("results", kind="certificate", name="许可证", renewable=True)
    assert musts(results=[licence]) == [("results", "“许可证”没有有效期，却要延续。")]


def test_faults_of_the_rules_stop_publication():
    lost = question("agent", "本人办理", when={"q": "who", "is": "老人"})
    assert [element for element, _ in musts(questions=[lost])] == ["questions"]


def test_what_people_would_miss_is_wished_for():
    form = material("m1", "申请表", category="申请表单", review_points=[])
    licence = row("results", kind="certificate", name="许可证", valid_years=4)
    loose = row("steps", name="盖章")
    told = wishes(materials=[form], results=[licence], steps=[loose], review_points=[])
    assert told[-7:] == [
        "环节“盖章”没有依据，没有依据的环节应当取消。",
        "“许可证”没有样本，群众不知道它是什么样子。",
        "没有常见问题。",
        "这些材料没有写受理标准：申请表。",
        "“申请表”没有空白表格，群众没法提前准备。",
        "“申请表”没有示例样表，群众没法提前准备。",
        "没有审查要点，各人审查的尺度会不一样。",
    ]


def test_findings_come_in_the_order_of_the_form():
    told = [one.element for one in findings(guide(hours="", short_name="", bases=[], fees=[]))]
    assert told.index("short_name") < told.index("hours") < told.index("bases")
