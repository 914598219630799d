"""Whether a library file is sound: its pages, its foreign keys, its journal chain."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from onex_desktop.persistence import journal_store
from onex_desktop.persistence.engine import reading, sqlite_fault
from onex_desktop.persistence.schema import HEAD_NUMBER

_CHECK_FAILED: Final = re.compile(r"CHECK constraint failed in (\w+)")


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
    """Run SQLite's full integrity check and the foreign key check (0.25 s for 20 MB).

    Raises ``DatabaseError`` when the file cannot be looked at, as when another program holds it: a busy file must
    never be taken for a damaged one, or somebody restores an old backup over it.
    """
    try:
        with reading(engine).connect() as connection:
            found = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
            orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    except DatabaseError as error:
        _only_damage(error)
        return False
    return bool(found == "ok") and orphan is None


def table_of_unknown_value(engine: Engine) -> str | None:
    """Return the table that holds a value outside its closed set, when that is all that is wrong; else None.

    Only a tool that switched the checks off can have written it. The pages of the file are whole.
    """
    try:
        with reading(engine).connect() as connection:
            found = [str(line) for line in connection.exec_driver_sql("PRAGMA integrity_check").scalars()]
    except DatabaseError as error:
        _only_damage(error)
        return None
    tables = [match[1] for line in found if (match := _CHECK_FAILED.fullmatch(line))]
    return tables[0] if tables and len(tables) == len(found) else None


def _only_damage(error: DatabaseError) -> None:
    if sqlite_fault(error) in {"library.locked", "library.unreadable"}:
        raise error


def check(engine: Engine) -> Integrity:
    """Check everything, and say what was found; raises ``DatabaseError`` when the file cannot be looked at."""
    try:
        with reading(engine).connect() as connection:
            file_ok = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one() == "ok"
            orphans = len(connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall())
            number = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            broken = journal_store.first_broken_link(connection)
    except DatabaseError as error:
        _only_damage(error)
        return Integrity(file_ok=False, orphans=0, broken_step=None, schema_current=False)
    return Integrity(file_ok, orphans, broken, number == HEAD_NUMBER)
