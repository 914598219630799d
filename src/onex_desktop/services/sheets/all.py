"""All bridges, in the order in which their sheets refer to one another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from onex_desktop.domain.problems import refuse
from onex_desktop.exchange.normalising import folded
from onex_desktop.services.sheets import (
    campus,
    candidates,
    catalogue,
    exam_delays,
    exams,
    mapping,
    mapping_scale,
    objectives,
    plan_competencies,
    plan_reforms,
    plan_reviews,
    plans,
    preparation,
    qualifications,
    standards,
    teaching,
    workload,
)
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
    standards.STANDARDS,
    standards.REQUIREMENTS,
    teaching.TEACHERS,
    qualifications.QUALIFICATIONS,
    qualifications.TRAININGS,
    preparation.GROUPS,
    exam_delays.DELAYS,
    plans.PLANS,
    plans.COURSES,
    plans.COURSE_MODULES,
    plan_competencies.COMPETENCIES,
    plan_competencies.INDICATORS,
    plan_reforms.COURSE_REFORMS,
    objectives.OBJECTIVES,
    objectives.PLACED,
    plan_reviews.CYCLES,
    plan_reviews.REVIEWS,
    plan_reviews.ACTIONS,
    teaching.ASSIGNMENTS,
    teaching.CLASSES,
    mapping_scale.SCALE,
    mapping.LINKS,
    mapping.INDICATOR_LINKS,
    exams.TOTALS,
    candidates.MEASURES,
    candidates.SITES,
    candidates.STUDENTS,
    candidates.STUDENTS_IN_CLEAR,
    candidates.SESSIONS,
    candidates.REGISTRATIONS,
    workload.QUOTAS,
    workload.ITEMS,
    workload.INPUTS,
)


def bridge_named(word: str) -> Bridge:
    """Return the bridge of a sheet by word or title; raises ``ProblemsFound`` with ``import.spec_unknown``."""
    found = next((bridge for bridge in ALL if is_called(bridge, word)), None)
    if found is None:
        known = "、".join(f"{bridge.spec.word}（{bridge.spec.title}）" for bridge in ALL)
        raise refuse("import.spec_unknown", spec=word, known=known)
    return found


def is_called(bridge: Bridge, word: str) -> bool:
    """Return whether a word is that of a sheet, its title, or a synonym of it."""
    spec = bridge.spec
    return folded(word) in {spec.word, *map(folded, (spec.title, *spec.synonyms))}


def needed(bridges: Iterable[Bridge]) -> tuple[Bridge, ...]:
    """Return the bridges given and what they refer to, in order; all other rows need no reading."""
    wanted = {bridge.spec.word for bridge in bridges}
    while True:
        kinds = {kind for bridge in ALL if bridge.spec.word in wanted for kind in bridge.refers}
        more = {bridge.spec.word for bridge in ALL if bridge.kind in kinds and not bridge.on_request} - wanted
        if not more:
            return tuple(bridge for bridge in ALL if bridge.spec.word in wanted)
        wanted |= more
