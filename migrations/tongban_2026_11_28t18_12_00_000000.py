"""An index that the log of questions to registers is read by."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from models.database import DB

ID = "2026-11-28T18:12:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "what one account had registers asked, found without reading the whole log"

FORWARDS = "CREATE INDEX lookup_by_citizen ON lookup (actor_id, at) WHERE actor_kind = 'citizen'"


async def forwards() -> MigrationManager:
    """Apply FORWARDS."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_raw(_run)
    return manager


async def _run() -> None:
    await DB.current_transaction.get().connection.execute(FORWARDS)
