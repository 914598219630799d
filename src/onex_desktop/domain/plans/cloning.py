"""Copying a plan to its next version: which parts may go along, and what went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Part(StrEnum):
    """A part of a plan that is counted when it is copied; the first three may be chosen."""

    COMPETENCIES = "competencies"
    COURSES = "courses"
    LINKS = "links"
    ASSIGNMENTS = "assignments"
    REFORMS = "reforms"


CHOICES: Final = (Part.COMPETENCIES, Part.COURSES, Part.LINKS)
"""What can go along; links need their courses. Who teaches, and the reform itself, belong to the version they were
made for."""


@dataclass(frozen=True, slots=True)
class Cloned:
    """The new plan, and how many rows of each part were carried or left."""

    plan_id: int
    carried: Mapping[Part, int]
    left: Mapping[Part, int]


def completed(parts: frozenset[Part]) -> frozenset[Part]:
    """Return the parts with those they need."""
    return parts | {Part.COURSES} if Part.LINKS in parts else parts
