"""The sample school's matrix with edits on two days after the one on which it was loaded."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests import factories

from onex_desktop.domain.mapping import CertificateMatrix, Strength
from onex_desktop.services import mapping
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit


def opened(folder: Path) -> AppContext:
    """Return the library: 2-2 was filled on one day; on the next every kind of change was made."""
    ctx = factories.sample_library(folder, factories.running_clock(step=timedelta(days=1)))
    shown = matrix(ctx)
    units, slots = {unit.code: unit.id for unit in shown.units}, [column.id for column in shown.columns]

    def fill(*cells: tuple[str, int, Strength | None]) -> None:
        edits = [CellEdit((units[code], slots[slot]), strength) for code, slot, strength in cells]
        mapping.set_cells(ctx, edits)

    fill(("2-2", 9, Strength.WEAK))
    fill(
        ("2-2", 9, Strength.STRONG), ("2-1", 1, Strength.MEDIUM), ("2-3", 4, None), ("2-5", 3, Strength.WEAK),
        ("2-5", 4, Strength.WEAK),
    )  # fmt: skip
    return ctx


def matrix(ctx: AppContext) -> CertificateMatrix:
    """Return the matrix as it is."""
    choice = mapping.choices(ctx)[0]
    found = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert found is not None
    return found
