"""Print the last day of a limit, and every day that was counted or not."""

import argparse
import sys
from datetime import date

from models.calendar.builtin import built_in
from models.calendar.counting import Count, Suspension, Unit, count
from models.calendar.workday import WorkCalendar
from models.database import connected
from web.commands.running import run_against_database
from web.trouble import Trouble

LONGEST = 10_000  # units; a slip of the finger must not run for minutes


def describe(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("--from", dest="start", type=_day, required=True, metavar="YYYY-MM-DD")
    parser.add_argument("--length", type=int, required=True)
    parser.add_argument("--unit", type=Unit, choices=list(Unit), default=Unit.WORKDAY)
    parser.add_argument(
        "--suspend", type=_stretch, nargs="*", action="extend", default=[], metavar="FIRST..LAST"
    )
    parser.add_argument("--explain", action="store_true", help="list every day and why")


def run(options: argparse.Namespace) -> int:
    """The date alone on the first line; with --explain the days follow."""
    if not 0 <= options.length <= LONGEST:
        raise Trouble(f"--length must be between 0 and {LONGEST}.")
    calendar, remark = _calendar()
    try:
        result = count(options.start, options.length, options.unit, calendar, options.suspend)
    except (OverflowError, ValueError):
        raise Trouble(f"The limit would end after {date.max}, the last day there is.") from None
    sys.stderr.write(remark)
    sys.stdout.write(f"{result.due}\n")
    if options.explain:
        sys.stdout.write(_table(result))
    return 0


def _calendar() -> tuple[WorkCalendar, str]:
    """The calendar, and what is to be said about it."""
    try:
        return run_against_database(_from_the_table()), ""
    except Trouble:
        remark = "(no database: the calendar that ships with the product is used)\n"
        return built_in(range(2024, 2031)), remark


async def _from_the_table() -> WorkCalendar:
    async with connected():
        return await WorkCalendar.of_region()


def _table(result: Count) -> str:
    rows = (
        f"{day.day}  {day.number if day.number else '-':>4}  {day.why}\n" for day in result.days
    )
    return "".join(rows)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a date like 2026-11-20") from None


def _stretch(text: str) -> Suspension:
    first, found, last = text.partition("..")
    if not found:
        raise argparse.ArgumentTypeError(f"{text} is not a stretch like 2026-11-10..2026-11-17")
    try:
        return Suspension(_day(first), _day(last))
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None
