"""Who filed what was forwarded before the linked case kept it (首接转交)."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from models.database import fetch

ID = "2026-11-28T22:05:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "filers of linked cases"

# A chain of forwarded cases begins at the one that was sent from home.
FILL = """
WITH RECURSIVE chain AS (
    SELECT c.id, f.filed_by FROM cases c JOIN cases f ON f.id = c.linked_from
    WHERE c.filed_by IS NULL AND f.filed_by IS NOT NULL
    UNION
    SELECT c.id, chain.filed_by FROM cases c JOIN chain ON chain.id = c.linked_from
    WHERE c.filed_by IS NULL
)
UPDATE cases SET filed_by = chain.filed_by FROM chain WHERE cases.id = chain.id
"""


async def forwards() -> MigrationManager:
    """Fill cases.filed_by."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_raw(_fill)
    return manager


async def _fill() -> None:
    await fetch(FILL)
