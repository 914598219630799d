"""What a library holds about plans since plan versions have cohorts."""

from __future__ import annotations

Row = dict[str, str | int | None]

PLAN_COHORTS: dict[str, list[Row]] = {"plan_cohorts": [{"id": 1, "version": 1, "plan_id": 1, "cohort_id": 1}]}
