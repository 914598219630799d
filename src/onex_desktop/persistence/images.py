"""Reading and writing rows by their journal images."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final

from sqlalchemy import Connection, TableClause, column, insert, table
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from onex_desktop.domain.journal import Change, Image
from onex_desktop.persistence import tables
from onex_desktop.persistence.recorder import VERSION

_AT_ONCE: Final = 2_000


@cache
def raw(name: str) -> TableClause:
    """Return a table whose columns have no types: values pass as stored, neither converted nor checked."""
    return table(name, *(column(c.name) for c in tables.complete().tables[name].columns))


def insert_stored(
    connection: Connection, name: str, columns: Sequence[str], rows: Iterable[tuple[object, ...]]
) -> None:
    """Insert rows as stored, in pieces: the text of all at once would fill memory for nothing.

    The driver gets them by position where it takes them so; that SQLAlchemy names every value costs as much again.
    """
    statement = insert(table(name, *map(column, columns)))
    compiled = statement.compile(dialect=connection.dialect)
    waiting = iter(rows)
    while piece := list(islice(waiting, _AT_ONCE)):
        if compiled.positiontup is None:
            connection.execute(statement, [dict(zip(columns, row, strict=True)) for row in piece])
        else:
            connection.exec_driver_sql(str(compiled), piece)


def agrees(row: Mapping[str, object] | None, image: Image | None) -> bool:
    """Return whether a row is stored as the image says; None says that there is no such row.

    An image older than a migration knows fewer columns, or others: only those both know are compared.
    """
    if row is None or image is None:
        return row is None and image is None
    return all(row[key] == value for key, value in image.items() if key in row and key != VERSION)


def inserted(change: Change) -> Image:
    """Return the row that a change brings back, its version one up.

    Columns that are no longer there are passed over; those the image does not know get their default.
    """
    known = tables.complete().tables[change.table].columns
    values = {key: value for key, value in (change.after or {}).items() if key in known}
    return {**_defaults(change.table, values), **values, VERSION: int(values.get(VERSION) or 0) + 1}


def _defaults(name: str, known: Image) -> Image:
    missing = [column for column in tables.complete().tables[name].columns if column.name not in known]
    return {c.name: c.default.arg for c in missing if isinstance(c.default, ScalarElementColumnDefault)}


def topic_of(name: str) -> str:
    """Return the capability a table belongs to."""
    return str(tables.complete().tables[name].info["topic"])
