"""An authorisation knows its principal by fingerprint: so a renewed one is known as such."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Varchar
from piccolo.columns.indexes import IndexMethod

ID = "2026-11-28T22:03:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "whom an authorisation is for"


async def forwards() -> MigrationManager:
    """Add authorisation.id_index."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_column(
        table_class_name="Authorisation",
        tablename="authorisation",
        column_name="id_index",
        db_column_name="id_index",
        column_class_name="Varchar",
        column_class=Varchar,
        params={
            "length": 64,
            "default": "",
            "null": False,
            "primary_key": False,
            "unique": False,
            "index": False,
            "index_method": IndexMethod.btree,
            "choices": None,
            "db_column_name": None,
            "secret": False,
        },
        schema=None,
    )
    return manager
