"""Editors can say that an item needs no material at all."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from piccolo.columns.column_types import Boolean
from piccolo.columns.indexes import IndexMethod

ID = "2026-11-28T18:40:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "items without materials"


async def forwards() -> MigrationManager:
    """Add item_version.no_materials."""
    manager = MigrationManager(migration_id=ID, app_name="tongban", description=DESCRIPTION)
    manager.add_column(
        table_class_name="ItemVersion",
        tablename="item_version",
        column_name="no_materials",
        db_column_name="no_materials",
        column_class_name="Boolean",
        column_class=Boolean,
        params={
            "default": False,
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
