"""What changed between two versions, said in the words of the form."""

from models.catalog.comparing.comparison import Change, differences
from tests.models.catalog.written import guide, material, question, row, written


def told(before, after):
    return [
        (one.group, one.element, one.before, one.after, one.kind)
        for one in differences(before, after)
    ]


def test_a_version_does_not_differ_from_itself():
    assert told(guide(), guide()) == []


def test_a_guide_and_a_draft_are_compared_alike():
    assert told(guide(), written()) == []


def test_values_are_said_in_words():
    assert told(guide(), guide(case_kind="immediate", bookable=True, promised_length=0)) == [
        ("办理时限", "办件类型", "承诺件", "即办件", Change.CHANGED),
        ("办理时限", "承诺办结时限", "5", "0", Change.CHANGED),
        ("支持的办理方式", "支持预约", "否", "是", Change.CHANGED),
    ]


def test_what_was_empty_is_added_and_what_is_emptied_removed():
    before, after = guide(legal_note="看省里的规定"), guide(discretion="从轻")
    assert told(before, after) == [
        ("办理时限", "法定时限说明", "看省里的规定", "", Change.REMOVED),
        ("审查和改革", "裁量基准", "", "从轻", Change.ADDED),
    ]


def test_a_paper_is_the_same_paper_under_the_same_key():
    before = guide(materials=[material("m1", "户口本")])
    after = guide(materials=[material("m1", "户口簿", copies=2)])
    assert told(before, after) == [
        ("申请材料", "“户口簿”的材料名称", "户口本", "户口簿", Change.CHANGED),
        ("申请材料", "“户口簿”的复印件份数", "0", "2", Change.CHANGED),
    ]


def test_a_paper_under_another_key_is_known_by_its_name():
    before = guide(materials=[material("m1", "户口簿")])
    after = guide(materials=[material("m7", "户口簿", need="optional")])
    assert [line[1] for line in told(before, after)] == ["“户口簿”的材料代号", "“户口簿”的必要性"]


def test_a_new_paper_and_one_no_longer_asked_for():
    before = guide(materials=[material("m1", "户口簿")])
    after = guide(materials=[material("m2", "居住证")])
    added, removed = told(before, after)
    assert (added[1], added[4]) == ("“居住证”", Change.ADDED)
    assert (removed[1], removed[4]) == ("“户口簿”", Change.REMOVED)
    assert "材料形式：原件" in added[3]


def test_new_review_points_are_told_one_by_one():
    before = guide(materials=[material("m1", "户口簿", review_points=["在有效期内"])])
    after = guide(materials=[material("m1", "户口簿", review_points=["在有效期内", "盖章清晰"])])
    assert told(before, after) == [("申请材料", "“户口簿”的审查要点", "", "盖章清晰", Change.ADDED)]


def test_rules_are_read_aloud():
    agent = question("agent", "本人办理", "他人代办", text="由谁来办？")
    letter = material("m1", "授权委托书")
    before = guide(questions=[agent], materials=[letter])
    when = {"q": "agent", "is": "他人代办"}
    after = guide(questions=[agent], materials=[letter | {"when": when}])
    assert told(before, after) == [
        ("申请材料", "“授权委托书”的情形条件", "", "“由谁来办？”选“他人代办”", Change.ADDED)
    ]


def test_an_option_that_ends_elsewhere_is_a_change_of_that_question():
    before = question("kind", "新办", "变更", text="办什么？")
    after = question("kind", "新办", ("变更", [{"stop": "到市里办"}]), text="办什么？")
    assert told(guide(questions=[before]), guide(questions=[after])) == [
        ("情形问题“办什么？”", "“变更”的选了以后", "", "不能办理：到市里办", Change.ADDED)
    ]


def test_the_order_of_steps_is_a_change():
    one, two = row("steps", name="受理"), row("steps", name="决定")
    assert told(guide(steps=[one, two]), guide(steps=[two, one])) == [
        ("办理流程", "顺序", "受理、决定", "决定、受理", Change.CHANGED)
    ]
