"""What one situation needs, and the reason for each change (items.md 5.3)."""

import random

import pytest

from models.catalog.checking.checklist import Checklist, checklist
from models.catalog.guide import Guide
from models.catalog.words import Need
from tests.models.catalog.written import guide, material, question, row

AGENT = {"q": "agent", "is": "他人代办"}
WHO = question("agent", "本人办理", "他人代办")


def asked(*options: tuple[str, list[dict]], materials: tuple = (), **told) -> Guide:
    """One question `q` whose options have effects, and papers m1 and m2."""
    papers = materials or (material("m1", "申请表"), material("m2", "平面图"))
    return guide(materials=list(papers), questions=[question("q", *options)], **told)


def answered(written: Guide, *answers: str, key: str = "q") -> Checklist:
    return checklist(written, {key: answers})


def names(lines) -> list[str]:
    return [line.material.name for line in lines]


def test_a_paper_for_some_is_listed_with_the_answer_it_comes_from():
    written = guide(materials=[material("m1", "委托书", when=AGENT)], questions=[WHO])
    [line] = checklist(written, {"agent": ("他人代办",)}).lines
    assert line.reason == "因选“他人代办”"


def test_what_is_not_needed_says_which_answer_made_it_so():
    written = guide(materials=[material("m1", "委托书", when=AGENT)], questions=[WHO])
    [left] = checklist(written, {"agent": ("本人办理",)}).left_out
    assert (left.name, left.reason) == ("委托书", "因选“本人办理”")
    [left] = checklist(written, {}).left_out
    assert left.reason == "选“他人代办”才要"


def test_an_exception_names_the_answer_too():
    written = guide(materials=[material("m1", "本人声明", when={"not": AGENT})], questions=[WHO])
    assert checklist(written, {"agent": ("本人办理",)}).lines[0].reason == "因选“本人办理”"
    assert checklist(written, {}).lines[0].reason == ""


def test_an_answer_adds_a_paper_nobody_else_needs():
    only_added = material("m2", "检测报告", when={"any": []})
    written = asked(("有空调", [{"add": "m2"}]), "没有", materials=(material("m1"), only_added))
    without = answered(written, "没有")
    assert names(without.lines) == ["材料m1"]
    assert [left.reason for left in without.left_out] == ["选“有空调”才要"]
    assert answered(written, "有空调").lines[1].reason == "因选“有空调”"


def test_an_answer_drops_a_paper_and_the_dropped_one_says_why():
    listed = answered(asked(("变更", [{"drop": "m2"}])), "变更")
    assert names(listed.lines) == ["申请表"]
    assert [(left.name, left.reason) for left in listed.left_out] == [("平面图", "因选“变更”")]


def test_what_one_answer_adds_and_another_drops_stays_away():
    both = question("q", ("甲", [{"add": "m2"}]), ("乙", [{"drop": "m2"}]), kind="multi")
    written = guide(materials=[material("m1"), material("m2")], questions=[both])
    assert [line.key for line in answered(written, "甲", "乙").lines] == ["m1"]


def test_need_and_copies_change_with_the_reason():
    effects = [{"need": {"m2": "tolerable"}}, {"copies": {"m2": 3}}]
    line = answered(asked(("三人以上", effects)), "三人以上").lines[1]
    assert (line.need, line.copies, line.tolerable) == (Need.TOLERABLE, 3, True)
    assert line.changes == (
        "改为可容缺（因选“三人以上”）",
        "复印件改为3份（因选“三人以上”）",
    )


def test_what_is_made_exempt_is_not_brought():
    listed = answered(asked(("军人", [{"need": {"m2": "exempt"}}])), "军人")
    assert names(listed.to_bring) == ["申请表"]
    assert names(listed.waived) == ["平面图"]


def test_a_need_that_does_not_exist_changes_nothing():
    listed = answered(asked(("甲", [{"need": {"m2": "whatever"}}])), "甲")
    assert [line.changes for line in listed.lines] == [(), ()]


def test_fees_are_the_items_own_and_those_an_answer_brings():
    plate = {"fee": {"name": "工本费", "standard": "20元"}}
    own = [row("fees", name="检验费", standard="50元")]
    written = asked(("要副本", [plate]), "不要", charges=True, fees=own)
    assert [fee.name for fee in answered(written, "不要").fees] == ["检验费"]
    brought = answered(written, "要副本").fees[1]
    assert (brought.name, brought.standard, brought.reason) == ("工本费", "20元", "因选“要副本”")


def test_an_item_that_does_not_charge_has_no_fees():
    assert answered(asked("甲", charges=False), "甲").fees == ()


def test_an_answer_changes_the_promised_limit():
    listed = answered(asked(("加急", [{"promise": 1}]), "不急"), "加急")
    assert (listed.promised_length, listed.promise_reason) == (1, "因选“加急”")
    assert answered(asked(("加急", [{"promise": 1}]), "不急"), "不急").promise_reason == ""


def test_an_answer_makes_a_special_procedure_certain():
    testing = row("specials", code="S1", name="检验检测", max_days=15)
    written = asked(("住宿", [{"special": "S1"}]), "理发", specials=[testing])
    [wait] = answered(written, "住宿").specials
    assert (wait.special.name, wait.reason) == ("检验检测", "因选“住宿”")
    assert answered(written, "理发").specials == ()


