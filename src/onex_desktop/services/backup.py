"""Backups of the open library: made, listed, restored."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.persistence import backup as store
from onex_desktop.persistence import file_store, journal_store
from onex_desktop.persistence.engine import make_engine
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import campus as queries
from onex_desktop.runtime.file_names import SHORT_NAME_BYTES, fitting
from onex_desktop.services.context import AppContext

Backup = store.Backup
FILES: Final = "files"
"""Where the backups of a library keep its evidence, each file once for all of them."""
SUFFIX: Final = store.SUFFIX


def folder_of(path: Path, data_folder: Path) -> Path:
    """Return where the backups of a library are kept: on this desk, apart from the library itself."""
    place = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:8]
    return data_folder / "backups" / fitting(path.stem, f"-{place}", SHORT_NAME_BYTES)


def files_of(ctx: AppContext) -> Path:
    """Return where the backups of the open library keep its evidence."""
    return folder_of(ctx.library.path, ctx.data_folder) / FILES


def now(ctx: AppContext) -> Backup:
    """Make a verified backup at once."""
    return _make(ctx, folder_of(ctx.library.path, ctx.data_folder), "manual")


def when_changed(ctx: AppContext) -> Backup | None:
    """Make a backup unless the newest one already holds the newest step."""
    folder = folder_of(ctx.library.path, ctx.data_folder)
    with ctx.read() as session:
        seq, _ = journal_store.head(session.connection())
    mark = folder / "newest-step"
    if mark.exists() and mark.read_text(encoding="utf-8") == str(seq) and store.existing(folder):
        return None
    made = _make(ctx, folder, "auto")
    mark.write_text(str(seq), encoding="utf-8")
    return made


def before_migration(path: Path, data_folder: Path, moment: datetime) -> None:
    """Make the backup without which no migration starts; it is never thinned out."""
    store.make(path, folder_of(path, data_folder), moment, "migration")


def to_file(ctx: AppContext, target: Path) -> int:
    """Write a verified copy of the library to a file the user names, its evidence beside it as beside a library.

    Returns how many files of evidence lie there.
    """
    store.copy(ctx.library.path, target)
    files = file_store.folder_of(target)
    file_store.carry(file_store.folder_of(ctx.library.path), files)
    return len(file_store.stored_in(files))


def existing(ctx: AppContext) -> list[Backup]:
    """Return the backups of the open library, the newest first."""
    return store.existing(folder_of(ctx.library.path, ctx.data_folder))


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds, to be looked at before it replaces anything.

    ``files`` is how many files its cells name as evidence, ``absent`` how many of them it does not bring along.
    """

    school: str
    steps: int
    newest: str
    files: int = 0
    absent: int = 0


def contents(path: Path) -> Contents:
    """Verify a backup and return what it holds; raises ``EnvironmentFault`` when it cannot be used."""
    from onex_desktop.persistence.queries import evidence  # its tables are none of those the first page reads

    store.verify(path)
    engine = make_engine(path, read_only=True)
    try:
        with Reading(engine) as session:
            connection = session.connection()
            seq, _ = journal_store.head(connection)
            newest = next(iter(journal_store.history(connection, 1)), None)
            school = queries.institution(session)
            digests = evidence.digests(session)
        absent = len(digests.difference(*map(file_store.stored_in, _places(path))))
        return Contents(school.draft.name if school else "", seq, newest.at if newest else "", len(digests), absent)
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: where the former file is kept, if there was one, and what it could not bring back."""

    kept: Path | None
    problems: tuple[Problem, ...]


def restore(backup: Path, target: Path, moment: datetime) -> Restored:
    """Put a verified copy of a backup in the place of a closed library, and beside it the evidence it lacks there.

    The evidence comes first: when it finds no room, nothing is replaced.
    """
    from onex_desktop.persistence.queries import evidence

    store.verify(backup)
    engine = make_engine(backup, read_only=True)
    try:
        with Reading(engine) as session:
            digests, wanted = evidence.digests(session), evidence.remembered(session)
    finally:
        engine.dispose()
    for place in _places(backup):
        file_store.carry(place, file_store.folder_of(target), wanted)
    kept = store.restore(backup, target, moment)
    missing = len(digests.difference(file_store.stored(target)))
    lost = Problem("evidence.not_restored", Severity.WARNING, {"count": missing})
    return Restored(kept, (lost,) if missing else ())


def _make(ctx: AppContext, folder: Path, reason: str) -> Backup:
    """Make a backup, and keep what evidence came since the last one."""
    made = store.make(ctx.library.path, folder, ctx.clock(), reason)
    file_store.carry(file_store.folder_of(ctx.library.path), folder / FILES)
    return made


def _places(backup: Path) -> tuple[Path, Path]:
    """Return where the evidence of a backup may lie: beside it as beside a library, or with the others of the desk."""
    return file_store.folder_of(backup), backup.parent / FILES
