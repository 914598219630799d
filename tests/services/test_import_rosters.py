"""A roster with planted faults: exactly those are told, at their cells, before anything is written."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books

from onex_desktop.domain.sheets import RowState
from onex_desktop.runtime.watching import Cancelled, Stage, Watch
from onex_desktop.services import campus, importing, undo
from onex_desktop.services.context import AppContext

FAULTS: list[tuple[str, object, str]] = [
    ("A", "2019000000", "import.duplicate_row"),
    ("A", None, "import.required"),
    ("A", 1.10105194912310e17, "import.number_too_long"),
    ("B", None, "import.required"),
    ("B", "很" * 81, "import.too_long"),
    ("C", "没有的班", "import.reference_unknown"),
    ("C", None, "import.required"),
    ("E", "2月30日", "import.not_a_date"),
    ("E", "2026-02-30", "import.no_such_date"),
    ("E", True, "import.not_a_date"),
]
HEADING = ("学号", "姓名", "班级", "身份证号", "离校日期", "性别", "民族", "电话", "地址", "备注", "籍贯", "邮箱")


def _school(path: Path) -> AppContext:
    ctx = factories.open_at(factories.empty_file(path))
    major = factories.add_major(ctx)
    cohort = campus.add_cohort(ctx, 2019).first("cohorts")
    for number in range(10):
        factories.add_class_group(ctx, major, cohort, f"新能源{number}班")
    return ctx


def _roster(path: Path, count: int, planted: dict[int, tuple[str, object, str]]) -> Path:
    rows: list[list[object]] = [list(HEADING)]
    for number in range(count):
        row: list[object] = [f"2019{number:06}", f"学生{number}", f"新能源{number % 10}班", "", "", *["其他"] * 7]
        if number in planted:
            letter, value, _ = planted[number]
            row["ABCDE".index(letter)] = value
        rows.append(row)
    return books.book(path, rows, sheet="学生")


@pytest.mark.long
def test_forty_faults_are_told_and_cancelling_and_undo_leave_the_library_as_it_was(
    tmp_path: Path, loops: Callable[[int, int], int]
) -> None:
    count = loops(600, 30_000)
    path = tmp_path / "a.onex"
    ctx = _school(path)
    before, content = path.read_bytes(), factories.dump(path)
    places = random.Random(5).sample(range(1, count), 40)  # noqa: S311 -- a fixed draw of places, no secret
    planted = {place: FAULTS[at % len(FAULTS)] for at, place in enumerate(places)}
    plan = importing.plan(ctx, _roster(tmp_path / "a.xlsx", count, planted))
    told = {(found.cell, found.problem.code) for found in plan.problems}
    assert told == {(f"{letter}{place + 2}", code) for place, (letter, _, code) in planted.items()}
    assert (plan.count(RowState.NEW), plan.count(RowState.REFUSED)) == (count - 40, 40)
    with pytest.raises(importing.ImportRefused):
        importing.apply(ctx, plan)
    sound = importing.plan(ctx, _roster(tmp_path / "b.xlsx", count, {}))
    with pytest.raises(Cancelled):
        importing.apply(ctx, sound, _stopping_at_the_end())
    assert path.read_bytes() == before
    importing.apply(ctx, sound)
    assert factories.dump(path) != content
    undo.undo(ctx)
    assert factories.dump(path) == content


def _stopping_at_the_end() -> Watch:
    """Return a watch that stops when all rows are written and only the commit is to come."""
    seen: list[int] = []

    def report(stage: Stage, done: int, total: int) -> None:
        if stage is Stage.WRITING and done == total:
            seen.append(done)
            raise Cancelled

    return Watch(report=report)
