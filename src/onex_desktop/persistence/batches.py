"""Many rows at once, as exactly journalled as one by one: stored values, images and keys are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from onex_desktop.domain.errors import ProgrammingFault
from onex_desktop.domain.journal import Action, Change, Image
from onex_desktop.persistence import images
from onex_desktop.persistence.base import Record
from onex_desktop.persistence.recorder import VERSION

_AT_ONCE: Final = 500
"""SQLite of old takes no more than 999 values in one statement."""
_KEY: Final = "row_key"


def add(connection: Connection, kind: type[Record], rows: Sequence[Mapping[str, object]]) -> list[Change]:
    """Insert rows that do not refer to one another; their keys rise in their order.

    The first one gets its key from the database, the others those that follow: the transaction has the write lock,
    so that nobody takes one in between.
    """
    if not rows:
        return []
    table = kind.__table__
    if not isinstance(table, Table):
        raise ProgrammingFault(f"batches.table: {kind.__name__}")
    stored = list(_stored(connection, table, rows))
    first = connection.execute(insert(images.raw(table.name)).values({**stored[0], VERSION: 1})).lastrowid
    for key, image in enumerate(stored, start=first):
        image["id"] = key
    images.insert_stored(connection, table.name, ({**image, VERSION: 1} for image in stored[1:]))
    name = table.name
    return [Change(name, int(image["id"] or 0), Action.INSERT, None, image) for image in stored]


def _stored(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> Iterator[Image]:
    """Yield the rows as the database stores them, every column but the version in its order."""
    columns = [column for column in table.columns if column.name != VERSION]
    unknown = {key for row in rows[:1] for key in row} - {column.name for column in columns}
    if unknown:
        raise ProgrammingFault(f"batches.column: {table.name}.{', '.join(sorted(unknown))}")
    dialect = connection.dialect
    ways = [
        (
            column.name,
            column.type.dialect_impl(dialect).bind_processor(dialect),
            column.default.arg if isinstance(column.default, ScalarElementColumnDefault) else None,
        )
        for column in columns
    ]
    for row in rows:
        image: Image = {}
        for name, convert, default in ways:
            value: Any = row.get(name, default)
            value = value if convert is None else convert(value)
            if value is not None and type(value) not in {str, int}:
                value = _plain(value, table, name)
            image[name] = value
        yield image


def _plain(value: object, table: Table, name: str) -> str | int:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, int):
        return int(value)
    raise ProgrammingFault(f"journal.image: {table.name}.{name}")


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
