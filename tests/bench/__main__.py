"""`python -m tests.bench`: measures the product on a throw-away database with 20,000 services.

Prints a table and writes var/bench.json: name → value, goal, unit, and whether higher or lower is
better. Ratios compare rounds of the same interleaved run, so the machine itself matters little.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any

from models.settings import PROJECT
from tests import databases
from tests.bench.filling import fill
from tests.bench.importing import ROWS, import_once, write_sheet
from tests.bench.load import press, request
from tests.bench.rounds import Measured, measure, percentile, ratio
from tests.bench.servers import Server, bare, product

DATABASE = "tongban_bench"
MANY = 20_000
REPORT = PROJECT / "var" / "bench.json"
Figures = dict[str, dict[str, Any]]


def main() -> int:
    """Measure, tell, write; the code says whether every goal was met."""
    with databases.fresh(DATABASE):
        _say("migrating and loading the sample data")
        prepare = [sys.executable, "-m", "web", "prepare"]
        subprocess.run(
            prepare,
            cwd=PROJECT,
            env=databases.environment(DATABASE),
            check=True,
            stdout=subprocess.DEVNULL,
        )
        figures = _import() | asyncio.run(_serve())
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n")
    sys.stdout.write(table(figures))
    return 0 if all(is_met(one) for one in figures.values()) else 1


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
    with bare() as baseline, product(DATABASE) as ours:
        _say("measuring")
        measured = await measure(baseline, ours, codes)
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
    } | cpu


# Milliseconds of processor that one request may cost the web server's process tree.
CPU_GOALS = {"plaintext": 1, "guide 304": 2, "guide 200": 2, "guide cold": 10, "search": 15}


async def _sizes(server: Server) -> Figures:
    found = {}
    for name, path in {"list": "/services", "found": "/services?q=sbk"}.items():
        result = await press(server.port, iter([request(path)]), connections=1)
        found[f"services_{name}_kb"] = lower(result.largest / 1024, 100, "KB")
    return found


def lower(value: float, goal: float, unit: str) -> dict[str, Any]:
    """A figure that should be small."""
    return {"value": round(value, 3), "goal": goal, "unit": unit, "better": "lower"}


def higher(value: float, goal: float, unit: str) -> dict[str, Any]:
    """A figure that should be large."""
    return {"value": round(value, 3), "goal": goal, "unit": unit, "better": "higher"}


def is_met(figure: dict[str, Any]) -> bool:
    """Whether a figure is as good as its goal."""
    value, goal = figure["value"], figure["goal"]
    return value >= goal if figure["better"] == "higher" else value <= goal


def table(figures: Figures) -> str:
    """A line each."""
    lines = [f"{'':36}{'value':>10} {'goal':>10}  unit"]
    for name, one in figures.items():
        sign = "≥" if one["better"] == "higher" else "≤"
        goal = f"{sign} {one['goal']}"
        verdict = "" if is_met(one) else "  missed"
        lines.append(f"{name:36}{one['value']:>10} {goal:>10}  {one['unit']}{verdict}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
