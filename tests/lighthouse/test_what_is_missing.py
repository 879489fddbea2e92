"""Without Node or a browser there is one sentence, and no figures."""

from pathlib import Path

import pytest

from tests.lighthouse import __main__ as command
from tests.lighthouse import auditor


def found_at(path: Path, monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Only these programs are installed."""
    for name in names:
        (path / name).symlink_to("/bin/true")
    monkeypatch.setenv("PATH", str(path))
    monkeypatch.delenv("CHROMIUM", raising=False)


@pytest.mark.parametrize(
    ("installed", "sentence"),
    [
        ((), "Lighthouse needs Node 18.20 or newer; install nodejs and npm.\n"),
        (
            ("node", "npm"),
            "There is no Chromium; install it or name one with CHROMIUM=/path/to/it.\n",
        ),
    ],
)
def test_one_sentence_says_what_to_install(tmp_path, monkeypatch, capsys, installed, sentence):
    found_at(tmp_path, monkeypatch, *installed)
    monkeypatch.setattr(auditor, "COMMAND", Path("/bin/true"))  # Lighthouse itself is there
    assert command.main() == 1
    assert capsys.readouterr().err == sentence


def test_packages_that_cannot_be_fetched_are_said_to_be_missing(tmp_path, monkeypatch):
    found_at(tmp_path, monkeypatch, "node")
    (tmp_path / "npm").symlink_to("/bin/false")
    monkeypatch.setattr(auditor, "COMMAND", tmp_path / "nothing")
    with pytest.raises(auditor.Missing, match=r"npm ci in .* failed"):
        auditor.prepare()
