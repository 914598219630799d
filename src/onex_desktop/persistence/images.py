"""Reading and writing rows by their journal images."""

from __future__ import annotations

from sqlalchemy import Connection, TableClause, column, delete, insert, select, table, update

from onex_desktop.domain.journal import Action, Change, Image
from onex_desktop.persistence.base import Base
from onex_desktop.persistence.recorder import VERSION


def _raw(name: str) -> TableClause:
    # Columns without types: values pass as stored, neither converted nor checked on the way.
    return table(name, *(column(c.name) for c in Base.metadata.tables[name].columns))


def current_image(connection: Connection, name: str, row_id: int) -> Image | None:
    """Return the row as stored now, without its version, or None when it does not exist."""
    raw = _raw(name)
    row = connection.execute(select(raw).where(raw.c.id == row_id)).mappings().one_or_none()
    return None if row is None else {key: row[key] for key in row if key != VERSION}


def apply_change(connection: Connection, change: Change) -> None:
    """Write a change; the row's version goes up, so that a form that holds the old row notices."""
    raw = _raw(change.table)
    match change.action, change.after:
        case Action.INSERT, dict(values):
            connection.execute(insert(raw).values({**values, VERSION: 1}))
        case Action.UPDATE, dict(values):
            newer = {**values, VERSION: raw.c[VERSION] + 1}
            connection.execute(update(raw).where(raw.c.id == change.row_id).values(newer))
        case _:
            connection.execute(delete(raw).where(raw.c.id == change.row_id))


def topic_of(name: str) -> str:
    """Return the capability a table belongs to."""
    return str(Base.metadata.tables[name].info["topic"])
