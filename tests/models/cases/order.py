"""What is true of a case at any moment of its life."""

from models.cases.case import Case
from models.cases.event import broken_link
from models.catalog.words import IntakeMode
from models.database import fetch
from models.documents.document import Document
from tests.models.cases.roads import ROADS, positions
from tests.models.looking import again, open_records, position, running

OVER_WITHOUT_A_RESULT = {"not_accepted", "withdrawn", "lapsed", "transferred", "revoked"}


async def must_be_in_order(case: Case) -> None:
    case, (status, leg) = await again(case), await position(case)
    road = positions(ROADS[IntakeMode(case.mode)])
    assert (status, leg) in road, (status, leg)
    assert await broken_link(case.id) is None
    clocks, records = await running(case), await open_records(case)
    over = status in OVER_WITHOUT_A_RESULT or case.delivered_at is not None
    assert records["leg"] == (0 if over else 1)
    assert (case.ended_at is not None) == (status in OVER_WITHOUT_A_RESULT)
    # What was asked for and never supplied stays written down as such.
    assert records.pop("correction") == (status == "correction") or over
    if over:
        assert not clocks
        assert not any(records.values())
        assert not case.delivered_at or status in {"granted", "denied", "revoked"}
    assert ("K1" in clocks) == (status == "received")
    assert ("K8" in clocks) == (status == "accepted")
    assert ("K16" in clocks) == (status == "correction")
    assert ("K11" in clocks) == (status in {"granted", "denied"} and not over)
    assert (case.accepted_at is None) or status not in {"received", "correction"}
    await _papers_must_be_in_order(case, status)


async def _papers_must_be_in_order(case: Case, status: str) -> None:
    papers = await Document.objects().where(Document.case == case.id).order_by(Document.id)
    valid = [paper.kind for paper in papers if not paper.is_void]
    assert valid.count("acceptance") <= 1
    assert ("acceptance" in valid) or status not in {"accepted", "granted", "denied"}
    asked = {row["subject"] for row in await fetch(_RENDERINGS)}
    assert {paper.id for paper in papers} <= asked  # every paper will be made
    assert not await fetch(_HELD_TWICE, case.id)
    for row in await fetch(_SERIES):
        assert row["numbers"] == row["last"], row["series"]


_RENDERINGS = "SELECT subject FROM outbox WHERE topic = 'document'"
# What a better paper has replaced is back with the applicant.
_HELD_TWICE = """
SELECT material, label FROM custody WHERE "case" = $1 AND until IS NULL AND holder <> 'applicant'
GROUP BY material, label HAVING count(*) > 1
"""
# Numbers of cases: as many as the series has counted, none twice.
_SERIES = """
SELECT s.series, s.last, count(DISTINCT c.case_no) AS numbers
FROM number_series s JOIN cases c ON c.case_no LIKE replace(s.series, 'case:', '') || '%'
WHERE s.series LIKE 'case:%' GROUP BY s.series, s.last
"""
