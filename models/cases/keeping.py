"""Reading a case under lock and writing it back only if nobody was faster."""

from typing import Self

from models.cases.words import Status
from models.database import fetch_one
from models.errors import NotNow


class Keeping:
    """How a case row is held and saved."""

    async def lock(self) -> Self:
        """Hold the row until the transaction ends and read it anew."""
        table = type(self)
        return self._become(
            await table.objects().where(table.id == self.id).lock_rows("UPDATE").first()
        )

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
        """Whether somebody still holds originals that must go back to the applicant."""
        row = await fetch_one(_OWED, self.id)
        return row is not None


_OWED = """
SELECT 1 FROM custody c JOIN case_material m ON m.id = c.material
WHERE c."case" = $1 AND c.until IS NULL AND c.holder <> 'applicant' AND m.give_back LIMIT 1
"""
