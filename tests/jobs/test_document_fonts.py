"""Only our faces, embedded; what they can print."""

from copy import deepcopy

import pytest
from fontTools.ttLib import TTFont

from jobs.rendering import PROJECT
from tests.jobs.document_contexts import CONTEXTS
from tests.jobs.pdfs import faces, render, sample, text

FONTS = PROJECT / "static" / "fonts"
OURS = {"Tongban-Song", "Tongban-Rare", "Tongban-Title-Bold", "Tongban-Hei-Medium"}
SYMBOLS = "①②⑩③√×→℃〔〕《》—“”‘’…·、。，；：？！（）【】「」〇№※□■○●％￥ⅠⅫ"
EXPECTED = {
    "noto-serif-sc-2.003-400.ttf",
    "noto-serif-sc-2.003-400-rare.ttf",
    "noto-serif-sc-2.003-700.ttf",
    "noto-sans-sc-2.004-500.ttf",
}


def characters(name: str) -> set[str]:
    with TTFont(FONTS / name, lazy=True) as font:
        return {chr(code) for code in font.getBestCmap()}


def encoded(rows: range, cells: range, codec: str) -> set[str]:
    pairs = (bytes([row, cell]) for row in rows for cell in cells)
    return {char for pair in pairs for char in pair.decode(codec, errors="ignore")}


def test_the_faces_lie_where_the_styles_look_for_them():
    assert {path.name for path in FONTS.glob("*.ttf")} == EXPECTED
    styles = (PROJECT / "web/templates/documents/print.css").read_text()
    assert all(f"/static/fonts/{name}" in styles for name in EXPECTED)


@pytest.mark.parametrize("name", EXPECTED - {"noto-serif-sc-2.003-400-rare.ttf"})
def test_a_face_prints_all_wording(name):
    hanzi = encoded(range(0xB0, 0xF8), range(0xA1, 0xFF), "gb2312")
    assert len(hanzi) == 6763
    ascii_letters = {chr(code) for code in range(0x20, 0x7F)}
    full_width = {chr(code) for code in range(0xFF01, 0xFF5F)}
    assert hanzi | set(SYMBOLS) | ascii_letters | full_width <= characters(name)


def test_names_are_printed_up_to_gb_18030_level_2():
    known = characters("noto-serif-sc-2.003-400.ttf")
    known |= characters("noto-serif-sc-2.003-400-rare.ttf")
    assert encoded(range(0x81, 0xFF), range(0x40, 0xFF), "gbk") & _han() <= known
    assert {chr(code) for code in range(0x3400, 0x4DB6)} <= known
    assert set("䶮𬭚赇阢铴㛃䲠𫍣𬱖") <= known


def _han() -> set[str]:
    return {chr(code) for code in range(0x4E00, 0x9FA6)}


@pytest.mark.parametrize("name", CONTEXTS)
def test_no_face_but_ours_appears_and_all_are_embedded(name):
    found = faces(sample(name))
    assert found.keys() <= OURS
    assert all(found.values())


def test_rare_characters_of_a_name_are_drawn_by_our_faces():
    context = deepcopy(CONTEXTS["grant"])
    context["case"]["applicant"]["name"] = "欧阳㐂䶮𬭚赇·买买提"
    pdf = render(context)
    assert faces(pdf).keys() <= OURS
    assert "Tongban-Rare" in faces(pdf)
    assert "欧阳㐂䶮𬭚赇·买买提" in text(pdf)
