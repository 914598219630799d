"""Commands on the matrix: what one step is, and what stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.services.small_standard import SMALL

from onex_desktop.domain.mapping import CertificateMatrix, MatrixCell, Strength, coverage
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.standards.tree import Section, StandardDraft, StandardStatus
from onex_desktop.domain.values import Level
from onex_desktop.persistence.queries import mapping as queries
from onex_desktop.services import checking, mapping, mapping_scale, plans, standards, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path, factories.running_clock(step=timedelta(seconds=1)))


def _cells(ctx: AppContext) -> dict[tuple[int, int], MatrixCell]:
    (choice,) = mapping.choices(ctx)
    matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert matrix is not None
    return dict(matrix.cells)


def test_many_cells_are_one_step(ctx: AppContext) -> None:
    mapping.set_cells(ctx, [mapping.CellEdit((2, slot), Strength.WEAK) for slot in range(1, 5)], "mapping.fill_cells")
    assert [step.seq for step in undo.history(ctx, 1)] == [3]


def test_one_step_sets_changes_and_empties_cells_and_undo_takes_all_of_it_back(ctx: AppContext) -> None:
    mapping.set_details(ctx, (1, 1), Decimal(12), "含实训")
    before = _cells(ctx)
    wanted = {(1, 1): Strength.WEAK, (3, 3): None, (2, 1): Strength.MEDIUM, (2, 5): Strength.STRONG, (2, 6): None}
    changed = mapping.set_cells(ctx, [mapping.CellEdit(key, strength) for key, strength in wanted.items()])
    after = _cells(ctx)
    assert {key: after[key].strength for key in after if key in wanted} == {k: v for k, v in wanted.items() if v}
    assert {key: cell for key, cell in after.items() if key not in wanted} == {
        key: cell for key, cell in before.items() if key not in wanted
    }
    assert (after[1, 1].hours, after[1, 1].note) == (Decimal(12), "含实训")
    assert changed.step is not None
    assert changed.step.change_count == 3 + ((3, 3) in before)
    undo.undo(ctx)
    assert _cells(ctx) == before


def test_an_edit_of_something_gone_changes_nothing_of_the_others(ctx: AppContext) -> None:
    before = _cells(ctx)
    with pytest.raises(ProblemsFound) as refused:
        mapping.set_cells(ctx, [mapping.CellEdit((2, 1), Strength.WEAK), mapping.CellEdit((2, 999), Strength.WEAK)])
    assert [(each.code, each.where) for each in refused.value.problems] == [("record.gone", None)]
    assert _cells(ctx) == before


def test_a_cell_that_holds_the_value_is_left_alone(ctx: AppContext) -> None:
    before = _cells(ctx)
    changed = mapping.set_cells(ctx, [mapping.CellEdit((1, 1), Strength.STRONG)])
    assert (changed.step, _cells(ctx)) == (None, before)


def test_emptying_an_empty_cell_is_no_step(ctx: AppContext) -> None:
    assert mapping.set_cells(ctx, [mapping.CellEdit((2, 1), None)]).step is None


def test_hours_and_note_stay_when_the_strength_changes(ctx: AppContext) -> None:
    mapping.set_details(ctx, (1, 1), Decimal("12.5"), "含实训")
    mapping.set_cells(ctx, [mapping.CellEdit((1, 1), Strength.WEAK)])
    cell = _cells(ctx)[1, 1]
    assert (cell.strength, cell.hours, cell.note) == (Strength.WEAK, Decimal("12.5"), "含实训")


def test_hours_are_kept_to_the_hundredth(ctx: AppContext) -> None:
    mapping.set_details(ctx, (1, 1), Decimal("12.345"), "")
    assert _cells(ctx)[1, 1].hours == Decimal("12.35")


def test_saving_the_same_details_is_no_step(ctx: AppContext) -> None:
    mapping.set_details(ctx, (1, 1), Decimal("12.5"), "含实训")
    assert mapping.set_details(ctx, (1, 1), Decimal("12.50"), "含实训").step is None


def test_a_changed_cell_says_by_whom_and_when(ctx: AppContext) -> None:
    mapping.set_cells(ctx, [mapping.CellEdit((1, 1), Strength.WEAK)])
    cell = _cells(ctx)[1, 1]
    assert (cell.changed_by, cell.changed_at > "2026-03-02T04:00:00Z") == (ctx.actor.name, True)


def test_an_undivided_course_is_a_slot_of_its_own(ctx: AppContext) -> None:
    course = factories.add_course(ctx, plans.plans(ctx)[1].id, "新课程")
    mapping.set_cells(ctx, [mapping.CellEdit((2, -course), Strength.MEDIUM)])
    assert _cells(ctx)[2, -course].strength == Strength.MEDIUM


def test_a_new_weight_changes_the_coverage(ctx: AppContext) -> None:
    strong, *others = mapping_scale.scale(ctx).values
    mapping_scale.set_scale(ctx, [replace(strong, weight=Decimal("0.65"), source="教务处"), *others])
    (choice,) = mapping.choices(ctx)
    matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert matrix is not None
    assert matrix.scale.values[0] == replace(strong, weight=Decimal("0.65"), source="教务处")
    assert coverage(matrix).weighted == Decimal("0.39")


def test_a_step_names_the_cell_it_is_about(ctx: AppContext) -> None:
    changed = mapping.set_cells(ctx, [mapping.CellEdit((2, 1), Strength.WEAK)])
    assert changed.step is not None
    assert changed.step.subject == "2-2 × 新能源汽车动力驱动电机电池技术"


def test_units_of_another_level_are_not_shown(ctx: AppContext) -> None:
    (choice,) = mapping.choices(ctx)
    matrix = mapping.matrix(ctx, choice.certificate_id, Level.ELEMENTARY, choice.plan_id)
    assert matrix is not None
    assert [unit.code for unit in matrix.units] == ["2-1", "2-2", "2-3"]


@pytest.mark.parametrize("gone", ["certificate_id", "plan_id"])
def test_a_matrix_of_something_gone_is_none(ctx: AppContext, gone: str) -> None:
    (choice,) = mapping.choices(ctx)
    asked = replace(choice, **{gone: 99})  # type: ignore[arg-type]
    assert mapping.matrix(ctx, asked.certificate_id, asked.level, asked.plan_id) is None


def _opened(ctx: AppContext) -> CertificateMatrix:
    choice = mapping.choices(ctx)[0]
    found = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert found is not None
    return found


def _with_requirements(ctx: AppContext) -> CertificateMatrix:
    """Give module 2-2 the small standard at the matrix's level."""
    draft = StandardDraft(_opened(ctx).certificate_id, "2020年1.0版", status=StandardStatus.IN_FORCE)
    standards.take_over(ctx, draft, {Section(Level.INTERMEDIATE, 2): SMALL})
    return _opened(ctx)


