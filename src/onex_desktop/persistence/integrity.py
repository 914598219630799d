"""Whether a library file is sound: its pages, its foreign keys, its journal chain."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from onex_desktop.persistence import journal_store
from onex_desktop.persistence.engine import reading
from onex_desktop.persistence.schema import HEAD_NUMBER


@dataclass(frozen=True, slots=True)
class Integrity:
    """The outcome of a full check.

    Attributes:
        file_ok: SQLite's own check of every page and index.
        orphans: rows whose foreign key leads nowhere.
        broken_step: number of the first journal step whose hash does not hold, or None.
        schema_current: whether the file has the newest schema.
    """

    file_ok: bool
    orphans: int
    broken_step: int | None
    schema_current: bool

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return self.file_ok and not self.orphans and self.broken_step is None and self.schema_current


def file_is_sound(engine: Engine) -> bool:
    """Run SQLite's full integrity check and the foreign key check (0.25 s for 20 MB)."""
    try:
        with reading(engine).connect() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
            orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    except DatabaseError:
        return False
    return bool(found == "ok") and orphan is None


def check(engine: Engine) -> Integrity:
    """Check everything, and say what was found."""
    try:
        with reading(engine).connect() as connection:
            file_ok = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() == "ok"
            orphans = len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
            number = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            broken = journal_store.first_broken_link(connection)
    except DatabaseError:
        return Integrity(file_ok=False, orphans=0, broken_step=None, schema_current=False)
    return Integrity(file_ok, orphans, broken, number == HEAD_NUMBER)
