"""Reading and writing rows by their journal images."""

from __future__ import annotations

from sqlalchemy import Connection, TableClause, column, delete, insert, select, table, update
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from onex_desktop.domain.journal import Action, Change, Image
from onex_desktop.persistence import tables
from onex_desktop.persistence.recorder import VERSION


def _raw(name: str) -> TableClause:
    # Columns without types: values pass as stored, neither converted nor checked on the way.
    return table(name, *(column(c.name) for c in tables.complete().tables[name].columns))


def is_as(connection: Connection, name: str, row_id: int, image: Image | None) -> bool:
    """Return whether a row is stored as the image says; None says that there is no such row.

    An image older than a migration knows fewer columns, or others: only those both know are compared.
    """
    raw = _raw(name)
    row = connection.execute(select(raw).where(raw.c.id == row_id)).mappings().one_or_none()
    if row is None or image is None:
        return row is None and image is None
    return all(row[key] == value for key, value in image.items() if key in row and key != VERSION)


def apply_change(connection: Connection, change: Change) -> None:
    """Write a change; the row's version goes up, so that a form that holds the old row notices.

    Columns that are no longer there are passed over; those the image does not know get their default.
    """
    raw = _raw(change.table)
    values = {key: value for key, value in (change.after or {}).items() if key in raw.c}
    match change.action:
        case Action.INSERT:
            newer = {VERSION: int(values.get(VERSION) or 0) + 1}
            connection.execute(insert(raw).values({**_defaults(change.table, values), **values, **newer}))
        case Action.UPDATE:
            raised = {**values, VERSION: raw.c[VERSION] + 1}
            connection.execute(update(raw).where(raw.c.id == change.row_id).values(raised))
        case Action.DELETE:
            connection.execute(delete(raw).where(raw.c.id == change.row_id))


def _defaults(name: str, known: Image) -> Image:
    missing = [column for column in tables.complete().tables[name].columns if column.name not in known]
    return {c.name: c.default.arg for c in missing if isinstance(c.default, ScalarElementColumnDefault)}


def topic_of(name: str) -> str:
    """Return the capability a table belongs to."""
    return str(tables.complete().tables[name].info["topic"])
