"""The rows of the teaching page: each slot with what was taught before it, each teacher with their load."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.problems import Problem
from onex_desktop.domain.teaching.assignments import (
    Assigned,
    BeforeAfter,
    Role,
    SlotRow,
    TeacherRow,
    several_modules,
)
from onex_desktop.domain.teaching.classes import names_together
from onex_desktop.gui.models.columns import Choice, ChoiceNote, Column
from onex_desktop.gui.tokens import Tone
from onex_desktop.wording.problems import sentence

NOBODY: Final = "未指定"
FURTHER = 1 << 32
"""Lines of a slot's further terms have the assignment's key above this; no slot's is so high."""


@dataclass(frozen=True, slots=True)
class SlotLine:
    """A slot in a term beside the course it replaced; ``also`` are the other slots its teacher holds.

    ``warned`` says what speaks against its teacher: no qualification, too many hours.

    ``lead`` is None where nobody has the slot. The first line of a slot has its key, further terms have others.
    """

    id: int
    slot: SlotRow
    lead: Assigned | None
    before: str
    before_teacher: str
    also: tuple[str, ...]
    warned: tuple[str, ...] = ()

    @property
    def teachers(self) -> str:
        """Everyone who takes the slot in the term."""
        return "、".join(person.teacher for person in self.slot.assigned if person.term == self.term)

    @property
    def term(self) -> str:
        """The term's code, empty where none is known."""
        return "" if self.lead is None else self.lead.term

    @property
    def classes(self) -> str:
        """The classes by name; those that sit together are joined by a plus sign."""
        return "" if self.lead is None else "、".join(names_together(self.lead.classes))


def slot_lines(
    slots: tuple[SlotRow, ...], view: BeforeAfter | None, warned: Mapping[int, Sequence[Problem]]
) -> tuple[SlotLine, ...]:
    """Return the slots of a plan with the courses before them; ``warned`` is what speaks against each assignment."""
    before = {row.after_course: row.before for row in view.rows} if view else {}
    several = {case.teacher_id: case.slots for case in several_modules(slots)}
    lines: list[SlotLine] = []
    for slot in slots:
        former = before.get(slot.course, ())
        leads = [person for person in slot.assigned if person.role is Role.LEAD] or list(slot.assigned[:1])
        for at, lead in enumerate(leads or [None]):
            people = [person for person in slot.assigned if lead is not None and person.term == lead.term]
            held = [title for person in people for title in several.get(person.teacher_id, ())]
            lines.append(
                SlotLine(
                    slot.id if at == 0 or lead is None else FURTHER + lead.assignment_id,
                    slot,
                    lead,
                    "、".join(row.course for row in former),
                    "、".join(dict.fromkeys(person.teacher for row in former for person in row.assigned)),
                    tuple(dict.fromkeys(title for title in held if title != slot.title)),
                    ()
                    if lead is None
                    else tuple(sentence(each.code, each.params) for each in warned.get(lead.assignment_id, ())),
                )
            )
    return tuple(lines)


def teacher_choices(people: Sequence[TeacherRow]) -> list[Choice]:
    """Return teachers to choose from; two of one name are told apart by number, or else by college."""
    named = Counter(row.draft.name for row in people)
    return [
        (str(row.id), row.draft.name if named[row.draft.name] == 1 else f"{row.draft.name}（{_told_apart(row)}）")
        for row in people
    ]


def _told_apart(row: TeacherRow) -> str:
    return row.draft.number or row.college or f"记录 {row.id}"


def slot_columns(
    before: str,
    after: str,
    teachers: Callable[[], list[Choice]],
    notes: Callable[[SlotLine], Mapping[str, ChoiceNote]],
) -> tuple[Column[SlotLine], ...]:
    """Return the columns; ``before`` and ``after`` name the cohorts of both sides, ``notes`` tell of each teacher."""
    return (
        Column("course", f"{after}课程", lambda row: row.slot.course, width=196),
        Column("label", "模块", lambda row: row.slot.module_label, width=64, sort_key=lambda row: row.slot.id),
        Column("module", "模块名称", lambda row: row.slot.module, width=216),
        Column(
            "teacher",
            "任课教师",
            lambda row: row.teachers,
            lambda row: row.teachers or NOBODY,
            width=104,
            tone=_tone,
            tooltip=_tip,
            editable=True,
            edit_text=lambda row: str(row.lead.teacher_id) if row.lead else "",
            choices=lambda _row: [("", NOBODY), *teachers()],
            notes=notes,
            hint="键入姓名或拼音首字母",
        ),
        Column("term", "学期", lambda row: row.term, width=92, hint="没有分学期的留空"),
        Column("classes", "班级", lambda row: row.classes, width=150, hidden=True, hint="合班的用加号连接"),
        Column("before", f"{before}课程", lambda row: row.before, width=188),
        Column("before_teacher", f"{before}教师", lambda row: row.before_teacher, width=96),
        Column("served", "对应证书模块", lambda row: "、".join(row.slot.certificate_modules), width=250),
    )


def _tone(row: SlotLine) -> Tone | None:
    if not row.slot.assigned or row.warned:
        return Tone.WARNING
    return Tone.ACCENT if row.also else None


def _tip(row: SlotLine) -> str:
    if not row.slot.assigned:
        return "还没有任课教师"
    also = ("同时承担：", *row.also) if row.also else ()
    return "\n".join((*row.warned, *also))
