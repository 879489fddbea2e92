"""`python -m tests.lighthouse`: what Lighthouse says of six pages on a phone, median of five.

Prints a table and adds the figures to var/bench.json, beside those of `make bench`.
"""

import subprocess
import sys
from statistics import median

from models.settings import PROJECT
from tests import databases
from tests.bench.report import Figures, higher, is_met, keep, table
from tests.bench.servers import OF_THE_BENCH, product
from tests.bench.visitor import Visitor
from tests.lighthouse.auditor import CATEGORIES, Missing, browser, look, prepare

DATABASE = "tongban_lighthouse"
LOOKS = 5
GOALS = {name: 95 if name == "performance" else 100 for name in CATEGORIES}


def main() -> int:
    """Look, tell, write; the code says whether every goal was met."""
    try:
        prepare()
        browser()
    except Missing as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    with databases.fresh(DATABASE):
        furnish = [sys.executable, "-m", "web", "prepare"]
        environ = databases.environment(DATABASE) | OF_THE_BENCH
        subprocess.run(furnish, cwd=PROJECT, env=environ, check=True, stdout=subprocess.DEVNULL)
        with product(DATABASE, demo=True) as server:
            figures = _figures(Visitor(f"http://127.0.0.1:{server.port}"))
    keep(figures)
    sys.stdout.write(table(figures))
    return 0 if all(is_met(one) for one in figures.values()) else 1


def _figures(visitor: Visitor) -> Figures:
    service = visitor.service()
    strangers = {"home": "/", "guide": service, "checker": f"{service}/materials"}
    strangers |= {"tracking": "/track"}
    visitor.sign_in()
    citizens = {"application": visitor.application(service), "case": visitor.case()}
    figures = {}
    for name, path in (strangers | citizens).items():
        sys.stderr.write(f"… {name}\n")
        cookie = visitor.cookie if name in citizens else ""
        seen = [look(visitor.address + path, cookie) for _ in range(LOOKS)]
        for category, goal in GOALS.items():
            points = median(one[category] for one in seen)
            figures[f"lighthouse_{name}_{category}"] = higher(points, goal, "points")
    return figures


if __name__ == "__main__":
    sys.exit(main())
