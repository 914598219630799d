"""Matrices made in memory."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QTableView
from tests.scale import FOUR, SCALE

from onex_desktop.domain.mapping import CellKey, Matrix, MatrixCell, MatrixColumn, MatrixUnit, Strength
from onex_desktop.domain.values import Level

S, M, W, N = FOUR

FOLDED = 30
"""A course of three modules, slots 31 to 33."""


def matrix(cells: Mapping[CellKey, Strength] | None = None) -> Matrix:
    """Return three units against a course without modules (slot -10), one of two (21, 22) and one of three."""
    units = tuple(MatrixUnit(n, f"2-{n}", f"模块{n}的技术", frozenset(Level)) for n in (1, 2, 3))
    columns = (
        MatrixColumn(-10, 10, "机械基础", "", "", ("王红然",)),
        *(MatrixColumn(20 + n, 20, "电控检修", f"模块{n}", f"电控之{n}", ()) for n in (1, 2)),
        *(MatrixColumn(30 + n, FOLDED, "整车实训", f"模块{n}", f"整车之{n}", ("李宇萌",)) for n in (1, 2, 3)),
    )
    links = {key: MatrixCell(strength) for key, strength in (cells or {}).items()}
    return Matrix(units, columns, links, SCALE)


def wide_matrix(units: int, courses: int) -> Matrix:
    """Return a big matrix of courses with four modules, one link a unit."""
    rows = tuple(MatrixUnit(n, f"{n}", f"任务{n}", frozenset(Level)) for n in range(1, units + 1))
    columns = tuple(
        MatrixColumn(slot, (slot - 1) // 4 + 1, f"课程{(slot - 1) // 4}", "模块", f"内容{slot}", ())
        for slot in range(1, 4 * courses + 1)
    )
    links = {(n, n % (4 * courses) + 1): MatrixCell(S) for n in range(1, units + 1)}
    return Matrix(rows, columns, links, SCALE)


def select(view: QTableView, top: int, left: int, bottom: int, right: int) -> None:
    """Select a rectangle; the cursor is in its first cell."""
    model = view.model()
    view.selectionModel().setCurrentIndex(model.index(top, left), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    area = QItemSelection(model.index(top, left), model.index(bottom, right))
    view.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)
