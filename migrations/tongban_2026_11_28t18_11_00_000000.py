"""What Piccolo's columns cannot say about proved identities."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from models.database import DB

ID = "2026-11-28T18:11:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "rules of the house for proved identities"

FORWARDS = """
-- Name and number alone were compared so far; anybody can know somebody's: proved anew, with the
-- telephone.
UPDATE profile SET checked_at = NULL, check_number = '';

-- A number is proved by one account at a time.
CREATE UNIQUE INDEX profile_proved_once ON profile (id_kind, id_index)
    WHERE checked_at IS NOT NULL;
CREATE INDEX company_proved ON company (proved_index) WHERE proved_index <> '';

ALTER TABLE identity_check DROP CONSTRAINT identity_method_known;
ALTER TABLE identity_check ADD CONSTRAINT identity_method_known
    CHECK (method IN ('card_reader', 'by_eye', 'e_certificate', 'register'));
-- Somebody stands for every check: a member of staff, or the register.
ALTER TABLE identity_check ADD CONSTRAINT identity_check_has_a_source
    CHECK ((checked_by IS NULL) = (method = 'register'));

-- Whoever wants pages another way than everybody has said so at some time.
UPDATE citizen SET look_chosen_at = coalesce(signed_in_at, created_at)
    WHERE mode <> 'standard' OR text_size <> 100;
"""


async def forwards() -> MigrationManager:
    """Apply FORWARDS."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_raw(_run)
    return manager


async def _run() -> None:
    # Piccolo sends one statement at a time; the driver takes them all, in the same transaction.
    await DB.current_transaction.get().connection.execute(FORWARDS)
