"""Files that appear whole or not at all (reliability promise R6)."""

from __future__ import annotations

import glob
import os
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from onex_desktop.runtime.file_names import fitting

Verify = Callable[[Path], None]

LEFTOVER_SECONDS: Final = 3600


@contextmanager
def replacing(target: Path, verify: Verify | None = None) -> Iterator[Path]:
    """Yield a temporary path in the target's folder; on success it becomes the target.

    The file is flushed to disk and, when ``verify`` is given, re-read by it (it raises to refuse) before it
    takes the target's name. On any error the former target is untouched and the temporary file is gone.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(fitting(f".{target.name}", f".{secrets.token_hex(4)}.tmp"))
    try:
        yield temporary
        _sync(temporary)
        if verify is not None:
            verify(temporary)
        temporary.replace(target)
        _sync_folder(target.parent)
    finally:
        with suppress(FileNotFoundError):
            temporary.unlink()


def write_bytes(target: Path, content: bytes) -> None:
    """Write ``content`` to ``target`` atomically."""
    with replacing(target) as temporary:
        temporary.write_bytes(content)


def sweep(folder: Path, stem: str = "", older_than: float = LEFTOVER_SECONDS) -> int:
    """Remove temporary files that a killed process left in a folder, of names that begin with ``stem``.

    Young ones may belong to a process that is still writing; they stay. Returns how many were removed.
    """
    removed = 0
    for path in folder.glob(f".{glob.escape(stem)}*.tmp"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > older_than:
                path.unlink()
                removed += 1
    return removed


def _sync(path: Path) -> None:
    with path.open("rb+") as handle:
        os.fsync(handle.fileno())


def _sync_folder(folder: Path) -> None:
    # Windows cannot open a folder for fsync; its rename is journalled by NTFS.
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
