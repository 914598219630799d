"""What was imported, and how files of a source are laid out."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import check, flag, index, link, record, text, unique, whole

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    record(
        "import_layouts",
        text("sheet_spec", 40),
        text("heading_digest", 64),
        text("columns", 4000),
        whole("header_row"),
        flag("fill_merged"),
        unique("sheet_spec", "heading_digest"),
        check("header_row_positive", "header_row > 0"),
    )
    record(
        "import_runs",
        text("file_name", 255),
        text("file_digest", 64),
        text("sheet_spec", 40),
        whole("new_count"),
        whole("changed_count"),
        whole("unchanged_count"),
        whole("refused_count"),
        text("at", 20),
        link("layout_id", "import_layouts", nullable=True),
        check(
            "counts_not_negative",
            "new_count >= 0 AND changed_count >= 0 AND unchanged_count >= 0 AND refused_count >= 0",
        ),
    )
    index("import_runs", "file_digest")
    index("import_runs", "layout_id")
