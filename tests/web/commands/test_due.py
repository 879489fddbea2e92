"""`python -m web due`: the last day of a limit, and every day that was counted or not."""

import pytest

from tests.web.commands.conftest import Run
from web.__main__ import main
from web.commands import due as command
from web.trouble import Trouble

NOWHERE = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}


def due(capsys, *words: str) -> list[str]:
    assert main(["due", *words]) == 0
    return capsys.readouterr().out.splitlines()


@pytest.fixture(autouse=True)
def without_a_database(monkeypatch) -> None:
    """The calendar that ships with the product is enough."""

    def away(work) -> None:
        work.close()
        raise Trouble("away")

    monkeypatch.setattr(command, "run_against_database", away)


VECTORS = [  # numbering.md 4.7
    ("2026-02-13", 1, "2026-02-14"),
    ("2026-02-14", 5, "2026-02-28"),
    ("2026-05-08", 1, "2026-05-09"),
    ("2026-09-24", 2, "2026-09-29"),
    ("2026-09-30", 20, "2026-11-03"),
    ("2026-11-20", 5, "2026-11-27"),
    ("2026-12-04", 20, "2027-01-04"),
    ("2026-11-23", 45, "2027-01-26"),
    ("2026-11-20", 0, "2026-11-20"),
]


@pytest.mark.parametrize(("start", "length", "last"), VECTORS)
def test_working_days(capsys, start, length, last):
    assert due(capsys, "--from", start, "--length", str(length), "--unit", "workday") == [last]


PAUSED = [
    (["2026-11-10..2026-11-17"], "2026-12-07"),
    (["2026-11-10..2026-11-17", "2026-11-16..2026-11-19"], "2026-12-09"),
]


@pytest.mark.parametrize(("stretches", "last"), PAUSED)
@pytest.mark.parametrize("each", [True, False])
def test_suspended_stretches_given_one_by_one_or_together(capsys, stretches, last, each):
    given = [word for one in stretches for word in ("--suspend", one)]
    together = ["--suspend", *stretches]
    words = given if each else together
    assert due(capsys, "--from", "2026-11-02", "--length", "20", *words) == [last]


def test_other_units(capsys):
    assert due(capsys, "--from", "2026-11-20", "--length", "60", "--unit", "day") == ["2027-01-19"]
    assert due(capsys, "--from", "2027-01-29", "--length", "1", "--unit", "month") == ["2027-03-01"]


def test_every_day_is_explained(capsys):
    lines = due(
        capsys,
        *("--from", "2026-11-19", "--length", "3", "--suspend", "2026-11-20..2026-11-23"),
        "--explain",
    )
    assert lines[0] == "2026-11-25"
    days = [line.split()[0] for line in lines[1:]]
    assert days == [f"2026-11-{day}" for day in range(19, 26)]
    numbers = [line.split()[1] for line in lines[1:]]
    assert numbers == ["-", "1", "-", "-", "-", "2", "3"]
    assert "计时暂停" in lines[3]
    assert "周五" in lines[2]


def test_a_provisional_day_says_so(capsys):
    lines = due(capsys, "--from", "2026-12-31", "--length", "1", "--explain")
    assert "元旦" in lines[2]
    assert "暂定" in lines[-1]


WRONG = [
    ("--from", "2026-02-30", "--length", "5"),
    ("--from", "gestern", "--length", "5"),
    ("--from", "2026-11-20", "--length", "five"),
    ("--from", "2026-11-20", "--length", "5", "--unit", "week"),
    ("--from", "2026-11-20", "--length", "5", "--suspend", "2026-11-21"),
    ("--from", "2026-11-20", "--length", "5", "--suspend", "2026-11-25..2026-11-21"),
    ("--from", "2026-11-20", "--length", "5", "--suspend", "x..y"),
    ("--length", "5"),
    ("--from", "2026-11-20"),
    (),
]


@pytest.mark.parametrize("words", WRONG)
def test_wrong_words_are_told_in_one_sentence(capsys, words):
    with pytest.raises(SystemExit) as stopped:
        main(["due", *words])
    assert stopped.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "error:" in told.err
    assert "Traceback" not in told.err


@pytest.mark.parametrize("length", ["-1", "10001", "9" * 30])
def test_a_slip_of_the_finger_does_not_run_for_minutes(capsys, length):
    assert main(["due", "--from", "2026-11-20", f"--length={length}"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("start", ["9999-12-31", "9999-12-01"])
def test_the_end_of_all_dates_is_one_sentence_too(capsys, start):
    for unit in ("workday", "day", "month"):
        assert main(["due", "--from", start, "--length", "100", "--unit", unit]) == 1
        assert capsys.readouterr().err.count("\n") == 1


def test_without_a_database_the_answer_is_the_same(run: Run):
    """The command as the issue writes it."""
    done = run(
        *[
            "due",
            "--from",
            "2026-11-20",
            "--length",
            "5",
            "--unit",
            "workday",
            "--suspend",
            "2026-11-10..2026-11-17",
        ],
        "--explain",
        **NOWHERE,
    )
    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "2026-11-27"
    assert "no database" in done.stderr


def test_the_offices_own_calendar_counts_where_there_is_one(run: Run, database):
    plain = run("due", "--from", "2026-11-20", "--length", "5")
    assert (plain.stdout, plain.stderr) == ("2026-11-27\n", "")
