"""Files in the state a test needs them in, and what must not have happened to them."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import migrate
from onex_desktop.persistence.engine import make_engine

Fingerprint = tuple[str, int, int]


def fingerprint(path: Path) -> Fingerprint:
    """Return what a file is: the digest of its bytes, its size, the moment of its last change."""
    state = path.stat()
    return hashlib.sha256(path.read_bytes()).hexdigest(), state.st_size, state.st_mtime_ns


@contextmanager
def untouched(path: Path) -> Iterator[None]:
    """Fail unless the file is byte for byte, and to the nanosecond, what it was."""
    before = fingerprint(path)
    yield
    assert fingerprint(path) == before


@contextmanager
def fault(code: str) -> Iterator[None]:
    """Expect an ``EnvironmentFault`` of a code."""
    with pytest.raises(EnvironmentFault) as caught:
        yield
    assert caught.value.code == code


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps the rollback journal of a file."""
    return path.with_name(f"{path.name}-journal")


def tables_of(path: Path) -> set[str]:
    """Return the names of a file's tables."""
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def is_sound(path: Path) -> bool:
    """Return whether SQLite finds nothing wrong with pages, indexes and foreign keys."""
    with closing(sqlite3.connect(path)) as connection:
        pages = connection.execute("PRAGMA integrity_check").fetchall()
        return pages == [("ok",)] and not connection.execute("PRAGMA foreign_key_check").fetchall()


def rename_colleges(connection: sqlite3.Connection) -> None:
    """An edit that a crash may interrupt."""
    connection.execute("UPDATE colleges SET name = name || '（半截）'")


def crash_during(path: Path, work: Callable[[sqlite3.Connection], None]) -> None:
    """Leave a file as a crash leaves it at the worst moment: everything written, the journal not yet deleted."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        # Without syncing SQLite writes a journal that is complete at every moment.
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute("BEGIN IMMEDIATE")
        work(connection)
        kept = path.with_name("kept-journal")
        shutil.copy2(journal_of(path), kept)
        connection.execute("COMMIT")
    kept.replace(journal_of(path))


def crash_during_migration(path: Path) -> None:
    """Leave a library as a crash leaves it in the last moment of a migration."""
    engine = make_engine(path, for_migration=True)
    kept = path.with_name("kept-journal")

    def relax(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA synchronous=OFF")

    def keep(_connection: Connection) -> None:
        shutil.copy2(journal_of(path), kept)

    event.listen(engine, "connect", relax)
    event.listen(engine, "commit", keep)
    migrate.upgrade(engine)
    engine.dispose()
    kept.replace(journal_of(path))
