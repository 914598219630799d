"""The signs of the matrix on paper, and what they mean there."""

from __future__ import annotations

from onex_desktop.domain.documents import Cell, Emphasis
from onex_desktop.domain.mapping import MatrixCell, Scale, Strength
from onex_desktop.domain.signs import Sign


def sign(scale: Scale, cell: MatrixCell | None) -> Cell:
    """Return a cell of the matrix with its sign."""
    return Cell("") if cell is None else value_cell(scale, cell.strength)


def value_cell(scale: Scale, strength: Strength) -> Cell:
    """Return a cell with the sign of a value, or its word where the school writes that."""
    value = scale.by_strength[strength]
    drawn = None if value.sign is Sign.WORD else value.sign
    return Cell(value.text, sign=drawn, emphasis=Emphasis.NONE if value.serves else Emphasis.QUIET)


def named(scale: Scale, strength: Strength) -> str:
    """Return a value as word and sign: 强 ●; a value without a sign of its own is its word."""
    value = scale.by_strength[strength]
    return value.label if value.sign is Sign.WORD else f"{value.label} {value.text}"


def legend(scale: Scale, unit: str) -> str:
    """Return what the signs mean and weigh, and how the weighted coverage of such units comes about."""
    entries = [
        f"{value.label if value.sign is Sign.WORD else f'{value.text} {value.label}'}"
        f"{f'（权重 {value.weight}）' if value.serves else ''}"
        for value in scale.values
    ]
    return f"{'，'.join(entries)}；空白为无对应。加权覆盖度为各{unit}所得最高权重的平均值。"
