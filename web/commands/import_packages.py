"""Read packages (一件事) from a JSON file."""

import argparse
import sys
from collections import Counter
from pathlib import Path

from models.calendar.business_clock import business_now
from models.catalog.packages.entry import LARGEST
from models.catalog.packages.file import Outcome, import_packages
from models.database import connected
from models.errors import Invalid
from web.commands.running import run_against_database
from web.trouble import Trouble


def describe(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("file", type=Path, metavar="FILE.json")


def run(options: argparse.Namespace) -> int:
    """Import all of the file and end with `created=… updated=… unchanged=…`.

    The exit code is 1, and nothing is written, when anything in the file is wrong: one line a
    place on standard error.
    """
    try:
        with options.file.open("rb") as file:
            data = file.read(LARGEST + 1)
        outcomes = run_against_database(_import(data))
    except OSError as error:
        raise Trouble(f"{options.file}: 文件打不开（{error.strerror}）。") from error
    except Invalid as error:
        raise Trouble("\n".join(error.errors.values())) from error
    sys.stdout.write(" ".join(f"{one}={outcomes[one]}" for one in Outcome) + "\n")
    return 0


async def _import(data: bytes) -> Counter[Outcome]:
    async with connected():
        return await import_packages(data, by=None, at=await business_now(), publish=True)
