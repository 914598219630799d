"""Columns share the breadth as the report asks, and none breaks a number that could stand whole."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from tests.reports.reading import document, pages, squeezed

from onex_desktop.domain.documents import Align, Cell, Emphasis, Paper, Table
from onex_desktop.domain.signs import Sign
from onex_desktop.reports import styles
from onex_desktop.reports.columns import edges_of, largest_size, needs_of
from onex_desktop.reports.fonts import Face, width
from onex_desktop.reports.pdf import write_pdf
from onex_desktop.reports.wrapping import shortened


def table(widths: tuple[float, ...], *texts: str) -> Table:
    return Table(widths, (tuple(Cell("列") for _ in widths),), (tuple(map(Cell, texts)),))


def breadths(edges: tuple[float, ...]) -> list[float]:
    return [after - before for before, after in pairwise(edges)]


def test_shares_are_kept_where_everything_fits() -> None:
    made = table((1.0, 3.0), "一", "二")
    needs = needs_of(made, 400.0)
    assert needs is None
    assert largest_size(made, 400.0, needs) == styles.WU_HAO
    assert breadths(edges_of(made, 400.0, styles.WU_HAO, needs)) == [100.0, 300.0]


def test_a_column_too_narrow_for_its_number_is_helped_by_the_others() -> None:
    made = table((1.0, 12.0), "20200001234567", "说明")
    needs = needs_of(made, 400.0)
    size = largest_size(made, 400.0, needs)
    first, second = breadths(edges_of(made, 400.0, size, needs))
    assert size == styles.WU_HAO
    assert first >= (width("20200001234567", Face.SERIF) + 2 * styles.CELL_SIDE) * size - 0.01
    assert first + second == pytest.approx(400.0)


def test_type_grows_smaller_rather_than_take_all_spare_room() -> None:
    made = table((1.0, 1.0, 1.0), "20200001234567", "20200001234567", "这里是一段说明文字")
    needs = needs_of(made, 225.0)
    size = largest_size(made, 225.0, needs)
    assert styles.SMALLEST <= size < styles.WU_HAO
    assert largest_size(made, 90.0, needs_of(made, 90.0)) == 0.0


def test_every_kind_of_cell_is_printed(tmp_path: Path) -> None:
    body = (
        (Cell("右", align=Align.RIGHT), Cell("静", emphasis=Emphasis.QUIET), Cell("头", emphasis=Emphasis.HEAD)),
        (Cell("●", sign=Sign.FULL), Cell("◐", sign=Sign.HALF), Cell("○", sign=Sign.EMPTY)),
        (Cell("／", sign=Sign.SLASH), Cell("两\n行"), Cell("")),
    )
    upright = tuple(Cell(text, upright=True) for text in ("Windows系统（初级）", "5G、CAN网", "李昕颖"))
    write_pdf(document(Table((1.0, 1.0, 1.0), (upright,), body)), tmp_path / "a.pdf")
    text = squeezed(tmp_path / "a.pdf")
    for part in ("右", "静", "头", "●", "◐", "○", "／", "Windows", "系统", "5G", "CAN网", "李昕颖"):
        assert part in text


def test_a_running_head_is_cut_short_before_it_meets_its_neighbour(tmp_path: Path) -> None:
    made = document(table((1.0,), "一"))
    long = type(made)("x", "很长的标题" * 20, "很长的学校名称" * 12, made.blocks, made.stamp, paper=Paper.A4)
    write_pdf(long, tmp_path / "a.pdf")
    assert pages(tmp_path / "a.pdf")[0].count("…") == 2
    assert shortened("短", Face.SANS, 3.0) == "短"
    assert width(shortened("长" * 50, Face.SANS, 10.0), Face.SANS) <= 10.0


def test_a_caption_stands_over_the_first_part_of_a_table_only(tmp_path: Path) -> None:
    body = tuple((Cell(f"第{at}行"),) for at in range(60))
    write_pdf(document(Table((1.0,), ((Cell("列"),),), body, "表1　名单")), tmp_path / "a.pdf")
    found = pages(tmp_path / "a.pdf")
    assert ["名单" in text for text in found] == [True] + [False] * (len(found) - 1)
