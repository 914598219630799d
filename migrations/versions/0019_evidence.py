"""Files kept beside the library, and which of them prove a cell of a matrix (entities, sections 6 and 15)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import check, index, link, record, text, unique, unique_where_given, whole

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    record(
        "files",
        text("name", 200),
        text("digest", 64),
        whole("size"),
        text("media_type", 80),
        text("added_on", 10),
        unique("digest"),
        check("size_not_negative", "size >= 0"),
    )
    record(
        "link_evidence",
        link("mapping_link_id", "mapping_links", nullable=True),
        link("indicator_link_id", "indicator_links", nullable=True),
        link("file_id", "files"),
        check("one_link", "(mapping_link_id IS NULL) <> (indicator_link_id IS NULL)"),
    )
    for kind in ("mapping", "indicator"):
        column = f"{kind}_link_id"
        unique_where_given(f"uq_link_evidence_{kind}", "link_evidence", column, "file_id", given=column)
    index("link_evidence", "file_id")
