"""System packages: what is missing on Debian or Ubuntu, installed through apt."""

import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from web.launch.commands import quietly
from web.launch.trouble import Trouble

ROOT = Path("/")

# Each package and a file it leaves behind, from the root folder.
RUNNING = {
    "postgresql": "usr/lib/postgresql/*/bin/postgres",
    "redis-tools": "usr/bin/redis-check-rdb",
    "libpango-1.0-0": "usr/lib/*/libpango-1.0.so.0",
    "libpangoft2-1.0-0": "usr/lib/*/libpangoft2-1.0.so.0",
    "libharfbuzz-subset0": "usr/lib/*/libharfbuzz-subset.so.0",
}
TESTING = {
    "fonts-wqy-microhei": "usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "poppler-utils": "usr/bin/pdftotext",
}
BROWSER = "usr/bin/chromium-headless-shell"

# Without it PostgreSQL's package makes a cluster and starts it as a service, which is not ours to
# decide. A machine that has PostgreSQL already is left alone.
NO_CLUSTER = """
mkdir -p /etc/postgresql-common/createcluster.d
echo "create_main_cluster = false" > /etc/postgresql-common/createcluster.d/50-no-main-cluster.conf
"""
INSTALL = """
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
    install -y --no-install-recommends "$@"
"""


def install_for_running() -> None:
    """Install what `make run` needs; raises Trouble where it may not."""
    _install(RUNNING)


def install_for_testing() -> None:
    """Install what `make test` needs on top: a browser, a Chinese font, a PDF reader."""
    packages = RUNNING | TESTING
    if not os.environ.get("CHROMIUM") and _is_debian():
        packages["chromium-headless-shell"] = BROWSER
    _install(packages)


def browser() -> str:
    """The browser for the tests, or nothing: Ubuntu has no Chromium package."""
    found = "".join(str(browser) for browser in ROOT.glob(BROWSER))
    return os.environ.get("CHROMIUM") or found


def _install(packages: Mapping[str, str]) -> None:
    missing = [package for package, trace in packages.items() if not any(ROOT.glob(trace))]
    if importlib.util.find_spec("ensurepip") is None:
        missing.append("python3-venv")  # Debian keeps a part of `python3 -m venv` in it
    if missing:
        as_root = _as_root(missing)
        print(f"Installing system packages: {' '.join(missing)}", flush=True)
        script = NO_CLUSTER + INSTALL if "postgresql" in missing else INSTALL
        quietly([*as_root, "sh", "-c", script, "sh", *missing], what="apt-get")


def _as_root(missing: list[str]) -> list[str]:
    by_hand = "apt-get install -y --no-install-recommends " + " ".join(missing)
    if not shutil.which("apt-get"):
        raise Trouble(f"There is no apt-get here; install what Debian calls {' '.join(missing)}.")
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo") or not _sudo_allows():
        raise Trouble(f"System packages are missing; have root run: {by_hand}")
    return ["sudo"]


def _sudo_allows() -> bool:
    """At a terminal sudo asks for the password; elsewhere it may not need one."""
    if sys.stdin.isatty():
        return subprocess.run(["sudo", "true"], check=False).returncode == 0
    return subprocess.run(["sudo", "-n", "true"], check=False, capture_output=True).returncode == 0


def _is_debian() -> bool:
    try:
        return platform.freedesktop_os_release()["ID"] == "debian"
    except OSError:
        return False
