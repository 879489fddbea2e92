"""`python -m tests.bench`: measures the product on a throw-away database with 20,000 services.

Prints a table and writes var/bench.json: name → value, goal, unit, and whether higher or lower is
better. Ratios compare rounds of the same interleaved run, so the machine itself matters little.
"""

import asyncio
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from models.settings import PROJECT
from tests import databases
from tests.bench.crowd import mobiles
from tests.bench.filling import fill
from tests.bench.importing import ROWS, import_once, write_sheet
from tests.bench.load import press, request
from tests.bench.report import Figures, higher, is_met, keep, lower, table
from tests.bench.rounds import Measured, Servers, measure, percentile, ratio, signed_in
from tests.bench.servers import OF_THE_BENCH, Server, bare, product

DATABASE = "tongban_bench"
MANY = 20_000


def main() -> int:
    """Measure, tell, write; the code says whether every goal was met."""
    with databases.fresh(DATABASE):
        _say("migrating and loading the sample data")
        _run("web", "prepare")
        _say("taking in the cases of a crowd")
        _run("tests.bench.crowd")
        figures = _import() | asyncio.run(_serve())
    keep(figures)
    sys.stdout.write(table(figures))
    return 0 if all(is_met(one) for one in figures.values()) else 1


def _run(*module: str) -> None:
    subprocess.run(
        [sys.executable, "-m", *module],
        cwd=PROJECT,
        env=databases.environment(DATABASE) | OF_THE_BENCH,
        check=True,
        stdout=subprocess.DEVNULL,
    )


def _say(words: str) -> None:
    sys.stderr.write(f"… {words}\n")


def _import() -> Figures:
    _say(f"importing {ROWS} rows, twice")
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "catalogue.csv"
        write_sheet(sheet)
        seconds, _ = import_once(sheet, DATABASE)
        again, (created, updated, _, rejected) = import_once(sheet, DATABASE)
    per_thousand = 1000 / ROWS
    return {
        "import_seconds_per_1000_rows": lower(seconds * per_thousand, 30, "s"),
        "import_again_seconds_per_1000_rows": lower(again * per_thousand, 30, "s"),
        "import_again_changes": lower(created + updated + rejected, 0, "rows"),
    }


async def _serve() -> Figures:
    _say(f"making {MANY} services")
    owner = databases.address(databases.OWNER, DATABASE)
    codes = await fill(owner, MANY, datetime.now(UTC))
    with product(DATABASE, demo=True) as door:  # only there the code of a phone can be read
        crowd = [signed_in(door, mobile) for mobile in mobiles()]
    with bare() as baseline, product(DATABASE) as ours, product(DATABASE, workers=0) as hall:
        _say("measuring")
        measured = await measure(Servers(baseline, ours, hall), crowd, codes)
        return _figures(measured) | await _sizes(ours)


def _figures(measured: dict[str, Measured]) -> Figures:
    plain = measured["plaintext"]
    cpu = {
        f"cpu_ms_{name.replace(' ', '_')}": lower(median(measured[name].cpu), goal, "ms")
        for name, goal in CPU_GOALS.items()
    }
    return {
        "plaintext_of_bare": higher(ratio(plain, measured["bare"]), 0.2, "×"),
        "guide_304_of_plaintext": higher(ratio(measured["guide 304"], plain), 0.5, "×"),
        "guide_200_of_plaintext": higher(ratio(measured["guide 200"], plain), 0.5, "×"),
        "guide_cold_of_plaintext": higher(ratio(measured["guide cold"], plain), 0.08, "×"),
        "search_p50_ms": lower(percentile(measured["search"].latencies, 0.5), 15, "ms"),
        "search_p95_ms": lower(percentile(measured["search"].latencies, 0.95), 30, "ms"),
        "case_of_signed_in": higher(ratio(measured["case"], measured["signed in"]), 0.35, "×"),
        "case_crowd_p95_ms": lower(percentile(measured["case crowd"].latencies, 0.95), 100, "ms"),
    } | cpu


# Milliseconds of processor that one request may cost the web server's process tree.
CPU_GOALS = {
    "plaintext": 1,
    "guide 304": 2,
    "guide 200": 2,
    "guide cold": 10,
    "search": 15,
    "case": 5,
    "case anew": 5,
}


async def _sizes(server: Server) -> Figures:
    found = {}
    for name, path in {"list": "/services", "found": "/services?q=sbk"}.items():
        result = await press(server.port, iter([request(path)]), connections=1)
        found[f"services_{name}_kb"] = lower(result.largest / 1024, 100, "KB")
    return found


if __name__ == "__main__":
    sys.exit(main())
