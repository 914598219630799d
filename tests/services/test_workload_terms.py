"""A term from collecting to locking; what is locked stays byte for byte, and a correction settles a difference."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.services import school_term
from tests.services.school_term import TERM, School

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import AssignmentDraft
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import QuotaDraft
from onex_desktop.domain.workload.sources import ItemKind, SourceKind
from onex_desktop.domain.workload.statements import StatementState
from onex_desktop.persistence.tables import workload as t
from onex_desktop.services import checking, teaching, undo
from onex_desktop.services.workload import entries, figures, guard, statements


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Return a term under P9: two complete lines of one teacher, an incomplete one of another."""
    return school_term.make(factories.empty_library(tmp_path))


def codes(act: Callable[[], object]) -> list[str]:
    """Return the codes of what stands in the way."""
    with pytest.raises(ProblemsFound) as found:
        act()
    return [problem.code for problem in found.value.problems]


def change_hours(school: School, hours: str) -> None:
    """Change the hours of the first course, which belongs to no term."""
    slot = next(slot for slot in teaching.slots(school.ctx) if slot.assigned[0].assignment_id == school.assignments[0])
    teaching.save_assignment(school.ctx, AssignmentDraft(slot.id, school.wang, (), Decimal(hours)))


def stored(school: School) -> str:
    """Return every stored line and statement as text."""
    with school.ctx.read() as session:
        rows = [
            [getattr(row, column.name) for column in kind.__table__.columns]
            for kind in (t.WorkloadStatement, t.WorkloadLine)
            for row in session.query(kind).order_by(kind.id)
        ]
    return json.dumps(rows, default=str, ensure_ascii=False)


def test_a_term_is_reckoned_from_its_assignments_and_says_what_is_missing(school: School) -> None:
    wang, li = school.of(school.wang), school.of(school.li)
    assert [line.reckoning for line in wang.lines] == [
        "64 学时 × 1.2（实训课）× 1.1（50 人）= 84.48",
        "40 学时 × 1.2（实训课）× 1（40 人）= 48",
    ]
    assert (wang.sums.total, wang.sums.incomplete) == (Decimal("132.48"), 0)
    assert (li.sums.total, li.sums.incomplete, li.lines[0].hours) == (Decimal(0), 1, None)
    assert [(p.code, p.params["name"]) for p in li.lines[0].problems] == [("workload.parameter_missing", "students")]
    assert school.view().incomplete == 1


def test_quota_and_overload_are_those_of_the_rule_set_or_of_the_school(school: School) -> None:
    settled = school.of(school.wang).settlement
    assert (settled.quota, settled.overload) == (Decimal(240), Decimal(0))
    entries.save_quota(school.ctx, QuotaDraft("", Decimal(100), Period.TERM, TERM, "示例"))
    settled = school.of(school.wang).settlement
    assert (settled.quota, settled.overload) == (Decimal(100), Decimal("32.48"))


def test_a_draft_follows_its_sources_at_once(school: School) -> None:
    statements.collect(school.ctx, school.term)
    change_hours(school, "50")
    assert school.of(school.wang).lines[0].hours == Decimal(66)


def test_incomplete_statements_are_not_checked_and_nothing_is_kept(school: School) -> None:
    statements.collect(school.ctx, school.term)
    assert codes(lambda: statements.check(school.ctx, school.statements())) == ["workload.line_incomplete"]
    assert {row.state for row in school.view().rows} == {StatementState.DRAFT}


def test_states_follow_one_another_and_no_step_is_left_out(school: School) -> None:
    school_term.complete(school)
    statements.collect(school.ctx, school.term)
    ids = school.statements()
    assert codes(lambda: statements.confirm(school.ctx, ids, "张")) == ["workload.state_wrong"] * 2
    statements.check(school.ctx, ids)
    assert codes(lambda: statements.lock(school.ctx, ids)) == ["workload.state_wrong"] * 2
    assert codes(lambda: statements.confirm(school.ctx, ids, " ")) == ["workload.text_missing"]
    statements.confirm(school.ctx, ids, "张主任")
    statements.reopen(school.ctx, ids[:1])
    assert [row.state for row in school.view().rows] == [StatementState.DRAFT, StatementState.CONFIRMED]


