"""Which cohorts follow a plan version (entities, section 5)."""

from __future__ import annotations

from onex_desktop.persistence.migration_ops import index, link, record, unique

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; of the plans stored nobody has said yet who follows them."""
    record(
        "plan_cohorts",
        link("plan_id", "plans"),
        link("cohort_id", "cohorts"),
        unique("plan_id", "cohort_id"),
    )
    index("plan_cohorts", "cohort_id")
