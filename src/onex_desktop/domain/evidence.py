"""Files that serve as evidence: what is known of one, which are refused, and what is wrong with those kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.problems import Place, Problem, Severity

MOST_BYTES: Final = 100 * 1024 * 1024
"""A limit of the program: what is larger is a film or an image of a disk, and is moved with the library."""

PROGRAMS: Final = frozenset(
    (
        *("app", "bat", "cmd", "com", "cpl", "dll", "exe", "hta", "jar", "js", "jse", "lnk", "msc", "msi"),
        *("ps1", "reg", "scf", "scr", "sh", "url", "vbe", "vbs", "wsf", "wsh"),
    )
)
"""Endings of what runs when it is opened."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as it is listed; ``size`` in bytes, ``added_on`` an ISO day."""

    id: int
    name: str
    digest: str
    size: int
    added_on: str


def validate(name: str, size: int) -> Problem | None:
    """Return why a file is not taken in, None when it is."""
    if name.rpartition(".")[2].lower() in PROGRAMS:
        return Problem("evidence.file_runs", params={"name": name}, where=Place("mapping"))
    if size > MOST_BYTES:
        limit = MOST_BYTES // 1024 // 1024
        return Problem("evidence.file_too_large", params={"name": name, "limit": limit}, where=Place("mapping"))
    return None


def missing(rows: Iterable[FileRow], stored: Collection[str]) -> list[FileRow]:
    """Return the rows whose bytes are not among the digests that lie in the folder."""
    return [row for row in rows if row.digest not in stored]


def find_problems(
    rows: Iterable[FileRow],
    stored: Collection[str],
    remembered: Collection[str],
    places: Mapping[int, Place],
    backed_up: Collection[str],
) -> list[Problem]:
    """Return the rows without bytes, one by one, and how many files nothing refers to.

    ``stored`` are the digests that lie in the folder, ``remembered`` those that undo could bring back, ``places`` the
    cells that missing files prove, by file, ``backed_up`` the digests that backups have.
    """
    known = list(rows)
    found = [_lost(row, places.get(row.id), is_backed_up=row.digest in backed_up) for row in missing(known, stored)]
    strays = set(stored) - {row.digest for row in known} - set(remembered)
    if strays:
        found.append(Problem("evidence.file_unknown", Severity.INFO, {"count": len(strays)}))
    return found


def _lost(row: FileRow, place: Place | None, *, is_backed_up: bool) -> Problem:
    said = {"name": row.name, "digest": row.digest[:8]}
    if is_backed_up:
        return Problem("evidence.file_in_backup", Severity.WARNING, said, place)
    return Problem("evidence.file_missing", Severity.WARNING, said, place)
