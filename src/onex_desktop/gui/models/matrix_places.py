"""Which cells of a matrix a person means who types a number, the name of a course, or both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

from onex_desktop.domain.mapping import Matrix, MatrixColumn, MatrixRow
from onex_desktop.gui.models.haystack import folded, matches
from onex_desktop.gui.models.matrix_find import Hit
from onex_desktop.gui.models.matrix_model import MatrixModel

MOST: Final = 30
_MOST_ROWS: Final = 3
"""Of a row and a column together; who means another row types more of it."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A row, a column or a cell, and what it is called."""

    title: str
    hit: Hit


def goals(model: MatrixModel, typed: str) -> list[Goal]:
    """Return what is meant, the likeliest first: rows and columns that fit all that is typed, then cells.

    A number is that of a row: the one that has it stands before those that begin with it. A requirement's number is
    found with or without that of its module. Rows hidden by a filter are not meant.
    """
    words = folded(typed).replace("×", " ").split()
    if model.matrix is None or not words:
        return []
    lines = _titled(model)
    columns = [(column, column.title) for column in model.matrix.columns]
    rows = [Goal(title, _row(model.matrix, line)) for line, title in _rows(lines, words)]
    heads = [Goal(title, Hit(column.id)) for column, title in _columns(columns, words)]
    return list(islice(chain(rows, heads, _cells(model.matrix, lines, columns, words)), MOST))


def _cells(
    matrix: Matrix,
    lines: Sequence[tuple[MatrixRow, str]],
    columns: Sequence[tuple[MatrixColumn, str]],
    words: Sequence[str],
) -> Iterator[Goal]:
    for split in range(len(words) - 1, 0, -1):
        found = _rows(lines, words[:split])[:_MOST_ROWS]
        heads = _columns(columns, words[split:]) if found else []
        for line, title in found:
            hit = _row(matrix, line)
            yield from (Goal(f"{title} × {head}", Hit(column.id, hit.unit_id, hit.row)) for column, head in heads)


def _rows(lines: Sequence[tuple[MatrixRow, str]], words: Sequence[str]) -> list[tuple[MatrixRow, str]]:
    found = [each for each in lines if all(matches(each[1], word) for word in words)]
    return sorted(found, key=lambda each: _strangeness(folded(each[0].code), words[-1], words[0]))


def _columns(columns: Sequence[tuple[MatrixColumn, str]], words: Sequence[str]) -> list[tuple[MatrixColumn, str]]:
    return [each for each in columns if all(matches(each[1], word) for word in words)]


def _strangeness(code: str, *words: str) -> int:
    if code in words:
        return 0
    return 1 if code and any(code.startswith(word) for word in words) else 2


def _row(matrix: Matrix, line: MatrixRow) -> Hit:
    return Hit(None, matrix.units[line.start].id, line.key)


def _titled(model: MatrixModel) -> list[tuple[MatrixRow, str]]:
    """Return the rows with what each is called; one below another begins with the topmost's number."""
    titled: list[tuple[MatrixRow, str]] = []
    above = ""
    for line in model.unfiltered():
        if line.depth == 0:
            above = line.code
        title = f"{line.code} {line.name}".strip()
        told = line.depth == 0 or line.code.startswith(above)
        titled.append((line, title if told else f"{above} · {title}"))
    return titled
