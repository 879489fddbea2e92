"""Papers: rendered once, in the pdf processes only, and stored with their SHA-256."""

import asyncio
from typing import Any

from jobs.doors import through
from jobs.rendering import render_pdf
from models.calendar.business_clock import business_now
from models.documents.document import Document
from models.documents.reprint import Reprint
from models.files.file import File
from models.outbox import Topic
from models.settings import settings

PDF = "application/pdf"


async def render_document(ctx: dict[str, Any], row: int, attempt: int, document_id: int) -> None:
    """Make the file of a paper."""
    await through(Topic.DOCUMENT, row, attempt, lambda: _render(document_id))


async def mark_void(ctx: dict[str, Any], row: int, attempt: int, document_id: int) -> None:
    """Draw 作废 over a copy of a paper that is no longer in force."""
    await through(Topic.VOID_MARK, row, attempt, lambda: _mark_void(document_id))


async def mark_reprint(ctx: dict[str, Any], row: int, attempt: int, reprint_id: int) -> None:
    """Draw 第n次打印 over a copy of a paper."""
    await through(Topic.REPRINT, row, attempt, lambda: _mark_reprint(reprint_id))


async def _render(document_id: int) -> Document:
    document = await Document.objects().get(Document.id == document_id)
    if document.file is None:
        context = document.context
        template = f"documents/{context['document']['kind']}.html"
        pdf = await asyncio.to_thread(render_pdf, template, context, base_url=settings().base_url)
        file = await File.keep(pdf, PDF, at=await business_now())
        document.file = file.id
        await document.save([Document.file])
    return document


async def _mark_void(document_id: int) -> None:
    # Imported here: few papers are ever void, and the library for it takes 10 MB.
    from jobs.marks import stamp_void  # noqa: PLC0415

    document = await _render(document_id)
    if document.void_file is None:
        original = await (await File.objects().get(File.id == document.file)).content()
        marked = await asyncio.to_thread(stamp_void, original, document.void_reason)
        file = await File.keep(marked, PDF, at=await business_now())
        document.void_file = file.id
        await document.save([Document.void_file])


async def _mark_reprint(reprint_id: int) -> None:
    from jobs.marks import overlay  # noqa: PLC0415

    copy = await Reprint.objects().get(Reprint.id == reprint_id)
    if copy.file is None:
        document = await Document.objects().get(Document.id == copy.document)
        original = await (await File.objects().get(File.id == document.file)).content()
        marked = await asyncio.to_thread(overlay, original, await copy.line())
        copy.file = (await File.keep(marked, PDF, at=await business_now())).id
        await copy.save([Reprint.file])
