"""Cases on which the law acts by itself, because an office was silent."""

from datetime import datetime

from models.cases.actor import SYSTEM
from models.cases.case import Case
from models.database import fetch
from models.errors import Refused


async def deem_silent_cases(now: datetime) -> int:
    """视同受理 (行政许可法 32): every licence application whose K1 has run out unanswered.

    Returns how many. A case that somebody answers at the same moment is left to them; one that
    fails does not keep the others waiting, and is raised in the end.
    """
    deemed, failed = 0, []
    for row in await fetch(_SILENT, now):
        case = await Case.objects().get(Case.id == row["id"])
        try:
            await case.deem_accepted(by=SYSTEM, at=now, key=f"deemed:{row['clock']}")
            deemed += 1
        except Refused:
            continue
        except Exception as error:
            failed.append(error)
    if failed:
        raise ExceptionGroup("cases that could not be deemed accepted", failed)
    return deemed


_SILENT = """
SELECT c.id, k.id AS clock
FROM clock k
JOIN cases c ON c.id = k."case"
JOIN item_version v ON v.id = c.version
WHERE k.kind = 'K1' AND k.stopped_at IS NULL AND k.due_at <= $1
  AND c.status = 'received' AND v.item_type = '01'
"""
