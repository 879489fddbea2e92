"""A 一次性告知书 keeps what it says from the moment it is served."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Bytea
from piccolo.columns.indexes import IndexMethod

ID = "2026-11-28T18:41:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "frozen words of one-time notices"


async def forwards() -> MigrationManager:
    """Add one_time_notice.context_sealed."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_column(
        table_class_name="OneTimeNotice",
        tablename="one_time_notice",
        column_name="context_sealed",
        db_column_name="context_sealed",
        column_class_name="Bytea",
        column_class=Bytea,
        params={
            "default": b"",
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
