"""A roster of 30,000 rows and 12 columns in, from reading to commit, and out again.

Opponents: calamine with sqlite3's executemany, which neither checks nor journals; openpyxl's write-only mode without
a style. The roster has the columns of the teachers' sheet and fills up with columns that import passes over.
"""

from __future__ import annotations

import itertools
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measure import PEAK, Result, child, growth, seconds, side_by_side

if TYPE_CHECKING:
    from onex_desktop.services.context import AppContext

ROWS, COLUMNS = 30_000, 12

IMPORT = (
    PEAK
    + """
import sys
from pathlib import Path
from onex_desktop.services import importing, libraries
ctx = libraries.open_library(Path(sys.argv[1]), data_folder=Path(sys.argv[1]).parent)
importing.apply(ctx, importing.plan(ctx, Path(sys.argv[2])))
ctx.close()
print(peak())
"""
)


def run(rounds: int, rows: int = ROWS) -> list[Result]:
    """Measure the rows 「import」 and 「export」."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roster = _roster(folder / "名单.xlsx", rows)
        numbers = itertools.count()
        own, other = side_by_side(
            lambda: _import(folder / f"{next(numbers)}.onex", roster),
            lambda: _insert(folder / f"{next(numbers)}.db", roster),
            rounds,
        )
        detail = f"{own:.2f} s against {other:.2f} s for calamine and executemany"
        found = [Result(f"import of {rows:,} x {COLUMNS}", own / other, 3.0, detail)]
        short = _roster(folder / "短名单.xlsx", rows // 10)
        few = min(_import(folder / f"{next(numbers)}.onex", short) for _ in range(rounds))
        found.append(growth("growth of an import", few, own, rows))
        if sys.platform == "linux":
            library = _library(folder / "peak.onex")
            library.close()
            found.append(
                Result("memory of an import", child(IMPORT, str(library.library.path), str(roster)), 250, "MB")
            )
        library = _library(folder / "out.onex")
        _take(library, roster)
        own, other = side_by_side(
            lambda: _export(library, folder / "ours.xlsx"), lambda: _bare(folder / "theirs.xlsx", rows), rounds
        )
        library.close()
    detail = f"{own:.2f} s against {other:.2f} s for openpyxl, write-only, unstyled, of as many cells"
    return [*found, Result(f"export of {rows:,} rows", own / other, 1.3, detail)]


def _cells(number: int) -> tuple[str, str, str, str, str]:
    college = f"学院{number % 20}"
    return f"T{number:05}", f"教师{number}", "讲师", college, "是" if number % 2 else "否"


def _roster(path: Path, rows: int) -> Path:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    page = book.create_sheet("教师")
    more = [f"备注栏{at}" for at in range(COLUMNS - 5)]
    page.append(["工号", "姓名", "职称", "所属学院", "双师型", *more])
    for number in range(rows):
        page.append([*_cells(number), *(f"说明{number % 97}" for _ in more)])
    book.save(path)
    return path


def _library(path: Path) -> AppContext:
    from onex_desktop.services import campus, libraries

    libraries.create(path)
    ctx = libraries.open_library(path, data_folder=path.parent)
    for number in range(20):
        campus.add_college(ctx, f"学院{number}")
    return ctx


def _take(ctx: AppContext, roster: Path) -> None:
    from onex_desktop.services import importing

    importing.apply(ctx, importing.plan(ctx, roster))


def _import(path: Path, roster: Path) -> float:
    ctx = _library(path)
    spent = seconds(lambda: _take(ctx, roster))
    ctx.close()
    return spent


def _insert(path: Path, roster: Path) -> float:
    from python_calamine import CalamineWorkbook

    def act() -> None:
        rows = CalamineWorkbook.from_path(str(roster)).get_sheet_by_index(0).iter_rows()
        with closing(sqlite3.connect(path, isolation_level=None)) as bare:
            bare.execute("PRAGMA synchronous=FULL")
            names = ", ".join(f"c{at}" for at in range(COLUMNS))
            bare.execute(f"CREATE TABLE roster(id INTEGER PRIMARY KEY, {names})")
            bare.execute("CREATE UNIQUE INDEX one ON roster(c0)")
            bare.execute("CREATE INDEX two ON roster(c1)")
            bare.execute("BEGIN IMMEDIATE")
            marks = ", ".join("?" * COLUMNS)
            bare.executemany(
                f"INSERT INTO roster({names}) VALUES ({marks})",  # noqa: S608 -- own names
                ([str(cell).strip() for cell in row] for row in rows),
            )
            bare.execute("COMMIT")

    return seconds(act)


def _export(ctx: AppContext, target: Path) -> float:
    from onex_desktop.services import exporting

    return seconds(lambda: exporting.export(ctx, target, ["teachers"]))


def _bare(target: Path, rows: int) -> float:
    from openpyxl import Workbook

    def act() -> None:
        book = Workbook(write_only=True)
        page = book.create_sheet("教师")
        for number in range(rows):
            page.append(_cells(number))
        book.save(target)

    return seconds(act)
