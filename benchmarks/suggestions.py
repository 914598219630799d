"""Suggestions at 3,000 requirements × 5,000 courses with artificial names: the index, one gap, all gaps."""

from __future__ import annotations

import random
import statistics
from functools import partial
from typing import TYPE_CHECKING, Final

from benchmarks.measure import Result, seconds

if TYPE_CHECKING:
    from onex_desktop.domain.mapping import Matrix

REQUIREMENTS: Final = 3000
COURSES: Final = 5000
SMALL: Final = 10
"""With one round everything is a tenth of the size."""
ALPHABET: Final = 600
WORDS: Final = 1500
"""Of two characters, some far more frequent than others, as words are."""


def run(rounds: int) -> list[Result]:
    """Measure what the cursor waits for, and what runs in the background."""
    from onex_desktop.domain.mapping.suggestions import Suggester, suggestions

    matrix = build(SMALL if rounds == 1 else 1)
    made: list[Suggester] = []
    index = statistics.median(seconds(lambda: made.append(Suggester(matrix))) for _ in range(min(rounds, 3)))
    suggester = made[-1]
    one = statistics.median(seconds(partial(suggester.suggest, unit.id)) for unit in matrix.units[:200])
    found: list[int] = []
    all_gaps = seconds(lambda: found.append(len(suggestions(matrix, (), suggester, matrix.units))))
    size = f"{len(matrix.units):,} × {len(matrix.columns):,}"
    return [
        Result("suggestions for one gap, ms", one * 1000, 16.0, f"median of {len(matrix.units[:200])} at {size}"),
        Result("index of the texts of a matrix, ms", index * 1000, 1000.0, "once for a matrix, in the background"),
        Result("suggestions for all gaps, s", all_gaps, 30.0, f"{found[0]:,} of them, in the background"),
    ]


def build(scale: int) -> Matrix:
    """Return a matrix without links whose texts are made of words."""
    from onex_desktop.domain.mapping import Matrix, MatrixColumn, MatrixUnit, Scale
    from onex_desktop.domain.values import Level

    dice = random.Random(3)  # noqa: S311 -- the same texts every time
    letters = [chr(0x4E00 + at) for at in range(ALPHABET)]
    vocabulary = ["".join(dice.sample(letters, 2)) for _ in range(WORDS)]
    weights = [1 / (at + 1) ** 0.7 for at in range(WORDS)]

    def words(count: int) -> str:
        return "".join(dice.choices(vocabulary, weights, k=count))

    levels = frozenset({Level.INTERMEDIATE})
    units = tuple(
        MatrixUnit(-n, str(n), f"能根据{words(5)}，使用{words(4)}完成{words(6)}", levels)
        for n in range(1, REQUIREMENTS // scale + 1)
    )
    columns = tuple(
        MatrixColumn(n, n, f"{words(3)}检测维修技术", "", words(3), ()) for n in range(1, COURSES // scale + 1)
    )
    return Matrix(units, columns, {}, Scale())
