"""Files: encrypted on disk, named by the SHA-256 of their content, remembered as a row."""

import asyncio
import hashlib
import os
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from asyncpg import ForeignKeyViolationError
from piccolo.columns import BigInt, BigSerial, SmallInt, Varchar
from piccolo.table import Table

from models.columns import instant
from models.database import atomic, fetch, fetch_one
from models.sealing import seal, unseal
from models.settings import settings

PLACE = "file"
IN_FLIGHT = timedelta(days=1)  # longer than anybody sends a form


class File(Table):
    """One stored file; the same content is kept once."""

    id = BigSerial(primary_key=True)
    sha256 = Varchar(length=64, unique=True)
    media_type = Varchar(length=60)
    size = BigInt(null=False, default=None)  # bytes of the content
    pages = SmallInt(default=1)
    created_at = instant()  # when this content was kept last

    @classmethod
    async def keep(cls, content: bytes, media_type: str, *, pages: int = 1, at: datetime) -> "File":
        """Write to disk, flush, then remember: a row never points at a file that is not there.

        The same content again is the same row, and new: whoever forgets old files leaves it.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        await asyncio.to_thread(_write, sha256, content)
        row = cls(
            sha256=sha256, media_type=media_type, size=len(content), pages=pages, created_at=at
        )
        await cls.insert(row).on_conflict(
            target=cls.sha256, action="DO UPDATE", values=[cls.created_at]
        )
        # Somebody may have forgotten the same content between the first writing and the row.
        await asyncio.to_thread(_write, sha256, content)
        return await cls.objects().get(cls.sha256 == sha256)

    async def content(self) -> bytes:
        """Read and decrypt. Raises OSError when the file is gone, ValueError when it was forged."""
        content = await asyncio.to_thread(_read, self.sha256)
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise ValueError(f"file {self.id} is not what was stored")
        return content


async def drop_unused(files: list[int]) -> None:
    """Forget those of the files that nothing points at any more, on disk as well."""
    for file in files:
        await _forget(file, datetime.max.replace(tzinfo=UTC))


async def sweep_files(now: datetime) -> int:
    """Forget what was kept and then refused, or whose process was killed before a row named it;
    returns how many. Within a day of being kept a file is left alone: it may be on its way.
    """
    rows = await fetch(_OLD, now - IN_FLIGHT)
    return sum([await _forget(row["id"], now - IN_FLIGHT) for row in rows])


async def _forget(file: int, kept_before: datetime) -> bool:
    """The file goes before the row does: the same content kept meanwhile waits for the row, and
    is then written anew."""
    with suppress(ForeignKeyViolationError):  # a row that names it came at this moment
        async with atomic():
            row = await fetch_one(_DROP, file, kept_before)
            if row:
                await asyncio.to_thread(_path(row["sha256"]).unlink, missing_ok=True)
            return row is not None
    return False


_NAMED_NOWHERE = """
AND NOT EXISTS (SELECT 1 FROM case_file c WHERE c.file = file.id)
AND NOT EXISTS (SELECT 1 FROM document d WHERE file.id IN (d.file, d.void_file))
AND NOT EXISTS (SELECT 1 FROM item_material m WHERE file.id IN (m.blank, m.sample))
AND NOT EXISTS (SELECT 1 FROM result r WHERE r.sample = file.id)
AND NOT EXISTS (SELECT 1 FROM sheet s WHERE s.file = file.id)
AND NOT EXISTS (SELECT 1 FROM one_time_notice n WHERE n.file = file.id)
AND NOT EXISTS (SELECT 1 FROM reprint p WHERE p.file = file.id)
AND NOT EXISTS (SELECT 1 FROM authorisation a WHERE a.file = file.id)
"""
_OLD = f"SELECT id FROM file WHERE created_at < $1 {_NAMED_NOWHERE} ORDER BY id LIMIT 500"  # noqa: S608
_DROP = (
    f"DELETE FROM file WHERE id = $1 AND created_at < $2 {_NAMED_NOWHERE}"  # noqa: S608
    " RETURNING sha256"
)


def _path(sha256: str) -> Path:
    return Path(settings().files_dir) / sha256[:2] / sha256


def _write(sha256: str, content: bytes) -> None:
    target = _path(sha256)
    if target.exists():
        return
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f"{sha256}.{os.getpid()}.{os.urandom(4).hex()}")
    with draft.open("wb") as stream:
        stream.write(seal(content, PLACE))
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(target)
    _flush_folder(target.parent)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(sha256: str) -> bytes:
    return unseal(_path(sha256).read_bytes(), PLACE)
