"""The folders of this checkout, who owns them, and the lock that says it is running."""

import fcntl
import os
import pwd
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from models.settings import socket_folder, state_folder
from web.launch.trouble import Trouble


@dataclass(frozen=True)
class Owner:
    """A user a folder belongs to and a server runs as."""

    uid: int
    gid: int


def this_user() -> Owner:
    """Whoever started the launcher."""
    return Owner(os.geteuid(), os.getegid())


def servers_user() -> Owner:
    """Who PostgreSQL and Redis run as: PostgreSQL refuses root, so root lends them `postgres`."""
    if os.geteuid() != 0:
        return this_user()
    postgres = pwd.getpwnam("postgres")
    return Owner(postgres.pw_uid, postgres.pw_gid)


def make_state_folder() -> Path:
    """The folder above all data; `postgres` may pass through it, only the owner may look."""
    folder = state_folder()
    if not folder.exists():
        folder.mkdir(parents=True)
        folder.chmod(0o711)
    return folder


def private_folder(folder: Path, owner: Owner) -> Path:
    """Make a folder that only its owner may enter; raises Trouble when somebody else has it."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (owner.uid, os.geteuid()):
            raise Trouble(f"{folder} belongs to somebody else: remove it first.") from None
    os.chown(folder, owner.uid, owner.gid, follow_symlinks=False)
    return folder


@contextmanager
def sockets() -> Iterator[None]:
    """The folder of the unix sockets, which exists as long as the servers do."""
    folder = private_folder(socket_folder(), servers_user())
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def log_file(name: str) -> Path:
    """Where a server writes its log; the log of the start before is kept beside it."""
    file = private_folder(state_folder() / "log", this_user()) / f"{name}.log"
    if file.exists():
        file.replace(file.with_suffix(".log.old"))
    return file


@contextmanager
def only_one(address: str) -> Iterator[bool]:
    """Hold the folder's lock, and tell whether its last holder was killed.

    Raises Trouble, with the holder's address, when it is running already.
    """
    with (make_state_folder() / "lock").open("a+") as lock:
        lock.seek(0)
        holder = lock.read()
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"Tongban is running already in this folder: {holder}") from None
        lock.truncate(0)
        lock.write(address)
        lock.flush()
        try:
            yield bool(holder)
        finally:
            lock.truncate(0)
