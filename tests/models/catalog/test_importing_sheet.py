"""Reading the file of a catalogue: encodings, headings, spoilt lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.catalog.importing.sheet import COLUMNS, LONGEST, CannotRead, Line, read_sheet

HEAD = ",".join(COLUMNS)
GOOD = "区民政局,未分类,高龄津贴,511602000000,511A-1,5,11511301008778298W"


def lines(*rows: str, encoding: str = "utf-8", head: str = HEAD, end: str = "\n") -> list[Line]:
    return read_sheet(end.join((head, *rows)).encode(encoding))[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_usual_encodings_and_line_ends_are_read(encoding: str, end: str) -> None:
    (line,) = lines(GOOD, encoding=encoding, end=end)
    assert (line.number, line.trouble) == (2, "")
    assert line.values["department"] == "区民政局"
    assert line.values["dept_code"] == "11511301008778298W"


def test_columns_may_stand_in_any_order() -> None:
    head = ",".join(reversed(COLUMNS))
    (line,) = lines(",".join(reversed(GOOD.split(","))), head=head)
    assert line.values["name"] == "高龄津贴"


def test_columns_we_do_not_know_are_left_out_with_one_sentence() -> None:
    content = f"{HEAD},备注\n{GOOD},很好\n".encode()
    (line,), notes = read_sheet(content)
    assert notes == ["多出的列没有读：备注。"]
    assert line.values.keys() == set(COLUMNS)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "文件是空的"),
        (b"\n \n", "文件是空的"),
        (b"a,b\n1,2\n", "缺少列：department、main_item"),
        (f"{HEAD},name\n".encode(), "重复的列：name"),
        (b"PK\x03\x04whatever", "另存为 CSV"),
        (b"\xff\xfe\x00\x01" * 50, "缺少列"),
        (HEAD.replace(",", ";").encode(), "缺少列"),
    ],
)
def test_a_file_of_no_use_is_refused_with_a_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(CannotRead, match=sentence):
        read_sheet(content)


def test_blank_lines_are_passed_over_and_numbers_stay_those_of_the_file() -> None:
    found = lines("", GOOD, ",,,,,,", "  ", GOOD)
    assert [line.number for line in found] == [3, 6]


def test_a_heading_without_rows_is_an_empty_catalogue() -> None:
    assert lines() == []


def test_a_forgotten_quote_spoils_only_its_own_line() -> None:
    found = lines('区民政局,"未分类,高龄津贴,511602000000,511A-0,5,115', GOOD, GOOD, '"a",b')
    assert [bool(line.trouble) for line in found] == [True, False, False, True]


def test_a_forgotten_quote_before_a_quoted_name_spoils_only_its_own_line() -> None:
    quoted = GOOD.replace("高龄津贴", '"高龄津贴，含""补发"""')
    found = lines('区民政局,"未分类,高龄,511602000000,511A-0,5,115', quoted, GOOD)
    assert [bool(line.trouble) for line in found] == [True, False, False]
    assert found[1].values["name"] == '高龄津贴，含"补发"'


def test_a_name_may_have_commas_and_line_breaks_inside_quotes() -> None:
    found = lines(GOOD.replace("高龄津贴", '"高龄,\n津贴"'), GOOD)
    assert [line.number for line in found] == [2, 4]
    assert found[0].values["name"] == "高龄,\n津贴"


def test_quotes_inside_a_name_without_quotes_stay() -> None:
    (line,) = lines(GOOD.replace("高龄津贴", '3"管道'))
    assert line.values["name"] == '3"管道'


def test_too_few_or_too_many_fields_are_told() -> None:
    found = lines("a,b", f"{GOOD},x", f"{GOOD},,")
    assert [line.trouble[:7] for line in found] == ["这一行有2列，", "这一行有8列，", ""]


def test_a_very_long_line_is_told_and_stops_nothing() -> None:
    found = lines("长" * (LONGEST + 1), GOOD, f'"{"长" * 300_000}', GOOD)
    assert [line.trouble[:4] for line in found] == ["这一行有", "", "这一行有", ""]


def test_a_few_unreadable_bytes_do_not_turn_the_file_into_nonsense() -> None:
    content = f"{HEAD}\n{GOOD}\n".encode() + b"\xe5\x8c," + f"{GOOD}\n".encode()
    found = read_sheet(content)[0]
    assert found[0].values["department"] == "区民政局"


@given(st.binary(max_size=300))
def test_whatever_follows_the_heading_is_rows_or_troubles(noise: bytes) -> None:
    for line in read_sheet(f"{HEAD}\n".encode() + noise)[0]:
        assert line.trouble or line.values.keys() == set(COLUMNS)
