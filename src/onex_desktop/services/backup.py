"""Backups of the open library: made, listed, restored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from onex_desktop.persistence import backup as store
from onex_desktop.persistence import journal_store
from onex_desktop.persistence.engine import make_engine
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import campus as queries
from onex_desktop.runtime.file_names import SHORT_NAME_BYTES, fitting
from onex_desktop.services.context import AppContext

Backup = store.Backup
SUFFIX: Final = store.SUFFIX


def folder_of(path: Path, data_folder: Path) -> Path:
    """Return where the backups of a library are kept: on this desk, apart from the library itself."""
    place = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]
    return data_folder / "backups" / fitting(path.stem, f"-{place}", SHORT_NAME_BYTES)


def now(ctx: AppContext) -> Backup:
    """Make a verified backup at once."""
    return store.make(ctx.library.path, folder_of(ctx.library.path, ctx.data_folder), ctx.clock(), "manual")


def when_changed(ctx: AppContext) -> Backup | None:
    """Make a backup unless the newest one already holds the newest step."""
    folder = folder_of(ctx.library.path, ctx.data_folder)
    with ctx.read() as session:
        seq, _ = journal_store.head(session.connection())
    mark = folder / "newest-step"
    if mark.exists() and mark.read_text(encoding="utf-8") == str(seq) and store.existing(folder):
        return None
    made = store.make(ctx.library.path, folder, ctx.clock(), "auto")
    mark.write_text(str(seq), encoding="utf-8")
    return made


def before_migration(path: Path, data_folder: Path, moment: datetime) -> None:
    """Make the backup without which no migration starts; it is never thinned out."""
    store.make(path, folder_of(path, data_folder), moment, "migration")


def to_file(ctx: AppContext, target: Path) -> None:
    """Write a verified copy of the library to a file the user names."""
    store.copy(ctx.library.path, target)


def existing(ctx: AppContext) -> list[Backup]:
    """Return the backups of the open library, the newest first."""
    return store.existing(folder_of(ctx.library.path, ctx.data_folder))


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, to be looked at before it replaces anything."""

    school: str
    steps: int
    newest: str


def contents(path: Path) -> Contents:
    """Verify a backup and return what it holds; raises ``EnvironmentFault`` when it cannot be used."""
    store.verify(path)
    engine = make_engine(path, read_only=True)
    try:
        with Reading(engine) as session:
            connection = session.connection()
            seq, _ = journal_store.head(connection)
            newest = next(iter(journal_store.history(connection, 1)), None)
            school = queries.institution(session)
        return Contents(school.draft.name if school else "", seq, newest.at if newest else "")
    finally:
        engine.dispose()


def restore(backup: Path, target: Path, moment: datetime) -> Path | None:
    """Put a verified copy of a backup in the place of a closed library; return where the former file is kept."""
    return store.restore(backup, target, moment)
