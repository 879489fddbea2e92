"""Lighthouse as a program: installed beside this file, run once for each look at a page."""

import json
import os
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
COMMAND = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
BROWSERS = ("chromium", "chromium-headless-shell")
FLAGS = "--headless --no-sandbox --disable-gpu --disable-dev-shm-usage"


class Missing(Exception):
    """What has to be installed first, in one sentence."""


def prepare() -> None:
    """Install it where it is missing. Raises Missing."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise Missing("Lighthouse needs Node 18.20 or newer; install nodejs and npm.")
    if not COMMAND.exists():
        install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        if subprocess.run(install, cwd=HERE, check=False).returncode:
            raise Missing(f"npm ci in {HERE} failed; its own words are above.")


def browser() -> str:
    """Where Chromium is. Raises Missing."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        raise Missing("There is no Chromium; install it or name one with CHROMIUM=/path/to/it.")
    return found


def look(address: str, cookie: str = "") -> dict[str, float]:
    """One look at a page, as a phone sees it: points by category, 0 to 100."""
    words = ["node", str(COMMAND), address, "--quiet", "--output=json"]
    words += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"]
    if cookie:
        words.append(f"--extra-headers={json.dumps({'Cookie': cookie})}")
    done = subprocess.run(
        words,
        cwd=HERE,
        env=os.environ | {"CHROME_PATH": browser(), "CI": "1"},
        stdout=subprocess.PIPE,
        check=True,
    )
    report = json.loads(done.stdout)
    if "runtimeError" in report:
        raise RuntimeError(f"{address}: {report['runtimeError']['message']}")
    if report["finalDisplayedUrl"] != address:
        raise RuntimeError(f"{address} leads to {report['finalDisplayedUrl']}")
    return {name: (report["categories"][name]["score"] or 0) * 100 for name in CATEGORIES}
