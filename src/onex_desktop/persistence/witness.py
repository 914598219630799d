"""Notices when a crashed library was replaced by hand, before its journal spoils the new file.

SQLite replays a journal that lies beside a file into that file, whichever it is: a backup copied over a crashed
library comes back silently mixed, with every check saying ok. The header of each file counts its changes; the
count last seen is kept on this desk, and a file that is behind it is another one.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

_COUNTER: Final = slice(24, 28)


class Witness:
    """Keeps the change count of one library between sessions.

    Attributes:
        note: the small file the count is kept in.
    """

    def __init__(self, library: Path, folder: Path) -> None:
        self._library = library
        place = hashlib.sha256(str(library.resolve()).encode()).hexdigest()[:16]
        self.note = folder / "sessions" / place

    def record(self) -> None:
        """Keep the present count; a failure to do so hinders nothing."""
        with suppress(OSError):
            self.note.parent.mkdir(parents=True, exist_ok=True)
            self.note.write_text(str(_count(self._library)), encoding="ascii")

    def set_aside_foreign_journal(self, now: datetime) -> Path | None:
        """Move a journal away that belongs to another file than the one beside it; return where it is now."""
        journal = self._library.with_name(f"{self._library.name}-journal")
        if not journal.exists() or not self.note.exists():
            return None
        with suppress(OSError, ValueError):
            if _count(self._library) < int(self.note.read_text(encoding="ascii")):
                aside = journal.with_name(f"{journal.name}.foreign-{now.strftime('%Y%m%d-%H%M%S')}")
                journal.replace(aside)
                return aside
        return None


def _count(library: Path) -> int:
    with library.open("rb") as handle:
        return int.from_bytes(handle.read(100)[_COUNTER], "big")
