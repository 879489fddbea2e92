"""`make reset`: forget all data of this checkout."""

import shutil

from models.settings import socket_folder, state_folder
from web.launch.state import only_one

# By name: STATE_DIR may be a folder that holds other things too.
OURS = ("pg", "pg.new", "redis", "files", "log")


def reset() -> None:
    """Remove database, queue and files, and say so; raises Trouble while they are in use."""
    state = state_folder()
    if not (state / "lock").exists():
        print(f"There is nothing to remove in {state}.")
        return
    with only_one("make reset"):
        for name in OURS:
            shutil.rmtree(state / name, ignore_errors=True)
        shutil.rmtree(socket_folder(), ignore_errors=True)
        (state / "lock").unlink()
    if not any(state.iterdir()):
        state.rmdir()
    print(f"Removed the database, the queue and the files in {state}.")
