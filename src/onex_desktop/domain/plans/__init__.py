"""Talent training plans: what they hold, and two versions side by side."""

from onex_desktop.domain.plans.rows import (
    CompetencyRow,
    CourseModuleRow,
    CourseRow,
    IndicatorRow,
    PlanDraft,
    PlanRow,
    PlanStatus,
    ReformRow,
)

__all__ = [
    "CompetencyRow",
    "CourseModuleRow",
    "CourseRow",
    "IndicatorRow",
    "PlanDraft",
    "PlanRow",
    "PlanStatus",
    "ReformRow",
]
