"""A term with stated example figures: two teachers, three classes; nothing of it is from the pilot."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tests import factories

from onex_desktop.domain.campus import TermDraft
from onex_desktop.domain.teaching.assignments import AssignmentDraft
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import ItemDraft, QuotaDraft
from onex_desktop.domain.workload.sources import ItemKind, SourceKind
from onex_desktop.services import campus, catalogue, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries, rule_sets, statements, views
from onex_desktop.services.workload.views import StatementView, TermView

TERM = "2020-2021-1"


@dataclass(frozen=True)
class School:
    """The keys of what was made."""

    ctx: AppContext
    term: int
    wang: int
    li: int
    assignments: tuple[int, ...]

    def view(self) -> TermView:
        """Return the term as it stands."""
        return views.term_view(self.ctx, self.term)

    def of(self, teacher: int) -> StatementView:
        """Return a teacher's statement as it stands."""
        return next(row for row in self.view().rows if row.id == teacher)

    def statements(self) -> list[int]:
        """Return the keys of all statements."""
        return [row.statement_id for row in self.view().rows if row.statement_id is not None]


def adopt(ctx: AppContext, preset: str, code: str = "XZ", *, also: str = "", since: str = TERM) -> int:
    """Take over a published rule set and put it in force."""
    key = rule_sets.take_over(ctx, preset, code, "本校办法").first("workload_rule_sets")
    if also:
        rule_sets.add_lines(ctx, key, also)
    rule_sets.put_in_force(ctx, key, since)
    return key


def make(ctx: AppContext, preset: str = "P9", *, also: str = "") -> School:
    """Make three practice courses of 64, 40 and 32 hours with 50, 40 and no students known, and their teachers."""
    plan = factories.add_plan(ctx, factories.add_major(ctx))
    term = campus.save_term(ctx, TermDraft(TERM, ends_on="2021-01-20")).first("terms")
    wang, li = factories.add_teacher(ctx, "王红然"), factories.add_teacher(ctx, "李重重")
    if preset:
        adopt(ctx, preset, also=also)
    keys: list[int] = []
    for name, teacher, hours, students in (
        ("电控系统检测维修", wang, "64", "50"), ("电机检测维修", wang, "40", "40"), ("充电检测维修", li, "32", ""),
    ):  # fmt: skip
        course = factories.add_course(ctx, plan, name)
        changed = teaching.save_assignment(ctx, AssignmentDraft(-course, teacher, (), Decimal(hours)))
        key = changed.first("assignments")
        keys.append(key)
        if students and preset:
            entries.set_inputs(ctx, SourceKind.ASSIGNMENT, key, TERM, {"students": students, "course_type": "training"})
    return School(ctx, term, wang, li, tuple(keys))


def fill(ctx: AppContext) -> None:
    """Enter a quota, work beside teaching and figures for both kinds of line, for teachers that are there."""
    entries.save_quota(ctx, QuotaDraft("副教授", Decimal(240), Period.TERM, TERM, "示例"))
    term = campus.terms(ctx)[0].id
    slot = next(slot for slot in teaching.slots(ctx) if slot.assigned)
    person = slot.assigned[0]
    certificate = catalogue.certificates(ctx)[0].id
    drafts = [
        ItemDraft(term, person.teacher_id, ItemKind.INVIGILATION, Decimal("2.5")),
        ItemDraft(term, person.teacher_id, ItemKind.INVIGILATION, Decimal(3), "第一场"),
        ItemDraft(term, person.teacher_id, ItemKind.INVIGILATION, Decimal(4), "第二场", certificate),
        ItemDraft(term, person.teacher_id, ItemKind.ITEM_WRITING, Decimal(1), assignment_id=person.assignment_id),
    ]
    keys = [entries.save_item(ctx, draft).first("workload_items") for draft in drafts]
    entries.put_inputs(ctx, SourceKind.ITEM, keys[1], {"students": "30"})
    given = {"students": "45", "course_type": "training", "bilingual": "no", "type_factor": "1.05"}
    entries.put_inputs(ctx, SourceKind.ASSIGNMENT, person.assignment_id, given)


def add_item(school: School, teacher: int, kind: ItemKind, quantity: str, assignment: int | None = None) -> int:
    """Enter work beside teaching."""
    draft = ItemDraft(school.term, teacher, kind, Decimal(quantity), assignment_id=assignment)
    return entries.save_item(school.ctx, draft).first("workload_items")


def complete(school: School) -> None:
    """Give the missing figures of the third course."""
    given = {"students": "45", "course_type": "theory"}
    entries.set_inputs(school.ctx, SourceKind.ASSIGNMENT, school.assignments[2], TERM, given)


def lock(school: School) -> None:
    """Take all statements to the end of their way."""
    complete(school)
    statements.collect(school.ctx, school.term)
    ids = school.statements()
    statements.check(school.ctx, ids)
    statements.confirm(school.ctx, ids, "张主任")
    statements.lock(school.ctx, ids)
