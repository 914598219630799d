"""Importing: what is previewed is what happens, all of it or nothing, and one undo takes it back."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books

from onex_desktop.domain.catalogue import OrganizationDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import ImportPlan, RowState
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.services import catalogue, exporting, importing, teaching, undo
from onex_desktop.services.context import AppContext

WORDS = [word for word, _ in exporting.sheet_words()]


def _counts(plan: ImportPlan) -> dict[str, int]:
    return {state.value: plan.count(state) for state in RowState}


def _found(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(found.problem.code, found.cell) for found in plan.problems]


def _school(folder: Path) -> AppContext:
    ctx = factories.empty_library(folder)
    factories.add_college(ctx, "甲学院")
    return ctx


def test_a_library_moves_through_excel_whole(tmp_path: Path) -> None:
    old = factories.full_library(tmp_path / "old")
    exporting.export(old, tmp_path / "a.xlsx")
    new = factories.empty_library(tmp_path / "new")
    importing.apply(new, importing.plan(new, tmp_path / "a.xlsx"))
    exporting.export(new, tmp_path / "b.xlsx")
    first, second = books.content(tmp_path / "a.xlsx"), books.content(tmp_path / "b.xlsx")
    assert list(first) == [title for _, title in exporting.sheet_words() if title != "学生（含身份证号）"]
    assert all(len(rows) > 1 for rows in first.values())
    assert first == second


@pytest.mark.parametrize("word", WORDS)
def test_what_is_exported_comes_back_unchanged(tmp_path: Path, word: str) -> None:
    ctx = factories.full_library(tmp_path)
    exporting.export(ctx, tmp_path / "a.xlsx", [word])
    plan = importing.plan(ctx, tmp_path / "a.xlsx")
    counts = _counts(plan)
    assert counts["unchanged"] > 0
    assert counts == {"new": 0, "changed": 0, "unchanged": counts["unchanged"], "refused": 0}
    before = factories.head(ctx)
    assert importing.apply(ctx, plan).step is None
    assert factories.head(ctx) == before


def test_odd_content_survives_the_way_through_excel(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    names = [
        '=HYPERLINK("http://x","y")', "+1", "-1", "@SUM(A1)", "#REF!", "_x0041_", "a&b<c>", " 两边有空格 ", "𠮷㛃䶮",
        "买买提·吐尔逊", "工业机器人（中级）", "ＡＢＣ", "甲、乙", "一行\n两行", "007", "1E5", "TRUE", "2026-03-01",
    ]  # fmt: skip
    for name in names:
        catalogue.save_organization(ctx, OrganizationDraft(name, contact=name))
    exporting.export(ctx, tmp_path / "a.xlsx", ["organizations"])
    assert _counts(importing.plan(ctx, tmp_path / "a.xlsx")) == {
        "new": 0, "changed": 0, "unchanged": len(names), "refused": 0,
    }  # fmt: skip


def test_the_template_imports_with_nothing(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    exporting.template(tmp_path / "t.xlsx")
    plan = importing.plan(ctx, tmp_path / "t.xlsx")
    assert [sheet.spec for sheet in plan.sheets] == [word for word in WORDS if word != "students-with-id-numbers"]
    assert (sum(_counts(plan).values()), plan.problems) == (0, ())
    assert {remark.problem.code for remark in plan.remarks} == {"import.example_skipped"}


def test_one_undo_takes_an_import_back(tmp_path: Path) -> None:
    old = factories.sample_library(tmp_path / "old")
    exporting.export(old, tmp_path / "a.xlsx")
    path = factories.empty_file(tmp_path / "new.onex")
    ctx = factories.open_at(path)
    before = factories.dump(path)
    changed = importing.apply(ctx, importing.plan(ctx, tmp_path / "a.xlsx"))
    assert changed.step is not None
    assert (changed.step.code, changed.step.subject) == ("library.import", "a.xlsx")
    after = factories.dump(path)
    undo.undo(ctx)
    assert factories.dump(path, without=frozenset({"journal_steps", "journal_changes"})) == before
    undo.redo(ctx)
    assert factories.dump(path) == after


def test_planning_writes_nothing(tmp_path: Path) -> None:
    path = factories.empty_file(tmp_path / "a.onex")
    before = path.read_bytes()
    ctx = factories.open_at(path)
    plan = importing.plan(ctx, books.teachers(tmp_path / "a.xlsx", ("1", "甲"), ("2", "")))
    assert (_counts(plan)["new"], _found(plan)) == (1, [("import.required", "B3")])
    assert path.read_bytes() == before


def test_forty_faults_among_3000_rows_are_all_shown_at_their_cells(tmp_path: Path) -> None:
    ctx = _school(tmp_path)
    rows: list[list[object]] = [[f"T{n:05d}", f"教师{n}", "讲师", "甲学院", "是"] for n in range(3000)]
    planted: dict[str, str] = {}
    places = random.Random(7).sample(range(1, 3000), 40)  # noqa: S311 -- a fixed draw of places, no secret
    faults: list[tuple[int, str, object, str]] = [
        (0, "A", rows[0][0], "import.duplicate_row"), (0, "A", 1.10105194912310e17, "import.number_too_long"),
        (1, "B", "", "import.required"), (1, "B", "很" * 81, "import.too_long"), (1, "B", None, "import.required"),
        (3, "D", "乙学院", "import.reference_unknown"), (4, "E", "也许", "import.not_a_flag"),
        (4, "E", 7, "import.not_a_flag"),
    ]  # fmt: skip
    for at, place in enumerate(places):
        column, letter, value, code = faults[at % len(faults)]
        rows[place][column] = value
        planted[f"{letter}{place + 2}"] = code
    ctx_head = factories.head(ctx)
    plan = importing.plan(ctx, books.teachers(tmp_path / "a.xlsx", *rows))
    assert {cell: code for code, cell in _found(plan)} == planted
    assert _counts(plan) == {"new": 2960, "changed": 0, "unchanged": 0, "refused": 40}
    with pytest.raises(importing.ImportRefused) as refused:
        importing.apply(ctx, plan)
    assert len(refused.value.cells) == 40
    assert (factories.head(ctx), teaching.teachers(ctx)) == (ctx_head, ())


def test_a_failure_in_the_middle_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = factories.empty_file(tmp_path / "a.onex")
    ctx = factories.open_at(path)
    before = factories.dump(path, without=frozenset())
    rows = [("组织名称",), *[(f"组织{n}",) for n in range(10)]]
    plan = importing.plan(ctx, books.book(tmp_path / "a.xlsx", rows, sheet="培训评价组织"))
    save = catalogue.save_organization

    def fail_at_the_seventh(ctx: AppContext, draft: OrganizationDraft, *more: int | None) -> object:
        if draft.name == "组织6":
            raise OSError("planted")
        return save(ctx, draft, *more)

    monkeypatch.setattr(catalogue, "save_organization", fail_at_the_seventh)
    with pytest.raises(Exception, match=r"planted|disk\.failed"):
        importing.apply(ctx, plan)
    assert factories.dump(path, without=frozenset()) == before


def test_a_rule_broken_on_the_way_names_the_row_and_leaves_nothing(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    plan = importing.plan(ctx, books.teachers(tmp_path / "a.xlsx", ("1", "甲"), ("2", "乙"), ("3", "丙")))
    (sheet,) = plan.sheets
    rows = [
        replace(row, values={**row.values, **bad})
        for row, bad in zip(sheet.rows, ({}, {"name": " "}, {"number": "1"}), strict=True)
    ]
    with pytest.raises(importing.ImportRefused) as refused:
        importing.apply(ctx, replace(plan, sheets=(replace(sheet, rows=tuple(rows)),)))
    cells = [(found.cell, found.problem.code) for found in refused.value.cells]
    assert cells == [("B3", "record.name_missing"), ("A4", "teaching.number_taken")]
    assert teaching.teachers(ctx) == ()


def test_a_refusal_of_a_single_row_names_its_cell(tmp_path: Path) -> None:
    ctx = _school(tmp_path)
    plan = importing.plan(ctx, books.book(tmp_path / "a.xlsx", [("学院",), ("乙学院",)], sheet="学院"))
    (sheet,) = plan.sheets
    rows = tuple(replace(row, values={"name": ""}) for row in sheet.rows)
    with pytest.raises(importing.ImportRefused) as refused:
        importing.apply(ctx, replace(plan, sheets=(replace(sheet, rows=rows),)))
    assert [found.cell for found in refused.value.cells] == ["A2"]


def test_a_plan_is_not_applied_to_a_library_that_changed_since(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    plan = importing.plan(ctx, books.teachers(tmp_path / "a.xlsx", ("1", "甲")))
    factories.add_teacher(ctx, "乙", "1")
    with pytest.raises(ProblemsFound, match=r"import\.plan_outdated"):
        importing.apply(ctx, plan)
    assert len(teaching.teachers(ctx)) == 1


def test_columns_the_file_lacks_keep_what_the_library_holds(tmp_path: Path) -> None:
    ctx = _school(tmp_path)
    (college,) = (
        importing.plan(ctx, books.book(tmp_path / "c.xlsx", [("学院",), ("甲学院",)], sheet="学院")).sheets[0].rows
    )
    teaching.save_teacher(ctx, TeacherDraft("王红然", "007", "讲师", college.row_id, dual_qualified=True))
    path = books.book(tmp_path / "a.xlsx", [("工号", "姓名", "职称"), ("007", "王红然", "副教授")])
    plan = importing.plan(ctx, path)
    assert _counts(plan)["changed"] == 1
    importing.apply(ctx, plan)
    (row,) = teaching.teachers(ctx)
    assert row.draft == TeacherDraft("王红然", "007", "副教授", college.row_id, dual_qualified=True)


def test_the_same_file_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲"), ("", "乙"))
    importing.apply(ctx, importing.plan(ctx, path))
    assert _counts(importing.plan(ctx, path)) == {"new": 0, "changed": 0, "unchanged": 2, "refused": 0}
