"""Write the packages (一件事) to a JSON file."""

import argparse
import sys
from pathlib import Path

from models.catalog.packages.file import export_packages
from models.database import connected
from web.commands.running import run_against_database
from web.trouble import Trouble


def describe(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("file", type=Path, metavar="FILE.json")


def run(options: argparse.Namespace) -> int:
    """Write all packages; exit code 1 when the file cannot be written."""
    data = run_against_database(_export())
    try:
        options.file.write_bytes(data)
    except OSError as error:
        raise Trouble(f"{options.file}: 文件写不了（{error.strerror}）。") from error
    sys.stdout.write(f"{options.file}\n")
    return 0


async def _export() -> bytes:
    async with connected():
        return await export_packages()
