"""补打: a paper is printed again; every copy says which one it is, by whom and when.

The stored file stays as it was issued: the line is laid over a copy (documents.md 3.1).
"""

from datetime import datetime

from piccolo.columns import BigSerial, SmallInt, Varchar
from piccolo.constraints import Unique
from piccolo.table import Table

from models.calendar.hours import SHANGHAI
from models.columns import instant, optional, reference
from models.database import atomic, fetch_one
from models.documents.document import Document
from models.errors import NotNow
from models.files.file import File
from models.outbox import Topic, put
from models.people.staff import Officer, Staff

FIRST = 2  # the first print is the paper itself


class Reprint(Table):
    """One copy; `n` counts from 2."""

    id = BigSerial(primary_key=True)
    document = reference(Document)
    n = SmallInt(null=False, default=None)
    by = reference(Staff)
    at = instant()
    key = Varchar(length=80, unique=True)  # of the form: a second click prints no second copy
    file = optional(File)  # empty until the pdf worker has been there

    reprint_counts_once = Unique(["document", "n"])

    async def line(self) -> str:
        """What stands on every page: 第2次打印，何琳（F01），2026年11月30日10:00."""
        who = await Staff.objects().get(Staff.id == self.by)
        at = self.at.astimezone(SHANGHAI)
        day = f"{at.year}年{at.month}月{at.day}日{at:%H:%M}"
        return f"第{self.n}次打印，{who.name}（{who.job_no}），{day}"


async def print_again(document: Document, *, by: Officer, at: datetime, key: str) -> Reprint:
    """A copy to hand over once more. The same key makes it once.

    Raises NotNow for a paper that is void, or not made for the first time yet.
    """
    once = f"{by.id}:{key}"
    async with atomic():
        await fetch_one("SELECT 1 FROM document WHERE id = $1 FOR UPDATE", document.id)
        await document.refresh()
        made = await Reprint.objects().where(Reprint.key == once).first()
        if made is not None:
            return made
        _must_be_in_force(document)
        row = await fetch_one("SELECT max(n) AS n FROM reprint WHERE document = $1", document.id)
        n = (row["n"] or FIRST - 1) + 1
        copy = Reprint(document=document.id, n=n, by=by.id, at=at, key=once)
        await copy.save()
        await put(Topic.REPRINT, copy.id, at=at)
    return copy


def _must_be_in_force(document: Document) -> None:
    if document.is_void:
        raise NotNow("这份文书已经作废，不再补打。")
    if document.file is None:
        raise NotNow("这份文书第一次还没有生成，请稍等几秒再试。")


async def copy_of(document: Document, n: int) -> Reprint | None:
    """The copy with this number."""
    same = (Reprint.document == document.id) & (Reprint.n == n)
    return await Reprint.objects().where(same).first()
