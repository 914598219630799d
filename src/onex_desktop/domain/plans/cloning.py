"""Copying a plan to its next version: which parts may go along, and what went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """A part of a plan that is counted when it is copied; the first five may be chosen."""

    COMPETENCIES = "competencies"
    COURSES = "courses"
    LINKS = "links"
    INDICATOR_LINKS = "indicator_links"
    OBJECTIVES = "objectives"
    ASSIGNMENTS = "assignments"
    REFORMS = "reforms"
    COHORTS = "cohorts"
    REVIEWS = "reviews"


CHOICES: Final = (Part.COMPETENCIES, Part.COURSES, Part.LINKS, Part.INDICATOR_LINKS, Part.OBJECTIVES)
NEEDS: Final = {
    Part.LINKS: frozenset({Part.COURSES}),
    Part.INDICATOR_LINKS: frozenset({Part.COMPETENCIES, Part.COURSES}),
    Part.OBJECTIVES: frozenset({Part.COURSES}),
}
"""What can go along, and what a part hangs on. Who teaches, who is taught, the reform itself and its
reviews belong to the version they were made for."""


@dataclass(frozen=True, slots=True)
class Cloned:
    """The new plan, and how many rows of each part were carried or left."""

    plan_id: int
    carried: Mapping[Part, int]
    left: Mapping[Part, int]


def completed(parts: frozenset[Part]) -> frozenset[Part]:
    """Return the parts with those they need."""
    return parts.union(*(NEEDS.get(part, ()) for part in parts))
