"""Records what each flush changed, as before and after images of the rows."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction
from sqlalchemy.orm.attributes import instance_state

from onex_desktop.domain.errors import ProgrammingFault
from onex_desktop.domain.journal import Action, Change, Image, WrittenChange
from onex_desktop.persistence.base import Record

VERSION: Final = "version"


class Recorder:
    """Collects the changes of one session.

    Attributes:
        changes: what was flushed so far, in the order in which it happened.
    """

    def __init__(self, session: Session) -> None:
        self.changes: list[Change | WrittenChange] = []
        event.listen(session, "before_flush", self._load_doomed)
        event.listen(session, "after_flush", self._record)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def touch(self, record: Record) -> None:
        """Note that a record got a new version and nothing else; images without columns contradict no later edit."""
        self.changes.append(Change(_table(record), record.id, Action.UPDATE, {}, {}))

    def _load_doomed(self, session: Session, _context: UOWTransaction, _instances: object) -> None:
        # An expired attribute could not be read any more once its row is gone.
        for record in session.deleted:
            for attribute in inspect(type(record)).column_attrs:
                getattr(record, attribute.key)

    def _record(self, session: Session, _context: UOWTransaction) -> None:
        connection = session.connection()
        for record in session.new:
            after = _image(connection, record)
            self.changes.append(Change(_table(record), record.id, Action.INSERT, None, after))
        for record in session.dirty:
            if session.is_modified(record):
                after = _image(connection, record)
                before = after | _former(connection, record)
                # Values may differ in the program and be stored alike (0.6001 as 0.60): then nothing happened.
                if before != after:
                    self.changes.append(Change(_table(record), record.id, Action.UPDATE, before, after))
        for record in session.deleted:
            # With its version: brought back, the row must not look unchanged to a form that knew it before.
            before = _image(connection, record) | {VERSION: record.version}
            self.changes.append(Change(_table(record), record.id, Action.DELETE, before, None))


def _refuse_bulk(state: ORMExecuteState) -> None:
    # Bulk statements would pass the recorder by, and with it undo and the audit trail.
    if state.is_insert or state.is_update or state.is_delete:
        raise ProgrammingFault("journal.bulk_dml")


def _table(record: Record) -> str:
    return str(record.__tablename__)


def _image(connection: Connection, record: Record) -> Image:
    values = instance_state(record).dict
    keys = [a.key for a in inspect(type(record)).column_attrs if a.key != VERSION]
    return {key: _stored(connection, record, key, values.get(key)) for key in keys}


def _former(connection: Connection, record: Record) -> Image:
    committed = instance_state(record).committed_state
    known = {a.key for a in inspect(type(record)).column_attrs if a.key != VERSION}
    return {key: _stored(connection, record, key, value) for key, value in committed.items() if key in known}


def _stored(connection: Connection, record: Record, key: str, value: object) -> str | int | None:
    """Return a value as the database stores it, so that an image can be written back without conversion."""
    column = record.__table__.columns[key]
    convert = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    stored = value if convert is None else convert(value)
    if stored is None or isinstance(stored, str):
        return stored
    if isinstance(stored, int):
        return int(stored)
    raise ProgrammingFault(f"journal.image: {record.__tablename__}.{key}")
