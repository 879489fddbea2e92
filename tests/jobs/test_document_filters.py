"""Dates, numbers and punctuation as papers write them."""

import pytest
from markupsafe import Markup

from web.document_filters import cjk, ordinal, paper_date, paper_time, qr, seal


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2026-11-21", "2026年11月21日"),
        ("2026-01-05", "2026年1月5日"),
        ("2026-11-21T15:20:00+08:00", "2026年11月21日"),
        ("2026-11-20T16:30:00+00:00", "2026年11月21日"),
        ("", ""),
    ],
)
def test_a_date_has_arabic_digits_without_leading_zeros(text, written):
    assert paper_date(text).striptags() == written


def test_the_parts_of_a_date_are_not_torn():
    assert "<span class=nowrap>21日</span>" in paper_date("2026-11-21")


def test_a_moment_is_written_in_the_time_of_the_office():
    assert paper_time("2026-11-20T07:05:00+00:00").striptags() == "2026年11月20日 15:05"
    assert paper_time("") == ""


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("公共场所卫生许可(新办)", "公共场所卫生许可（新办）"),
        ("填写完整;本人签名", "填写完整；本人签名"),
        ("按规定,见附件", "按规定，见附件"),
        ("ACME Co., Ltd. (China)", "ACME Co., Ltd. (China)"),
        ("工作日9:00—12:00", "工作日9:00—12:00"),
        ("358×441像素", "358×441像素"),
    ],
)
def test_punctuation_beside_han_is_full_width(typed, printed):
    assert cjk(typed).striptags() == printed


def test_a_number_keeps_its_measure_word():
    assert cjk("届满30日前") == Markup("届满<span class=nowrap>30日</span>前")
    assert cjk("5个工作日内") == Markup("<span class=nowrap>5个工作日</span>内")


def test_cjk_escapes_before_it_marks():
    assert cjk("<b>3日</b>'8号'") == Markup(
        "&lt;b&gt;<span class=nowrap>3日</span>&lt;/b&gt;&#39;<span class=nowrap>8号</span>&#39;"
    )


def test_items_are_counted_in_hanzi():
    counted = [ordinal(number) for number in (1, 2, 10, 11, 20, 21, 99)]
    assert counted == ["一", "二", "十", "十一", "二十", "二十一", "九十九"]


def test_drawings_escape_what_they_are_given():
    assert "<script>" not in seal("<script>", "<b>")
    assert "<script>" not in qr("https://example.org/<script>")


@pytest.mark.parametrize("length", [1, 2, 13, 40])
def test_a_seal_takes_names_of_any_length(length):
    assert seal("局" * length, "专用章").count("局") == length
