"""One labelled, journalled transaction: all of it happens, or none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.journal import Action, Change, Image, Step, StepKind, WrittenChange
from onex_desktop.domain.problems import refuse
from onex_desktop.persistence import batches, images, journal_store, tables
from onex_desktop.persistence.base import Record
from onex_desktop.persistence.recorder import Recorder

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who works: the name chosen in the program and the user of the operating system."""

    name: str
    os_user: str


class UnitOfWork:
    """The open transaction that a command works in.

    Each record is flushed as it comes, so that keys are known and the journal keeps the true order: parents
    before children on the way in, children before parents on the way out.
    """

    def __init__(self, session: Session, recorder: Recorder | None = None) -> None:
        self.session = session
        self.step: Step | None = None
        self._recorder = Recorder(session) if recorder is None else recorder
        self._start = len(self._recorder.changes)

    @property
    def changes(self) -> list[Change | WrittenChange]:
        """What was changed so far."""
        return self._recorder.changes[self._start :]

    @property
    def changed(self) -> Changed:
        """What was changed so far, by topic and table; it carries the step once that is written."""
        return summarise(self.step, self.changes)

    def part(self) -> UnitOfWork:
        """Return a unit of work that belongs to this one's step but knows only its own changes."""
        return UnitOfWork(self.session, self._recorder)

    def add(self, record: R) -> R:
        """Insert a record; its key is known afterwards."""
        self.session.add(record)
        self._flush()
        return record

    def add_rows(self, kind: type[Record], rows: Sequence[Mapping[str, object]]) -> list[int]:
        """Insert many rows that do not refer to one another, together; return their keys, rising in their order."""
        self._flush()
        try:
            added = batches.add(self.session.connection(), kind, rows)
        except IntegrityError as error:
            raise _worded(error, "record.gone") from error
        self._recorder.changes += added
        return [change.row_id for change in added]

    def get(self, kind: type[R], row_id: int, version: int | None = None) -> R:
        """Return a record by key.

        Raises ``ProblemsFound`` when it is gone, or when it has changed since ``version`` was read.
        """
        record = self.session.get(kind, row_id)
        if record is None:
            raise refuse("record.gone")
        if version is not None and record.version != version:
            raise refuse("record.changed_meanwhile")
        return record

    def rows(self, kind: type[R], **values: object) -> list[R]:
        """Return the records whose columns hold the values given, in the order of entry."""
        return list(self.session.scalars(select(kind).filter_by(**values).order_by(kind.id)))

    def set(self, record: Record, **values: object) -> None:
        """Change fields of a record; nothing is written when all are as they were."""
        self.set_all([record], **values)

    def set_all(self, records: Sequence[Record], **values: object) -> None:
        """Change the same fields of many records, together; nothing is written of those that are as they were."""
        for record in records:
            for name, value in values.items():
                if getattr(record, name) != value:
                    setattr(record, name, value)
        self._flush()

    @contextmanager
    def touching(self, record: Record) -> Iterator[None]:
        """Raise a record's version when rows that are part of it change inside, so that a stale form notices.

        The step remembers it, so that undoing those rows raises it as well.
        """
        before = len(self.changes)
        yield
        if len(self.changes) > before:
            record.version += 1
            self._flush()
            self._recorder.touch(record)

    def remove(self, record: Record) -> None:
        """Delete a record; raises ``ProblemsFound`` when something still hangs on it."""
        self.remove_all([record])

    def remove_all(self, records: Sequence[Record]) -> None:
        """Delete many records that do not refer to one another, together."""
        for record in records:
            self.session.delete(record)
        self._flush(when_linked="record.in_use")

    def _flush(self, when_linked: str = "record.gone") -> None:
        try:
            self.session.flush()
        except IntegrityError as error:
            raise _worded(error, when_linked) from error


def _worded(error: IntegrityError, when_linked: str) -> Exception:
    # A foreign key fails either way round: children are left on what goes, or what is to be hung on is gone.
    text = str(error.orig)
    if "FOREIGN KEY" in text:
        return refuse(when_linked)
    if "UNIQUE" in text:
        return refuse("record.duplicate")
    if "CHECK" in text:
        return refuse("record.value_refused")
    return error


@contextmanager
def unit_of_work(
    engine: Engine, actor: Actor, now: Callable[[], str], code: str, subject: str = ""
) -> Iterator[UnitOfWork]:
    """Open a transaction; on leaving it writes one journal step and commits, on an error it leaves no trace.

    The outcome is in ``changed`` of the unit of work afterwards. A command that changed nothing leaves no step.
    """
    # A row may refer to any other, so its table has to know them all.
    tables.complete()
    with Session(engine, expire_on_commit=False, autoflush=False) as session, session.begin():
        work = UnitOfWork(session)
        yield work
        work.session.flush()
        if work.changes:
            draft = Step(0, StepKind.DO, code, subject, None, actor.name, actor.os_user, now(), 0, "")
            work.step = journal_store.append(session.connection(), draft, work.changes)


def summarise(step: Step | None, changes: Sequence[Change | WrittenChange]) -> Changed:
    """Return what a step changed, by topic and table."""
    ids: dict[str, set[int]] = defaultdict(set)
    for change in changes:
        ids[change.table].add(change.row_id)
    topics = frozenset(images.topic_of(name) for name in ids)
    touched = {name: frozenset(rows) for name, rows in ids.items()}
    return Changed(topics, touched, step)


def take_back(engine: Engine, actor: Actor, now: Callable[[], str], target: Step, kind: StepKind) -> Changed:
    """Undo or redo a step as a new step.

    Raises ``ProblemsFound`` with ``undo.conflict`` and writes nothing when a row no longer is as the step left it.
    """
    with engine.begin() as connection:
        done = journal_store.changes_of(connection, target.seq)
        plan = [change.inverse() for change in reversed(done)] if kind is StepKind.UNDO else done
        _refuse_conflicts(connection, plan, target)
        try:
            batches.write(connection, plan)
        except batches.InTheWay as conflict:
            raise refuse("undo.conflict", step=target.seq, table=conflict.table) from conflict
        draft = Step(0, kind, target.code, target.subject, target.seq, actor.name, actor.os_user, now(), 0, "")
        step = journal_store.append(connection, draft, plan)
    return summarise(step, plan)


def _refuse_conflicts(connection: Connection, plan: list[Change], target: Step) -> None:
    expected: dict[tuple[str, int], Image | None] = {}
    for change in plan:
        key = (change.table, change.row_id)
        # A mere new version says nothing of the columns; what else the step did to the row does.
        if key not in expected or expected[key] == {}:
            expected[key] = None if change.action is Action.INSERT else change.before
    differing = batches.differing(connection, expected)
    if differing is not None:
        raise refuse("undo.conflict", step=target.seq, table=differing)
