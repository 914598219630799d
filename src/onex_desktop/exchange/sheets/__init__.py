"""The sheets there are, in the order in which they refer to one another."""

from __future__ import annotations

from typing import Final

from onex_desktop.exchange.columns import SheetSpec
from onex_desktop.exchange.sheets import (
    campus,
    candidates,
    catalogue,
    exam_delays,
    exams,
    mapping,
    objectives,
    plan_reviews,
    plans,
    preparation,
    qualifications,
    standards,
    teaching,
)

ALL: Final[tuple[SheetSpec, ...]] = (
    campus.COLLEGES,
    campus.OFFICES,
    campus.MAJORS,
    campus.COHORTS,
    campus.CLASS_GROUPS,
    campus.TERMS,
    catalogue.GROUPS,
    catalogue.ORGANIZATIONS,
    catalogue.CERTIFICATES,
    catalogue.MODULES,
    catalogue.PILOTS,
    standards.STANDARDS,
    standards.REQUIREMENTS,
    plans.PLANS,
    plans.COURSES,
    plans.COURSE_MODULES,
    plans.COMPETENCIES,
    plans.INDICATORS,
    plans.COURSE_REFORMS,
    objectives.OBJECTIVES,
    objectives.PLACED,
    plan_reviews.CYCLES,
    plan_reviews.REVIEWS,
    plan_reviews.ACTIONS,
    teaching.TEACHERS,
    qualifications.QUALIFICATIONS,
    qualifications.TRAININGS,
    preparation.GROUPS,
    exam_delays.DELAYS,
    teaching.ASSIGNMENTS,
    mapping.LINKS,
    mapping.INDICATOR_LINKS,
    exams.TOTALS,
    candidates.MEASURES,
    candidates.SITES,
    candidates.STUDENTS,
    candidates.STUDENTS_IN_CLEAR,
    candidates.SESSIONS,
    candidates.REGISTRATIONS,
)
