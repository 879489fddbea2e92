"""What Piccolo's columns cannot say about what citizens keep and say."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from models.database import DB

ID = "2026-11-22T00:55:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "rules of the house for accounts, messages and ratings"

FORWARDS = """
-- New words in old lists.
ALTER TABLE delivery DROP CONSTRAINT delivery_way_known;
ALTER TABLE delivery ADD CONSTRAINT delivery_way_known CHECK
    (way IN ('deciding_counter', 'intake_counter', 'station', 'mail', 'electronic'));

-- One address is the usual one.
CREATE UNIQUE INDEX address_one_usual ON address (citizen) WHERE usual;

-- What registers were asked is never unsaid.
CREATE TRIGGER lookup_is_append_only BEFORE UPDATE OR DELETE ON lookup
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER lookup_is_never_emptied BEFORE TRUNCATE ON lookup
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""


async def forwards() -> MigrationManager:
    """Apply FORWARDS."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_raw(_run)
    return manager


async def _run() -> None:
    # Piccolo sends one statement at a time; the driver takes them all, in the same transaction.
    await DB.current_transaction.get().connection.execute(FORWARDS)
