"""What people type, as far as it is text and can be kept."""

import pytest
from litestar.datastructures import FormMultiDict, UploadFile

from models.errors import Invalid
from web.filters import values_of
from web.forms import cut, file_name, form_key, text, ticked, values


def form(**fields: object) -> FormMultiDict:
    return FormMultiDict(fields)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  第一行\r\n第二行\t。 ", "第一行\n第二行\t。"),
        ("a\0b\x1b[0m\x7f", "ab[0m"),
        ("全角　空格", "全角　空格"),
        ("", ""),
    ],
)
def test_text_is_trimmed_and_printable(typed, kept):
    assert text(form(note=typed), "note") == kept


def upload(name: str) -> UploadFile:
    file = UploadFile("image/jpeg", name)
    file.file.close()
    return file


def test_a_field_that_is_not_there_or_is_a_file_is_empty():
    assert text(form(), "note") == ""
    assert text(form(note=upload("a.jpg")), "note") == ""


def test_what_is_too_long_is_refused_with_both_numbers():
    with pytest.raises(Invalid) as wrong:
        text(form(note="长" * 11), "note", 10)
    assert wrong.value.errors == {"note": "最多写10个字，现在有11个，请删减后再提交。"}
    assert text(form(note="长" * 10), "note", 10) == "长" * 10


def test_codes_are_simply_cut():
    assert cut(form(code="1234567"), "code", 6) == "123456"


@pytest.mark.parametrize("key", ["0" * 32, "a-b_c-d-e", "A" * 64])
def test_a_key_of_ours_counts(key):
    assert form_key(form(_key=key)) == key


@pytest.mark.parametrize("key", ["", "short", "x" * 65, "键" * 10, "a b c d e f", "0" * 31 + "\n"])
def test_no_other_key_does(key):
    assert form_key(form(_key=key)) is None


def test_a_box_is_ticked_or_not():
    assert ticked(form(signed="yes"), "signed")
    assert not ticked(form(signed=" "), "signed")
    assert not ticked(form(), "signed")


def test_several_ticked_boxes_come_back_ticked():
    sent = FormMultiDict([("defect", "1"), ("defect", "other"), ("_token", "x"), ("text", "意见")])
    again = values(sent)
    assert values_of(again, "defect") == ["1", "other"]
    assert again.get("text", "") == "意见"
    assert "_token" not in again


def test_a_field_can_be_shown_differently_than_it_was_typed():
    again = values(form(mobile="138 0000 0000", code="123456"), mobile="13800000000", code="")
    assert (again["mobile"], again["code"]) == ("13800000000", "")


def test_file_names_are_cut_at_their_front():
    assert file_name(upload("a\0b.jpg")) == "ab.jpg"
    assert file_name(upload("长" * 300 + ".jpg")).endswith("长.jpg")
    assert len(file_name(upload("长" * 300 + ".jpg"))) == 100
