"""All bridges, in the order in which their sheets refer to one another."""

from __future__ import annotations

from typing import Final

from onex_desktop.services.sheets import campus, catalogue, exams, mapping, plans, teaching
from onex_desktop.services.sheets.bridge import Bridge

ALL: Final[tuple[Bridge, ...]] = (
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
    plans.PLANS,
    plans.COURSES,
    plans.COURSE_MODULES,
    teaching.TEACHERS,
    teaching.ASSIGNMENTS,
    mapping.LINKS,
    exams.TOTALS,
)
