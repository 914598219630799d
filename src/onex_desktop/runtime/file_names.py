"""File names that fit: a name made from another one must not grow past what a disk allows."""

from __future__ import annotations

from typing import Final

NAME_BYTES: Final = 230
"""Linux allows 255 bytes of UTF-8; SQLite and the digests hang their own endings behind."""

SHORT_NAME_BYTES: Final = 100
"""For names inside folders of our own; SQLite opens no path of more than 512 bytes."""


def fitting(stem: str, ending: str, limit: int = NAME_BYTES) -> str:
    """Return ``stem`` with ``ending`` behind it, the stem cut at a whole character where both were too long."""
    room = limit - len(ending.encode())
    return stem.encode(errors="surrogateescape")[:room].decode(errors="ignore") + ending
