"""What is missing is installed, or named in one line; what is there is left alone."""

import os
import shutil

import pytest

from web.launch import packages, virtualenv
from web.launch.trouble import Trouble


def test_nothing_is_done_when_nothing_is_missing(capfd):
    packages.install_for_running()
    virtualenv.install(virtualenv.LOCK)
    assert capfd.readouterr() == ("", "")


def test_a_user_without_sudo_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: name == "apt-get")
    monkeypatch.setitem(packages.RUNNING, "postgresql", "no/such/file")
    with pytest.raises(Trouble, match=r"have root run: apt-get install .* postgresql$"):
        packages.install_for_running()


def test_a_machine_without_apt_is_told_too(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setitem(packages.RUNNING, "postgresql", "no/such/file")
    with pytest.raises(Trouble, match="no apt-get here; install what Debian calls postgresql"):
        packages.install_for_running()


def test_a_changed_lock_file_is_noticed(monkeypatch, tmp_path):
    monkeypatch.setattr(virtualenv, "PROJECT", tmp_path)
    monkeypatch.setattr(virtualenv, "VENV", tmp_path)
    lock = tmp_path / virtualenv.LOCK
    lock.write_text("one==1")
    assert not virtualenv._is_installed(virtualenv.LOCK)
    virtualenv._stamp(virtualenv.LOCK).write_text(virtualenv._wanted(virtualenv.LOCK))
    assert virtualenv._is_installed(virtualenv.LOCK)
    lock.write_text("one==2")
    assert not virtualenv._is_installed(virtualenv.LOCK)
