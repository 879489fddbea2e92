"""How long a catalogue file takes: a thousand generated rows, then the same once more."""

import csv
import re
import subprocess
import sys
import time
from pathlib import Path

from models.settings import PROJECT
from tests.bench.names import services
from tests.databases import environment

ROWS = 1000
HEAD = ["department", "main_item", "name", "area_code", "item_code", "task_type", "dept_code"]
AREA = "999703000000"
DONE = re.compile(r"created=(\d+) updated=(\d+) unchanged=(\d+) rejected=(\d+)")


def write_sheet(file: Path) -> None:
    """A file like those of real districts, with names that nobody has."""
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(HEAD)
        for service in services(ROWS * 10):
            if service.county == 0:
                writer.writerow(_row(service.number // 10, service.office, service.name))


def _row(number: int, office: str, name: str) -> list[str]:
    credit_code = f"11999703{sum(map(ord, office)):08d}0X"
    code = f"511Z{number:08d}-{AREA}-000-{credit_code}-1-00"
    return [f"区{office}", "未分类", name, AREA, code, "1", credit_code]


def import_once(file: Path, database: str) -> tuple[float, tuple[int, ...]]:
    """Seconds, and how many rows were created, updated, unchanged, rejected."""
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-m", "web", "import-catalogue", str(file)],
        cwd=PROJECT,
        env=environment(database),
        check=True,
        capture_output=True,
        text=True,
    )
    seconds = time.perf_counter() - started
    found = DONE.search(done.stdout.strip().splitlines()[-1])
    return seconds, tuple(int(number) for number in found.groups())
