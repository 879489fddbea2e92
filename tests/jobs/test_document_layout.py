"""Paper measured with a ruler: margins, grid, seal, repeated heads, the QR code."""

import math
from copy import deepcopy

import pypdfium2
import pytest
import segno

from tests.jobs.document_contexts import BASE_URL, CONTEXTS
from tests.jobs.pdfs import MM, Letter, find, letters, lines, pages, render, sample

LINE = 225 / 22
FILLER = "甲"  # in no other wording, so it marks the text of a test


def with_notes(name: str, *notes: str) -> dict:
    context = deepcopy(CONTEXTS[name])
    context["body"]["notes"] = list(notes)
    return context


def seal(pdf: bytes) -> tuple[int, float, float]:
    """Page, upper edge and middle (mm) of the seal: the only round thing that large."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        for thing in page.get_objects(max_depth=5):
            left, bottom, right, top = (edge / MM for edge in thing.get_bounds())
            if 35 < right - left < 45 and math.isclose(right - left, top - bottom, abs_tol=0.1):
                return number, page.get_height() / MM - top, (left + right) / 2
    raise AssertionError("no seal")


def body_above(pdf: bytes, page: int, top: float) -> list[Letter]:
    """What stands in the text block above the seal, the control lines not counted."""
    return [letter for letter in letters(pdf, page) if letter.bottom < top + 1 and letter.top > 30]


def test_a_page_of_a_decision_holds_22_lines_of_28_characters():
    pdf = render(with_notes("denial", FILLER * 2000))
    rows = [line for line in lines(letters(pdf, 2)) if line[0].text == FILLER]
    assert [len(line) for line in rows] == [28] * 22


def test_a_decision_keeps_the_margins_of_the_standard():
    rows = [
        line
        for line in lines(letters(render(with_notes("denial", FILLER * 2000)), 2))
        if line[0].text == FILLER
    ]
    first, last = rows[0], rows[-1]
    assert first[0].left == pytest.approx(28, abs=0.1)
    assert first[-1].right == pytest.approx(210 - 26, abs=0.2)
    middle = (first[0].top + first[0].bottom) / 2
    assert middle == pytest.approx(37 + LINE / 2, abs=0.2)
    middle = (last[0].top + last[0].bottom) / 2
    assert middle == pytest.approx(297 - 35 - LINE / 2, abs=0.2)


def test_page_numbers_stand_at_the_outer_side_seven_millimetres_below_the_text():
    pdf = sample("grant")
    odd, even = find(pdf, "—1—", 0)[0], find(pdf, "—2—", 1)[0]
    assert pages(pdf)[0].endswith("—1—")
    assert odd.left > 160
    assert even.left == pytest.approx(28 + 14 / MM, abs=1.5)
    assert (odd.top + odd.bottom) / 2 == pytest.approx(297 - 35 + 7 + 2.5, abs=1)


def test_a_red_head_stands_35_millimetres_below_the_edge_of_the_text():
    head = find(sample("revocation-red_head"), "示例县卫生健康委员会")[0]
    assert (head.top + head.bottom) / 2 == pytest.approx(37 + 35 + 6, abs=2)


@pytest.mark.parametrize("lines_of_text", range(0, 24, 2))
def test_no_seal_stands_alone_on_a_page(lines_of_text):
    pdf = render(with_notes("grant", FILLER * (26 + 28 * lines_of_text)))
    page, top, _ = seal(pdf)
    above = body_above(pdf, page, top)
    assert len(lines(above)) >= 1
    assert 0 <= top - max(letter.bottom for letter in above) < LINE


@pytest.mark.parametrize("rows", [0, 1, 9, 10, 12, 14, 30, 31, 32, 33, 60])
def test_no_seal_stands_alone_behind_a_table(rows):
    context = deepcopy(CONTEXTS["receipt"])
    context["body"]["materials"] = [context["body"]["materials"][0]] * rows
    pdf = render(context)
    page, top, _ = seal(pdf)
    assert "进度查询" in "".join(
        letter.text for letter in letters(pdf, page) if letter.bottom < top
    )


def test_the_seal_is_centred_on_the_date():
    for name, date in [("grant", "2026年11月25日"), ("acceptance", "2026年11月20日")]:
        page, top, middle = seal(sample(name))
        row = find(sample(name), date, page)
        assert (row[0].left + row[-1].right) / 2 == pytest.approx(middle, abs=0.5)
        assert top + 21 < row[0].bottom < top + 42


def test_every_page_of_a_long_list_repeats_its_head():
    context = deepcopy(CONTEXTS["receipt"])
    context["body"]["materials"] = context["body"]["materials"] * 8
    found = pages(render(context))
    assert len(found) > 2
    assert all("材料名称" in page for page in found)
    assert all("防伪校验码" in page for page in found)


@pytest.mark.parametrize(
    ("name", "caption", "size"),
    [
        ("acceptance", "扫码查进度", 22),
        ("grant", "扫码查进度", 22),
        ("one_time_notice", "扫码看指南", 22),
        ("certificate", "扫码核验", 24),
    ],
)
def test_the_qr_code_can_be_read(name, caption, size):
    document = CONTEXTS[name]["document"]
    path = document["verify_url"] if name == "certificate" else document["track_url"]
    code = [list(row) for row in segno.make_qr(f"{BASE_URL}{path}", error="m").matrix]
    assert dots(sample(name), find(sample(name), caption), size, len(code)) == code


def dots(pdf: bytes, caption: list[Letter], size: float, count: int) -> list[list[int]]:
    """The picture over a caption, looked at in the middle of each of its dots."""
    left = (caption[0].left + caption[-1].right - size) / 2
    top = (caption[0].top + caption[0].bottom) / 2 - 2.25 - size
    page = pypdfium2.PdfDocument(pdf)[0]
    image = page.render(scale=12 / MM, grayscale=True).to_pil()  # 12 pixels a millimetre
    middles = [(index + 0.5) * size / count for index in range(count)]
    return [
        [int(image.getpixel((int((left + x) * 12), int((top + y) * 12))) < 128) for x in middles]
        for y in middles
    ]
