"""One cell of the matrix set, durable and journalled, against a bare commit in the same mode."""

from __future__ import annotations

import itertools
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from benchmarks.measure import Result, seconds, side_by_side

EDITS = 40


def run(rounds: int) -> list[Result]:
    """Measure the row 「one edit, durable and journalled」 on the sample library."""
    from onex_desktop.domain.mapping import Strength
    from onex_desktop.services import libraries, mapping

    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "示例.onex"
        libraries.create(library, with_sample=True)
        ctx = libraries.open_library(library, data_folder=Path(folder))
        choice = mapping.choices(ctx)[0]
        matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
        assert matrix is not None  # noqa: S101 -- the sample has this matrix
        key = next(iter(matrix.cells))
        turn = itertools.cycle((Strength.WEAK, Strength.STRONG))

        def ours() -> float:
            def edit() -> None:
                for _ in range(EDITS):
                    mapping.set_cells(ctx, [mapping.CellEdit(key, next(turn))])

            return seconds(edit)

        with closing(sqlite3.connect(Path(folder) / "bare.db", isolation_level=None)) as bare:
            bare.execute("PRAGMA journal_mode=DELETE")
            bare.execute("PRAGMA synchronous=FULL")
            bare.execute("CREATE TABLE cells(id INTEGER PRIMARY KEY, strength TEXT)")
            bare.execute("INSERT INTO cells VALUES (1, 'strong')")

            def theirs() -> float:
                def edit() -> None:
                    for _ in range(EDITS):
                        bare.execute("BEGIN IMMEDIATE")
                        bare.execute("UPDATE cells SET strength=? WHERE id=1", (next(turn),))
                        bare.execute("COMMIT")

                return seconds(edit)

            own, other = side_by_side(ours, theirs, rounds)
        ctx.close()
    detail = f"{own / EDITS * 1000:.2f} ms against {other / EDITS * 1000:.2f} ms for a bare commit"
    return [Result("one edit, durable and journalled", own / other, 5.0, detail)]
