"""The library: one SQLite file, opened with every check, and the transactions on it."""

from __future__ import annotations

import errno
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine, event, insert, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import gate, integrity
from onex_desktop.persistence.engine import giving_way, make_engine, reading, sqlite_fault
from onex_desktop.persistence.schema import HEAD_NUMBER
from onex_desktop.persistence.tables.journal import library_facts
from onex_desktop.runtime import atomic_file

BackUp = Callable[[Path], None]
Reading = Session
"""What queries run on; the upper floors name it by this word."""


class GaveWay(Exception):
    """A reading was interrupted because something was to be written; it may be begun again."""


class Library:
    """An open library file.

    Attributes:
        path: the file.
        engine: for units of work; ``read`` opens sessions that take no write lock.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self.engine = engine
        self._giving_way: set[sqlite3.Connection] = set()
        self._lock = threading.Lock()
        event.listen(engine, "commit", lambda _: self._interrupt())

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Open a session for queries; it sees one state of the library throughout."""
        with environment_faults(self.path), Session(reading(self.engine), autoflush=False) as session:
            yield session

    @contextmanager
    def read_giving_way(self) -> Iterator[Session]:
        """Open a session for queries nobody waits for: a commit does not wait for it, but interrupts it.

        In a rollback journal a writer waits for the readers before it; a look at everything would keep somebody
        waiting who only types. Each statement sees the state of its own moment. Raises ``GaveWay``.
        """
        with environment_faults(self.path), Session(giving_way(self.engine), autoflush=False) as session:
            raw = session.connection().connection.driver_connection
            assert isinstance(raw, sqlite3.Connection)  # noqa: S101 -- the only driver there is; tells the type checker
            with self._lock:
                self._giving_way.add(raw)
            try:
                yield session
            except DatabaseError as error:
                if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                    raise GaveWay from error
                raise
            finally:
                with self._lock:
                    self._giving_way.discard(raw)

    def _interrupt(self) -> None:
        with self._lock:
            for connection in self._giving_way:
                connection.interrupt()

    def facts(self) -> dict[str, str]:
        """Return what the file says about itself: when it was made, by which version."""
        with self.read() as session:
            return {row.key: row.value for row in session.execute(select(library_facts))}

    def close(self) -> None:
        """Close all connections, and let go of the statements that were compiled for them."""
        self.engine.clear_compiled_cache()
        self.engine.dispose()


def create(path: Path, facts: dict[str, str]) -> None:
    """Make a new, empty library; it appears under its name only when it is complete.

    Raises ``EnvironmentFault`` with ``library.exists`` when anything, even an empty file, has the name already.
    """
    from onex_desktop.persistence import migrate

    if path.exists():
        raise EnvironmentFault("library.exists", name=path.name)
    with environment_faults(path), atomic_file.replacing(path) as temporary:
        engine = make_engine(temporary, for_migration=True)
        try:
            migrate.upgrade(engine)
            with engine.begin() as connection:
                rows = [{"key": key, "value": value} for key, value in facts.items()]
                connection.execute(insert(library_facts), rows)
        finally:
            engine.dispose()


def open_library(path: Path, back_up: BackUp) -> Library:
    """Open a library: gate, migration behind a verified backup when it is older, full integrity check.

    Raises ``EnvironmentFault`` with the sentence's code; the file is then as it was.
    """
    number = gate.schema_number(path)
    if gate.has_journal(path):
        # What a crash left is rolled back first: until then the header may speak of what never was committed.
        _roll_back(path)
        number = gate.schema_number(path)
    if number < HEAD_NUMBER:
        _migrate(path, back_up)
    engine = make_engine(path)
    try:
        with environment_faults(path):
            _refuse_unsound(engine, path.name)
    except EnvironmentFault:
        engine.dispose()
        raise
    return Library(path, engine)


def _refuse_unsound(engine: Engine, name: str) -> None:
    if integrity.file_is_sound(engine):
        return
    table = integrity.table_of_unknown_value(engine)
    if table is not None:
        raise EnvironmentFault("library.value_unknown", name=name, table=table)
    raise EnvironmentFault("library.damaged", name=name)


def _roll_back(path: Path) -> None:
    engine = make_engine(path)
    try:
        with environment_faults(path), reading(engine).connect() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    finally:
        engine.dispose()


def _migrate(path: Path, back_up: BackUp) -> None:
    from onex_desktop.persistence import migrate

    back_up(path)
    engine = make_engine(path, for_migration=True)
    try:
        with environment_faults(path):
            migrate.upgrade(engine)
    finally:
        engine.dispose()


@contextmanager
def environment_faults(path: Path) -> Iterator[None]:
    """Turn what the disk or SQLite reports into faults that have a sentence."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        code = sqlite_fault(error)
        if code is None:
            raise
        raise EnvironmentFault(code, name=path.name) from error
    except PermissionError as error:
        raise EnvironmentFault("disk.not_allowed", name=path.name) from error
    except OSError as error:
        code = "disk.full" if error.errno == errno.ENOSPC else "disk.failed"
        raise EnvironmentFault(code, name=path.name) from error
