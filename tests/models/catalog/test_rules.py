"""Situation rules are checked before people can get lost in them."""

import pytest

from models.catalog.comparing.sameness import FOUR, side_by_side
from models.catalog.quality.paths import paths
from models.catalog.quality.rules import faults
from tests.models.catalog.written import guide, material, question, row

WHO = question("agent", "本人办理", "他人代办", text="由谁来办？")


def sentences(**told):
    return [one.sentence for one in faults(guide(**told))]


def test_a_guide_without_questions_is_right():
    assert sentences() == []


def test_a_question_and_a_paper_for_one_answer_are_right():
    letter = material("m2", "授权委托书", when={"q": "agent", "is": "他人代办"})
    assert sentences(questions=[WHO], materials=[material("m1"), letter]) == []


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({"q": "who", "is": "老人"}, "材料“授权委托书”的情形条件：条件用到了不存在的问题“who”。"),
        (
            {"q": "agent", "is": "邻居"},
            "材料“授权委托书”的情形条件：条件用到了问题“由谁来办？”里没有的选项“邻居”。",
        ),
        (
            {"not": {"q": "agent", "in": ["邻居"]}},
            "材料“授权委托书”的情形条件：条件用到了问题“由谁来办？”里没有的选项“邻居”。",
        ),
        (
            {"q": "agent"},
            "材料“授权委托书”的情形条件：条件没有写明问题“由谁来办？”要选哪个答案。",
        ),
        (
            {"fact": "height", "is": 180},
            "材料“授权委托书”的情形条件：条件用到了系统不掌握的情况“height”，"
            "可以用的有年龄、是否代办、服务对象、地区。",
        ),
        ({"fact": "age"}, "材料“授权委托书”的情形条件：条件没有写明“年龄”要是什么。"),
        (
            {"fact": "age", "at_least": "八十"},
            "材料“授权委托书”的情形条件：条件里“年龄”要和一个整数比。",
        ),
        ({"all": []}, "材料“授权委托书”的情形条件：条件里有一层是空的。"),
        ({"if": 1}, "材料“授权委托书”的情形条件：条件里的“if”看不懂。"),
    ],
)
def test_what_is_wrong_with_a_condition_is_said(condition, sentence):
    letter = material("m2", "授权委托书", when=condition)
    assert sentences(questions=[WHO], materials=[material("m1"), letter]) == [sentence]


@pytest.mark.parametrize(
    ("effect", "fault"),
    [
        ({"add": "m9"}, "用到了不存在的材料“m9”"),
        ({"drop": "m9"}, "用到了不存在的材料“m9”"),
        ({"need": {"m9": "required"}}, "用到了不存在的材料“m9”"),
        ({"need": {"m1": "perhaps"}}, "必要性写法不对"),
        ({"copies": {"m1": -1}}, "复印件份数要填0或者更大的整数"),
        ({"fee": {"name": "工本费"}}, "增加的收费要写明收费项目和收费标准"),
        ({"promise": True}, "承诺时限要填0或者更大的整数"),
        ({"special": "S9"}, "用到了不存在的特别程序“S9”"),
        ({"goto": "X"}, "转到的就是本事项，会一直绕圈"),
        ({"stop": " "}, "没有写明为什么不能办、去哪里办"),
        ({"office": "civil"}, "“office”不是系统认识的变化"),
    ],
)
def test_what_is_wrong_with_an_effect_is_said(effect, fault):
    asked = question("kind", "新办", ("变更", [effect]), text="办什么？")
    assert sentences(questions=[asked]) == [f"问题“办什么？”的选项“变更”：{fault}。"]


def test_all_effects_of_the_trade_are_known():
    special = row("specials", code="S1", name="听证", max_days=20)
    everything = [
        {"add": "m2"},
        {"drop": "m1"},
        {"need": {"m2": "tolerable"}},
        {"copies": {"m2": 2}},
        {"fee": {"name": "工本费", "standard": "20元"}},
        {"promise": 3},
        {"special": "S1"},
    ]
    asked = question("kind", "新办", ("变更", everything), ("注销", [{"goto": "Y"}]))
    assert sentences(questions=[asked], materials=[material("m1"), material("m2")]) != []
    only_added = material("m2", when={"any": []})
    found = faults(
        guide(questions=[asked], materials=[material("m1"), only_added], specials=[special])
    )
    assert found == []


