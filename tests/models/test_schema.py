"""Tables and migrations agree, and the two roles may do what each is for."""

import importlib
import pkgutil

import pytest
from piccolo.apps.migrations.commands.new import AutoMigrationManager
from piccolo.columns import Column
from piccolo.table import Table

import models
from models.database import fetch
from models.piccolo_app import APP_CONFIG
from models.schema import APPEND_ONLY


def tables() -> dict[str, type[Table]]:
    return {table._meta.tablename: table for table in APP_CONFIG.table_classes}


async def test_the_migrations_make_exactly_what_the_tables_say():
    changes = await AutoMigrationManager().get_alter_statements(APP_CONFIG)
    assert [line for change in changes for line in change.statements] == []


def test_no_table_is_forgotten():
    for module in pkgutil.walk_packages(models.__path__, "models."):
        importlib.import_module(module.name)
    ours = {table for table in Table.__subclasses__() if table.__module__.startswith("models.")}
    assert ours == set(APP_CONFIG.table_classes)


async def test_the_database_has_these_columns_and_no_others():
    rows = await fetch(
        "SELECT table_name, column_name, is_nullable = 'YES' AS nullable"
        " FROM information_schema.columns WHERE table_schema = 'public'"
        " AND table_name <> 'migration'"
    )
    found = {(row["table_name"], row["column_name"], row["nullable"]) for row in rows}
    said = {
        (name, column._meta.db_column_name, column._meta.null)
        for name, table in tables().items()
        for column in table._meta.columns
    }
    assert found == said


async def test_every_reference_is_kept_by_the_database():
    rows = await fetch(
        "SELECT conrelid::regclass::text AS name, confdeltype::text AS on_delete,"
        " a.attname AS column_name FROM pg_constraint"
        " JOIN pg_attribute a ON a.attrelid = conrelid AND a.attnum = conkey[1]"
        " WHERE contype = 'f'"
    )
    found = {(row["name"].strip('"'), row["column_name"]) for row in rows}
    said = {
        (name, column._meta.db_column_name)
        for name, table in tables().items()
        for column in table._meta.foreign_key_columns
    }
    assert said | {("cases", "open_leg")} == found
    assert {row["on_delete"] for row in rows} <= {"r", "a"}  # nothing is deleted along


def _indexed(column: Column) -> bool:
    return column._meta.index or column._meta.unique


@pytest.mark.parametrize("name", sorted(tables()))
def test_what_is_referred_to_can_be_looked_up_fast(name):
    assert [c._meta.name for c in tables()[name]._meta.foreign_key_columns if not _indexed(c)] == []


async def test_the_application_works_with_every_table_and_changes_no_record_of_the_past():
    rows = await fetch(
        "SELECT table_name, string_agg(privilege_type, ' ' ORDER BY privilege_type) AS rights"
        " FROM information_schema.role_table_grants WHERE grantee = current_user"
        " AND table_schema = 'public' GROUP BY table_name"
    )
    rights = {row["table_name"]: row["rights"] for row in rows}
    assert {rights[name] for name in APPEND_ONLY} == {"INSERT SELECT"}
    others = tables().keys() - set(APPEND_ONLY)
    assert {rights[name] for name in others} == {"DELETE INSERT SELECT UPDATE"}
