"""A paper is made once, from what was true at the act, and kept."""

from typing import Any

import pytest

from jobs.documents import mark_void, render_document
from models.cases.case import Case
from models.documents.document import Document, void
from models.files.file import File
from models.outbox import Outbox, Topic
from tests.jobs.outbox_rows import claimed, lease_lapses, look_at
from tests.jobs.pdfs import text
from tests.models.days import FRIDAY
from tests.models.play import received

pytestmark = pytest.mark.usefixtures("nothing_stays", "files")


@pytest.fixture
async def case() -> Case:
    """孙建国's barber shop, just taken in: one receipt to print."""
    return await received()


async def receipt_of(case: Case) -> Document:
    return await Document.objects().get((Document.case == case.id) & (Document.kind == "receipt"))


async def done(topic: Topic, document: Document) -> tuple[Document, Outbox]:
    """Let the pdf worker try once; the paper and its row afterwards."""
    door = {Topic.DOCUMENT: render_document, Topic.VOID_MARK: mark_void}[topic]
    await lease_lapses()
    row, attempt = await claimed(topic, document.id)
    await door({}, row, attempt, document.id)
    return await Document.objects().get(Document.id == document.id), await look_at(row)


async def printed(document: Document) -> str:
    file = await document.shown_file()
    assert file.media_type == "application/pdf"
    return text(await file.content())


async def test_a_paper_is_printed_from_its_frozen_words(case):
    receipt, row = await done(Topic.DOCUMENT, await receipt_of(case))
    assert row.done_at is not None
    assert receipt.ready
    assert receipt.number in await printed(receipt)


async def test_it_is_printed_once(case):
    receipt, _ = await done(Topic.DOCUMENT, await receipt_of(case))
    first, files = receipt.file, await File.count()
    await Outbox.update({Outbox.done_at: None}, force=True)  # killed before it was noted
    again, row = await done(Topic.DOCUMENT, receipt)
    assert (again.file, await File.count()) == (first, files)
    assert row.done_at is not None


async def test_printing_it_anew_would_give_the_same_file(case):
    """Killed after the file was kept, before the paper knew of it."""
    receipt, _ = await done(Topic.DOCUMENT, await receipt_of(case))
    first, files = receipt.file, await File.count()
    await Outbox.update({Outbox.done_at: None}, force=True)
    await Document.update({Document.file: None}).where(Document.id == receipt.id)
    again, _ = await done(Topic.DOCUMENT, receipt)
    assert (again.file, await File.count()) == (first, files)


async def test_a_void_paper_is_shown_with_its_mark_and_the_original_stays(case):
    receipt, _ = await done(Topic.DOCUMENT, await receipt_of(case))
    original = await printed(receipt)
    await void(case.id, "receipt", at=FRIDAY, reason="补正后重新受理")
    receipt, row = await done(Topic.VOID_MARK, receipt)
    assert row.done_at is not None
    marked = await printed(receipt)
    assert "作废" in marked
    assert "补正后重新受理" in marked
    kept = await File.objects().get(File.id == receipt.file)
    assert text(await kept.content()) == original


async def test_a_paper_that_is_void_before_it_was_printed_is_printed_and_marked(case):
    await void(case.id, "receipt", at=FRIDAY, reason="改错")
    receipt, _ = await done(Topic.VOID_MARK, await receipt_of(case))
    assert None not in (receipt.file, receipt.void_file)
    again, row = await done(Topic.DOCUMENT, receipt)
    assert row.done_at is not None
    assert (again.file, again.void_file) == (receipt.file, receipt.void_file)


async def test_a_paper_that_lacks_a_word_waits_and_is_printed_when_it_is_there(case):
    receipt = await receipt_of(case)
    whole = receipt.context
    await rewrite(receipt, {"document": whole["document"]})
    receipt, row = await done(Topic.DOCUMENT, receipt)
    assert not receipt.ready
    assert row.gave_up_at is None
    assert row.last_error.startswith("UndefinedError at ")
    await rewrite(receipt, whole)
    receipt, row = await done(Topic.DOCUMENT, receipt)
    assert receipt.ready
    assert row.done_at is not None


async def rewrite(document: Document, context: dict[str, Any]) -> None:
    document.context = context
    await document.save([Document.context_sealed])


async def test_a_folder_that_cannot_be_written_to_is_waited_for(case, files):
    obstacles = [files / f"{number:02x}" for number in range(256)]
    for obstacle in obstacles:
        obstacle.touch()
    receipt, row = await done(Topic.DOCUMENT, await receipt_of(case))
    assert (receipt.file, row.gave_up_at) == (None, None)
    assert row.last_error.startswith("FileExistsError at ")
    for obstacle in obstacles:
        obstacle.unlink()
    receipt, _ = await done(Topic.DOCUMENT, receipt)
    assert receipt.ready


async def test_what_is_on_the_disk_cannot_be_read_without_the_key(case, files):
    await done(Topic.DOCUMENT, await receipt_of(case))
    sealed = [file.read_bytes() for file in files.rglob("*") if file.is_file()]
    assert sealed
    assert not any(content.startswith(b"%PDF") for content in sealed)