def test_a_locked_statement_survives_its_sources_byte_for_byte_and_a_correction_settles_it(school: School) -> None:
    school_term.lock(school)
    before = stored(school)
    change_hours(school, "50")
    assert stored(school) == before
    line = school.of(school.wang).lines[0]
    assert (line.is_stale, line.hours, line.now) == (True, Decimal("84.48"), Decimal(66))
    found = [problem.code for problem in checking.find_problems(school.ctx) if problem.code == "workload.stale"]
    assert found == ["workload.stale"]
    statements.correct(school.ctx, line.id, "学时核减")
    row = school.of(school.wang)
    assert (row.stale, row.sums.corrections, row.sums.total) == (0, Decimal("-18.48"), Decimal(114))
    assert row.lines[0].reckoning == line.reckoning
    assert "学时核减" in row.lines[-1].title
    change_hours(school, "64")
    assert school.of(school.wang).lines[0].is_stale
    statements.correct(school.ctx, line.id, "恢复")
    assert school.of(school.wang).sums.total == Decimal("132.48")


def test_a_correction_can_state_its_hours_but_corrects_only_what_is_locked(school: School) -> None:
    school_term.complete(school)
    statements.collect(school.ctx, school.term)
    ids = school.statements()
    statements.check(school.ctx, ids)
    line = school.of(school.wang).lines[0]
    assert codes(lambda: statements.correct(school.ctx, line.id, "误记", Decimal(1))) == ["workload.not_locked"]
    statements.confirm(school.ctx, ids, "张主任")
    statements.lock(school.ctx, ids)
    assert codes(lambda: statements.correct(school.ctx, line.id, "误记")) == ["workload.nothing_to_correct"]
    statements.correct(school.ctx, line.id, "误记", Decimal("-1.5"))
    made = school.of(school.wang).lines[-1]
    assert made.hours == Decimal("-1.5")
    assert codes(lambda: statements.correct(school.ctx, made.id, "再")) == ["workload.correction_of_correction"]


def test_every_step_can_be_undone(school: School) -> None:
    school_term.lock(school)
    for state in (StatementState.CONFIRMED, StatementState.CHECKED, StatementState.DRAFT, None):
        undo.undo(school.ctx)
        assert {row.state for row in school.view().rows} == {state}


def test_certificate_work_is_counted_beside_teaching_and_never_twice(tmp_path: Path) -> None:
    school = school_term.make(factories.empty_library(tmp_path), also="X1")
    school_term.add_item(school, school.wang, ItemKind.EXAM_PREP_TRAINING, "20")
    row = school.of(school.wang)
    assert row.lines[-1].reckoning == "20 学时 × 1.2（折算比例）= 24"
    assert (row.sums.plan, row.sums.certificate) == (Decimal("132.48"), Decimal(24))
    school_term.add_item(school, school.wang, ItemKind.ITEM_WRITING, "1", school.assignments[0])
    assert [problem.code for problem in school.of(school.wang).problems] == ["workload.counted_twice"]
    statements.collect(school.ctx, school.term)
    twice = [row.statement_id or 0 for row in school.view().rows if row.id == school.wang]
    assert codes(lambda: statements.check(school.ctx, twice)) == ["workload.counted_twice"]
    found = checking.check(school.ctx)
    assert not found.ok
    assert "workload.counted_twice" in {problem.code for problem in found.problems}


def test_an_item_the_rules_do_not_know_is_incomplete_and_says_so(school: School) -> None:
    school_term.add_item(school, school.wang, ItemKind.INVIGILATION, "3")
    row = school.of(school.wang)
    assert [problem.code for problem in row.lines[-1].problems] == ["workload.item_not_in_rules"]
    assert row.sums.total == Decimal("132.48")


