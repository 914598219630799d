"""The school changes its scale: names, signs and weights follow everywhere, and no cell is lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.mapping import CertificateMatrix, ScaleValue, Strength, coverage
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.signs import Sign
from onex_desktop.services import checking, mapping, mapping_scale, reporting, undo
from onex_desktop.services.context import AppContext

LOW = ScaleValue(Strength(""), "间接", Sign.HOLLOW_TRIANGLE, Decimal("0.10"), letter="J", source="专业建设委员会")


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def opened(ctx: AppContext) -> CertificateMatrix:
    (choice,) = mapping.choices(ctx)
    found = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert found is not None
    return found


def with_low(ctx: AppContext) -> Strength:
    """Put a value behind 弱; return its code."""
    *serving, idle = mapping_scale.scale(ctx).values
    mapping_scale.set_scale(ctx, [*serving, LOW, idle])
    return mapping_scale.scale(ctx).values[3].strength


def test_a_new_library_begins_with_the_first_ready_scale(ctx: AppContext) -> None:
    values = mapping_scale.scale(ctx).values
    assert [(each.label, each.sign, str(each.weight), each.serves, each.letter) for each in values] == [
        ("强", Sign.FULL, "1.00", True, "Q"),
        ("中", Sign.HALF, "0.60", True, "Z"),
        ("弱", Sign.EMPTY, "0.30", True, "R"),
        ("不适用", Sign.SLASH, "0.00", False, ""),
    ]
    assert {each.source for each in values} == {"程序初始值，待学校确认"}


def test_a_value_of_the_school_counts_with_its_own_weight(ctx: AppContext) -> None:
    low = with_low(ctx)
    before = opened(ctx)
    gap = next(unit for unit in before.units if unit.code == "2-2")
    mapping.set_cells(ctx, [mapping.CellEdit((gap.id, before.columns[0].id), low)])
    reached = coverage(opened(ctx))
    # Three of five modules at 1, one at 0.1: 3.1 ÷ 5.
    assert (reached.covered, reached.weighted) == (4, Decimal("0.62"))


def test_renaming_changes_no_cell_and_one_undo_takes_it_back(ctx: AppContext) -> None:
    before, cells = mapping_scale.scale(ctx), opened(ctx).cells
    strong, *others = before.values
    changed = mapping_scale.set_scale(ctx, [replace(strong, label="主要支撑", letter="Z"), *_without_z(others)])
    assert changed.step is not None
    assert changed.step.code == "mapping.set_scale"
    assert opened(ctx).cells == cells
    assert opened(ctx).scale.label(Strength.STRONG) == "主要支撑"
    undo.undo(ctx)
    assert mapping_scale.scale(ctx) == before


def _without_z(values: list[ScaleValue]) -> list[ScaleValue]:
    return [replace(value, letter="") for value in values]


def test_a_value_that_cells_hold_cannot_go(ctx: AppContext) -> None:
    before = mapping_scale.scale(ctx)
    with pytest.raises(ProblemsFound) as refused:
        mapping_scale.set_scale(ctx, [replace(value, label="") for value in before.values[1:]])
    codes = [(each.code, each.params.get("label"), each.params.get("count")) for each in refused.value.problems]
    assert codes[-1] == ("mapping.value_in_use", "强", 12)
    assert [code for code, _, _ in codes[:-1]] == ["mapping.value_unnamed"] * 3
    assert mapping_scale.scale(ctx) == before


def test_a_value_that_nobody_holds_goes_and_comes_back_with_its_cells(ctx: AppContext) -> None:
    low = with_low(ctx)
    matrix = opened(ctx)
    key = (matrix.units[1].id, matrix.columns[0].id)
    mapping.set_cells(ctx, [mapping.CellEdit(key, low)])
    mapping.set_cells(ctx, [mapping.CellEdit(key, None)])
    mapping_scale.set_scale(ctx, [value for value in mapping_scale.scale(ctx).values if value.strength != low])
    assert low not in opened(ctx).scale.by_strength
    for _ in range(2):
        undo.undo(ctx)
    assert opened(ctx).cells[key].strength == low
    assert checking.check(ctx).integrity.ok


def test_an_earlier_day_still_names_a_value_that_is_gone(ctx: AppContext) -> None:
    low = with_low(ctx)
    matrix = opened(ctx)
    key = (matrix.units[1].id, matrix.columns[0].id)
    step = mapping.set_cells(ctx, [mapping.CellEdit(key, low)]).step
    mapping.set_cells(ctx, [mapping.CellEdit(key, None)])
    mapping_scale.set_scale(ctx, [value for value in mapping_scale.scale(ctx).values if value.strength != low])
    assert step is not None
    with ctx.read() as session:
        from onex_desktop.persistence.queries.mapping_history import former_matrix

        before = former_matrix(session, opened(ctx), step.seq).matrix
    assert before.scale.label(before.cells[key].strength) == "间接"


def test_a_ready_scale_keeps_the_strongest_the_strongest(ctx: AppContext) -> None:
    ready = next(each for each in mapping_scale.ready_scales() if each.name.startswith("权重"))
    mapping_scale.set_scale(ctx, mapping_scale.taken_over(mapping_scale.scale(ctx).values, ready))
    values = mapping_scale.scale(ctx).values
    assert [(each.label, str(each.weight)) for each in values[:-1]] == [
        ("1.0", "1.00"), ("0.8", "0.80"), ("0.6", "0.60"), ("0.4", "0.40"), ("0.2", "0.20"),
    ]  # fmt: skip
    assert [each.strength for each in values[:3]] == [Strength.STRONG, Strength.MEDIUM, Strength.WEAK]
    assert coverage(opened(ctx)).weighted == Decimal("0.6")


def test_every_ready_scale_can_be_stored(ctx: AppContext) -> None:
    for ready in mapping_scale.ready_scales():
        mapping_scale.set_scale(ctx, mapping_scale.taken_over(mapping_scale.scale(ctx).values, ready))
        assert [value.label for value in mapping_scale.scale(ctx).values] == [value.label for value in ready.values]


def test_paper_and_findings_speak_the_words_of_the_school(ctx: AppContext) -> None:
    strong, medium, *others = mapping_scale.scale(ctx).values
    mapping_scale.set_scale(
        ctx, [replace(strong, label="H", sign=Sign.WORD, letter="H"), replace(medium, label="M"), *others]
    )
    matrix = opened(ctx)
    key = (
        matrix.units[0].id,
        next(column.id for column in matrix.columns if column.course_id != matrix.columns[0].course_id),
    )
    mapping.set_cells(ctx, [mapping.CellEdit(key, Strength.STRONG)])
    claims = [each for each in checking.check(ctx).problems if each.code == "mapping.double_claim"]
    assert [each.params["strength"] for each in claims] == ["H"]
    document = reporting.compose(ctx, "matrix", {})
    texts = [line for block in document.blocks for line in getattr(block, "lines", ())]
    assert any("H（权重 1.00），◐ M（权重 0.60），○ 弱（权重 0.30），／ 不适用" in text for text in texts)


def test_a_cell_of_a_value_that_is_gone_cannot_come_back_out_of_turn(ctx: AppContext) -> None:
    low = with_low(ctx)
    matrix = opened(ctx)
    key = (matrix.units[1].id, matrix.columns[0].id)
    mapping.set_cells(ctx, [mapping.CellEdit(key, low)])
    emptied = mapping.set_cells(ctx, [mapping.CellEdit(key, None)]).step
    mapping_scale.set_scale(ctx, [value for value in mapping_scale.scale(ctx).values if value.strength != low])
    assert emptied is not None
    with pytest.raises(ProblemsFound) as refused:
        undo.undo(ctx, emptied.seq)
    assert [each.code for each in refused.value.problems] == ["undo.conflict"]
    assert key not in opened(ctx).cells
