"""What Piccolo's columns cannot say: partial indexes, the circle of case and leg, frozen rows."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from models.database import DB

ID = "2026-11-21T20:00:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "rules of the house in the database"

FORWARDS = """
ALTER TABLE cases ADD CONSTRAINT cases_open_leg_fkey
    FOREIGN KEY (open_leg) REFERENCES leg (id) DEFERRABLE INITIALLY DEFERRED;

-- Exactly one leg, one list, one question, one pause and one proposal is open at a time.
CREATE UNIQUE INDEX leg_one_open ON leg ("case") WHERE closed_at IS NULL;
CREATE UNIQUE INDEX correction_one_open ON correction ("case") WHERE supplied_at IS NULL;
CREATE UNIQUE INDEX assist_one_open ON assist_request ("case") WHERE closed_at IS NULL;
CREATE UNIQUE INDEX special_one_open ON special_procedure ("case") WHERE ended_at IS NULL;
CREATE UNIQUE INDEX refusal_one_open ON refusal ("case") WHERE closed_at IS NULL;

-- Work lists, running clocks, waiting work, running sessions of the outbox.
CREATE INDEX leg_work_list ON leg (office, due_at) WHERE closed_at IS NULL;
CREATE INDEX clock_running ON clock (kind, due_at) WHERE stopped_at IS NULL;
CREATE INDEX outbox_waiting ON outbox (not_before) WHERE done_at IS NULL AND gave_up_at IS NULL;

-- Append-only whoever asks, the owner included.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER case_event_is_append_only BEFORE UPDATE OR DELETE ON case_event
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_entry_is_append_only BEFORE UPDATE OR DELETE ON access_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_event_is_never_emptied BEFORE TRUNCATE ON case_event
    EXECUTE FUNCTION refuse_change();
CREATE TRIGGER access_entry_is_never_emptied BEFORE TRUNCATE ON access_entry
    EXECUTE FUNCTION refuse_change();

-- A published version says for ever what it said.
CREATE FUNCTION refuse_thaw() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'published' AND NEW.snapshot IS DISTINCT FROM OLD.snapshot THEN
        RAISE EXCEPTION 'a published version cannot change';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER item_version_is_frozen BEFORE UPDATE ON item_version
    FOR EACH ROW EXECUTE FUNCTION refuse_thaw();
"""


async def forwards() -> MigrationManager:
    """Apply FORWARDS."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_raw(_run)
    return manager


async def _run() -> None:
    # Piccolo sends one statement at a time; the driver takes them all, in the same transaction.
    await DB.current_transaction.get().connection.execute(FORWARDS)
