"""The schema version this program writes, known without loading the migration scripts."""

from __future__ import annotations

from typing import Final

APPLICATION_ID: Final = 0x4F4E4558
"""``ONEX`` in the header of every library, so that no other program's file is taken for one."""

HEAD: Final = "0020"
"""Revision of the newest migration; a test holds it against ``migrations/versions``."""

HEAD_NUMBER: Final = int(HEAD)
"""The same as stored in ``user_version``, readable from the header before SQLite opens the file."""
