"""Numbers are unique and without gaps, however many come at once and however many fail."""

import pytest

from models.cases.case import Case
from models.database import atomic
from models.documents.document import Document
from models.files.file import File
from models.numbers import next_number
from models.people.applicant import Applicant
from models.sample.cast import SHOPS, SUN, applicant
from models.sample.catalogue import sample_item
from models.sample.story import ALLOWANCE, HARDSHIP
from tests.models.days import FRIDAY, MINUTE
from tests.models.looking import again
from tests.models.play import received, staff
from tests.models.races.racing import at_once


class Undo(Exception):
    pass


async def taken_in_and_perhaps_undone(number: int) -> None:
    async with atomic():
        await received(at=FRIDAY, person=SHOPS[number % len(SHOPS)])
        if number % 3 == 0:
            raise Undo


async def test_case_numbers_have_no_gaps_although_every_third_receipt_fails():
    _, stopped = await at_once(*[taken_in_and_perhaps_undone(number) for number in range(12)])
    assert {type(error) for error in stopped} == {Undo}
    rows = await Case.select(Case.case_no, Case.project_no).order_by(Case.case_no)
    assert [row["case_no"][14:18] for row in rows] == [f"{n:04d}" for n in range(1, 9)]
    assert sorted(row["project_no"][-4:] for row in rows) == [f"{n:04d}" for n in range(1, 9)]


async def accept_and_perhaps_undo(case: Case, number: int) -> None:
    he = await staff("F01")
    async with atomic():
        await case.accept(by=he, at=FRIDAY)
        if number % 3 == 1:
            raise Undo


async def test_paper_numbers_have_no_gaps_either():
    cases = [await received(at=FRIDAY + n * MINUTE, gap=n % 2 == 0) for n in range(9)]
    await at_once(*[accept_and_perhaps_undo(await again(case), n) for n, case in enumerate(cases)])
    accepted = [n for n in range(9) if n % 3 != 1]
    tolerated = [n for n in accepted if n % 2 == 0]
    for kind, count in (
        ("receipt", len(cases)),
        ("acceptance", len(accepted)),
        ("tolerance", len(tolerated)),
    ):
        rows = await Document.select(Document.seq).where(Document.kind == kind)
        assert sorted(row["seq"] for row in rows) == list(range(1, count + 1)), kind


async def test_transfers_and_receipts_do_not_wait_for_each_other_in_a_circle():
    labour = await sample_item(HARDSHIP.item)
    lin = await staff("Q01")
    cases = [await received(ALLOWANCE, at=FRIDAY + n * MINUTE) for n in range(4)]
    attempts = [
        (await again(case)).transfer(by=lin, at=FRIDAY, item=labour.id, reason="转。")
        for case in cases
    ]
    attempts += [received(HARDSHIP, at=FRIDAY + n * MINUTE) for n in range(4)]
    _, stopped = await at_once(*attempts)
    assert stopped == []
    rows = await Case.select(Case.case_no).order_by(Case.case_no)
    assert [row["case_no"][14:18] for row in rows] == [f"{n:04d}" for n in range(1, 13)]


async def test_one_series_counted_by_many():
    async def one() -> int:
        async with atomic():
            return await next_number("test")

    won, _ = await at_once(*[one() for _ in range(20)])
    assert sorted(won) == list(range(1, 21))


async def test_the_same_person_at_two_counters_is_one_applicant():
    won, stopped = await at_once(*[applicant(SUN, FRIDAY) for _ in range(6)])
    assert stopped == []
    assert len({row.id for row in won}) == 1
    assert await Applicant.count() == 1


@pytest.mark.parametrize("attempts", [2, 6])
async def test_one_paper_stored_by_several_workers_is_one_file(attempts, files, jpeg):
    won, stopped = await at_once(
        *[File.keep(jpeg, "image/jpeg", at=FRIDAY) for _ in range(attempts)]
    )
    assert stopped == []
    assert len({row.id for row in won}) == 1
    assert [await row.content() for row in won] == [jpeg] * attempts
    assert len([path for path in files.rglob("*") if path.is_file()]) == 1
