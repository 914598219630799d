"""Engines with the settings every connection needs; the only place where an engine is made.

SQLAlchemy, not the driver, owns BEGIN: the driver's own transactions leave DDL outside and half-apply
migrations (19 of 40 killed migrations in the measurement behind this rule). The rollback journal (DELETE)
with synchronous FULL keeps the library one file that can be carried on a stick, and is durable at every commit.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool, QueuePool

SQLITE_VERSION: Final = sqlite3.sqlite_version
BUSY_SECONDS: Final = 5
CACHE_KIB: Final = 64 * 1024
"""Enough for the pages of the biggest import; only what is used is taken."""
READING: Final = "onex_reading"
GIVING_WAY: Final = "onex_giving_way"


def make_engine(path: Path, *, for_migration: bool = False, read_only: bool = False) -> Engine:
    """Return an engine on a library file.

    ``for_migration`` leaves foreign keys unenforced, as rebuilding a table needs; the migration checks them
    itself before it commits. ``read_only`` opens the file so that nothing can be written to it.
    """
    mode = "ro" if read_only else "rwc"
    url = URL.create("sqlite", database=f"{path.resolve().as_uri()}", query={"mode": mode, "uri": "true"})
    engine = create_engine(
        url,
        connect_args={"timeout": BUSY_SECONDS},
        poolclass=NullPool if for_migration or read_only else QueuePool,
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _record: ConnectionPoolEntry) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys={'OFF' if for_migration else 'ON'}")
        connection.execute("PRAGMA trusted_schema=OFF")
        if not read_only:
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("PRAGMA synchronous=FULL")
            # A change bigger than the cache is written out early, and from then on nobody can read until it ends.
            connection.execute(f"PRAGMA cache_size=-{CACHE_KIB}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(GIVING_WAY, False):
            return
        reading = read_only or connection.get_execution_options().get(READING, False)
        # A writer takes its lock at once and waits here, rather than fail when it upgrades a reader's lock.
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


_FAULTS: Final = {
    sqlite3.SQLITE_BUSY: "library.locked",
    sqlite3.SQLITE_LOCKED: "library.locked",
    sqlite3.SQLITE_FULL: "disk.full",
    sqlite3.SQLITE_READONLY: "library.unreadable",
    sqlite3.SQLITE_CANTOPEN: "library.unreadable",
    sqlite3.SQLITE_IOERR: "library.unreadable",
    sqlite3.SQLITE_CORRUPT: "library.damaged",
    sqlite3.SQLITE_NOTADB: "library.damaged",
}


def sqlite_fault(error: DatabaseError | sqlite3.DatabaseError) -> str | None:
    """Return the code of the fault that SQLite reports, or None where the statement itself was wrong."""
    origin = error.orig if isinstance(error, DatabaseError) else error
    # The lowest byte is the kind of error, the others its details.
    return _FAULTS.get(getattr(origin, "sqlite_errorcode", 0) & 0xFF)


def reading(engine: Engine) -> Engine:
    """Return a view of the engine whose transactions take no write lock."""
    return engine.execution_options(**{READING: True})


def giving_way(engine: Engine) -> Engine:
    """Return a view of the engine without transactions: it holds a lock only while a statement runs."""
    return engine.execution_options(**{GIVING_WAY: True, "isolation_level": "AUTOCOMMIT"})
