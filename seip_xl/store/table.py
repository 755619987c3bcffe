"""The tables of the store; nothing that stands in them is ever changed or deleted."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    text,
)

VERSION = 1
"""Version of the tables, kept in the file as its ``user_version``."""
_METADATA = MetaData()


class _PlainText(TypeDecorator[str]):
    """Text as it is; half a character, which a file name can hold, becomes a question mark."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Make a text one that the database takes."""
        return None if value is None else value.encode("utf-8", "replace").decode("utf-8")


def _text(name: str) -> Column[str]:
    return Column(name, _PlainText, nullable=False)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(f'"{name}" >= 0'), nullable=False)


def _file(name: str, *, required: bool) -> Column[str]:
    return Column(name, _PlainText, ForeignKey("files.sha256"), nullable=not required)


def _run() -> Column[int]:
    return Column("run_id", Integer, ForeignKey("runs.id"), primary_key=True)


def _ordinal() -> Column[int]:
    return Column("ordinal", Integer, primary_key=True, autoincrement=False)


def _of_received(name: str, *texts: str) -> Table:
    """Declare a table of what a run found in one submission, in order."""
    return Table(
        name,
        _METADATA,
        Column("run_id", Integer, primary_key=True),
        Column("submission_id", Integer, primary_key=True),
        _ordinal(),
        *map(_text, texts),
        ForeignKeyConstraint(
            ["run_id", "submission_id"],
            ["run_submissions.run_id", "run_submissions.submission_id"],
        ),
    )


FILES = Table(
    "files",
    _METADATA,
    Column("sha256", _PlainText, CheckConstraint("length(sha256) = 64"), primary_key=True),
    _count("size"),
    _text("suffix"),
)
SUBMISSIONS = Table(
    "submissions",
    _METADATA,
    Column("id", Integer, primary_key=True),
    *map(_text, ("return_id", "partnership", "period")),
    Column("version", Integer, CheckConstraint("version > 0"), nullable=False),
    _text("received_at"),
    _file("sha256", required=True),
    _text("file_name"),
    UniqueConstraint("period", "return_id", "partnership", "version"),
)
RUNS = Table(
    "runs",
    _METADATA,
    Column("id", Integer, primary_key=True),
    *map(_text, ("period", "census_date", "school_year", "at")),
    Column(
        "kind", _PlainText, CheckConstraint("kind IN ('import', 'consolidation')"), nullable=False
    ),
    _file("control_sha256", required=False),
    _file("rules_sha256", required=False),
    Index("runs_by_period", "period", "kind"),
)
RUN_SUBMISSIONS = Table(
    "run_submissions",
    _METADATA,
    _run(),
    Column("submission_id", Integer, ForeignKey("submissions.id"), primary_key=True),
    Column(
        "status",
        _PlainText,
        CheckConstraint("status IN ('accepted', 'rejected')"),
        nullable=False,
    ),
    _text("reason"),
    *map(_count, ("errors", "queries", "explained")),
)
FINDINGS = _of_received(
    "findings",
    *("code", "severity", "sheet", "cell", "cells", "column", "found", "message", "advice"),
    "explanation",
)
EXPLANATIONS = _of_received("explanations", "rule", "record", "value", "explanation")
FIGURES = Table(
    "figures",
    _METADATA,
    _run(),
    _ordinal(),
    *map(_text, ("measure", "partnership")),
    Column("value", Float),
    _text("source"),
    UniqueConstraint("measure", "run_id", "partnership"),
)
PUBLISHED = Table(
    "published",
    _METADATA,
    _run(),
    _ordinal(),
    *map(_text, ("table_id", "row_label", "column_label", "printed", "source")),
)

KEPT = (FILES, SUBMISSIONS)
"""The only source of truth."""
DERIVED = (RUNS, RUN_SUBMISSIONS, FINDINGS, EXPLANATIONS, FIGURES, PUBLISHED)
"""Tables that can be worked out anew from what is kept."""


def make_tables(connection: Connection, tables: tuple[Table, ...]) -> None:
    """Make tables, and let the database itself refuse to change or delete their rows.

    Args:
        connection: In a transaction.
        tables: The tables; none of them is there.
    """
    _METADATA.create_all(connection, tables=tables)
    for table in tables:
        for verb in ("UPDATE", "DELETE"):
            refusal = f"SELECT RAISE(ABORT, 'rows of {table.name} are never changed or deleted')"
            name = f"{table.name}_no_{verb.lower()}"
            trigger = f"CREATE TRIGGER {name} BEFORE {verb} ON {table.name} BEGIN {refusal}; END"
            connection.execute(text(trigger))


def empty_tables(connection: Connection, tables: tuple[Table, ...]) -> None:
    """Empty tables as a whole, by making them anew: row by row they refuse it.

    Args:
        connection: In a transaction, which can still be rolled back afterwards.
        tables: The tables.
    """
    _METADATA.drop_all(connection, tables=tables)
    make_tables(connection, tables)


def row_values(record: Any, table: Table) -> dict[str, Any]:
    """Give the fields of a record that are columns of a table."""
    return {
        one.name: getattr(record, one.name) for one in table.columns if hasattr(record, one.name)
    }
