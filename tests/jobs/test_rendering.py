"""The renderer itself: same bytes, no way out, marks over copies."""

import base64
import io
import socket
from copy import deepcopy

import pytest
from PIL import Image
from pypdf import PdfReader

from jobs import rendering
from jobs.marks import overlay, stamp_void
from jobs.rendering import OwnFilesOnly
from tests.jobs.document_contexts import CONTEXTS
from tests.jobs.pdfs import faces, letters, pages, render, sample, text


def test_the_same_context_gives_the_same_bytes():
    assert render(CONTEXTS["grant"]) == render(deepcopy(CONTEXTS["grant"]))


def test_the_paper_says_in_its_data_what_it_is():
    read = PdfReader(io.BytesIO(sample("grant")))
    assert read.metadata.title == "准予行政许可决定书 示卫准〔2026〕3号"
    assert read.metadata.author == "示例县卫生健康委员会"
    assert "/CreationDate" not in read.metadata
    assert read.root_object["/Lang"] == "zh-CN"


def test_a_missing_key_is_an_error_not_a_gap():
    context = deepcopy(CONTEXTS["acceptance"])
    del context["body"]["due_on"]
    with pytest.raises(Exception, match="due_on"):
        render(context)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.css",
        "ftp://127.0.0.1/x",
        "file:///etc/passwd",
        (rendering.PROJECT / "pyproject.toml").as_uri(),
        f"{(rendering.PROJECT / 'static' / 'fonts').as_uri()}/../../pyproject.toml",
        f"{(rendering.PROJECT / 'static' / 'fonts').as_uri()}/%2e%2e/%2e%2e/pyproject.toml",
    ],
)
def test_nothing_but_our_fonts_and_styles_is_opened(address):
    with pytest.raises(ValueError, match="may not read"):
        OwnFilesOnly().fetch(address)


def test_no_paper_opens_a_connection(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("a paper asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    context = deepcopy(CONTEXTS["service"])
    context["body"]["signature"] = "http://127.0.0.1:9/signature.png"
    assert "送达回证" in text(render(context))


def test_a_signature_drawn_on_the_tablet_is_printed():
    context = deepcopy(CONTEXTS["service"])
    drawn = io.BytesIO()
    Image.new("L", (300, 100)).save(drawn, "PNG")
    picture = base64.b64encode(drawn.getvalue()).decode()
    context["body"]["signature"] = f"data:image/png;base64,{picture}"
    images = PdfReader(io.BytesIO(render(context))).pages[0].images
    assert len(images) == 1


def test_a_void_copy_is_marked_on_every_page_and_the_original_stays():
    original = sample("grant")
    before = bytes(original)
    copy = stamp_void(original, "补正后重新受理")
    assert original == before
    assert len(pages(copy)) == len(pages(original)) == 2
    for marked, clean in zip(pages(copy), pages(original), strict=True):
        assert marked.startswith(clean)
        assert "作废" in marked
        assert "补正后重新受理" in marked


def test_the_mark_fits_a_certificate_too():
    void = stamp_void(sample("certificate"))
    mark = next(letter for letter in letters(void) if letter.text == "废")
    assert 60 < mark.left < 230
    assert 20 < mark.top < 140
    assert set(faces(void)) == set(faces(sample("certificate")))


def test_a_reprint_says_so_at_the_upper_left():
    copy = overlay(sample("acceptance"), "第2次打印 2026年11月25日")
    assert "第2次打印2026年11月25日" in text(copy)
    assert "作废" not in text(copy)
    first = next(letter for letter in letters(copy) if letter.text == "第" and letter.top < 10)
    assert first.left == pytest.approx(22, abs=0.5)


def test_html_in_a_reason_is_printed():
    assert "<b>甲</b>" in text(stamp_void(sample("acceptance"), "<b>甲</b>"))
