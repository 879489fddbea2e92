"""Versions out as workbooks, and workbooks back into drafts."""

import asyncio
from datetime import datetime

from models.catalog.content import Content, read_content
from models.catalog.fields import Kind
from models.catalog.item import Item
from models.catalog.rows import ROWS
from models.catalog.version import ItemVersion
from models.catalog.versioning import change
from models.catalog.workbook.reading import read_workbook
from models.catalog.workbook.writing import write_workbook
from models.database import atomic

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def export_version(version: ItemVersion, *, at: datetime) -> bytes:
    """One version with all its elements, as an xlsx file."""
    content = await read_content(version)
    code = await _code_of(version)
    return await asyncio.to_thread(
        write_workbook, content, code=code, name=version.name, version=version.version, at=at
    )


async def import_version(
    version: ItemVersion, data: bytes, *, edition: int, by: int, at: datetime
) -> Content:
    """Write what stands in a workbook into a draft; returns what was written.

    Sheets and elements that are not in the workbook stay as they are. Raises Invalid with a
    sentence for every bad cell, then nothing is written; NotNow as `change` does.
    """
    before = await read_content(version)
    code = await _code_of(version)
    content = await asyncio.to_thread(read_workbook, data, code=code, files=files_of(before))
    async with atomic():
        await change(version, content, edition=edition, by=by, at=at)
    return content


def files_of(content: Content) -> frozenset[int]:
    """The stored files a version's rows point at."""
    found = (
        row.get(field.key)
        for rows in ROWS
        for field in rows.fields
        if field.kind is Kind.FILE
        for row in content.get(rows.key, [])
    )
    return frozenset(number for number in found if number is not None)


async def _code_of(version: ItemVersion) -> str:
    row = await Item.select(Item.code).where(Item.id == version.item).first()
    return row["code"]