def test_requirements_of_the_standard_in_force_become_rows(ctx: AppContext) -> None:
    matrix = _with_requirements(ctx)
    assert [unit.code for unit in matrix.units if unit.id < 0] == ["2-2 1.1.1", "2-2 1.1.2", "2-2 1.2.1", "2-2 2.1.1"]
    assert coverage(matrix).total == 8
    assert matrix.edition == "2020年1.0版"


def test_a_requirement_is_linked_and_taken_back_like_a_module(ctx: AppContext) -> None:
    matrix = _with_requirements(ctx)
    key = (matrix.units[1].id, matrix.columns[0].id)
    changed = mapping.set_cells(ctx, [mapping.CellEdit(key, Strength.MEDIUM)])
    assert changed.step is not None
    assert changed.step.subject.startswith("1.1.1 × ")
    assert coverage(_opened(ctx)).covered == 4
    assert mapping.links(ctx)[key].strength == Strength.MEDIUM
    undo.undo(ctx)
    assert coverage(_opened(ctx)).covered == 3


def test_a_matrix_reads_only_the_changed_cells_anew(ctx: AppContext) -> None:
    matrix = _with_requirements(ctx)
    unit, slot = matrix.units[1].id, matrix.columns[0].id
    for edits in ([(unit, Strength.WEAK)], [(unit, Strength.STRONG), (1, None)], [(unit, None), (1, Strength.WEAK)]):
        changed = mapping.set_cells(ctx, [mapping.CellEdit((each, slot), strength) for each, strength in edits])
        fresh = mapping.refreshed(ctx, matrix, changed)
        assert fresh is not None
        assert (fresh.matrix, fresh.matrix.links) == (_opened(ctx), _opened(ctx).links)
        assert fresh.touched == {(each, slot) for each, _ in edits}
        matrix = fresh.matrix
    fresh = mapping.refreshed(ctx, matrix, undo.undo(ctx))
    assert fresh is not None
    assert fresh.matrix == _opened(ctx)


def test_more_than_cells_asks_for_the_matrix_to_be_opened_again(ctx: AppContext) -> None:
    matrix = _with_requirements(ctx)
    assert mapping.refreshed(ctx, matrix, plans.add_course(ctx, matrix.plan_id, "新课", is_practice=True)) is None


def test_links_on_a_module_stay_in_sight_when_its_requirements_arrive(ctx: AppContext) -> None:
    slot = _opened(ctx).columns[0].id
    mapping.set_cells(ctx, [mapping.CellEdit((2, slot), Strength.STRONG)])
    matrix = _with_requirements(ctx)
    own = [unit for unit in matrix.units if not unit.counts]
    assert [unit.code for unit in own] == ["2-2"]
    assert "2-2 1.1.1" in [unit.code for unit in coverage(matrix).uncovered]
    assert "mapping.idle_links" in [problem.code for problem in checking.find_problems(ctx)]
    changed = mapping.set_cells(ctx, [mapping.CellEdit((2, slot), None)])
    assert mapping.refreshed(ctx, matrix, changed) is None, "its row goes with its last link"


def test_the_bare_matrix_is_the_same_but_for_what_stands_beside_the_strengths(ctx: AppContext) -> None:
    opened = _with_requirements(ctx)
    mapping.set_cells(ctx, [mapping.CellEdit((opened.units[-1].id, opened.columns[0].id), Strength.WEAK)])
    mapping.set_details(ctx, (opened.units[-1].id, opened.columns[0].id), Decimal(4), "含实训")
    full = _opened(ctx)
    with ctx.read() as session:
        bare = queries.bare(session, full.certificate_id, full.level, full.plan_id)
        assert queries.units(session, full.certificate_id, full.level, full.plan_id) == full.units
    assert bare == replace(full, cells={key: MatrixCell(cell.strength) for key, cell in full.cells.items()})