def test_a_question_that_waits_for_a_later_one_is_found():
    first = question("a", "甲", when={"q": "b", "is": "乙"}, text="第一问")
    second = question("b", "乙", text="第二问")
    assert sentences(questions=[first, second]) == [
        "问题“第一问”要看排在它后面的“第二问”的答案才问，这样问不到它。"
    ]


def test_two_questions_that_wait_for_each_other_are_found():
    first = question("a", "甲", when={"q": "b", "is": "乙"}, text="第一问")
    second = question("b", "乙", when={"q": "a", "is": "甲"}, text="第二问")
    assert len(sentences(questions=[first, second])) == 1


def test_a_question_that_waits_for_itself_is_found():
    alone = question("a", "甲", when={"q": "a", "is": "甲"}, text="第一问")
    assert sentences(questions=[alone]) == ["问题“第一问”要看它自己的答案才问，这样问不到它。"]


def test_a_question_nobody_is_asked_is_found_with_its_options():
    never = {"all": [{"q": "agent", "is": "本人办理"}, {"q": "agent", "is": "他人代办"}]}
    lost = question("why", "生病", "出差", when=never, text="为什么代办？")
    assert sentences(questions=[WHO, lost]) == [
        "问题“为什么代办？”在任何情形下都问不到，选项“生病”“出差”也就选不到。"
    ]


def test_a_paper_nobody_needs_is_found():
    never = {"all": [{"q": "agent", "is": "本人办理"}, {"q": "agent", "is": "他人代办"}]}
    assert sentences(questions=[WHO], materials=[material("m1"), material("m2", when=never)]) == [
        "材料“材料m2”在任何情形下都用不到，请检查它的情形条件。"
    ]


def test_an_answer_that_leaves_nothing_to_hand_in_is_found():
    asked = question("kind", "新办", ("变更", [{"drop": "m1"}]), text="办什么？")
    assert sentences(questions=[asked]) == ["选“变更”时一份材料也不用交，请检查各材料的情形条件。"]


def test_an_answer_that_ends_in_a_sentence_needs_no_list():
    ends = ("变更", [{"drop": "m1"}, {"stop": "请到市里办理。"}])
    assert sentences(questions=[question("kind", "新办", ends)]) == []


def test_an_answer_may_not_promise_more_than_the_law_allows():
    asked = question("kind", "新办", ("变更", [{"promise": 30}]))
    assert sentences(questions=[asked]) == ["选“变更”时承诺时限比法定时限还长。"]


def test_a_question_without_options_and_options_written_twice_are_found():
    twice = question("kind", "新办", "新办", text="办什么？")
    empty = question("why", text="为什么？")
    assert sentences(questions=[twice, empty]) == [
        "问题“办什么？”的选项“新办”写了2次。",
        "问题“为什么？”没有选项，谁也答不了。",
    ]


def test_age_counts_on_both_sides_of_the_line():
    old = material("m2", when={"fact": "age", "at_least": 80})
    assert sentences(materials=[material("m1"), old]) == []


def test_seven_questions_in_a_row_are_many_but_allowed():
    many = [question(f"q{number}", "是", "否") for number in range(7)]
    (found,) = faults(guide(questions=many))
    assert not found.must
    assert found.sentence == "最多要连着回答7个问题，建议不超过6个。"


def test_answers_that_change_nothing_are_tried_once():
    many = [question(f"q{number}", "是", "否") for number in range(20)]
    assert len(paths(guide(questions=many))[0]) == 1


def test_too_many_situations_are_said_to_be_too_many():
    many = [question(f"q{number}", "是", ("否", [{"promise": 1}])) for number in range(12)]
    told = [one.sentence for one in faults(guide(questions=many))]
    assert told[-1] == "情形组合太多，没能全部检查。建议把事项拆成几个业务办理项。"


def test_offices_that_say_the_same_are_the_same():
    assert side_by_side([guide(), guide()]).same


def test_the_office_that_says_something_else_is_named():
    compared = side_by_side([guide(), guide(), guide(name="别的名字")], FOUR)
    assert [row.aspect.label for row in compared.rows if not row.same] == ["事项名称"]
    assert compared.rows[0].differing == (2,)
