"""Many rows at once, as exactly journalled as one by one: stored values, images and keys are the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, islice, repeat
from typing import Any, Final

from sqlalchemy import Column, Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from onex_desktop.domain.errors import ProgrammingFault
from onex_desktop.domain.journal import Action, Change, Image, WrittenChange, written_images
from onex_desktop.persistence import images
from onex_desktop.persistence.base import Record
from onex_desktop.persistence.recorder import VERSION

_AT_ONCE: Final = 500
"""SQLite of old takes no more than 999 values in one statement."""
_KEY: Final = "row_key"
_PLAIN: Final = {str, int, type(None)}
_Column = Sequence[str | int | None]


def add(connection: Connection, kind: type[Record], rows: Sequence[Mapping[str, object]]) -> list[WrittenChange]:
    """Insert rows that do not refer to one another; their keys rise in their order.

    The first one gets its key from the database, the others those that follow: the transaction has the write lock,
    so that nobody takes one in between.
    """
    if not rows:
        return []
    table = kind.__table__
    if not isinstance(table, Table):
        raise ProgrammingFault(f"batches.table: {kind.__name__}")
    columns = _stored(connection, table, rows)
    first_row = {name: values[0] for name, values in columns.items()}
    first = connection.execute(insert(images.raw(table.name)).values({**first_row, VERSION: 1})).lastrowid
    columns["id"] = range(first, first + len(rows))
    stored = zip(*columns.values(), repeat(1, len(rows)), strict=True)
    images.insert_stored(connection, table.name, (*columns, VERSION), islice(stored, 1, None))
    # SQLAlchemy's names are no plain text; the driver would ask every single one how to adapt it.
    name, action = str(table.name), Action.INSERT.value
    texts = enumerate(written_images(columns), start=first)
    return [WrittenChange(name, key, action, None, text) for key, text in texts]


def _stored(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> dict[str, _Column]:
    """Return the rows as the database stores them, column by column in its order, without the version."""
    columns = [column for column in table.columns if column.name != VERSION]
    unknown = {key for row in rows[:1] for key in row} - {column.name for column in columns}
    if unknown:
        raise ProgrammingFault(f"batches.column: {table.name}.{', '.join(sorted(unknown))}")
    return {column.name: _converted(connection, column, rows) for column in columns}


def _converted(connection: Connection, column: Column[Any], rows: Sequence[Mapping[str, object]]) -> _Column:
    name = column.name
    default = column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None
    values: list[Any] = [row.get(name, default) for row in rows]
    convert = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    if convert is not None:
        values = list(map(convert, values))
    if set(map(type, values)) <= _PLAIN:
        return values
    return [_plain(value, f"{column.table.name}.{name}") for value in values]


def _plain(value: object, place: str) -> str | int | None:
    if value is None:
        return None
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    raise ProgrammingFault(f"journal.image: {place}")


def differing(connection: Connection, expected: Mapping[tuple[str, int], Image | None]) -> str | None:
    """Return the table of a row that is not stored as its image says, None when all are; see ``images.is_as``."""
    for name, pairs in groupby(sorted(expected, key=lambda pair: pair[0]), key=lambda pair: pair[0]):
        keys = [key for _, key in pairs]
        raw = images.raw(name)
        for start in range(0, len(keys), _AT_ONCE):
            chunk = keys[start : start + _AT_ONCE]
            found = connection.execute(select(raw).where(raw.c.id.in_(chunk)))
            rows = {row.id: row._asdict() for row in found}
            if not all(images.agrees(rows.get(key), expected[name, key]) for key in chunk):
                return str(name)
    return None


class InTheWay(Exception):
    """A constraint that a change would break."""

    def __init__(self, table: str) -> None:
        self.table = table
        super().__init__(table)


def write(connection: Connection, changes: Iterable[Change]) -> None:
    """Write changes in their order, runs of a kind together; raises ``InTheWay``.

    Every row's version goes up, so that a form that holds the old row notices.
    """
    for (name, action, _), run in groupby(changes, key=_sort):
        try:
            _write(connection, name, action, list(run))
        except IntegrityError as error:
            raise InTheWay(name) from error


def _sort(change: Change) -> tuple[str, Action, tuple[str, ...]]:
    return change.table, change.action, tuple(change.after or ())


def _write(connection: Connection, name: str, action: Action, run: list[Change]) -> None:
    raw = images.raw(name)
    match action:
        case Action.INSERT:
            connection.execute(insert(raw), [images.inserted(change) for change in run])
        case Action.UPDATE:
            known: dict[str, Any] = {
                key: bindparam(f"new_{key}") for key in run[0].after or {} if key in raw.c and key != VERSION
            }
            statement = update(raw).where(raw.c.id == bindparam(_KEY))
            statement = statement.values({**known, VERSION: raw.c[VERSION] + 1})
            connection.execute(
                statement,
                [{_KEY: c.row_id, **{f"new_{key}": (c.after or {})[key] for key in known}} for c in run],
            )
        case Action.DELETE:
            connection.execute(delete(raw).where(raw.c.id == bindparam(_KEY)), [{_KEY: c.row_id} for c in run])
