"""The fingerprint of the principal in authorisations that were there before it was kept."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from models.database import fetch
from models.sealing import blind_index, unseal

ID = "2026-11-28T22:04:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "fingerprints of principals"

BEFORE = "SELECT id, id_number_sealed FROM authorisation WHERE id_index = ''"
FILL = "UPDATE authorisation SET id_index = $2 WHERE id = $1"


async def forwards() -> MigrationManager:
    """Fill authorisation.id_index."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_raw(_fill)
    return manager


async def _fill() -> None:
    for row in await fetch(BEFORE):
        number = unseal(row["id_number_sealed"], "Authorisation.id_number").decode()
        await fetch(FILL, row["id"], blind_index(number, "Applicant.id_number"))
