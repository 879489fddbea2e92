"""The same file sent several times at the same moment, as a second click or a retry does."""

from datetime import timedelta

from models.cases.filling.room import MOST_FILES
from models.cases.material import CaseFile
from models.errors import Invalid
from models.files.file import File, sweep_files
from models.files.picture import clean
from tests.models.days import FRIDAY
from tests.models.pictures import drawn
from tests.models.play import received
from tests.models.races.racing import at_once


async def test_it_is_kept_once(files):
    row = (await (await received()).materials())[0]
    sent = [row.attach(drawn(), "照片.jpg", by="申请人", at=FRIDAY) for _ in range(6)]
    kept, stopped = await at_once(*sent)
    assert stopped == []
    assert len({one.id for one in kept}) == 1
    assert await CaseFile.count().where(CaseFile.material == row.id) == 1


async def test_no_more_get_in_than_there_is_room_for(files):
    row = (await (await received()).materials())[0]
    for number in range(MOST_FILES - 1):
        await row.attach(drawn(size=(50 + number, 50)), "照片.jpg", by="申请人", at=FRIDAY)
    sent = [
        row.attach(drawn(size=(50, 90 + number)), "照片.jpg", by="申请人", at=FRIDAY)
        for number in range(4)
    ]
    kept, stopped = await at_once(*sent)
    assert len(kept) == 1
    assert all(isinstance(error, Invalid) for error in stopped)
    assert len(await row.sheets()) == MOST_FILES


async def test_a_row_never_points_at_a_file_that_was_swept_away(files):
    row = (await (await received()).materials())[0]
    much_later = FRIDAY + timedelta(days=3)
    for number in range(10):
        picture = drawn(size=(300 + number, 50))
        safe = await clean(picture)
        await File.keep(safe.content, safe.media_type, at=FRIDAY)  # it was refused once
        sent = row.attach(picture, "照片.jpg", by="申请人", at=much_later)
        _, stopped = await at_once(sweep_files(much_later), sent)
        assert stopped == []
    for one in await row.sheets():
        assert await (await File.objects().get(File.id == one.file.id)).content()
