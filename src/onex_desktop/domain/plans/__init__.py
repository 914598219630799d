"""Talent training plans: what they hold, and two versions side by side."""

from onex_desktop.domain.plans.rows import (
    UNSAID,
    CompetencyRow,
    CourseDetails,
    CourseKind,
    CourseModuleRow,
    CourseRow,
    IndicatorRow,
    PlanDraft,
    PlanRow,
    PlanStatus,
    ReformRow,
)

__all__ = [
    "UNSAID",
    "CompetencyRow",
    "CourseDetails",
    "CourseKind",
    "CourseModuleRow",
    "CourseRow",
    "IndicatorRow",
    "PlanDraft",
    "PlanRow",
    "PlanStatus",
    "ReformRow",
]
