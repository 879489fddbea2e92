"""Reading a case under lock and writing it back only if nobody was faster."""

from typing import Self

from models.cases.words import Status
from models.database import fetch_one
from models.errors import NotNow


class Keeping:
    """How a case row is held and saved."""

    async def lock(self) -> Self:
        """Hold the row until the transaction ends and read it anew.

        Raises NotNow when it is gone: an old draft that was cleared away.
        """
        table = type(self)
        row = await table.objects().where(table.id == self.id).lock_rows("UPDATE").first()
        if row is None:
            raise NotNow("这份草稿已经清理，请重新登记。")
        return self._become(row)

    async def lock_draft(self) -> Self:
        """Hold a draft. Raises NotNow when it has become a case: its page is an old one."""
        await self.lock()
        if self.status != Status.DRAFT:
            raise NotNow("这件已经收件，不能再按草稿修改，请到办件中办理。")
        return self

    async def reread(self) -> Self:
        """Read the row anew, after an act was refused."""
        table = type(self)
        return self._become(await table.objects().where(table.id == self.id).first())

    def _become(self, row: Self) -> Self:
        # Piccolo's own refresh() takes the dict in a jsonb column for a joined row.
        self.__dict__.update(row.__dict__)
        return self

    async def save_guarded(self, status: Status, leg: int | None) -> None:
        """Write every column, if the row still has the old status and leg.

        Raises NotNow when it has not.
        """
        table = type(self)
        values = {
            column: getattr(self, column._meta.name)
            for column in table._meta.columns
            if column._meta.name != "id"
        }
        same_leg = table.open_leg == leg if leg is not None else table.open_leg.is_null()
        rows = (
            await table.update(values)
            .where((table.id == self.id) & (table.status == status) & same_leg)
            .returning(table.id)
        )
        if not rows:
            raise NotNow("该办件刚被别处处理，请刷新后再看。")

    async def owes_papers(self) -> bool:
        """Whether somebody still holds papers that must go back to the applicant.

        After a decision the office keeps what it needs; without one everything goes back. With a
        首接转交 they went along.
        """
        if self.status == Status.TRANSFERRED:
            return False
        row = await fetch_one(_OWED, self.id, self.status in (Status.WITHDRAWN, Status.LAPSED))
        return row is not None


_OWED = """
SELECT 1 FROM custody c JOIN case_material m ON m.id = c.material
WHERE c."case" = $1 AND c.until IS NULL AND c.holder <> 'applicant' AND (m.give_back OR $2) LIMIT 1
"""
