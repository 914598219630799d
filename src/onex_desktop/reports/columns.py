"""How broad the columns of a table are, and the largest type that breaks no word in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from onex_desktop.domain.documents import Cell, Emphasis, Table, placed
from onex_desktop.reports import styles
from onex_desktop.reports.fonts import Face, clean, width
from onex_desktop.reports.wrapping import widest_atom

Needs = tuple[float, ...] | None
"""The least breadth of each column in ems; None where the shares the report gives leave room enough."""

DENSE: Final = 9.5
"""Below this size tables are set in the sans face: thin strokes of the serif face break up on office printers."""

_PILLAR: Final = 3.0
"""Han text in a narrower column is a pillar nobody reads; two characters across will do for a heading."""
_WORDS: Final = re.compile(r"[^\u3000-\u9fff]{2}|[（《〈「『【“‘]")
"""What has none of these can be broken after nearly every character."""
_MODEST: Final = 0.3
"""The part of their spare room that columns give before the type is made smaller instead."""


def face_of(cell: Cell, size: float, *, is_head: bool) -> Face:
    """Return the face a cell is set in."""
    if is_head or cell.emphasis in {Emphasis.HEAD, Emphasis.STRONG, Emphasis.GAP}:
        return Face.SANS_BOLD
    return Face.SANS if size < DENSE else Face.SERIF


def needs_of(table: Table, breadth: float) -> Needs:
    """Return what each column needs for its words and numbers, or None when all have it at full size."""
    given = [share * breadth / sum(table.widths) / styles.WU_HAO for share in table.widths]
    if not any(least > given[column] + 1e-6 for column, least in _least(table, given)):
        return None
    return least_needs(table)


def least_needs(table: Table) -> tuple[float, ...]:
    """Return what each column needs for its words and numbers, in ems."""
    needs = [1.0 + 2 * styles.CELL_SIDE] * len(table.widths)
    for column, least in _least(table, needs):
        needs[column] = max(needs[column], least)
    return tuple(needs)


def largest_size(table: Table, breadth: float, needs: Needs) -> float:
    """Return the largest size of type at which no column takes too much from the others to have what it needs.

    Where no size is that modest, the largest at which the columns just have what they need; 0 if there is none.
    """
    if needs is None:
        return styles.WU_HAO
    steps = round((styles.WU_HAO - styles.SMALLEST) / styles.STEP)
    sizes = [styles.WU_HAO - step * styles.STEP for step in range(steps + 1)]
    fitting = [size for size in sizes if size * sum(needs) <= breadth]
    modest = (size for size in fitting if _shift(_widths(table, breadth), needs, size)[1] <= _MODEST)
    return next(modest, fitting[0] if fitting else 0.0)


def edges_of(table: Table, breadth: float, size: float, needs: Needs) -> tuple[float, ...]:
    """Return where the columns begin and end: as the report shares the breadth, the needy helped by the others."""
    widths = _widths(table, breadth)
    if needs is not None:
        helped, given = _shift(widths, needs, size)
        pairs = [(own, need * size) for own, need in zip(widths, needs, strict=True)]
        widths = [own + (need - own) * (helped if need > own else given) for own, need in pairs]
    return (0.0, *accumulate(widths))


def _widths(table: Table, breadth: float) -> list[float]:
    return [share * breadth / sum(table.widths) for share in table.widths]


def _shift(widths: list[float], needs: tuple[float, ...], size: float) -> tuple[float, float]:
    """Return which part of their lack the needy columns get, and which part of their spare the others give."""
    over = [need * size - own for own, need in zip(widths, needs, strict=True)]
    lack, spare = sum(x for x in over if x > 0), -sum(x for x in over if x < 0)
    return (min(1.0, spare / lack) if lack else 0.0), (min(1.0, lack / spare) if spare else 0.0)


def _least(table: Table, rooms: list[float]) -> Iterator[tuple[int, float]]:
    """Yield column and need, in ems, of each cell that is longer than its column has room for when it is reached."""
    for rows, is_head in ((table.header, True), (table.body, False)):
        for _, column, cell in placed(rows, len(table.widths)):
            if cell.columns > 1 or cell.upright:
                continue
            text = clean(cell.text)
            face = face_of(cell, styles.WU_HAO, is_head=is_head)
            if width(text, face) > rooms[column] - 2 * styles.CELL_SIDE:
                longest = max(width(line, face) for line in text.split("\n"))
                pillar = min(2.0 if is_head else _PILLAR, longest)
                widest = widest_atom(text, face) if _WORDS.search(text) else 0.0
                yield column, max(widest, pillar) + 2 * styles.CELL_SIDE
