"""How names are written so that they are found."""

import pytest

from models.catalog.search.spelling import (
    grams_wanted,
    initials_of,
    lines,
    pinyin_of,
    plain,
    words_of,
)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("社保卡", ["社保卡"]),
        ("  卫生　许可 ", ["卫生", "许可"]),
        ("ＳＦＺ", ["sfz"]),
        ("社保ka", ["社保", "ka"]),
        ("《就业创业证》", ["就业创业证"]),
        ("lü", ["lv"]),
        ("!?", []),
    ],
)
def test_what_is_typed_becomes_plain_words(typed, words):
    assert words_of(typed) == words


def test_signs_and_blanks_are_no_part_of_a_name():
    assert lines(["公共场所卫生许可（新办）", "C1 驾照", ""]) == ["公共场所卫生许可新办", "c1驾照"]


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("身份证", "shenfenzheng", "sfz"),
        ("开饭店", "kaifandian", "kfd"),
        ("社保卡", "shebaoka", "sbk"),
        ("银行账户", "yinhangzhanghu", "yhzh"),  # 行 is read hang here
        ("c1驾照", "c1jiazhao", "c1jz"),
    ],
)
def test_names_are_spelt_as_people_say_them(name, pinyin, initials):
    assert pinyin_of(name) == pinyin
    assert initials_of(name)[0] == initials


def test_a_short_name_is_found_by_another_reading_too():
    assert initials_of("重残补贴")[0] == "zcbt"
    assert "ccbt" in initials_of("重残补贴")


def test_a_word_asks_for_as_few_grams_as_tell_it():
    assert grams_wanted("身份证") == ["份证", "身份"]
    assert grams_wanted("sheb") == ["heb", "she"]
    assert grams_wanted("卡") == ["卡"]
    assert plain("①") == "1"
