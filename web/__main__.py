"""`python -m web …`: serve, prepare, migrate, seed, reindex, due …"""

import argparse
import sys
from importlib import import_module

from models.settings import SettingsError
from web.trouble import Trouble

# Each command is a module of web/commands, imported only when it is asked for: the process that
# serves need not carry what only migrations use.
COMMANDS = {
    "serve": "serve the pages",
    "prepare": "migrate and, in a demonstration, seed; prints the demo accounts",
    "migrate": "bring the tables up to date",
    "seed": "load the sample data, or top up what has run out",
    "import-catalogue": "import the catalogue of a district from a CSV file",
    "reindex": "write anew what the search reads",
    "import-packages": "read packages (一件事) from a JSON file",
    "export-packages": "write the packages (一件事) to a JSON file",
    "due": "print the last day of a limit, and every day that was counted or not",
}


def main(arguments: list[str]) -> int:
    """Run one command; a trouble of the operator's is one sentence and exit code 1."""
    chooser = argparse.ArgumentParser(prog="python -m web", description=__doc__)
    chooser.add_argument("command", choices=COMMANDS, metavar="|".join(COMMANDS))
    chosen = chooser.parse_args(arguments[:1])
    try:
        return _run(chosen.command, arguments[1:])
    except (SettingsError, Trouble) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def _run(name: str, arguments: list[str]) -> int:
    command = import_module(f"web.commands.{name.replace('-', '_')}")
    parser = argparse.ArgumentParser(prog=f"python -m web {name}", description=COMMANDS[name])
    command.describe(parser)
    return command.run(parser.parse_args(arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
