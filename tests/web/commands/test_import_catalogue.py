"""`python -m web import-catalogue`: a file in, a report out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from models.catalog.importing.sheet import COLUMNS
from tests import databases
from tests.web.commands.conftest import Run

HEAD = ",".join(COLUMNS)
GOOD = "区民政局,未分类,高龄津贴申领,511602000000,511E0001-511602000000-000-1,5,11511301008778298W"
WORSE = (
    "区民政局,未分类,,511602000000,X-2,5,11511301008778298W",
    '区民政局,未分类,"没有收尾,511602000000,X-3,5,11511301008778298W',
    "",
    '区文广旅局,体育,"游泳场所许可,含""变更""",110101000000,X-4,1,11736',
)


@pytest.fixture(scope="module")
def place(template: None) -> Iterator[dict[str, str]]:
    """A furnished database of this module's own, as variables of an environment."""
    with databases.cloned("tongban_import") as name:
        yield databases.environment(name)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    file = tmp_path / "catalogue.csv"
    file.write_text("\r\n".join((HEAD, GOOD, *WORSE)), encoding="gb18030")
    return file


def test_the_last_line_counts_and_a_second_run_changes_nothing(
    run: Run, place: dict[str, str], sheet: Path
) -> None:
    first = run("import-catalogue", str(sheet), **place)
    assert (first.returncode, first.stderr) == (0, "")
    told = first.stdout.splitlines()
    assert told[0] == "第3行没有导入：没有事项名称"
    assert told[1].startswith("第4行没有导入：这一行有")
    assert told[-1] == "created=2 updated=0 unchanged=0 rejected=2"
    second = run("import-catalogue", str(sheet), **place)
    assert second.stdout.splitlines()[-1] == "created=0 updated=0 unchanged=2 rejected=2"


def test_a_file_that_is_not_there_is_one_sentence(run: Run) -> None:
    result = run("import-catalogue", "nowhere.csv")
    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr.startswith("nowhere.csv: 文件打不开")
    assert result.stderr.count("\n") == 1


def test_a_file_without_our_columns_is_one_sentence(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("name,code\na,b\n")
    result = run("import-catalogue", str(file))
    assert result.returncode == 1
    assert "缺少列：department" in result.stderr


def test_a_database_that_is_away_is_one_sentence(run: Run, sheet: Path) -> None:
    away = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    result = run("import-catalogue", str(sheet), **away)
    assert result.returncode == 1
    assert "cannot be reached" in result.stderr
    assert "created=" not in result.stdout
