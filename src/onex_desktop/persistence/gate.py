"""What a file is, told from its first hundred bytes, before SQLite or anything else touches it.

Every refusal leaves the file byte for byte as it was (promise R2).
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence.schema import APPLICATION_ID, HEAD_NUMBER

_HEADER: Final = 100
MOST_PATH_BYTES: Final = 503
"""Outside Windows SQLite takes less than 512, and the journal beside the library has eight more."""

SPARE_TO_MAKE: Final = 28
"""So much longer are the two temporary names under which a new library is made."""

_MAGIC: Final = b"SQLite format 3\x00"


def schema_number(path: Path) -> int:
    """Return the schema version of a library that this program can open.

    Raises ``EnvironmentFault``: ``library.read_only``, or what ``readable_schema_number`` raises.
    """
    number = readable_schema_number(path)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise EnvironmentFault("library.read_only", name=path.name)
    return number


def readable_schema_number(path: Path) -> int:
    """Return the schema version of a library that this program can read, writable or not.

    Raises ``EnvironmentFault``: ``library.path_too_long``, ``.missing``, ``.is_folder``, ``.unreadable``, ``.empty``,
    ``.not_a_library``, ``.foreign``, ``.newer`` or ``.damaged``.
    """
    refuse_long_path(path)
    header = _read_header(path)
    name = path.name
    if not header:
        raise EnvironmentFault("library.empty", name=name)
    if not header.startswith(_MAGIC):
        raise EnvironmentFault("library.not_a_library", name=name)
    if len(header) < _HEADER:
        raise EnvironmentFault("library.damaged", name=name)
    if _number(header, 68) != APPLICATION_ID:
        raise EnvironmentFault("library.foreign", name=name)
    number = _number(header, 60)
    if number > HEAD_NUMBER:
        raise EnvironmentFault("library.newer", name=name, found=number, known=HEAD_NUMBER)
    if _is_cut_short(path, header):
        raise EnvironmentFault("library.damaged", name=name)
    return number


def refuse_long_path(path: Path, spare: int = 0) -> None:
    """Raise ``EnvironmentFault`` with ``library.path_too_long`` where SQLite would only say that it cannot open."""
    length = len(os.fsencode(path.resolve()))
    most = MOST_PATH_BYTES - spare
    if os.name == "posix" and length > most:
        raise EnvironmentFault("library.path_too_long", name=path.name, bytes=length, most=most)


def has_journal(path: Path) -> bool:
    """Return whether a rollback journal lies beside the file: a crash left it, or another program is writing."""
    return path.with_name(f"{path.name}-journal").exists()


def _read_header(path: Path) -> bytes:
    if path.is_dir():
        raise EnvironmentFault("library.is_folder", name=path.name)
    try:
        with path.open("rb") as handle:
            return handle.read(_HEADER)
    except FileNotFoundError:
        raise EnvironmentFault("library.missing", name=path.name) from None
    except OSError:
        raise EnvironmentFault("library.unreadable", name=path.name) from None


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def _is_cut_short(path: Path, header: bytes) -> bool:
    # With a rollback journal beside it the file may rightly be shorter: SQLite mends that when it opens it.
    if has_journal(path):
        return False
    stored = int.from_bytes(header[16:18], "big")
    page_size = 65536 if stored == 1 else stored
    return path.stat().st_size < page_size * _number(header, 28)
