"""`python -m tests.chaos.look CASE_NO`: what the database of a product says about the story."""

import asyncio
import json
import sys
from datetime import UTC, datetime

from models.cases.case import Case
from models.cases.event import CaseEvent, broken_link
from models.database import connected, fetch
from models.files.file import File
from models.outbox import backlog


async def main(case_no: str) -> None:
    async with connected():
        facts = {
            "acts": await _acts(case_no),
            "broken chains": await _broken_chains(),
            "unreadable files": await _unreadable_files(),
            "outbox": await backlog(datetime.now(UTC)),
        }
        for name, query in FAULTS.items():
            facts[name] = [row["what"] for row in await fetch(query)]
    sys.stdout.write(json.dumps(facts))


async def _acts(case_no: str) -> list[str]:
    case = await Case.objects().get(Case.case_no == case_no)
    events = await CaseEvent.objects().where(CaseEvent.case == case.id).order_by(CaseEvent.seq)
    return [event.act for event in events]


async def _broken_chains() -> list[int]:
    cases = [row["id"] for row in await fetch("SELECT id FROM cases")]
    return [case for case in cases if await broken_link(case) is not None]


async def _unreadable_files() -> list[int]:
    return [file.id for file in await File.objects() if len(await file.content()) != file.size]


# Each lists what must not be.
FAULTS = {
    "papers without a file": (
        "SELECT number AS what FROM document"
        " WHERE file IS NULL OR (voided_at IS NOT NULL AND void_file IS NULL)"
    ),
    "files of two papers": (
        "SELECT file AS what FROM (SELECT file FROM document UNION ALL"
        " SELECT void_file FROM document WHERE void_file IS NOT NULL) AS made"
        " GROUP BY file HAVING count(*) > 1"
    ),
    "gaps in the numbers": (
        "SELECT series AS what FROM (SELECT seq, regexp_replace(number, '\\d+号$', '') AS series"
        " FROM document WHERE seq > 0) AS numbered"
        " GROUP BY series HAVING max(seq) <> count(*) OR count(DISTINCT seq) <> count(*)"
    ),
    "messages that did not leave": "SELECT id AS what FROM message WHERE sent_at IS NULL",
    "messages told twice": (
        'SELECT min(id) AS what FROM message GROUP BY "case", template, address_index, created_at'
        " HAVING count(*) > 1"
    ),
    "papers of no event": (
        "SELECT number AS what FROM document d JOIN case_event e ON e.id = d.event"
        ' WHERE e."case" <> d."case"'
    ),
}


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
