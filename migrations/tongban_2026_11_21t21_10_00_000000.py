"""What Piccolo's columns cannot say about versions, packages and sheets."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from models.database import DB

ID = "2026-11-21T21:10:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "rules of the house for the catalogue"

FORWARDS = """
-- New words in old lists.
ALTER TABLE outbox DROP CONSTRAINT outbox_topic_known;
ALTER TABLE outbox ADD CONSTRAINT outbox_topic_known CHECK
    (topic IN ('document', 'void_mark', 'message', 'sheet', 'one_time_notice'));
ALTER TABLE item_version DROP CONSTRAINT version_state_known;
ALTER TABLE item_version ADD CONSTRAINT version_state_known CHECK
    (state IN ('draft', 'review', 'approved', 'published', 'suspended', 'cancelled'));

-- One version of an item is edited at a time.
CREATE UNIQUE INDEX version_one_open ON item_version (item)
    WHERE state IN ('draft', 'review', 'approved');
CREATE UNIQUE INDEX search_entry_once ON search_entry (version) WHERE version IS NOT NULL;
CREATE UNIQUE INDEX search_entry_package_once ON search_entry (package) WHERE package IS NOT NULL;

-- What has been published says for ever what it said, suspended or cancelled as well.
CREATE OR REPLACE FUNCTION refuse_thaw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.snapshot IS NOT NULL AND NEW.snapshot IS DISTINCT FROM OLD.snapshot THEN
        RAISE EXCEPTION 'a published version cannot change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER version_event_is_append_only BEFORE UPDATE OR DELETE ON version_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Server processes keep guides in memory and listen: whatever stands on a guide tells of a change.
CREATE FUNCTION tell_of_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('catalogue', TG_TABLE_NAME);
    RETURN NULL;
END $$;
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['search_entry', 'office', 'region', 'hall', 'window', 'station',
                                'window_item', 'business_clock'] LOOP
        EXECUTE format('CREATE TRIGGER tells_of_change AFTER INSERT OR UPDATE OR DELETE ON %I'
                       ' FOR EACH STATEMENT EXECUTE FUNCTION tell_of_change()', name);
    END LOOP;
END $$;
"""


async def forwards() -> MigrationManager:
    """Apply FORWARDS."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_raw(_run)
    return manager


async def _run() -> None:
    # Piccolo sends one statement at a time; the driver takes them all, in the same transaction.
    await DB.current_transaction.get().connection.execute(FORWARDS)
