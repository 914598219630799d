"""A matrix with what the window reckons from all its cells before it can be shown."""

from __future__ import annotations

from dataclasses import dataclass

from onex_desktop.domain.mapping import Ledger, Matrix
from onex_desktop.gui.models.matrix_sums import Sums


@dataclass(frozen=True, slots=True)
class Reckoned:
    """Made wherever the matrix was read, a big one in the background; from then on the model alone changes it."""

    matrix: Matrix
    ledger: Ledger
    sums: Sums


def reckoned(matrix: Matrix) -> Reckoned:
    """Reckon what the window needs of a matrix."""
    return Reckoned(matrix, Ledger(matrix), Sums(matrix))
