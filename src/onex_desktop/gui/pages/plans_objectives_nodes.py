"""Courses and their teaching objectives as lines of the tree view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.plans import CourseRow
from onex_desktop.domain.plans.objectives import AdoptedRequirement, Number, ObjectiveRow, dotted
from onex_desktop.gui.models.tree_model import TreeNode
from onex_desktop.wording.labels import LEVELS, OBJECTIVE_LEVELS

TITLES: Final = ("编号", "教学目标", "技能要求")
COURSE, OBJECTIVE = "course", "objective"

LineKey = tuple[str, int]


def nodes(courses: Sequence[CourseRow], rows: Sequence[ObjectiveRow]) -> tuple[TreeNode, ...]:
    """Return a line for each course, with its objectives below it."""
    return tuple(
        TreeNode(
            (COURSE, course.id),
            ("", course.name, ""),
            _below((), [row for row in rows if row.draft.course_id == course.id]),
            hint="课程",
            is_strong=True,
        )
        for course in courses
    )


def _below(number: Number, rows: Sequence[ObjectiveRow]) -> tuple[TreeNode, ...]:
    return tuple(
        TreeNode(
            (OBJECTIVE, row.id),
            (dotted(row.draft.number), row.draft.text, str(len(row.requirement_ids) or "")),
            _below(row.draft.number, rows),
            hint=OBJECTIVE_LEVELS[row.level],
            is_editable=True,
        )
        for row in rows
        if row.draft.number[:-1] == number
    )


def named(row: AdoptedRequirement) -> str:
    """Return a requirement by level, module and number: 中级 2-1 1.1.2."""
    return " ".join(filter(None, (LEVELS[row.level], row.module, row.number)))
