"""Cells taller than a page: their text goes on in cells below, so that nothing is lost or squeezed."""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from onex_desktop.domain.documents import Cell, Table
from onex_desktop.reports import styles
from onex_desktop.reports.columns import Needs
from onex_desktop.reports.measuring import SetCell, SetTable, set_table


def split_tall_rows(table: Table, made: SetTable, breadth: float, depth: float, needs: Needs = None) -> SetTable:
    """Return the table measured with no row taller than a page leaves room for."""
    split = split_table(table, made, depth)
    return made if split is table else set_table(split, breadth, made.setting, needs)


def split_table(table: Table, made: SetTable, depth: float) -> Table:
    """Return the table with its tall rows made several, the same table when there are none."""
    size, room = made.setting.size, made.setting.room
    limit = depth - sum(made.head.heights) - 2 * styles.WU_HAO
    if max(made.body.heights, default=0.0) <= limit:
        return table
    most = max(1, int((limit / size - 2 * room) / styles.LEADING))
    return replace(table, body=_split(made, most))


def _split(made: SetTable, most: int) -> tuple[tuple[Cell, ...], ...]:
    """Give each row as many rows as its longest text has pages, and share the lines out among them."""
    depths = [1] * len(made.body.heights)
    for cell in made.body.cells:
        last = cell.row + cell.cell.rows - 1
        lacking = _pages(cell, most) - sum(depths[cell.row : last + 1])
        depths[last] += max(0, lacking)
    begins = [sum(depths[:row]) for row in range(len(depths) + 1)]
    rows: list[list[tuple[int, Cell]]] = [[] for _ in range(begins[-1])]
    for cell in made.body.cells:
        first, span = begins[cell.row], begins[cell.row + cell.cell.rows] - begins[cell.row]
        parts = _pages(cell, most) if cell.cell.rows > 1 else span
        for part in range(parts):
            start, stop = part * span // parts, (part + 1) * span // parts
            text = cell.cell.text if parts == 1 else "\n".join(cell.lines[part * most : (part + 1) * most])
            rows[first + start].append((cell.column, replace(cell.cell, text=text, rows=stop - start)))
    return tuple(tuple(cell for _, cell in sorted(row, key=lambda pair: pair[0])) for row in rows)


def _pages(cell: SetCell, most: int) -> int:
    return max(1, ceil(len(cell.lines) / most))
