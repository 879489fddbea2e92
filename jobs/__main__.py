"""`python -m jobs worker` and `python -m jobs pdf`."""

import asyncio
import sys

from models.settings import SettingsError

WORKERS = ("worker", "pdf")


def main(arguments: list[str]) -> int:
    """Run one worker until it is told to end; a trouble of the operator's is one sentence."""
    if len(arguments) != 1 or arguments[0] not in WORKERS:
        sys.stderr.write(f"usage: python -m jobs {'|'.join(WORKERS)}\n")
        return 2
    try:
        _run(arguments[0])
    except SettingsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except asyncio.CancelledError:  # it was told to end
        return 0
    return 0


def _run(name: str) -> None:
    # Imported here: already the import reads the settings, which may be wrong.
    import uvloop  # noqa: PLC0415

    from jobs import worker  # noqa: PLC0415
    from models.logs import write_logs  # noqa: PLC0415

    write_logs()
    uvloop.run({"worker": worker.run_worker, "pdf": worker.run_pdf}[name]())


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
