"""Killed in the middle of typing, the library has every edit that was shown as done (promise R1, fault T1)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories
from tests.conftest import Loops
from tests.faults import killing
from tests.faults.children.edit import strength_of_cell

from onex_desktop.domain.mapping import Strength
from onex_desktop.services import checking, undo
from onex_desktop.services.context import AppContext

STRENGTHS = (Strength.STRONG, Strength.MEDIUM, Strength.WEAK)


def _kill_while_editing(path: Path, seed: int) -> tuple[int, AppContext]:
    killed = killing.kill_after_lines("edit", path, lines=1 + seed % 4, seed=seed)
    assert killed.early
    return int(killed.spoken[-1].split()[0]), factories.open_at(path)


@pytest.mark.long
def test_no_kill_costs_an_acknowledged_edit(tmp_path: Path, loops: Loops) -> None:
    path = factories.sample_file(tmp_path / killing.HOME / "库.onex")
    for seed in range(loops(30, 500)):
        acknowledged, ctx = _kill_while_editing(path, seed)
        head = factories.head(ctx)
        # One edit more may have been committed just before its acknowledgement was heard.
        assert head in {acknowledged, acknowledged + 1}, f"seed {seed}"
        assert checking.check(ctx).integrity.ok, f"seed {seed}"
        ctx.close()


def test_after_a_kill_the_last_edit_is_in_its_cell_and_can_be_taken_back(tmp_path: Path) -> None:
    path = factories.sample_file(tmp_path / killing.HOME / "库.onex")
    _, ctx = _kill_while_editing(path, 7)
    # Step 3 set the first strength, every later step the next one of three.
    head = factories.head(ctx)
    assert strength_of_cell(ctx) == STRENGTHS[(head - 3) % 3]
    undo.undo(ctx)
    assert strength_of_cell(ctx) == (STRENGTHS[(head - 4) % 3] if head > 3 else None)
