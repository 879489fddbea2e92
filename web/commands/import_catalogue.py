"""Import the catalogue of a district from a CSV file."""

import argparse
import sys
from pathlib import Path

from models.calendar.business_clock import business_now
from models.catalog.importing.catalogue import Report, import_catalogue
from models.catalog.importing.sheet import LARGEST, CannotRead, Line, read_sheet
from models.database import connected
from web.commands.running import run_against_database
from web.trouble import Trouble


def describe(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("file", type=Path, metavar="FILE.csv")


def run(options: argparse.Namespace) -> int:
    """Import, report on standard output, and end with `created=… updated=… unchanged=… rejected=…`.

    The exit code is 0 when every row was dealt with, also when some were rejected; 1 when the file
    or the database could not be read at all. Running it again changes nothing.
    """
    try:
        lines, notes = read_sheet(_content(options.file))
    except CannotRead as error:
        raise Trouble(f"{options.file}: {error}") from error
    report = run_against_database(_import(lines))
    sys.stdout.write("".join(f"{line}\n" for line in [*notes, *_told(report)]))
    return 0


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise CannotRead(f"文件超过{LARGEST // 1024 // 1024}MB，请拆成几个。")
        return path.read_bytes()
    except OSError as error:
        raise CannotRead(f"文件打不开（{error.strerror}）。") from error


async def _import(lines: list[Line]) -> Report:
    # A thousand commits need not wait for the disk one by one: who runs it again loses nothing.
    async with connected(server_settings={"synchronous_commit": "off"}):
        return await import_catalogue(lines, at=await business_now())


def _told(report: Report) -> list[str]:
    told = [f"第{number}行没有导入：{reason}" for number, reason in report.rejected]
    if report.odd_codes:
        count, example = len(report.odd_codes), report.odd_codes[0]
        told.append(f"提醒：{count}个事项的编码不是国家标准形式，已原样保留，如 {example}")
    if report.proposed:
        count, example = len(report.proposed), report.proposed[0]
        told.append(
            f"提醒：{count}个有人维护的事项，改动放进了草稿，请编辑核对后送审，如 {example}"
        )
    return [*told, report.summary()]
