"""Conditions and effects as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.catalog.notation.conditions import Unreadable, read_condition, show_condition
from models.catalog.notation.effects import read_effects, show_effects

AGENT = {"q": "agent", "is": "他人代办"}
BATH, STAY = {"q": "type", "is": "沐浴"}, {"q": "type", "is": "住宿"}

words = st.text(min_size=1, max_size=12)
constants = words | st.integers(-99, 9999) | st.booleans()
leaves = st.one_of(
    st.fixed_dictionaries({"q": words, "is": st.text(max_size=12)}),
    st.fixed_dictionaries({"q": words, "in": st.lists(words, max_size=3)}),
    st.fixed_dictionaries({"fact": words, "at_least": st.integers(0, 200)}),
    st.fixed_dictionaries({"fact": words, "below": st.integers(0, 200)}),
    st.fixed_dictionaries({"fact": words, "is": constants}),
    st.fixed_dictionaries({"fact": words, "in": st.lists(constants, max_size=3)}),
)
conditions = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, min_size=2, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, min_size=2, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
    ),
    max_leaves=6,
)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,9}", fullmatch=True)
lines = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)
effects = st.one_of(
    st.fixed_dictionaries({"add": keys}),
    st.fixed_dictionaries({"drop": keys}),
    st.fixed_dictionaries({"promise": st.integers(0, 9999)}),
    st.fixed_dictionaries({"stop": lines}),
    st.fixed_dictionaries({"goto": lines}, optional={"sentence": lines}),
    st.fixed_dictionaries({"fee": st.fixed_dictionaries({"name": lines, "standard": lines})}),
    st.fixed_dictionaries(
        {"need": st.dictionaries(keys, st.sampled_from(["required", "tolerable"]), max_size=2)}
    ),
    st.fixed_dictionaries({"copies": st.dictionaries(keys, st.integers(0, 9), max_size=2)}),
)


@given(conditions)
def test_every_condition_is_read_back_as_it_was(condition: dict) -> None:
    assert read_condition(show_condition(condition)) == condition


@given(st.lists(effects, max_size=5))
def test_every_effect_is_read_back_as_it_was(listed: list) -> None:
    assert read_effects(show_effects(listed)) == listed


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("", None),
        ("agent=他人代办", AGENT),
        ("agent=他人代办 & (type=住宿 | type=沐浴)", {"all": [AGENT, {"any": [STAY, BATH]}]}),
        ("type=[住宿, 沐浴]", {"q": "type", "in": ["住宿", "沐浴"]}),
        ("!agent=他人代办", {"not": AGENT}),
        ("!(agent=他人代办|type=住宿)", {"not": {"any": [AGENT, STAY]}}),
        ("@age>=80", {"fact": "age", "at_least": 80}),
        ("@age<60", {"fact": "age", "below": 60}),
        ("@is_agent=true", {"fact": "is_agent", "is": True}),
        ('agent="a=b"', {"q": "agent", "is": "a=b"}),
        ("kind=个人（自然人）", {"q": "kind", "is": "个人（自然人）"}),
        ("只在选项要求时", {"any": []}),
    ],
)
def test_a_condition_reads_as_it_looks(text: str, condition: dict | None) -> None:
    assert read_condition(text) == condition
    assert read_condition(show_condition(condition)) == condition


@pytest.mark.parametrize(
    "text",
    [
        "agent",
        "agent=",
        "=他人代办",
        "(agent=a",
        "agent=a)",
        "a=b c=d =",
        "@age>80",
        "@age>=很大",
        "agent＝他人代办",
        '"',
        "a=[b",
        "a=b &",
        "& a=b",
        "{",
        "(" * 3000,
        "(" * 900 + "a=b",
        "!" * 99,
        'a="\\x"',
        "@age",
    ],
)
def test_what_is_no_condition_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Unreadable, match=r"条件|引号|数字"):
        read_condition(text)


def test_and_with_or_needs_brackets_so_that_nobody_misreads_it() -> None:
    with pytest.raises(Unreadable, match="请用括号"):
        read_condition("agent=他人代办 & type=住宿|type=沐浴")


def test_full_width_marks_are_pointed_out() -> None:
    with pytest.raises(Unreadable, match="符号请用半角"):
        read_condition("agent＝他人代办")


def test_effects_read_as_sentences() -> None:
    text = "加材料 m3\n减材料 m2\n必要性 m4=可容缺\n复印件 m1=2\n承诺 10\n不能办：先办营业执照"
    listed = [
        {"add": "m3"},
        {"drop": "m2"},
        {"need": {"m4": "tolerable"}},
        {"copies": {"m1": 2}},
        {"promise": 10},
        {"stop": "先办营业执照"},
    ]
    assert read_effects(text) == listed
    assert show_effects(listed) == text


@pytest.mark.parametrize(
    "text",
    [
        "加 m3",
        "必要性 m3=也许",
        '{"need": {"m1": "no"}}',
        '{"copies": [1]}',
        "{}",
        "{",
        "[" * 900,
        '{"new": "word"}',
        '{"promise": true}',
        "承诺 很快",
        "减材料 m1\n" * 51,
        "x" * 3000,
    ],
)
def test_what_is_no_effect_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Unreadable):
        read_effects(text)
