"""The table of evidence of cells; no table of the start page."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options


class LinkEvidence(Record):
    """A file that proves a cell of one of the matrices."""

    __tablename__ = "link_evidence"
    __table_args__ = (
        CheckConstraint("(mapping_link_id IS NULL) <> (indicator_link_id IS NULL)", name="one_link"),
        *(
            Index(f"uq_link_evidence_{kind}", key, "file_id", unique=True, sqlite_where=text(f"{key} IS NOT NULL"))
            for kind, key in (("mapping", "mapping_link_id"), ("indicator", "indicator_link_id"))
        ),
        options("mapping"),
    )

    mapping_link_id: Mapped[int | None] = mapped_column(ForeignKey("mapping_links.id", ondelete="RESTRICT"))
    indicator_link_id: Mapped[int | None] = mapped_column(ForeignKey("indicator_links.id", ondelete="RESTRICT"))
    file_id: Mapped[int] = mapped_column(ForeignKey("files.id", ondelete="RESTRICT"), index=True)
