"""The sheets of standards: trees go out and come back, and what is wrong in a file is said at its cells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests import factories
from tests.exchange import books
from tests.services.small_standard import SMALL

from onex_desktop.domain.sheets import ImportPlan, RowState
from onex_desktop.domain.standards.tree import (
    Content,
    Item,
    Section,
    StandardDraft,
    StandardStatus,
    dotted,
    plain,
    walk,
)
from onex_desktop.domain.values import Level
from onex_desktop.services import catalogue, exporting, importing, standards
from onex_desktop.services.context import AppContext
from onex_desktop.services.undo import undo

HEADING = (
    "证书", "标准版本", "等级", "证书模块", "工作领域编号", "工作领域", "工作任务编号", "工作任务",
    "技能要求编号", "职业技能要求",
)  # fmt: skip
NAME = "智能新能源汽车"
EDITION = "2020年1.0版"
START = (NAME, EDITION, "中级", "")
INTERMEDIATE = Section(Level.INTERMEDIATE)


def _certificate(ctx: AppContext) -> int:
    return next(row.id for row in catalogue.certificates(ctx) if row.draft.name == NAME)


def _content(ctx: AppContext) -> dict[str, Content]:
    return {
        row.draft.edition: {section: plain(tree) for section, tree in standards.content(ctx, row.id).items()}
        for row in standards.standards(ctx)
    }


def _shown(ctx: AppContext, edition: str = EDITION, section: Section = INTERMEDIATE) -> list[str]:
    return [f"{dotted(number)} {item.text}" for number, item in walk(_content(ctx)[edition][section])]


def _plan(ctx: AppContext, path: Path, *rows: Sequence[object], merge: str = "") -> ImportPlan:
    def tweak(page: Worksheet) -> None:
        for area in merge.split():
            page.merge_cells(area)

    return importing.plan(ctx, books.book(path / "a.xlsx", [HEADING, *rows], "技能标准", tweak))


def _told(plan: ImportPlan) -> list[tuple[str, str]]:
    return [(found.cell, found.problem.code) for found in plan.problems]


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def test_two_editions_come_back_whole(ctx: AppContext, tmp_path: Path) -> None:
    certificate = _certificate(ctx)
    module = catalogue.modules(ctx, certificate)[0]
    longest = (
        *SMALL,
        Item(4, "空领域"),
        Item(5, "丁域", (Item(1, "空任务"), Item(10, "末", (Item(10, "能" * 5000),)))),
    )
    old = standards.take_over(
        ctx, StandardDraft(certificate, EDITION, "2020-12", StandardStatus.ARCHIVED, "教育部"), {INTERMEDIATE: longest}
    ).first("standards")
    draft = StandardDraft(certificate, "2.0版", "2023", StandardStatus.IN_FORCE, predecessor_id=old)
    standards.take_over(ctx, draft, {Section(level, module.id): SMALL for level in module.draft.levels})
    standards.save_standard(ctx, StandardDraft(certificate, "空版"))
    before = _content(ctx)
    drafts = [row.draft for row in standards.standards(ctx)]
    exporting.export(ctx, tmp_path / "a.xlsx", ["standards", "requirements"])
    same = importing.plan(ctx, tmp_path / "a.xlsx")
    assert (same.problems, same.count(RowState.CHANGED), same.count(RowState.NEW)) == ((), 0, 0)
    assert same.count(RowState.UNCHANGED) == 3 + 7 + 4 * len(module.draft.levels)

    standards.delete_standards(ctx, [row.id for row in reversed(standards.standards(ctx))])
    importing.apply(ctx, importing.plan(ctx, tmp_path / "a.xlsx"))
    assert _content(ctx) == before
    assert [(row.draft.edition, row.draft.issued, row.draft.status) for row in standards.standards(ctx)] == [
        (draft.edition, draft.issued, draft.status) for draft in drafts
    ]
    exporting.export(ctx, tmp_path / "b.xlsx", ["standards", "requirements"])
    assert books.content(tmp_path / "a.xlsx") == books.content(tmp_path / "b.xlsx")
    undo(ctx)
    assert _content(ctx) == {}


def test_names_stand_once_or_merged_and_numbers_are_whole_or_short(ctx: AppContext, tmp_path: Path) -> None:
    plan = _plan(
        ctx, tmp_path,
        (*START, 1, "甲域", "1.1", "甲务", "1．1．1", "能甲。"),
        (*START, "", "", "", "", "（2）", "能乙。"),
        (*START, "", "", "1.10", "末务", 1, "能丙。"),
        (*START, "2", "乙域", 1, "丙务", "2.1.1、", "能丁。"),
        (*START, "", "", "", "", "2.1.10", "能戊。"),
        merge="E2:E4 F2:F4 G2:G3 H2:H3 E5:E6 F5:F6",
    )  # fmt: skip
    assert plan.problems == ()
    importing.apply(ctx, plan)
    assert _shown(ctx) == [
        "1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。", "1.10 末务", "1.10.1 能丙。",
        "2 乙域", "2.1 丙务", "2.1.1 能丁。", "2.1.10 能戊。",
    ]  # fmt: skip
    told = [(found.cell, found.problem.code, found.problem.params["expected"]) for found in plan.remarks]
    assert told == [("G4", "standards.number_skipped", "1.2"), ("I6", "standards.number_skipped", "2.1.2")]


def test_a_table_as_published_has_its_numbers_in_front_of_the_words(ctx: AppContext, tmp_path: Path) -> None:
    heading = (*HEADING[:3], "工作领域", "工作任务", "职业技能要求")
    start = START[:3]
    rows = [
        (*start, "1. 检查保养", "1.1 作业准备", "1.1.1 能用 3 种量具。"),
        (*start, None, None, "1.1.2 能接 12 V 电源。"),
        (*start, None, "1.2 检查", "1.2.1 能查。"),
    ]

    def merge(page: Worksheet) -> None:
        page.merge_cells("D2:D4")
        page.merge_cells("E2:E3")

    importing.apply(ctx, importing.plan(ctx, books.book(tmp_path / "a.xlsx", [heading, *rows], "技能标准", merge)))
    assert _shown(ctx) == [
        "1 检查保养", "1.1 作业准备", "1.1.1 能用 3 种量具。", "1.1.2 能接 12 V 电源。", "1.2 检查", "1.2.1 能查。",
    ]  # fmt: skip


def test_everything_wrong_is_told_at_its_cell_and_nothing_is_written(ctx: AppContext, tmp_path: Path) -> None:
    module = next(row for row in catalogue.modules(ctx, _certificate(ctx)) if Level.ELEMENTARY not in row.draft.levels)
    elementary = (NAME, EDITION, "初级", module.draft.code)
    plan = _plan(
        ctx, tmp_path,
        (*START, "1", "甲域", "1.1", "甲务", "1.1.1", "能甲。"),
        (*START, "1", "甲域", "1.1", "甲务", "1.1.1", "又甲。"),
        (*START, "1", "别名", "1.1", "甲务", "1.1.3", "能丙。"),
        (*START, "2", "", "2.1", "乙务", "2.1.1", "能丁。"),
        (*START, "1", "甲域", "1.1", "甲务", "1.2.1", "能戊。"),
        (*elementary, "1", "甲域", "1.1", "甲务", "1.1.1", "能己。"),
        (*START, "1", "甲域", "1.1", "甲务", "1.1.4", "长" * 8001),
        (*START, "1", "甲域", "1.1", "甲务", "1.1.5", ""),
        (*START, "1", "甲域", "1.1", "甲务", "", "能庚。"),
        (*START, "1", "甲域", "1.1", "甲务", "1.1.x", "能辛。"),
        (*START, "1", "甲域", "1.1", "甲务", "1.1.0", "能壬。"),
        (*START, "1", "甲域", "1.1", "甲务", "1.1.8", "长" * 5000),
    )  # fmt: skip
    assert _told(plan) == [
        ("I3", "standards.row_twice"),
        ("F4", "standards.name_differs"),
        ("F5", "standards.parent_missing"),
        ("I6", "standards.number_elsewhere"),
        ("C7", "standards.level_not_offered"),
        ("J8", "import.too_long"),
        ("J9", "standards.text_missing"),
        ("I10", "standards.row_without_number"),
        ("I11", "import.not_a_numbering"),
        ("I12", "standards.number_impossible"),
    ]
    assert [(found.cell, found.problem.code) for found in plan.remarks] == [
        ("I4", "standards.number_skipped"), ("J13", "standards.text_long"), ("I13", "standards.number_skipped"),
    ]  # fmt: skip
    with pytest.raises(importing.ImportRefused):
        importing.apply(ctx, plan)
    assert standards.standards(ctx) == ()


def test_a_row_changes_a_text_and_a_name_and_adds_behind_what_is_stored(ctx: AppContext, tmp_path: Path) -> None:
    standards.take_over(ctx, StandardDraft(_certificate(ctx), EDITION), {INTERMEDIATE: SMALL})
    plan = _plan(
        ctx, tmp_path,
        (*START, "1", "", "1.1", "", "1.1.1", "能甲。"),
        (*START, "", "", "", "新名", "1.2.1", "能丙了。"),
        (*START, "", "", "", "", "2.1.2", "能新。"),
    )  # fmt: skip
    states = [row.state for row in plan.sheets[0].rows]
    assert (plan.problems, states) == ((), [RowState.UNCHANGED, RowState.CHANGED, RowState.NEW])
    importing.apply(ctx, plan)
    assert _shown(ctx) == [
        "1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。", "1.2 新名", "1.2.1 能丙了。",
        "2 乙域", "2.1 丙务", "2.1.1 能丁。", "2.1.2 能新。",
    ]  # fmt: skip


def test_a_template_has_notes_drop_downs_and_an_example_that_is_passed_over(ctx: AppContext, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    exporting.template(tmp_path / "a.xlsx", ["requirements"])
    page = load_workbook(tmp_path / "a.xlsx")["技能标准"]
    assert page["C2"].comment.text == "可填：初级、中级、高级\n必填。"
    assert {str(each.sqref): each.formula1 for each in page.data_validations.dataValidation} == {
        "C4:C2000": '"初级,中级,高级"'
    }
    plan = importing.plan(ctx, tmp_path / "a.xlsx")
    assert (plan.problems, plan.count(RowState.NEW)) == ((), 0)
