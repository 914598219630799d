"""Files as other programs save them go in whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories
from tests.exchange.wps_file import wps

from onex_desktop.services import importing, teaching

FILES = Path(__file__).parents[1] / "exchange" / "files"
"""Saved by LibreOffice 7.4 from one workbook: a title, a heading in row 3, a hidden row and column, a sum."""


@pytest.mark.parametrize("name", ["libreoffice.xlsx", "libreoffice.xls", "libreoffice.csv"])
def test_what_libreoffice_saves_is_imported_fully(tmp_path: Path, name: str) -> None:
    ctx = factories.empty_library(tmp_path)
    file = importing.read(ctx, FILES / name)
    (table,) = file.tables
    plan = importing.plan(ctx, file, layouts={table.sheet: importing.propose(file, table.sheet, "teachers").layout()})
    importing.apply(ctx, plan)
    found = [
        (row.draft.number, row.draft.name, row.draft.title, row.draft.dual_qualified) for row in teaching.teachers(ctx)
    ]
    assert found == [
        ("0007", "王红然", "副教授", True),
        ("0008", "买买提·吐尔逊", "讲师", False),
        ("10086", "李重重", "", True),
    ]
    assert {remark.problem.code for remark in plan.remarks} >= {"import.totals_skipped", "import.column_ignored"}


def test_what_wps_saves_is_imported_fully(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    file = importing.read(ctx, wps(tmp_path / "a.xlsx"))
    plan = importing.plan(ctx, file, {file.sheets[0].name: "教师"})
    assert plan.problems == ()
    importing.apply(ctx, plan)
    assert [(row.draft.number, row.draft.name) for row in teaching.teachers(ctx)] == [
        ("1001", "王红然"),
        ("1002", "张世刚"),
    ]
    copy = importing.mark(file, plan.remarks)
    assert importing.read(ctx, copy).sheets[0].rows[1][1][:2] == [1001, "王红然"]
