"""Sets cells of the matrix one after the other and says each as soon as it is done."""

from __future__ import annotations

import itertools
import sys
from pathlib import Path

from onex_desktop.domain.mapping import Strength
from onex_desktop.services import libraries, mapping
from onex_desktop.services.context import AppContext

UNIT, SLOT = 2, 1
"""A module no course serves yet, and the first course module."""


def strength_of_cell(ctx: AppContext) -> Strength | None:
    """Return what the cell holds."""
    choice = mapping.choices(ctx)[0]
    matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    cell = None if matrix is None else matrix.cells.get((UNIT, SLOT))
    return None if cell is None else cell.strength


def main() -> None:
    """Change one cell without end."""
    path = Path(sys.argv[1])
    ctx = libraries.open_library(path, data_folder=path.parent / "desk")
    turn = itertools.cycle((Strength.STRONG, Strength.MEDIUM, Strength.WEAK))
    present = strength_of_cell(ctx)
    for strength in turn if present is None else itertools.dropwhile(lambda value: value == present, turn):
        changed = mapping.set_cells(ctx, [mapping.CellEdit((UNIT, SLOT), strength)])
        assert changed.step is not None
        print(f"{changed.step.seq} {strength}", flush=True)  # noqa: T201 -- heard by the test


if __name__ == "__main__":
    main()
