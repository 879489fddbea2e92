"""What was kept and then refused is forgotten after a day; what a row names never is."""

from datetime import timedelta
from pathlib import Path

from models.database import fetch
from models.files import file as files_module
from models.files.file import File, drop_unused, sweep_files
from tests.models import play
from tests.models.days import FRIDAY, HOUR, SATURDAY

PDF = "application/pdf"
LATER = FRIDAY + timedelta(days=1, seconds=1)


def on_disk(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def lose_one(folder: Path) -> None:
    next(path for path in folder.rglob("*") if path.is_file()).unlink()


async def test_after_a_day_nobody_has_named_it(files: Path):
    refused = await File.keep(b"refused", PDF, at=FRIDAY)
    assert await sweep_files(FRIDAY + 23 * HOUR) == 0
    assert on_disk(files) == 1
    assert [await sweep_files(LATER), await sweep_files(LATER)] == [1, 0]
    assert not await File.exists().where(File.id == refused.id)
    assert on_disk(files) == 0


async def test_what_a_row_names_stays(files: Path, jpeg: bytes):
    case = await play.received()
    (row, *_) = await case.materials()
    kept = await row.attach(jpeg, "照片.jpg", by="申请人", at=FRIDAY)
    await row.detach(kept.id, at=FRIDAY)  # taken away, but seen
    assert await sweep_files(LATER) == 0
    assert await (await File.objects().get(File.id == kept.file)).content()


async def test_the_same_content_again_begins_the_day_anew(files: Path):
    first = await File.keep(b"twice", PDF, at=FRIDAY)
    second = await File.keep(b"twice", PDF, at=SATURDAY)
    assert first.id == second.id
    assert await sweep_files(LATER) == 0
    assert await second.content() == b"twice"


async def test_what_was_forgotten_can_be_kept_again(files: Path):
    old = await File.keep(b"again", PDF, at=FRIDAY)
    await drop_unused([old.id])
    assert await (await File.keep(b"again", PDF, at=FRIDAY)).content() == b"again"


async def test_one_that_is_gone_from_the_disk_does_not_stop_the_others(files: Path):
    for content in (b"one", b"two"):
        await File.keep(content, PDF, at=FRIDAY)
    lose_one(files)
    assert await sweep_files(LATER) == 2


async def test_every_table_that_names_files_is_asked():
    rows = await fetch(
        "SELECT conrelid::regclass::text AS name, a.attname AS part FROM pg_constraint"
        " JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]"
        " WHERE contype = 'f' AND confrelid = 'file'::regclass"
    )
    for row in rows:
        line = next(
            line for line in files_module._NAMED_NOWHERE.splitlines() if f" {row['name']} " in line
        )
        assert f".{row['part']}" in line
