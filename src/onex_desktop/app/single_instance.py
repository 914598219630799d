"""One writer per library, on this machine and on others that share its folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile

from onex_desktop.domain.errors import EnvironmentFault


def lock_path(library: Path) -> Path:
    """Return the lock beside a library; it names machine, program and process of its holder."""
    return library.with_name(f".{library.name}.lock")


def acquire(library: Path) -> QLockFile:
    """Take the lock of a library, for as long as the returned object lives.

    A lock whose process is gone is taken over; one of another machine is not, however old it is. Raises
    ``EnvironmentFault`` with ``library.in_use`` when another window or command holds it.
    """
    lock = QLockFile(str(lock_path(library)))
    # The default of 30 s would let a second machine in while the first is merely idle.
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        _, host, _ = lock.getLockInfo()
        raise EnvironmentFault("library.in_use", name=library.name, owner=str(host))
    raise EnvironmentFault("library.read_only", name=library.name)


@contextmanager
def writer_lock(library: Path) -> Iterator[None]:
    """Hold the lock of a library while a command writes to it."""
    if not library.parent.is_dir():
        raise EnvironmentFault("library.missing", name=library.name)
    lock = acquire(library)
    try:
        yield
    finally:
        lock.unlock()
