"""Verified copies of a library, thinned with age, and the way back from one.

Copies are made by SQLite's own backup, never by copying the file; each carries its SHA-256 beside it, since an
integrity check misses flipped bits in plain values. A restored library takes its name only after it was opened,
and the file it replaces is kept, together with any journal that would otherwise be replayed into the new one.
"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import gate
from onex_desktop.persistence.engine import BUSY_SECONDS, sqlite_fault
from onex_desktop.persistence.library import environment_faults
from onex_desktop.runtime import atomic_file
from onex_desktop.runtime.file_names import SHORT_NAME_BYTES, fitting

SUFFIX: Final = ".onex"
DIGEST_SUFFIX: Final = ".sha256"
_STAMP: Final = "%Y%m%d-%H%M%S"
_SIDE_FILES: Final = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file and the moment it was made."""

    path: Path
    made: datetime
    reason: str


def copy(source: Path, target: Path) -> None:
    """Write a verified copy of the library at ``source`` to ``target``, with its digest beside it."""

    def verified(temporary: Path) -> None:
        _verify_file(temporary)
        # From here to the new digest the target has none: killed in between, no file contradicts its own.
        _digest_path(target).unlink(missing_ok=True)

    with environment_faults(target), atomic_file.replacing(target, verify=verified) as temporary:
        uri = f"{source.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as live, closing(sqlite3.connect(temporary)) as copied:
            live.backup(copied)
            copied.execute("PRAGMA journal_mode=DELETE")
    with environment_faults(target):
        digest = _digest(target)
        atomic_file.write_bytes(_digest_path(target), f"{digest}  {target.name}\n".encode())


def make(source: Path, folder: Path, now: datetime, reason: str) -> Backup:
    """Write a backup named after its moment and reason into ``folder``, then thin the older ones."""
    target = folder / fitting(source.stem, f"-{now.strftime(_STAMP)}-{reason}{SUFFIX}", SHORT_NAME_BYTES)
    copy(source, target)
    for old in expendable(existing(folder), now):
        _digest_path(old.path).unlink(missing_ok=True)
        old.path.unlink(missing_ok=True)
    return Backup(target, now, reason)


def existing(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first; leftovers of interrupted ones are not backups."""
    found: list[Backup] = []
    for path in folder.glob(f"*{SUFFIX}"):
        parts = path.stem.rsplit("-", 3)
        if len(parts) != 4:
            continue
        with suppress(ValueError):
            made = datetime.strptime(f"{parts[1]}-{parts[2]} +0000", f"{_STAMP} %z")
            found.append(Backup(path, made, parts[3]))
    return sorted(found, key=lambda backup: (backup.made, backup.path.name), reverse=True)


def expendable(backups: list[Backup], now: datetime) -> list[Backup]:
    """Return the backups that may go: beyond two days, seven daily, five weekly and twelve monthly ones stay.

    A backup made before a migration stays for good, and so do those the clock puts into the future.
    """
    kept: set[Path] = set()
    past = [backup for backup in backups if backup.made <= now]
    for period, count in (("%Y-%j", 7), ("%G-%V", 5), ("%Y-%m", 12)):
        seen: dict[str, Path] = {}
        for backup in past:
            seen.setdefault(backup.made.strftime(period), backup.path)
        kept |= set(list(seen.values())[:count])
    return [
        backup
        for backup in backups
        if backup.path not in kept and backup.reason != "migration" and now - backup.made > timedelta(days=2)
    ]


def verify(path: Path) -> None:
    """Raise ``EnvironmentFault`` unless ``path`` is a sound library, equal to its digest where one lies beside it."""
    gate.readable_schema_number(path)
    digest = _digest_path(path)
    if digest.exists() and digest.read_text(encoding="utf-8").split()[0] != _digest(path):
        raise EnvironmentFault("backup.altered", name=path.name)
    _verify_file(path)


def restore(backup: Path, target: Path, now: datetime) -> Path | None:
    """Put a verified copy of ``backup`` in the place of ``target``.

    Works with no library there and with a damaged one. Returns where the replaced file is kept, or None.
    """
    verify(backup)
    with environment_faults(target), atomic_file.replacing(target, verify=_verify_file) as temporary:
        temporary.write_bytes(backup.read_bytes())
        return _set_aside(target, now)


def _set_aside(target: Path, now: datetime) -> Path | None:
    kept = _free_name(target, now)
    found = target.exists()
    if found:
        _settle(target)
        try:
            kept.hardlink_to(target)
        except OSError:
            # Sticks formatted as FAT know no links.
            shutil.copy2(target, kept)
    # Even beside no file at all: whatever lies here would be replayed into the restored library.
    for suffix in _SIDE_FILES:
        side = target.with_name(target.name + suffix)
        if side.exists():
            side.replace(target.with_name(f"{kept.name}{suffix}"))
    return kept if found else None


def _free_name(target: Path, now: datetime) -> Path:
    stamp = f".damaged-{now.strftime(_STAMP)}"
    kept = target.with_name(fitting(target.name, stamp))
    number = 1
    while kept.exists():
        number += 1
        kept = target.with_name(fitting(target.name, f"{stamp}-{number}"))
    return kept


def _settle(target: Path) -> None:
    """Let SQLite roll back what a crash left, so that the kept file is whole without its journal.

    Raises ``library.locked`` when another program has the library open for writing: its journal is alive.
    """
    try:
        with closing(sqlite3.connect(target, isolation_level=None, timeout=BUSY_SECONDS)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.DatabaseError as error:
        if sqlite_fault(error) == "library.locked":
            raise


def _verify_file(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
            found = connection.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError:
        found = None
    if found != ("ok",):
        raise EnvironmentFault("backup.damaged", name=path.name)


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def _digest_path(path: Path) -> Path:
    return path.with_name(path.name + DIGEST_SUFFIX)
