"""Every environment variable the product reads, in one place.

Standard library only: the launcher reads it before the virtual environment exists.
"""

import functools
import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent

# Known to everybody who reads this file: good for a demonstration, refused elsewhere.
DEMO_SECRETS = {
    "secret_key": "demo-secret-key-known-to-everybody",
    "field_key": "demo-field-key-known-to-everybody",
    "index_key": "demo-index-key-known-to-everybody",
}
SHORTEST_SECRET = 32  # characters


class SettingsError(Exception):
    """The environment is not fit to start with; the text is one sentence for the operator."""


def state_folder() -> Path:
    """Where data live: `var/` in the checkout, or, as root, a folder of its own outside it.

    PostgreSQL refuses to run as root, and its user may not enter folders like /root;
    so root keeps its data under /var/lib, named by the checkout's path.
    """
    named = os.environ.get("STATE_DIR")
    if named:
        return Path(named).absolute()
    if os.geteuid() == 0:
        return Path("/var/lib") / f"tongban-{_short_hash(PROJECT)}"
    return PROJECT / "var"


def socket_folder() -> Path:
    """A short private folder for the unix sockets (their paths may not exceed 107 bytes)."""
    return Path("/tmp") / f"tongban-{os.geteuid()}-{_short_hash(state_folder())}"  # noqa: S108


def _short_hash(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Settings:
    """What the operator may set; each field is the environment variable of the same name."""

    demo: bool = False  # sample people, /demo, a clock that can be moved
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""  # printed on papers and in QR codes; empty = http://host:port
    web_workers: int = 0  # 0 = one per core
    database_url: str = ""  # the application's role
    database_owner_url: str = ""  # the role that owns the tables and migrates them
    redis_url: str = ""
    files_dir: str = ""  # uploads and papers, encrypted
    secret_key: str = ""  # signs form tokens
    field_key: str = ""  # encrypts personal fields and files
    index_key: str = ""  # keys the blind index of personal fields
    trusted_proxies: str = ""  # comma separated; only they may name the client's address
    smtp_url: str = ""  # smtp://user:password@host:port; empty = no e-mail leaves
    mail_from: str = "noreply@localhost"
    certificates_url: str = ""  # models/sharing/register.py; empty = papers are sent
    register_url: str = ""  # of a register of residents; empty = 实名核验 is not offered
    register_key: str = ""  # what we show it to be let in
    log_level: str = "info"
    rating_workdays: int = 15  # K21: a bad rating is put right within so many working days

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Settings":
        """Read the environment; unset values fall back to the private servers of `make run`.

        Raises SettingsError when a value cannot be used.
        """
        given = {
            field.name: _convert(field.name, field.type, environ[field.name.upper()])
            for field in fields(cls)
            if environ.get(field.name.upper())
        }
        defaults = _private_servers() | (DEMO_SECRETS if given.get("demo") else {})
        return cls(**(defaults | given))

    def refuse_weak_secrets(self) -> None:
        """Outside demo mode a missing, short or published secret stops a server or a worker.

        Called by whatever serves people; commands that touch no personal data need no secrets.
        """
        if self.demo:
            return
        for name, published in DEMO_SECRETS.items():
            value = getattr(self, name)
            if value == published or len(value) < SHORTEST_SECRET:
                raise SettingsError(
                    f"{name.upper()} must be set to a secret of at least {SHORTEST_SECRET} "
                    "characters that is not the published demo value (or set DEMO=1)."
                )

    @property
    def base_url(self) -> str:
        """The address people type, without a slash at the end."""
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"

    @property
    def register_address(self) -> str:
        """Whom we ask about names and numbers; a demonstration has a stand-in of its own."""
        return self.register_url or ("http://register.stand-in/" if self.demo else "")

    @property
    def certificates_address(self) -> str:
        """Whom we ask about papers; a demonstration has a stand-in of its own."""
        return self.certificates_url or ("http://certificates.stand-in" if self.demo else "")

    @property
    def secure(self) -> bool:
        """Whether people arrive over TLS, so that cookies may demand it."""
        return self.base_url.startswith("https://")


def _private_servers() -> dict[str, str]:
    sockets = socket_folder()
    return {
        "database_url": f"postgresql://tongban@/tongban?host={sockets}",
        "database_owner_url": f"postgresql://tongban_owner@/tongban?host={sockets}",
        "redis_url": f"unix://{sockets}/redis.sock",
        "files_dir": str(state_folder() / "files"),
    }


def _convert(name: str, kind: object, text: str) -> object:
    if kind in (bool, "bool"):
        return text.lower() in ("1", "true", "yes")
    if kind in (int, "int"):
        if not text.isdigit():
            raise SettingsError(f"{name.upper()} must be a whole number, not {text!r}.")
        return int(text)
    return text


@functools.cache
def settings() -> Settings:
    """The settings of this process, read once."""
    return Settings.read(os.environ)
