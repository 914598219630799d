"""Talent training plans: what they hold, and two versions side by side."""

from onex_desktop.domain.plans.rows import (
    UNSAID,
    CompetencyDraft,
    CompetencyRow,
    CourseDetails,
    CourseKind,
    CourseModuleRow,
    CourseRow,
    IndicatorDraft,
    IndicatorRow,
    PlanDraft,
    PlanRow,
    PlanStatus,
    ReformDraft,
    ReformRow,
)

__all__ = [
    "UNSAID",
    "CompetencyDraft",
    "CompetencyRow",
    "CourseDetails",
    "CourseKind",
    "CourseModuleRow",
    "CourseRow",
    "IndicatorDraft",
    "IndicatorRow",
    "PlanDraft",
    "PlanRow",
    "PlanStatus",
    "ReformDraft",
    "ReformRow",
]
