"""The table of files kept beside the library; no table of the start page."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options


class StoredFile(Record):
    """A file that serves as evidence: its name when it was taken in, and the digest its bytes lie under."""

    __tablename__ = "files"
    __table_args__ = (
        UniqueConstraint("digest"),
        CheckConstraint("size >= 0", name="size_not_negative"),
        options("policies"),
    )

    name: Mapped[str] = mapped_column(String(200))
    digest: Mapped[str] = mapped_column(String(64))
    size: Mapped[int]
    media_type: Mapped[str] = mapped_column(String(80))
    added_on: Mapped[str] = mapped_column(String(10))