def test_nothing_is_added_to_a_locked_statement(school: School) -> None:
    school_term.lock(school)
    assert codes(lambda: school_term.add_item(school, school.wang, ItemKind.OTHER, "1")) == ["workload.term_locked"]
    given = {"students": "60"}
    key = school.assignments[0]
    assert codes(lambda: entries.set_inputs(school.ctx, SourceKind.ASSIGNMENT, key, TERM, given)) == [
        "workload.term_locked"
    ]
    with school.ctx.step("workload.collect") as work:
        assert codes(lambda: guard.release_assignment(work, key)) == ["workload.term_locked"]


def test_a_past_term_still_open_is_a_finding(school: School) -> None:
    statements.collect(school.ctx, school.term)
    found = [p for p in checking.find_problems(school.ctx) if p.code == "workload.unlocked_past_term"]
    assert [problem.params["count"] for problem in found] == ["2"]


def test_two_rule_sets_side_by_side_add_up(school: School) -> None:
    compared = figures.what_if(school.ctx, school.term, "P2", "P9")
    wang = next(row for row in compared.rows if row.id == school.wang)
    # P2 leaves the factor of practice courses to the school: not given yet, so nothing of it is in the sums.
    assert (wang.lines, wang.only_other, wang.one, wang.other) == (0, 2, Decimal(0), Decimal(0))
    with school.ctx.step("workload.set_inputs") as work:
        for key in school.assignments[:2]:
            work.add(t.WorkloadInput(assignment_id=key, item_id=None, key="type_factor", value="0.9"))
    compared = figures.what_if(school.ctx, school.term, "P2", "P9")
    wang = next(row for row in compared.rows if row.id == school.wang)
    # P2: 64 × 1.1 × 0.9 + 40 × 1 × 0.9; P9: 64 × 1.2 × 1.1 + 40 × 1.2
    assert (wang.one, wang.other) == (Decimal("99.36"), Decimal("132.48"))
    assert compared.total.one == sum(row.one for row in compared.rows)
    assert compared.total.difference == sum(row.difference for row in compared.rows)
    assert compared.total.left_out == 1


def test_two_rule_sets_for_one_term_are_refused(school: School) -> None:
    assert codes(lambda: school_term.adopt(school.ctx, "P2", "TY", since="2031-2032-1")) == ["workload.two_rule_sets"]


def test_an_assignment_of_a_locked_statement_is_neither_given_away_nor_taken_back(school: School) -> None:
    school_term.lock(school)
    slot = next(slot for slot in teaching.slots(school.ctx) if slot.assigned[0].assignment_id == school.assignments[0])
    assert codes(lambda: teaching.assign(school.ctx, slot.id, school.li, [])) == ["workload.term_locked"]
    assert codes(lambda: teaching.unassign(school.ctx, [slot.id])) == ["workload.term_locked"]
    assert school.of(school.wang).stale == 0


def test_an_assignment_goes_with_what_was_entered_for_its_reckoning(school: School) -> None:
    slot = next(slot for slot in teaching.slots(school.ctx) if slot.assigned[0].assignment_id == school.assignments[0])
    teaching.unassign(school.ctx, [slot.id])
    assert [line.title for line in school.of(school.wang).lines] == ["电机检测维修"]
    undo.undo(school.ctx)
    assert school.of(school.wang).sums.total == Decimal("132.48")


def test_a_slot_of_the_term_itself_goes_before_the_same_slot_of_no_term(school: School) -> None:
    slot = next(slot for slot in teaching.slots(school.ctx) if slot.assigned[0].assignment_id == school.assignments[0])
    teaching.save_assignment(school.ctx, AssignmentDraft(slot.id, school.li, (), Decimal(30), school.term))
    assert [line.title for line in school.of(school.wang).lines] == ["电机检测维修"]
    assert [line.quantity for line in school.of(school.li).lines] == [Decimal(32), Decimal(30)]
