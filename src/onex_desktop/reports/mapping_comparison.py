"""Two states of a matrix laid over one another on paper: what was added, removed, strengthened, weakened."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby
from typing import Final

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Stamp, Table, Tint
from onex_desktop.domain.mapping import CertificateMatrix, MatrixColumn, MatrixRow, Scale, Strength, coverage
from onex_desktop.domain.mapping.differences import LinkChange, LinkDifference, MatrixComparison
from onex_desktop.domain.mapping.history import MatrixState
from onex_desktop.domain.values import round_half_up
from onex_desktop.reports.cells import heads, text_cell
from onex_desktop.reports.mapping import header
from onex_desktop.reports.mapping_signs import legend, named, value_cell
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

TITLE: Final = "书证融通课程对照矩阵变化表"
LIST: Final = "变化清单"
LOST: Final = "另有 {lost} 处原来的对应，课程或要求后来已删除，没有位置可画。"
COUNTS: Final = "“变化”列是本行有变化的格数"
SUMS: Final = "粗体行的数是其下有变化的格数"
_WIDTHS: Final = (2.6, 15.0)
_COURSE: Final = 2.8
"""Mark and sign beside one another."""
_FEW: Final = 4
"""Up to so many columns have room to spare."""
_LIST_WIDTHS: Final = (1.8, 8.4, 2.6, 7.4, 9.0, 2.4, 2.4)
_TINTS: Final[Mapping[LinkChange, Tint]] = {
    LinkChange.ADDED: Tint.GAIN,
    LinkChange.REMOVED: Tint.LOSS,
    LinkChange.STRENGTHENED: Tint.RISE,
    LinkChange.WEAKENED: Tint.FALL,
}

Row = tuple[Cell, ...]
Sums = Mapping[int, Counter[int]]
"""By unit, how many cells of each slot have changed."""


def matrix_comparison(
    comparison: MatrixComparison, states: tuple[MatrixState, MatrixState], *, institution: str, stamp: Stamp
) -> Document:
    """Compose the matrix of two states, the old one first, and the list of the cells that differ."""
    matrix = comparison.matrix
    old, new = (formats.as_of(state.plan, state.day, state.time) for state in states)
    changed = [each for each in comparison.differences.values() if each.change is not LinkChange.UNCHANGED]
    course = _COURSE if len(matrix.columns) > _FEW else 2 * _COURSE
    table = Table(
        (*_WIDTHS, *(course,) * len(matrix.columns), 2.2),
        header(matrix.columns, (("要求" if matrix.has_requirements else "证书模块", 2),), "变化"),
        _body(comparison, changed),
        fixed_columns=2,
    )
    return Document(
        report="matrix-comparison",
        title=TITLE,
        subtitle=f"{matrix.certificate}（{labels.LEVELS[matrix.level]}）· 从 {old} 到 {new}",
        institution=institution,
        blocks=(
            table,
            Notes("变化情况", _counts(comparison, len(changed))),
            Notes("图例", _legend(matrix)),
            *((_list(matrix, changed),) if changed else ()),
        ),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _body(comparison: MatrixComparison, changed: list[LinkDifference]) -> tuple[Row, ...]:
    sums: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for each in changed:
        sums[each.key[0]][each.key[1]] += 1
    return tuple(
        _unit(comparison, row, sums) if row.is_unit else _group(comparison, row, sums) for row in comparison.matrix.tree
    )


def _unit(comparison: MatrixComparison, row: MatrixRow, sums: Sums) -> Row:
    unit = comparison.matrix.units[row.start]
    found = (comparison.differences.get((unit.id, column.id)) for column in comparison.matrix.columns)
    return (
        text_cell(row.code),
        Cell(row.name, align=Align.LEFT),
        *(Cell("") if each is None else _changed(comparison.matrix.scale, each) for each in found),
        _count(sums[unit.id].total()),
    )


def _group(comparison: MatrixComparison, row: MatrixRow, sums: Sums) -> Row:
    matrix = comparison.matrix
    below: Counter[int] = Counter()
    for unit in matrix.units[row.start : row.stop]:
        below.update(sums[unit.id])
    return (
        text_cell(row.code, emphasis=Emphasis.HEAD),
        Cell(row.name, align=Align.LEFT, emphasis=Emphasis.HEAD),
        *(_count(below[column.id], Emphasis.HEAD) for column in matrix.columns),
        _count(below.total(), Emphasis.HEAD),
    )


def _count(number: int, emphasis: Emphasis = Emphasis.NONE) -> Cell:
    """Return how many cells have changed, nothing where none has: the eye looks for the others."""
    return Cell(str(number), number=number, emphasis=emphasis) if number else Cell("", emphasis=emphasis)


def _changed(scale: Scale, found: LinkDifference) -> Cell:
    """Return a cell with the sign of its value, the old one where it is removed, behind the mark of its change."""
    shown = value_cell(scale, found.new or found.old or Strength(""))
    if found.change is LinkChange.UNCHANGED:
        return replace(shown, emphasis=Emphasis.QUIET)
    text = f"{labels.LINK_MARKS[found.change]}{shown.text}"
    return replace(shown, text=text, emphasis=Emphasis.STRONG, tint=_TINTS[found.change])


def _named(scale: Scale, strength: Strength | None) -> Cell:
    """Return a value as word and sign, a dash for none."""
    if strength is None:
        return Cell(formats.NOTHING)
    return replace(value_cell(scale, strength), text=named(scale, strength), emphasis=Emphasis.NONE)


def _counts(comparison: MatrixComparison, changed: int) -> tuple[str, ...]:
    text = "两个状态没有不同。"
    if changed:
        counts = {change: comparison.count(change) for change in _TINTS}
        parts = (f"{labels.LINK_CHANGES[change]} {number}" for change, number in counts.items() if number)
        text = f"{'，'.join(parts)}，共 {changed} 处；不变 {comparison.count(LinkChange.UNCHANGED)} 处。"
    lost = (LOST.format(lost=comparison.lost),) if comparison.lost else ()
    return (f"{text}{_reached(comparison)}", *lost)


def _reached(comparison: MatrixComparison) -> str:
    old, new = coverage(comparison.before), coverage(comparison.after)
    weighted = (
        formats.NOTHING if each.weighted is None else str(round_half_up(each.weighted, 2)) for each in (old, new)
    )
    return f"覆盖 {old.covered}/{old.total} → {new.covered}/{new.total}，加权覆盖度 {' → '.join(weighted)}。"


def _legend(matrix: CertificateMatrix) -> tuple[str, ...]:
    marks = "，".join(
        f"{labels.LINK_MARKS[change]} {labels.LINK_CHANGES[change]}" for change in LinkChange if change in _TINTS
    )
    text = f"{marks}；取消的格画原来的符号，其余画现在的符号；没有记号的灰色符号为不变。"
    unit = "项" if matrix.has_requirements else "证书模块"
    groups = "" if all(row.is_unit for row in matrix.tree) else f"，{SUMS}"
    return (text, legend(matrix.scale, unit), f"{COUNTS}{groups}。")


def _list(matrix: CertificateMatrix, changed: list[LinkDifference]) -> Table:
    names = {matrix.units[row.start].id: row for row in matrix.tree if row.is_unit}
    slots = {column.id: column for column in matrix.columns}
    body: list[Row] = []
    for unit_id, run in groupby(changed, key=lambda each: each.key[0]):
        own, row = list(run), names[unit_id]
        first = (
            text_cell(row.code, rows=len(own)),
            Cell(row.name, rows=len(own), align=Align.LEFT),
        )
        body += [(*(first if at == 0 else ()), *_line(matrix.scale, each, slots)) for at, each in enumerate(own)]
    unit = "要求" if matrix.has_requirements else "证书模块"
    return Table(
        _LIST_WIDTHS, (heads("编号", unit, "变化", "课程", "课程模块", "原来", "现在"),), tuple(body), caption=LIST
    )


def _line(scale: Scale, found: LinkDifference, slots: Mapping[int, MatrixColumn]) -> Row:
    change = f"{labels.LINK_MARKS[found.change]} {labels.LINK_CHANGES[found.change]}"
    return (
        Cell(change, emphasis=Emphasis.STRONG, tint=_TINTS[found.change]),
        *_slot(slots[found.key[1]]),
        _named(scale, found.old),
        _named(scale, found.new),
    )


def _slot(column: MatrixColumn) -> Row:
    if not column.name:
        return (Cell(column.course, columns=2, align=Align.LEFT),)
    return (Cell(column.course, align=Align.LEFT), Cell(f"{column.label} {column.name}".strip(), align=Align.LEFT))
