"""Uploads made safe, and pages drawn for viewing.

A file is judged by its content. Pictures are decoded once and written anew, which proves what they
are and drops their metadata; PDFs are opened, counted and copied without scripts or attachments.
"""

import asyncio
from importlib import import_module

from models.errors import Invalid
from models.files.clean import Clean

LARGEST = 10 * 1024 * 1024  # bytes


async def clean(content: bytes) -> Clean:
    """Check and rewrite an upload. Raises Invalid (field `file`) with what is wrong."""
    if not content:
        raise Invalid({"file": "文件是空的，请重新选择。"})
    if len(content) > LARGEST:
        size = len(content) / 1024 / 1024
        raise Invalid({"file": f"文件有{size:.1f}兆，请换成10兆以内的照片或PDF。"})
    make = "clean_pdf" if content.startswith(b"%PDF-") else "clean_picture"
    return await asyncio.to_thread(_drawing(make), content)


async def page_image(content: bytes, media_type: str, page: int, *, watermark: str) -> bytes:
    """One page (from 1) as a JPEG with a watermark all over it."""
    return await asyncio.to_thread(_drawing("draw_page"), content, media_type, page, watermark)


def _drawing(name: str):
    return getattr(import_module("models.files.drawing"), name)
