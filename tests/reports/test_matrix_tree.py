"""The matrix report that goes down to requirements: groups with their own coverage, tiled when wide."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.reports import deck
from tests.reports.reading import pages
from tests.scale import FOUR

from onex_desktop.domain.documents import Cell, Document, Emphasis, Table
from onex_desktop.domain.mapping import CertificateMatrix, MatrixCell, MatrixColumn, rows_of
from onex_desktop.domain.signs import Sign
from onex_desktop.domain.standards.tree import Item, Section
from onex_desktop.domain.values import Level
from onex_desktop.reports import mapping, mapping_tree
from onex_desktop.reports.pdf import write_pdf

S, M, W, N = FOUR
LEVEL = Level.INTERMEDIATE
LIBRE_OFFICE = 166
"""Pages the office suite takes for 300 rows and 150 columns on A4 (performance notes)."""
TREE = (
    Item(1, "底盘检修", (
        Item(1, "制动检测", (Item(1, "能检查管路", (), 11), Item(2, "能检查油压", (), 12)), 101),
        Item(2, "悬挂检测", (Item(1, "能检测高度", (), 13),), 102),
    ), 1001),
)  # fmt: skip


def _small() -> CertificateMatrix:
    """Return the deck's matrix with three requirements for 2-2: one strong and weak, one not applicable, one empty."""
    whole = deck.matrix()
    module = next(unit for unit in whole.units if unit.code == "2-2")
    units, rows = rows_of(whole.units, {Section(LEVEL, module.id): TREE}, LEVEL, frozenset())
    first, second = (column.id for column in whole.columns[:2])
    cells = {(-11, first): MatrixCell(W), (-11, second): MatrixCell(M), (-12, first): MatrixCell(N)}
    return replace(whole, units=units, rows=rows, cells={**whole.cells, **cells})


def _rows(document: Document) -> dict[str, tuple[Cell, ...]]:
    table = document.blocks[0]
    assert isinstance(table, Table)
    return {row[1].text: row for row in table.body if len(row) > 1}


def _composed(matrix: CertificateMatrix) -> Document:
    return mapping.matrix(matrix, institution="学院", stamp=deck.STAMP)


def test_groups_stand_out_and_say_their_own_coverage() -> None:
    rows = _rows(_composed(_small()))
    said = {name: (row[0].emphasis, row[0].text, row[2].text, row[-1].text) for name, row in rows.items()}
    wanted = {
        "底盘检修": (Emphasis.HEAD, "1", "0.20", "1/3"),
        "制动检测": (Emphasis.HEAD, "1.1", "0.30", "1/2"),
        "能检查管路": (Emphasis.NONE, "1.1.1", "0.60", "是"),
        "能检查油压": (Emphasis.NONE, "1.1.2", "—", "缺"),
        "悬挂检测": (Emphasis.HEAD, "1.2", "0.00", "0/1"),
        "能检测高度": (Emphasis.NONE, "1.2.1", "—", "缺"),
    }
    assert {name: said[name] for name in wanted} == wanted


def test_a_group_shows_the_strongest_value_of_each_column() -> None:
    rows = _rows(_composed(_small()))
    assert [cell.sign for cell in rows["制动检测"][3:6]] == [Sign.EMPTY, Sign.HALF, None]
    assert [cell.sign for cell in rows["底盘检修"][3:6]] == [Sign.EMPTY, Sign.HALF, None]
    assert [cell.sign for cell in rows["悬挂检测"][3:5]] == [None, None]
    assert rows["悬挂检测"][-1].emphasis is Emphasis.GAP


def test_a_matrix_of_modules_alone_prints_as_before() -> None:
    whole = deck.matrix()
    units, rows = rows_of(whole.units, {}, LEVEL, frozenset())
    assert _composed(replace(whole, units=units, rows=rows)) == _composed(whole)


def test_a_gap_that_is_a_sentence_is_named_by_its_number() -> None:
    small = _small()
    text = "能根据维修手册，使用诊断仪完成动力电池绝缘的检测，并填写记录。"
    units = tuple(replace(unit, name=text) if unit.code == "2-2 1.1.2" else unit for unit in small.units)
    said = str(_composed(replace(small, units=units)).blocks[1])
    assert "未覆盖：2-2 1.1.2、2-2 1.2.1 能检测高度、" in said


def test_the_sums_are_explained_below() -> None:
    assert mapping_tree.SUMS in str(_composed(_small()).blocks[2])


def _large(areas: int, tasks: int, requirements: int, columns: int) -> CertificateMatrix:
    text = "能根据维修手册，使用诊断仪完成电池管理系统数据流的读取，达到判断故障的要求"
    tree = tuple(
        Item(a, f"工作领域{a}", tuple(
            Item(t, f"工作任务{a}.{t}", tuple(
                Item(r, text, (), 10_000 * a + 100 * t + r) for r in range(1, requirements + 1)
            ), 100 * a + t)
            for t in range(1, tasks + 1)
        ), a)
        for a in range(1, areas + 1)
    )  # fmt: skip
    units, rows = rows_of((), {Section(LEVEL): tree}, LEVEL, frozenset())
    slots = tuple(
        MatrixColumn(n, at // 5 + 1, f"课程{at // 5 + 1}", f"模块{at % 5 + 1}", f"动力驱动电机电池技术实训{n}", ())
        for at, n in enumerate(range(1, columns + 1))
    )
    cells = {
        (unit.id, column.id): MatrixCell(S)
        for at, unit in enumerate(units)
        for place, column in enumerate(slots)
        if (at * 7 + place) % 11 == 0
    }
    return replace(deck.matrix(), units=units, rows=rows, columns=slots, cells=cells)


def test_300_requirements_and_150_columns_take_fewer_pages_than_the_office_suite(tmp_path: Path) -> None:
    write_pdf(_composed(_large(5, 6, 10, 150)), tmp_path / "a.pdf")
    found = pages(tmp_path / "a.pdf")
    assert len(found) < LIBRE_OFFICE
    tiles = [text for text in found if "列 1/" in text]
    assert any("工作领域1" in text and "60/60" not in text for text in tiles)
