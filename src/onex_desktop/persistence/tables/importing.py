"""Tables of what was imported, and of how files of a source are laid out."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options

_OPTIONS = options("importing")


class ImportLayout(Record):
    """How sheets with a certain heading are read; ``columns`` is JSON: field to place, from zero."""

    __tablename__ = "import_layouts"
    __table_args__ = (
        UniqueConstraint("sheet_spec", "heading_digest"),
        CheckConstraint("header_row > 0", name="header_row_positive"),
        _OPTIONS,
    )

    sheet_spec: Mapped[str] = mapped_column(String(40))
    heading_digest: Mapped[str] = mapped_column(String(64))
    columns: Mapped[str] = mapped_column(String(4000))
    header_row: Mapped[int]
    fill_merged: Mapped[bool]


class ImportRun(Record):
    """A sheet that was imported; written in the step that imports, so that undo forgets it too."""

    __tablename__ = "import_runs"
    __table_args__ = (
        CheckConstraint(
            "new_count >= 0 AND changed_count >= 0 AND unchanged_count >= 0 AND refused_count >= 0",
            name="counts_not_negative",
        ),
        _OPTIONS,
    )

    file_name: Mapped[str] = mapped_column(String(255))
    file_digest: Mapped[str] = mapped_column(String(64), index=True)
    sheet_spec: Mapped[str] = mapped_column(String(40))
    new_count: Mapped[int]
    changed_count: Mapped[int]
    unchanged_count: Mapped[int]
    refused_count: Mapped[int]
    at: Mapped[str] = mapped_column(String(20))
    layout_id: Mapped[int | None] = mapped_column(ForeignKey("import_layouts.id", ondelete="RESTRICT"), index=True)
