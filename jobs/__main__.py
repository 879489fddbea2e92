"""`python -m jobs worker` and `python -m jobs pdf`."""

import asyncio
import sys

import uvloop

from jobs.worker import run_pdf, run_worker
from models.logs import write_logs
from models.settings import SettingsError

WORKERS = {"worker": run_worker, "pdf": run_pdf}


def main() -> int:
    """Run one worker until it is told to stop."""
    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in WORKERS:
        sys.stderr.write(f"usage: python -m jobs {'|'.join(WORKERS)}\n")
        return 2
    write_logs()
    try:
        uvloop.run(WORKERS[name]())
    except (SettingsError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except asyncio.CancelledError:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
