"""A paper is a row: number, frozen context, and, once the pdf worker has been there, a file."""

import json
import re
from datetime import datetime
from typing import Any

from piccolo.columns import BigSerial, Bytea, Integer, SmallInt, Text, Varchar
from piccolo.table import Table

from models.calendar.hours import local_date
from models.cases.event import CaseEvent
from models.columns import CASE, instant, optional, reference
from models.documents.kinds import KINDS
from models.files.file import File
from models.numbers import next_number
from models.offices.office import Office
from models.outbox import Topic, put
from models.sealing import Sealed

TEMPLATE_VERSION = 1
_OWN_FORM = re.compile(r"(.+)〔\d{4}〕\d+号")
BETWEEN_OFFICES = frozenset({"return", "assist", "dispatch"})


class Document(Table):
    """One numbered paper of one case; rendering reads nothing but `context`."""

    id = BigSerial(primary_key=True)
    case = reference(CASE)
    event = optional(CaseEvent)
    kind = Varchar(length=32)
    title = Varchar(length=60)
    office = reference(Office)  # whose number and seal it bears
    year = SmallInt(null=False, default=None)
    seq = Integer(null=False, default=None)
    number = Varchar(length=60, unique=True)
    issued_at = instant()
    template_version = SmallInt(default=TEMPLATE_VERSION)
    verify_code = Varchar(length=16, unique=True)
    context_sealed = Bytea(default=b"")
    file = optional(File)
    voided_at = instant(null=True)
    void_reason = Text(default="")
    void_file = optional(File)  # the copy with 作废 drawn over it

    _context = Sealed("context_sealed")

    @property
    def context(self) -> dict[str, Any]:
        """What the paper says, as it was true at the act."""
        return json.loads(self._context)

    @context.setter
    def context(self, value: dict[str, Any]) -> None:
        self._context = json.dumps(value, ensure_ascii=False)

    @property
    def is_void(self) -> bool:
        """作废: kept, with its number, but no longer in force."""
        return self.voided_at is not None

    @property
    def for_applicant(self) -> bool:
        """Whether it is served on the applicant; slips between offices are not."""
        return self.kind not in BETWEEN_OFFICES

    @property
    def ready(self) -> bool:
        """Whether the pdf worker has made the file that should be shown now."""
        return (self.void_file if self.is_void else self.file) is not None

    async def shown_file(self) -> File:
        """The file to hand to a reader: a void paper only with its mark."""
        return await File.objects().get(File.id == (self.void_file if self.is_void else self.file))


async def take_number(kind: str, office: Office, at: datetime) -> tuple[int, int, str]:
    """Year, sequence and full number of the next paper of an office and kind: 示审受〔2026〕12号.

    Kinds that share a word share one series.
    """
    year, word = local_date(at).year, KINDS[kind].word
    seq = await next_number(f"paper:{office.id}:{word}:{year}")
    return year, seq, f"{office.paper_word}{word}〔{year}〕{seq}号"


async def is_ours(number: str) -> bool:
    """Whether a number that somebody typed is one that we give to papers ourselves, now or later:
    a certificate under it would keep the paper from its number."""
    form = _OWN_FORM.fullmatch(number)
    if form is None:
        same = (Document.number == number) & (Document.kind != "certificate")
        return await Document.exists().where(same)
    words = {kind.word for kind in KINDS.values()}
    offices = await Office.select(Office.paper_word).output(as_list=True)
    return form[1] in {f"{office}{word}" for office in offices if office for word in words}


async def void(case: int, kind: str, *, at: datetime, reason: str) -> list[Document]:
    """Void the papers of a kind that are in force; their numbers stay taken."""
    documents = await Document.objects().where(
        (Document.case == case) & (Document.kind == kind) & Document.voided_at.is_null()
    )
    for document in documents:
        document.voided_at, document.void_reason = at, reason
        await document.save([Document.voided_at, Document.void_reason])
        await put(Topic.VOID_MARK, document.id, at=at)
    return documents