def test_a_situation_that_cannot_go_this_way_says_where_to_go():
    written = asked(("外县户籍", [{"stop": "请到户籍所在地办理。"}]), "本县")
    listed = answered(written, "外县户籍")
    assert (listed.stop, listed.stop_reason) == ("请到户籍所在地办理。", "因选“外县户籍”")
    assert answered(written, "本县").stop == ""


def test_an_answer_leads_to_another_item():
    listed = answered(
        asked(("公司", [{"goto": "Y" * 31, "sentence": "公司请办企业登记。"}])), "公司"
    )
    assert (listed.goto, listed.stop) == ("Y" * 31, "公司请办企业登记。")
    silent = answered(asked(("公司", [{"goto": "Y" * 31}])), "公司")
    assert "另一个事项" in silent.stop, "whoever shows only `stop` does not go on either"


def test_what_cannot_be_done_at_all_goes_before_what_is_done_elsewhere():
    both = question("q", ("甲", [{"stop": "办不了。"}]), ("乙", [{"goto": "Y"}]), kind="multi")
    listed = answered(guide(materials=[material("m1")], questions=[both]), "甲", "乙")
    assert (listed.stop, listed.goto) == ("办不了。", "")


@pytest.mark.parametrize(
    ("waiver", "source"),
    [
        ("certificate", "电子证照"),
        ("shared", "数据共享"),
        ("online", "在线核验"),
        ("internal", "内部核查"),
    ],
)
def test_what_is_waived_names_its_source(waiver, source):
    written = guide(materials=[material("m1", waiver=waiver), material("m2")], questions=[])
    listed = checklist(written, {})
    assert [(line.key, line.source) for line in listed.waived] == [("m1", source)]
    assert [(line.key, line.source) for line in listed.to_bring] == [("m2", "")]


def test_a_promise_stands_for_a_paper_only_when_it_is_chosen():
    way = question("way", "告知承诺", "一般程序")
    written = guide(materials=[material("m1", waiver="promise")], questions=[way])
    assert [line.key for line in answered(written, "一般程序", key="way").to_bring] == ["m1"]
    [line] = answered(written, "告知承诺", key="way").waived
    assert (line.source, line.looked_up) == ("告知承诺", False)
    assert line.changes == ("不用交（因选“告知承诺”）",)


def test_a_question_that_no_longer_applies_is_forgotten_with_its_answer():
    later = question("ac", ("是", [{"add": "m1"}]), "否", when={"q": "type", "is": "住宿"})
    written = guide(
        materials=[material("m1", when={"any": []}), material("m2")],
        questions=[question("type", "住宿", "理发"), later],
    )
    listed = checklist(written, {"type": ("理发",), "ac": ("是",)})
    assert [one.key for one in listed.questions] == ["type"]
    assert (dict(listed.answers), [line.key for line in listed.lines]) == (
        {"type": ("理发",)},
        ["m2"],
    )


def test_unknown_questions_and_answers_are_ignored():
    written = asked("甲", "乙")
    odd = {"q": ("丙", "", "甲甲"), "nothing": ("1",)}
    assert checklist(written, odd) == checklist(written, {})


def test_the_order_of_answers_does_not_matter():
    several = question("q", ("甲", [{"promise": 3}]), ("乙", [{"promise": 1}]), kind="multi")
    written = guide(materials=[material("m1")], questions=[several, WHO])
    given = [("agent", ("本人办理",)), ("q", ("乙", "甲", "乙"))]
    expected = checklist(written, {"q": ("甲", "乙"), "agent": ("本人办理",)})
    for _ in range(4):
        random.shuffle(given)
        assert checklist(written, dict(given)) == expected
    assert expected.promised_length == 1, "the later option has the last word"


def test_a_question_with_one_answer_takes_one():
    assert answered(asked("甲", "乙"), "乙", "甲").answers == {"q": ("甲",)}


def test_open_questions_are_named_but_those_that_may_stay_open_are_not():
    may = question("may", "有", "没有", required=False)
    written = guide(materials=[material("m1")], questions=[WHO, may])
    assert [one.key for one in checklist(written, {}).unanswered] == ["agent"]
    assert checklist(written, {"agent": ("本人办理",)}).complete


def test_facts_count_only_where_they_are_known():
    written = guide(
        materials=[material("m1"), material("m2", when={"fact": "age", "at_least": 80})],
        questions=[],
    )
    assert len(checklist(written, {}, {"age": 85}).lines) == 2
    assert [left.reason for left in checklist(written, {}).left_out] == ["年满80周岁才要"]


def test_a_long_reason_still_fits_where_a_case_keeps_it():
    labels = [f"第{number:02d}种情形{'长' * 60}" for number in range(9)]
    many = question("q", *labels, kind="multi")
    needs_all = material("m1", when={"q": "q", "in": labels})
    [line] = answered(guide(materials=[needs_all], questions=[many]), *labels).lines
    assert len(line.reason) <= 200
    assert line.reason.endswith("等9项")
