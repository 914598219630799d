"""Whatever is edited, undone and done again: every earlier state of a matrix can be read back from the journal."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests import factories
from tests.scale import FOUR

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.journal import StepKind
from onex_desktop.domain.mapping import CellKey, CertificateMatrix, MatrixCell, Strength
from onex_desktop.domain.mapping.history import MatrixState
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import mapping, mapping_history, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit

EDIT = st.tuples(st.integers(0, 4), st.integers(0, 5), st.sampled_from([*FOUR, None]))
ACTS = st.lists(st.one_of(st.lists(EDIT, min_size=1, max_size=4), st.sampled_from(["undo", "redo"])), max_size=8)


@settings(max_examples=12, deadline=None)
@given(ACTS)
def test_every_earlier_state_can_be_read_back(acts: list[list[tuple[int, int, Strength | None]] | str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ctx = factories.sample_library(Path(folder))
        try:
            first = factories.head(ctx)
            seen = {first: _cells(ctx)}
            for act in acts:
                _do(ctx, act, first)
                seen[factories.head(ctx)] = _cells(ctx)
            shown = _matrix(ctx)
            for seq, cells in seen.items():
                states = (MatrixState(shown.plan_id, "", seq=seq), MatrixState(shown.plan_id, ""))
                found = mapping_history.compare(ctx, shown.certificate_id, shown.level, states)
                old = {key: each.old for key, each in found.differences.items() if each.old is not None}
                assert old == {key: cell.strength for key, cell in cells.items()}
                assert found.after.cells == _cells(ctx)
        finally:
            ctx.close()


def _do(ctx: AppContext, act: list[tuple[int, int, Strength | None]] | str, first: int) -> None:
    matrix = _matrix(ctx)
    own = [step for step in undo.history(ctx) if step.seq > first and step.kind is StepKind.DO and not step.undone]
    try:
        if act == "undo" and own:
            undo.undo(ctx)
        elif act == "redo":
            undo.redo(ctx)
        elif isinstance(act, list):
            edits = {(matrix.units[unit].id, matrix.columns[slot].id): strength for unit, slot, strength in act}
            mapping.set_cells(ctx, [CellEdit(key, strength) for key, strength in edits.items()])
    except (ProblemsFound, EnvironmentFault):
        pass  # nothing to do again


def _matrix(ctx: AppContext) -> CertificateMatrix:
    choice = mapping.choices(ctx)[0]
    matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert matrix is not None
    return matrix


def _cells(ctx: AppContext) -> dict[CellKey, MatrixCell]:
    return dict(_matrix(ctx).cells)
