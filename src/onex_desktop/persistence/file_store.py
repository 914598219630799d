"""The bytes of evidence: in a folder beside the library that bears its name, each file under its digest (ADR 0034).

A file there is never overwritten and never removed by the program: undo may want it again. Backups take the files
along, each once (ADR 0039).
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence.library import environment_faults
from onex_desktop.runtime import atomic_file

SUFFIX: Final = ".files"
_STORED: Final = re.compile(r"[0-9a-f]{64}(\.[0-9a-z]{1,10})?")


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was taken in: its digest and its size in bytes."""

    digest: str
    size: int


def folder_of(library: Path) -> Path:
    """Return where the files of a library lie: 示例学校.onex keeps them in 示例学校.files."""
    return library.with_suffix(SUFFIX)


def path_of(library: Path, digest: str, name: str) -> Path:
    """Return where the bytes of a file lie; the ending of its name stays, so that other programs know what it is."""
    return folder_of(library) / f"{digest}{_ending(name)}"


def keep(library: Path, source: Path) -> Kept:
    """Copy a file in, whole or not at all; one that lies there already is left as it is.

    Raises ``EnvironmentFault`` when it cannot be read, or changed while it was copied.
    """
    with environment_faults(source):
        digest = _digest(source)
    target = path_of(library, digest, source.name)
    if not target.exists() or _digest(target) != digest:
        _copy(source, target, digest)
    return Kept(digest, target.stat().st_size)


def stored(library: Path) -> dict[str, Path]:
    """Return the files that lie in the folder by the digest their names say; other files there are not looked at."""
    return stored_in(folder_of(library))


def stored_in(folder: Path) -> dict[str, Path]:
    """Return the files of a folder, of a library or of its backups, by the digest their names say.

    A link is no file: it would lead out of the folder.
    """
    found = folder.iterdir() if folder.is_dir() else ()
    return {path.name[:64]: path for path in found if _STORED.fullmatch(path.name) and not path.is_symlink()}


def carry(source: Path, target: Path, only: Collection[str] | None = None) -> None:
    """Copy the files of a folder, or those of some digests, into another that lacks them, each whole or not at all.

    What is not what its name says is left where it is: a damaged file must not take the place of a sound one.
    """
    there = stored_in(target)
    for digest, path in stored_in(source).items():
        lies = there.get(digest)
        if (only is not None and digest not in only) or (lies and lies.stat().st_size == path.stat().st_size):
            continue
        with environment_faults(path):
            is_sound = _digest(path) == digest
        if is_sound:
            _copy(path, target / path.name, digest)


def _copy(source: Path, target: Path, digest: str) -> None:
    def verified(temporary: Path) -> None:
        if _digest(temporary) != digest:
            raise EnvironmentFault("evidence.file_changed_meanwhile", name=source.name)

    with environment_faults(target), atomic_file.replacing(target, verify=verified) as temporary:
        shutil.copyfile(source, temporary)


def _ending(name: str) -> str:
    ending = Path(name).suffix.lower()
    return ending if re.fullmatch(r"\.[0-9a-z]{1,10}", ending) else ""


def _digest(path: Path) -> str:
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
