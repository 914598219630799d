"""Composing the reports about teachers."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar

from onex_desktop.domain.documents import Document
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.teaching.assignments import TeacherRow
from onex_desktop.domain.teaching.qualifications import QualificationRow, TrainingRow
from onex_desktop.reports import registry
from onex_desktop.reports import teachers as reports
from onex_desktop.reports.teachers import PaperTeacher
from onex_desktop.services import campus, plans, qualifications, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.services.report_parameters import Parameters

Held = TypeVar("Held", QualificationRow, TrainingRow)


def teachers(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose the table of teachers, of one college where ``college`` names it."""
    rows = _of_college(ctx, teaching.teachers(ctx), parameters)
    if not rows:
        spec = registry.find("teachers")
        raise refuse("report.no_data", title="" if spec is None else spec.title)
    held, trained = _by_teacher(qualifications.qualifications(ctx)), _by_teacher(qualifications.trainings(ctx))
    modules = _modules(ctx)
    return reports.teachers(
        [
            PaperTeacher(row, tuple(held[row.id]), tuple(trained[row.id]), tuple(dict.fromkeys(modules[row.id])))
            for row in rows
        ],
        scope=rows[0].college if "college" in parameters else "",
        institution=campus.institution_name(ctx),
        stamp=ctx.stamp(),
    )


def _of_college(ctx: AppContext, rows: tuple[TeacherRow, ...], parameters: Parameters) -> list[TeacherRow]:
    value = parameters.get("college")
    if value is None:
        return list(rows)
    colleges = campus.colleges(ctx)
    key = next((row.id for row in colleges if value in (str(row.id), row.name)), None)
    if key is None:
        raise refuse("report.parameter_value", name="college", value=value, known="、".join(c.name for c in colleges))
    return [row for row in rows if row.draft.college_id == key]


def _by_teacher(rows: tuple[Held, ...]) -> defaultdict[int, list[Held]]:
    found: defaultdict[int, list[Held]] = defaultdict(list)
    for row in rows:
        found[row.draft.teacher_id].append(row)
    return found


def _modules(ctx: AppContext) -> defaultdict[int, list[str]]:
    """Return what each teacher holds in the plans in force, course and label."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for plan in plans.plans(ctx):
        if plan.draft.status is PlanStatus.IN_FORCE:
            for slot in teaching.slots(ctx, plan.id):
                for person in slot.assigned:
                    found[person.teacher_id].append(f"{slot.course}{slot.module_label}")
    return found
