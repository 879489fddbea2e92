"""What Piccolo's columns cannot say about the history of bad ratings."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from models.database import DB

ID = "2026-11-22T01:31:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "rules of the house for the history of bad ratings"

FORWARDS = """
-- Append-only whoever asks, the owner included.
CREATE TRIGGER rectification_event_is_append_only BEFORE UPDATE OR DELETE ON rectification_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER rectification_event_is_never_emptied BEFORE TRUNCATE ON rectification_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- The newest look around each hall, and what is still open.
CREATE INDEX occupancy_newest ON occupancy (hall, at DESC);
CREATE INDEX rectification_open ON rectification (due_at) WHERE stage <> 'closed';
"""


async def forwards() -> MigrationManager:
    """Apply FORWARDS."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_raw(_run)
    return manager


async def _run() -> None:
    # Piccolo sends one statement at a time; the driver takes them all, in the same transaction.
    await DB.current_transaction.get().connection.execute(FORWARDS)
