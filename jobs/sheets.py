"""Sheets and served notices: rendered in the pdf process, kept like every other paper."""

import asyncio
import io
from typing import Any

from pypdf import PdfReader

from jobs.documents import PDF
from jobs.doors import through
from jobs.rendering import render_pdf
from models.calendar.business_clock import business_now
from models.catalog.sheets.notices import restate
from models.catalog.sheets.sheet import OneTimeNotice, Sheet
from models.documents.composing.sheets import contexts_of
from models.files.file import File
from models.outbox import Topic
from models.settings import settings


async def render_sheet(ctx: dict[str, Any], row: int, attempt: int, sheet_id: int) -> None:
    """Make the file of a sheet."""
    await through(Topic.SHEET, row, attempt, lambda: _render_sheet(sheet_id))


async def render_notice(ctx: dict[str, Any], row: int, attempt: int, notice_id: int) -> None:
    """Make the file of a numbered 一次性告知书."""
    await through(Topic.ONE_TIME_NOTICE, row, attempt, lambda: _render_notice(notice_id))


async def _render_sheet(sheet_id: int) -> None:
    sheet = await Sheet.objects().where(Sheet.id == sheet_id).first()
    if sheet is None or sheet.file is not None:  # cleared, or made already
        return
    contexts = await contexts_of(sheet)
    if contexts:
        sheet.file = await _keep(await asyncio.to_thread(_first_that_fits, contexts))
        await sheet.save([Sheet.file])


async def _render_notice(notice_id: int) -> None:
    notice = await OneTimeNotice.objects().get(OneTimeNotice.id == notice_id)
    if notice.file is None:
        await restate(notice)
        notice.file = await _keep(await asyncio.to_thread(_render, notice.context))
        await notice.save([OneTimeNotice.file])


async def _keep(pdf: bytes) -> int:
    return (await File.keep(pdf, PDF, at=await business_now())).id


def _first_that_fits(contexts: list[dict[str, Any]]) -> bytes:
    """Where there are several, the first that takes one page; else the last."""
    for context in contexts[:-1]:
        pdf = _render(context)
        if len(PdfReader(io.BytesIO(pdf)).pages) == 1:
            return pdf
    return _render(contexts[-1])


def _render(context: dict[str, Any]) -> bytes:
    template = f"documents/{context['document']['kind']}.html"
    return render_pdf(template, context, base_url=settings().base_url)
