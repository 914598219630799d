"""Two states of a matrix on paper and in the workbook: marks, grounds, sums, and the list of what differs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests import factories, matrix_days
from tests.reports.reading import pages, squeezed

from onex_desktop.domain.documents import Cell, Document, Notes, Table, Tint, placed
from onex_desktop.domain.mapping import MatrixRow, RowKind, Strength
from onex_desktop.domain.mapping.differences import compare_matrices
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.signs import Sign
from onex_desktop.reports import mapping_comparison
from onex_desktop.services import backup, mapping, mapping_history, reporting
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit

FIRST, SECOND = "2026-03-02", "2026-03-04"
"""The days of the two states before the present."""


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return matrix_days.opened(tmp_path)


def cells_of(document: Document, table: int = 0) -> dict[tuple[int, int], Cell]:
    """Return the cells of a table by their place."""
    found = [block for block in document.blocks if isinstance(block, Table)][table]
    return {(row, column): cell for row, column, cell in placed(found.body, len(found.widths))}


def notes_of(document: Document) -> list[str]:
    """Return the lines below the matrix."""
    return [line for block in document.blocks if isinstance(block, Notes) for line in block.lines]


def test_changed_cells_carry_a_mark_the_sign_and_a_ground(ctx: AppContext) -> None:
    document = reporting.compose(ctx, "matrix-comparison", {"before": SECOND})
    assert document.subtitle == (
        "智能新能源汽车（中级）· 从 新能源汽车技术 2020版 · 2026年3月4日结束时 到 新能源汽车技术 2020版"
    )
    tinted = {at: (cell.text, cell.sign, cell.tint) for at, cell in cells_of(document).items() if cell.tint}
    assert tinted == {
        (0, 3): ("▼◐", Sign.HALF, Tint.FALL),
        (1, 11): ("▲●", Sign.FULL, Tint.RISE),
        (2, 6): ("−●", Sign.FULL, Tint.LOSS),
        (4, 5): ("+○", Sign.EMPTY, Tint.GAIN),
        (4, 6): ("+○", Sign.EMPTY, Tint.GAIN),
    }
    assert [cells_of(document)[row, 14].text for row in range(5)] == ["1", "1", "1", "", "2"]
    assert notes_of(document)[0] == (
        "新增 2，取消 1，加强 1，减弱 1，共 5 处；不变 10 处。覆盖 4/5 → 5/5，加权覆盖度 0.66 → 0.86。"
    )


def test_the_list_says_old_and_new_of_each_changed_cell(ctx: AppContext) -> None:
    lines = cells_of(reporting.compose(ctx, "matrix-comparison", {"before": SECOND}), 1)
    found = [[lines[row, column].text for column in (2, 3, 4, 5, 6)] for row in range(5)]
    assert found == [
        ["▼ 减弱", "新能源汽车结构检测维修实训", "模块二 驱动系统功能检测与维修", "强 ●", "中 ◐"],
        ["▲ 加强", "新能源汽车电气网络检测维修", "模块二 中央底盘网关系统检测维修", "弱 ○", "强 ●"],
        ["− 取消", "新能源汽车电控系统检测维修", "模块一 新能源汽车电子电气空调舒适技术", "强 ●", "—"],
        ["+ 新增", "新能源汽车结构检测维修实训", "模块四 电池系统功能检测与维修", "—", "弱 ○"],
        ["+ 新增", "新能源汽车电控系统检测维修", "模块一 新能源汽车电子电气空调舒适技术", "—", "弱 ○"],
    ]
    assert (lines[3, 0].text, lines[3, 0].rows) == ("2-5", 2)


def test_a_plan_version_is_named_by_its_title_and_what_only_it_has_is_marked(ctx: AppContext) -> None:
    document = reporting.compose(ctx, "matrix-comparison", {"before": "新能源汽车技术 2019版"})
    assert document.subtitle == "智能新能源汽车（中级）· 从 新能源汽车技术 2019版 到 新能源汽车技术 2020版"
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert table.header[0][-2].text == "汽车维护与保养实训（仅原来有）"
    assert reporting.compose(ctx, "matrix-comparison", {}).subtitle == document.subtitle


def test_any_day_stands_for_what_was_so_at_its_end(ctx: AppContext) -> None:
    between = reporting.compose(ctx, "matrix-comparison", {"before": "2026-03-03"})
    assert between.blocks == reporting.compose(ctx, "matrix-comparison", {"before": FIRST}).blocks
    assert notes_of(between)[0].startswith("新增 3，取消 1，减弱 1，共 5 处")
    last = reporting.compose(ctx, "matrix-comparison", {"before": FIRST, "after": SECOND})
    assert notes_of(last)[0].startswith("新增 1，共 1 处；不变 12 处。")
    newest = reporting.compose(ctx, "matrix-comparison", {"before": "2026-03-09"})
    assert notes_of(newest)[0].startswith("两个状态没有不同。")
    assert len([block for block in newest.blocks if isinstance(block, Table)]) == 1


def test_a_manual_backup_is_a_state_of_its_own_and_named_by_its_minute(ctx: AppContext) -> None:
    made = backup.now(ctx).made.astimezone()
    shown = matrix_days.matrix(ctx)
    mapping.set_cells(ctx, [CellEdit((shown.units[0].id, shown.columns[5].id), Strength.WEAK)])
    state = mapping_history.states(ctx, shown.plan_id)[2]
    assert (state.word, state.backup) == (f"{made:%Y-%m-%dT%H:%M}", "manual")
    document = reporting.compose(ctx, "matrix-comparison", {"before": state.word})
    assert document.subtitle.endswith(
        f"2020版 · {made.year}年{made.month}月{made.day}日 {made.hour}:{made:%M} 到 新能源汽车技术 2020版"
    )
    assert notes_of(document)[0].startswith("新增 1，共 1 处；不变 14 处。")


@pytest.mark.parametrize(
    "word", ["2018版", "2026-02-01", "2099-01-01", "2026-13-01", "2099-01-01T08:30", "新能源汽车技术 2020版"]
)
def test_a_state_that_is_not_known_or_is_the_other_one_is_refused(ctx: AppContext, word: str) -> None:
    with pytest.raises(ProblemsFound, match=r"report\.parameter_value"):
        reporting.compose(ctx, "matrix-comparison", {"before": word})


def test_a_library_without_a_matrix_has_nothing_to_compare(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"report\.no_data"):
        reporting.compose(factories.empty_library(tmp_path), "matrix-comparison", {})


def test_groups_count_the_changes_below_them(ctx: AppContext) -> None:
    shown = matrix_days.matrix(ctx)
    states = mapping_history.states(ctx, shown.plan_id)
    found = mapping_history.compare(ctx, shown.certificate_id, shown.level, (states[2], states[1]))
    units = tuple(
        MatrixRow(RowKind.UNIT, unit.id, unit.code, unit.name, 1, at, at + 1) for at, unit in enumerate(shown.units)
    )
    rows = (MatrixRow(RowKind.AREA, 1, "一", "整车", 0, 0, 5), *units)
    grouped = compare_matrices(found.before, replace(shown, rows=rows))
    document = mapping_comparison.matrix_comparison(
        grouped, (states[2], states[1]), institution="学院", stamp=ctx.stamp()
    )
    head = [cells_of(document)[0, column].text for column in range(15)]
    assert head == ["一", "整车", "", "1", "", "1", "2", "", "", "", "", "1", "", "", "5"]
    assert notes_of(document)[-1] == "“变化”列是本行有变化的格数，粗体行的数是其下有变化的格数。"


def test_paper_and_workbook_say_the_same(ctx: AppContext, tmp_path: Path) -> None:
    words = {"before": SECOND}
    text = squeezed(reporting.write(ctx, "matrix-comparison", tmp_path / "变化.pdf", "pdf", words))
    assert all(mark in text for mark in ("▼◐", "▲●", "−●", "+○", "变化清单"))
    book = load_workbook(reporting.write(ctx, "matrix-comparison", tmp_path / "变化.xlsx", "xlsx", words))
    assert book.sheetnames == ["书证融通课程对照矩阵变化表", "变化清单"]
    grounds = {
        str(cell.value): cell.fill.fgColor.rgb
        for row in book.worksheets[0].iter_rows()
        for cell in row
        if cell.value in {"▼◐", "▲●", "−●", "+○"}
    }
    assert grounds == {"▼◐": "00FDECC8", "▲●": "00D9E6FA", "−●": "00FBDCD8", "+○": "00D7EFDB"}


def test_a_wide_comparison_is_tiled(ctx: AppContext, tmp_path: Path) -> None:
    plan = matrix_days.matrix(ctx).plan_id
    for number in range(1, 41):
        factories.add_course(ctx, plan, f"课程{number}", parts=number % 3)
    found = pages(reporting.write(ctx, "matrix-comparison", tmp_path / "宽.pdf", "pdf", {"before": SECOND}))
    assert "分页索引" in found[0]
    assert len([page for page in found if "列 " in page and "2-5" in page]) > 1
    assert "变化清单" in found[-1]


def test_a_removed_value_that_did_not_count_keeps_its_sign(ctx: AppContext) -> None:
    """不适用 is a value: taking it away is a change."""
    shown = matrix_days.matrix(ctx)
    key = (shown.units[0].id, shown.columns[8].id)
    for value in (Strength.NOT_APPLICABLE, None):
        mapping.set_cells(ctx, [CellEdit(key, value)])
    days = mapping_history.states(ctx, shown.plan_id)
    document = reporting.compose(ctx, "matrix-comparison", {"before": days[2].day})
    assert (cells_of(document)[0, 10].text, cells_of(document)[0, 10].sign) == ("−／", Sign.SLASH)
