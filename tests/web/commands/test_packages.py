"""`python -m web export-packages` and `import-packages`: one JSON file out and in."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import databases
from tests.models.catalog.test_package_file import SHOP
from tests.web.commands.conftest import Run


@pytest.fixture(scope="module")
def place(template: None) -> Iterator[dict[str, str]]:
    """A furnished database of this module's own, as variables of an environment."""
    with databases.cloned("tongban_packages") as name:
        yield databases.environment(name)


def test_a_file_goes_in_once_and_comes_out_again(
    run: Run, place: dict[str, str], tmp_path: Path
) -> None:
    ours, theirs = tmp_path / "in.json", tmp_path / "out.json"
    ours.write_text(json.dumps({"format": "tongban-packages-1", "packages": [SHOP]}))
    first = run("import-packages", str(ours), **place)
    assert (first.stdout, first.stderr) == ("created=1 updated=0 unchanged=0\n", "")
    assert run("import-packages", str(ours), **place).stdout == "created=0 updated=0 unchanged=1\n"
    assert run("export-packages", str(theirs), **place).returncode == 0
    codes = [one["code"] for one in json.loads(theirs.read_text())["packages"]]
    assert SHOP["code"] in codes
    assert f"unchanged={len(codes)}" in run("import-packages", str(theirs), **place).stdout


def test_what_is_wrong_is_told_line_by_line(
    run: Run, place: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "bad.json"
    bad = [SHOP | {"name": ""}, SHOP | {"code": "a/b"}]
    file.write_text(json.dumps({"format": "tongban-packages-1", "packages": bad}))
    result = run("import-packages", str(file), **place)
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.splitlines()[0] == "packages[0].name：不能为空"
    assert result.stderr.splitlines()[1].startswith("packages[1].code：")


def test_a_file_that_is_not_there_is_one_sentence(run: Run) -> None:
    result = run("import-packages", "nowhere.json")
    assert (result.returncode, result.stdout) == (1, "")
    assert "文件打不开" in result.stderr
