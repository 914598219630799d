"""What a file seems to be is shown, corrected by hand, and remembered with the import."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests import factories
from tests.exchange import books

from onex_desktop.domain.layouts import Certainty, Layout
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import NEW_ROW, Answers, ImportPlan, RowState
from onex_desktop.runtime.watching import Cancelled, Stage, Watch
from onex_desktop.services import importing, teaching, undo

ODD = ("人员代号", "教师姓名全称", "职称", "手机")


def _codes(plan: ImportPlan) -> list[str]:
    return [found.problem.code for found in (*plan.problems, *plan.remarks)]


def _odd_file(folder: Path, name: str = "a.xlsx", *more: tuple[str, ...]) -> Path:
    return books.book(folder / name, [("名单",), ODD, ("1", "甲", "讲师", "139"), *more], sheet="导出")


def test_columns_are_proposed_with_how_sure_they_are(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    file = importing.read(ctx, _odd_file(tmp_path))
    assert file.tables[0].spec == ""
    table = importing.propose(file, "导出", "teachers")
    found = [(column.letter, column.heading, column.key, column.certainty) for column in table.columns]
    assert found == [
        ("A", "人员代号", "", Certainty.UNKNOWN),
        ("B", "教师姓名全称", "name", Certainty.LIKELY),
        ("C", "职称", "title", Certainty.SURE),
        ("D", "手机", "", Certainty.UNKNOWN),
    ]
    assert (table.heading_row, table.missing, table.row_count, table.columns[3].samples) == (2, (), 1, ("139",))
    assert [column.letter for column in table.unmapped] == ["A", "D"]
    assert table.layout(with_likely=False).columns == {"title": 2}
    assert importing.first_rows(file, "导出")[:2] == ((1, ("名单",)), (2, ODD))


def test_a_layout_made_by_hand_is_used_remembered_and_forgotten_by_undo(tmp_path: Path) -> None:
    path = factories.empty_file(tmp_path / "a.onex")
    ctx = factories.open_at(path)
    before = factories.dump(path)
    layout = Layout("teachers", 2, {"number": 0, "name": 1, "title": 2})
    plan = importing.plan(ctx, importing.read(ctx, _odd_file(tmp_path)), layouts={"导出": layout})
    importing.apply(ctx, plan)
    assert [(row.draft.number, row.draft.name) for row in teaching.teachers(ctx)] == [("1", "甲")]
    later = importing.read(ctx, _odd_file(tmp_path, "b.xlsx", ("2", "乙", "", "")))
    (table,) = later.tables
    assert (table.is_remembered, table.layout(), later.earlier) == (True, layout, ())
    again = importing.plan(ctx, later)
    assert (again.count(RowState.NEW), again.count(RowState.UNCHANGED)) == (1, 1)
    undo.undo(ctx)
    assert factories.dump(path) == before
    assert importing.read(ctx, tmp_path / "b.xlsx").tables[0].spec == ""


def test_what_would_have_been_found_anyway_is_not_remembered(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    file = importing.read(ctx, books.teachers(tmp_path / "a.xlsx", ("1", "甲")))
    plan = importing.plan(ctx, file, layouts={"教师": file.tables[0].layout()})
    importing.apply(ctx, plan)
    assert (plan.sheets[0].layout, importing.read(ctx, tmp_path / "a.xlsx").remembered) == (None, ())


def test_the_same_file_is_recognised_under_another_name(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲"))
    assert _codes(importing.plan(ctx, path)) == []
    importing.apply(ctx, importing.plan(ctx, path))
    other = path.rename(tmp_path / "b.xlsx")
    plan = importing.plan(ctx, other)
    assert (_codes(plan), plan.is_clean) == (["import.file_imported_before"], True)
    assert plan.remarks[0].problem.params["name"] == "a.xlsx"
    assert importing.apply(ctx, plan).step is None
    undo.undo(ctx)
    assert _codes(importing.plan(ctx, other)) == []


def test_rows_the_library_has_may_be_kept(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    factories.add_teacher(ctx, "甲", "1")
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲改"), ("2", "乙"))
    plan = importing.plan(ctx, path, keep_stored=True)
    assert (plan.count(RowState.NEW), plan.count(RowState.CHANGED), _codes(plan)) == (1, 0, ["import.stored_kept"])


def test_a_name_that_may_be_two_people_is_asked_and_answered(tmp_path: Path) -> None:
    ctx = factories.sample_library(tmp_path)
    first, second = (factories.add_teacher(ctx, "张伟", number) for number in ("901", "902"))
    slot = teaching.slots(ctx)[-1]
    rows = [
        ("方案", "课程", "课程模块", "教师", "年级"),
        ("新能源汽车技术 2020版", slot.course, slot.module_label, "张伟", "2020级"),
    ]
    file = importing.read(ctx, books.book(tmp_path / "a.xlsx", rows, sheet="任课安排"))
    (asked,) = importing.plan(ctx, file).problems
    assert [(found.key, found.words) for found in asked.candidates] == [(first, "901，张伟"), (second, "902，张伟")]
    plan = importing.plan(ctx, file, answers=Answers(cells={(asked.sheet, asked.cell): second}))
    assert plan.is_clean
    assert plan.sheets[0].rows[0].values["teacher"] == second


def test_a_row_that_may_be_two_people_is_asked_and_may_be_a_third(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    keys = [factories.add_teacher(ctx, "张伟", number) for number in ("1", "2")]
    file = importing.read(ctx, books.teachers(tmp_path / "a.xlsx", ("", "张伟", "教授")))
    (asked,) = importing.plan(ctx, file).problems
    assert ([found.key for found in asked.candidates], asked.row) == (keys, 2)
    changed = importing.plan(ctx, file, answers=Answers(rows={("教师", 2): keys[1]}))
    new = importing.plan(ctx, file, answers=Answers(rows={("教师", 2): NEW_ROW}))
    assert [plan.sheets[0].rows[0].row_id for plan in (changed,)] == [keys[1]]
    assert (changed.count(RowState.CHANGED), new.count(RowState.NEW)) == (1, 1)


def test_the_preview_tells_the_file_the_library_and_what_will_be(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    factories.add_college(ctx, "甲学院")
    factories.add_teacher(ctx, "甲", "1")
    path = books.teachers(tmp_path / "a.xlsx", ("１", "甲 ", "讲师", "甲学院", "√"), ("2", "", "", "", "也许"))
    file = importing.read(ctx, path)
    plan = importing.plan(ctx, file)
    changed, refused = importing.preview(file, plan, "教师")
    assert (changed.id, changed.state, changed.original("number")) == (2, RowState.CHANGED, "１")
    keys = ("number", "title", "college", "dual_qualified")
    assert [(changed.stored(key), changed.becomes(key)) for key in keys] == [
        ("1", "1"), ("", "讲师"), ("", "甲学院"), ("", "是"),
    ]  # fmt: skip
    assert (changed.is_changed("number"), changed.is_changed("title"), changed.problems()) == (False, True, ())
    assert [found.problem.code for found in refused.problems()] == ["import.required", "import.not_a_flag"]
    assert [found.cell for found in refused.problems("dual_qualified")] == ["E3"]


def test_merged_cells_are_filled_down_only_when_a_person_says_so(tmp_path: Path) -> None:
    def tweak(page: Worksheet) -> None:
        page.merge_cells("D2:D3")

    ctx = factories.empty_library(tmp_path)
    key = factories.add_college(ctx, "甲学院")
    rows = [("1", "甲", "", "甲学院", ""), ("2", "乙", "", None, "")]
    file = importing.read(ctx, books.teachers(tmp_path / "a.xlsx", *rows, tweak=tweak))
    plan = importing.plan(ctx, file)
    assert (file.tables[0].merged_count, _codes(plan)) == (1, ["import.merged_cell"])
    found = file.tables[0].layout()
    filled = importing.plan(ctx, file, layouts={"教师": Layout(found.spec, found.heading_row, found.columns, True)})
    assert [row.values["college"] for row in filled.sheets[0].rows] == [key, key]


def test_a_sheet_may_be_left_out_and_a_missing_column_is_told(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    file = importing.read(ctx, books.teachers(tmp_path / "a.xlsx", ("1", "甲")))
    assert importing.plan(ctx, file, layouts={"教师": None}).sheets == ()
    assert "import.column_missing" in _codes(
        importing.plan(ctx, file, layouts={"教师": Layout("teachers", 1, {"number": 0})})
    )
    with pytest.raises(ProblemsFound, match=r"import\.sheet_unknown"):
        importing.plan(ctx, file, layouts={"没有": None})


def test_rows_that_were_copied_go_the_same_way(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    layout = Layout("teachers", 0, {"number": 0, "name": 1, "dual_qualified": 2})
    plan = importing.plan(
        ctx, importing.read_block("教师", [["1", "甲", "√"], ["2", "", ""]], layout), layouts={"教师": layout}
    )
    assert [(found.cell, found.problem.code) for found in plan.problems] == [("B2", "import.required")]
    assert plan.sheets[0].rows[0].values["dual_qualified"] is True


@pytest.mark.parametrize("stage", [Stage.READING, Stage.CHECKING, Stage.WRITING])
def test_an_import_stops_when_asked_and_leaves_no_trace(tmp_path: Path, stage: Stage) -> None:
    path = factories.empty_file(tmp_path / "a.onex")
    ctx = factories.open_at(path)
    before = path.read_bytes()
    seen: list[tuple[Stage, int]] = []
    rows = [(str(number), f"教师{number}") for number in range(1500)]
    file = books.teachers(tmp_path / "a.xlsx", *rows)
    watch = Watch(lambda: bool(seen) and seen[-1][0] is stage, lambda now, done, _total: seen.append((now, done)))
    with pytest.raises(Cancelled):
        importing.apply(ctx, importing.plan(ctx, file, watch=watch), watch)
    assert seen[-1][0] is stage
    assert (path.read_bytes(), teaching.teachers(ctx)) == (before, ())
