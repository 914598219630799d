"""A cell changed in an exported sheet changes that field of that row, for every sheet, and comes back by undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests import factories
from tests.exchange import books

from onex_desktop.domain.sheets import RowState
from onex_desktop.services import exporting, importing, undo

CHANGES: dict[str, tuple[str, str | float]] = {
    "majors": ("专业代码", "460702"),
    "groups": ("协作组名称*", "另一个名称"),
    "organizations": ("状态", "限期整改"),
    "certificates": ("批次", 3),
    "certificate-modules": ("模块名称*", "改过的证书模块名称"),
    "pilots": ("试点专业*", "物联网应用技术、软件技术"),
    "plans": ("状态", "草案"),
    "courses": ("实践课", "是"),
    "course-modules": ("模块名称*", "改过的模块名称"),
    "competencies": ("能力描述", "改过的描述"),
    "indicators": ("指标点*", "改过的指标点"),
    "teachers": ("职称", "教授"),
    "assignments": ("年级", "2019级"),
    "mapping": ("学时", 12.5),
    "exam-totals": ("已参考人次*", "81（含补考）"),
}


@pytest.mark.parametrize("word", CHANGES)
def test_one_changed_cell_changes_one_field(tmp_path: Path, word: str) -> None:
    heading, value = CHANGES[word]
    path = factories.sample_file(tmp_path / "a.onex")
    ctx = factories.open_at(path)
    before = factories.dump(path)
    exporting.export(ctx, tmp_path / "a.xlsx", [word])
    book = load_workbook(tmp_path / "a.xlsx")
    page = book.worksheets[0]
    place = next(cell.column for cell in page[1] if cell.value == heading)
    cell = page.cell(2, place)
    if word == "exam-totals":
        page.cell(2, place + 1).value = None
        page.cell(2, place + 4).value = 81
    assert cell.value != value
    cell.value = value
    book.save(tmp_path / "b.xlsx")
    plan = importing.plan(ctx, tmp_path / "b.xlsx")
    assert (plan.problems, plan.count(RowState.CHANGED), plan.count(RowState.NEW)) == ((), 1, 0)
    importing.apply(ctx, plan)
    exporting.export(ctx, tmp_path / "c.xlsx", [word])
    old, new = (next(iter(books.content(tmp_path / name).values())) for name in ("a.xlsx", "c.xlsx"))
    assert [row for row in old[1:] if row not in new] == [old[1]]
    assert new[0] == old[0]
    undo.undo(ctx)
    assert factories.dump(path) == before


@pytest.mark.parametrize(("word", "spelled"), [("学院", " 智能交通学院 "), ("专业", "新能源 汽车技术")])
def test_another_spelling_of_a_name_is_a_change_and_no_second_row(tmp_path: Path, word: str, spelled: str) -> None:
    ctx = factories.empty_library(tmp_path)
    factories.add_college(ctx, "智能交通学院")
    factories.add_major(ctx, "新能源汽车技术")
    plan = importing.plan(ctx, books.book(tmp_path / "a.xlsx", [(word,), (spelled,)], sheet=word))
    (row,) = plan.sheets[0].rows
    assert row.state is (RowState.UNCHANGED if word == "学院" else RowState.CHANGED)
    importing.apply(ctx, plan)


def test_a_college_spelled_otherwise_is_renamed(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    factories.add_college(ctx, "智能交通（轨道）学院")
    path = books.book(tmp_path / "a.xlsx", [("学院",), ("智能交通(轨道)学院",)], sheet="学院")
    changed = importing.apply(ctx, importing.plan(ctx, path))
    assert changed.ids["colleges"] == {1}


def test_a_plan_cannot_follow_itself(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    factories.add_plan(ctx, factories.add_major(ctx))
    rows = [("专业", "版本", "上一版本"), ("新能源汽车技术", "2020版", "新能源汽车技术 2020版")]
    plan = importing.plan(ctx, books.book(tmp_path / "a.xlsx", rows, sheet="人才培养方案"))
    assert [(found.problem.code, found.cell) for found in plan.problems] == [("plans.own_predecessor", "C2")]
