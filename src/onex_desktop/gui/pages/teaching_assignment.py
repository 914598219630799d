"""An assignment at the right of the teaching page: who, in which term, for which classes, counted as what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.domain.teaching.assignments import Assigned, AssignmentDraft, CountedAs, SlotRow, TeacherRow
from onex_desktop.domain.teaching.classes import are_together, chosen, sittings
from onex_desktop.gui.pages.record_inspector import RecordInspector, RecordSpec, Values
from onex_desktop.gui.pages.record_values import decimal, key_text, keys, number, optional, stored, text
from onex_desktop.gui.pages.teaching_rows import teacher_choices
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import campus, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels


@dataclass(frozen=True, slots=True)
class Lead:
    """Who leads a slot in a term."""

    slot: SlotRow
    person: Assigned

    @property
    def id(self) -> int:
        """The assignment's key."""
        return self.person.assignment_id

    @property
    def version(self) -> int:
        """Raised by every change."""
        return self.person.version


def assignment_record(ctx: AppContext, slot: Callable[[], int | None]) -> RecordSpec[Lead]:
    """Return how an assignment is shown and saved; ``slot`` is what a new one is for."""

    def save(values: Values, row: Lead | None) -> Changed:
        target = slot() if row is None else row.slot.id
        if target is None:
            raise ProblemsFound([Problem("form.required", where=Place("form", field="teacher_id"))])
        years = () if row is None else row.person.cohorts
        draft = AssignmentDraft(
            target,
            number(values, "teacher_id"),
            tuple(cohort.id for cohort in campus.cohorts(ctx) if cohort.entry_year in years),
            decimal(values, "hours"),
            optional(values, "term_id"),
            chosen(
                sorted(int(key) for key in keys(values, "classes")),
                together=values.get("together") is True,
                former=() if row is None else row.person.shares,
            ),
            CountedAs(text(values, "counted_as") or CountedAs.PLAN),
            values.get("locked") is True,
        )
        return teaching.save_assignment(ctx, draft, *stored(row))

    return RecordSpec(
        "任课",
        (
            Field("teacher_id", "任课教师", "choice", required=True),
            Field("term_id", "学期", "choice"),
            Field("hours", "学时", "decimal", hint="一个班，或合班一次的学时"),
            Field("classes", "班级", "multichoice"),
            Field("together", "合班", "flag", hint="所选班级合班上课"),
            Field("counted_as", "计入", "choice", choices=tuple(labels.COUNTED_AS.items())),
            Field("locked", "保持", "flag", hint="任课建议不改派"),
        ),
        lambda row: row.slot.title,
        lambda row: {
            "teacher_id": key_text(row.person.teacher_id),
            "term_id": key_text(row.person.term_id),
            "hours": row.person.hours,
            "classes": frozenset(str(share.class_group_id) for share in row.person.shares),
            "together": are_together(row.person.shares),
            "counted_as": row.person.counted_as.value,
            "locked": row.person.locked,
        },
        _facts,
        save,
        "assignments",
    )


def offer_choices(
    ctx: AppContext, form: RecordInspector[Lead], people: Sequence[TeacherRow], major_id: int | None
) -> None:
    """Offer the teachers, the terms, the latest first, and the classes of a major."""
    form.set_choices("teacher_id", teacher_choices(people))
    terms = ((str(row.id), row.draft.code) for row in reversed(campus.terms(ctx)))
    form.set_choices("term_id", [("", "（未填写）"), *terms])
    classes = (row for row in campus.class_groups(ctx) if row.draft.major_id == major_id)
    form.set_choices("classes", [(str(row.id), f"{row.draft.name}（{row.entry_year}级）") for row in classes])


def _facts(row: Lead) -> Sequence[Fact]:
    found = [Fact("年级", "、".join(f"{year}级" for year in row.person.cohorts) or "未填写")]
    for sitting in sittings(row.person.classes, row.person.hours):
        heads = "" if sitting.students is None else f"{sitting.students} 人"
        hours = "" if sitting.hours is None else f"{sitting.hours.normalize():f} 学时"
        found.append(Fact("班级", " · ".join(filter(None, (sitting.name, heads, hours)))))
    if row.person.classes and row.person.load is not None:
        found.append(Fact("合计", f"{row.person.load.normalize():f} 学时"))
    return found
