"""Opening a workbook from outside: small, without macros, and really a workbook."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from openpyxl import Workbook, load_workbook

from models.errors import Invalid

LARGEST = 5 * 1024 * 1024  # bytes of the file
MOST_UNPACKED = 20 * 1024 * 1024  # bytes of all its parts
MOST_PARTS = 200
_ACTIVE = ("vbaproject", "activex", "embeddings/", "ctrlprops", "externallinks", "macrosheets")
FILE = "file"  # the key of errors about the file as a whole


def open_workbook(data: bytes) -> Workbook:
    """The workbook in an uploaded file. Raises Invalid with a sentence under `file`.

    It reads row by row; close it after use.
    """
    if len(data) > LARGEST:
        raise Invalid({FILE: f"文件超过{LARGEST // 1024 // 1024}MB，请删去图片等多余内容再上传。"})
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            _inspect(parts.infolist())
        # Dates and formulas are wanted as they were typed, so no values computed elsewhere.
        return load_workbook(io.BytesIO(data), read_only=True, data_only=False, keep_links=False)
    except _UNREADABLE as error:
        raise Invalid({FILE: _NOT_A_WORKBOOK}) from error


_NOT_A_WORKBOOK = "这不是完好的 Excel 工作簿（.xlsx），请用系统导出的表填写后再上传。"
# What openpyxl and zipfile raise when the inside of a file is not what it should be.
_UNREADABLE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    DefusedXmlException,
    ParseError,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    ArithmeticError,
)


def _inspect(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if any(mark in name for name in names for mark in _ACTIVE):
        raise Invalid({FILE: "文件里有宏、控件或外部链接，请另存为不带宏的 .xlsx 再上传。"})
    # zipfile unpacks no more of a part than it is said to hold.
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or len(parts) > MOST_PARTS:
        raise Invalid({FILE: "文件展开以后太大，请用系统导出的表填写后再上传。"})


def rows_of(book: Workbook, name: str, most_rows: int, most_columns: int) -> Iterator[Any]:
    """The rows of a sheet, top to bottom. Raises Invalid where the file turns out to be broken."""
    try:
        yield from book[name].iter_rows(max_row=most_rows, max_col=most_columns)
    except _UNREADABLE as error:
        raise Invalid({FILE: _NOT_A_WORKBOOK}) from error
