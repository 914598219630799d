"""Many rows at once are stored, journalled and taken back exactly as one by one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection
from tests import factories

from onex_desktop.domain.errors import ProgrammingFault
from onex_desktop.domain.journal import Change
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.persistence import journal_store
from onex_desktop.persistence.tables.exams.totals import Statement
from onex_desktop.persistence.tables.mapping import ScaleValue
from onex_desktop.persistence.tables.teaching import Teacher
from onex_desktop.services import checking, teaching, undo
from onex_desktop.services.context import AppContext

ROWS: list[dict[str, object]] = [
    {"name": "甲", "number": "1", "title": "", "college_id": None, "dual_qualified": True},
    {"name": "乙", "number": "", "title": "讲师", "college_id": None, "dual_qualified": None},
    {"name": "丙 O'Neil", "number": "2", "title": "", "college_id": None, "dual_qualified": False},
]


def _journalled(ctx: AppContext) -> list[Change]:
    with ctx.read() as session:
        connection: Connection = session.connection()
        return journal_store.changes_of(connection, journal_store.head(connection)[0])


def test_rows_together_are_as_rows_one_by_one(tmp_path: Path) -> None:
    together, single = (factories.empty_library(tmp_path / name) for name in ("a", "b"))
    with together.step("teaching.add_teacher") as work:
        keys = work.add_rows(Teacher, ROWS)
    with single.step("teaching.add_teacher") as work:
        for row in ROWS:
            work.add(Teacher(**row))
    assert keys == [1, 2, 3]
    assert factories.dump(together.library.path) == factories.dump(single.library.path)
    assert _journalled(together) == _journalled(single)
    assert checking.check(together).integrity.ok


def test_exact_values_and_closed_sets_are_converted(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    with ctx.step("mapping.set_weight") as work:
        for row in work.rows(ScaleValue):
            work.remove(row)
        work.add_rows(ScaleValue, [{"strength": Strength.WEAK, "weight": Decimal("0.255"), "source": ""}])
    (change,) = (change for change in _journalled(ctx) if change.after is not None)
    assert change.after is not None
    assert (change.after["strength"], change.after["weight"]) == ("weak", 26)


def test_keys_taken_back_are_not_used_again(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    with ctx.step("teaching.add_teacher") as work:
        work.add_rows(Teacher, ROWS)
    undo.undo(ctx)
    with ctx.step("teaching.add_teacher") as work:
        assert work.add_rows(Teacher, ROWS) == [4, 5, 6]
        assert work.add_rows(Teacher, []) == []


def test_undo_and_redo_of_many_rows_lead_back_and_forth(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    before = factories.dump(ctx.library.path)
    rows = [replace_number(number) for number in range(1200)]
    with ctx.step("teaching.add_teacher") as work:
        work.add_rows(Teacher, rows)
        teacher = work.get(Teacher, 7)
        work.set(teacher, title="教授")
    after = factories.dump(ctx.library.path)
    undo.undo(ctx)
    assert factories.dump(ctx.library.path) == before
    undo.redo(ctx)
    assert factories.dump(ctx.library.path) == after


def replace_number(number: int) -> dict[str, object]:
    return {**ROWS[0], "number": str(number)}


def test_one_row_changed_meanwhile_keeps_all(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    with ctx.step("teaching.add_teacher") as work:
        work.add_rows(Teacher, [replace_number(number) for number in range(600)])
    target = factories.head(ctx)
    row = teaching.teachers(ctx)[-1]
    teaching.save_teacher(ctx, replace(row.draft, name="改"), row.id)
    before = factories.dump(ctx.library.path)
    with pytest.raises(ProblemsFound, match=r"undo\.conflict"):
        undo.undo(ctx, target)
    assert factories.dump(ctx.library.path) == before


def test_a_number_in_use_refuses_the_whole_batch(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    with pytest.raises(ProblemsFound, match=r"record\.duplicate"), ctx.step("teaching.add_teacher") as work:
        work.add_rows(Teacher, [ROWS[0], ROWS[0]])
    assert teaching.teachers(ctx) == ()


def test_a_column_that_is_none_is_the_programs_fault(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    with pytest.raises(ProgrammingFault), ctx.step("exams.add_statement") as work:
        work.add_rows(Statement, [{"nothing": 1}])
