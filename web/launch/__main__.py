"""python3 -m web.launch run | test [pytest arguments] | bench | lighthouse | reset | setup"""

import sys
from collections.abc import Callable

from models.settings import SettingsError
from web.launch import checks, reset, run
from web.launch.make import stop_with_make
from web.launch.supervisor import Stopped
from web.launch.trouble import Trouble


def main(arguments: list[str]) -> int:
    """Do what the first word says; return the exit code."""
    match arguments:
        case ["run"]:
            return report(run.run)
        case ["test", *rest]:
            return report(lambda: checks.test(rest))
        case ["bench" | "lighthouse" as name, *rest]:
            return report(lambda: checks.measure(name, rest))
        case ["reset"]:
            return report(reset.reset)
        case ["setup"]:
            return report(run.set_up)
    print(__doc__, file=sys.stderr)
    return 2


def report(command: Callable[[], int | None]) -> int:
    """Do it; whatever keeps it from being done becomes one sentence and an exit code."""
    try:
        stop_with_make()
        return command() or 0
    except (Trouble, SettingsError, OSError) as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except Stopped as stopped:
        return stopped.exit_code
    except KeyboardInterrupt:  # before the supervisor took over
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
