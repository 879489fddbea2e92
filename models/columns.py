"""Columns as this house declares them: required, restricted, indexed, checked.

Piccolo's own defaults are nullable, cascading, unindexed foreign keys and unchecked choices.
"""

from enum import StrEnum

from piccolo.columns import ForeignKey, OnDelete, OnUpdate, Timestamptz, Varchar
from piccolo.columns.reference import LazyTableReference
from piccolo.constraints import Check


def reference(table: object, *, null: bool = False, unique: bool = False) -> ForeignKey:
    """A foreign key that keeps its target from being deleted."""
    return ForeignKey(
        table,
        null=null,
        default=None,
        unique=unique,
        on_delete=OnDelete.restrict,
        on_update=OnUpdate.restrict,
        index=not unique,
    )


def optional(table: object) -> ForeignKey:
    """A foreign key that may be empty."""
    return reference(table, null=True)


def instant(*, null: bool = False, index: bool = False) -> Timestamptz:
    """A moment in UTC; no default, because time is always an argument."""
    return Timestamptz(null=null, default=None, index=index)


def choice(kind: type[StrEnum], *, null: bool = False, index: bool = False) -> Varchar:
    """One of the values of a StrEnum; pair it with `one_of` for the database's own check."""
    return Varchar(length=32, null=null, default=None, choices=kind, index=index)


def one_of(column: str, kind: type[StrEnum]) -> Check:
    """The CHECK that `choices` promises and Piccolo does not make."""
    values = ", ".join(f"'{member.value}'" for member in kind)
    return Check(f'"{column}" IN ({values})')


# The case's acts know its records, so the records may know the case by name only.
CASE = LazyTableReference(table_class_name="Case", module_path="models.cases.case")
