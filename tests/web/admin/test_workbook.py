"""The workbook: down, filled in, and up again."""

import io

from openpyxl import load_workbook

from tests.web.admin.shop import DRAFT, SHOP, begin
from tests.web.browser import Browser
from tests.web.documents import Page


async def downloaded(editor: Browser):
    answer = await editor.get(f"{SHOP}/workbook")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].endswith('.xlsx"')
    return load_workbook(io.BytesIO(answer.content))


def row_of(book, label: str):
    """The cell beside a label of the sheet of basics."""
    for row in book["基本信息"].iter_rows():
        for place, cell in enumerate(row):
            if cell.value and str(cell.value).startswith(label):
                return row[place + 1]
    raise AssertionError(label)


async def sent(editor: Browser, book):
    out = io.BytesIO()
    book.save(out)
    files = {"file": ("清单.xlsx", out.getvalue(), "application/octet-stream")}
    return await editor.fill(SHOP, f"{SHOP}/workbook", files=files)


async def test_a_filled_in_workbook_goes_into_the_draft(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    book = await downloaded(fang)
    row_of(book, "短名称").value = "卫生证"
    answer = await sent(fang, book)
    assert answer.headers.get("location") == f"{SHOP}?done=workbook", answer.text
    assert (await fang.open(f"{DRAFT}/identity")).typed["short_name"] == "卫生证"


async def test_bad_cells_are_told_and_nothing_is_written(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    book = await downloaded(fang)
    row_of(book, "短名称").value = "卫生证"
    row_of(book, "承诺办结时限").value = "五天"
    answer = Page(await sent(fang, book))
    assert answer.status == 422
    assert "承诺办结时限" in answer.text
    assert (await fang.open(f"{DRAFT}/identity")).typed["short_name"] != "卫生证"


async def test_without_a_file_nothing_happens(as_staff):
    fang = await as_staff("E01")
    await begin(fang)
    answer = Page(await fang.fill(SHOP, f"{SHOP}/workbook"))
    assert (answer.status, answer.errors) == (422, ["file"])
