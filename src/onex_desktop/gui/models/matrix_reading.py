"""What stands where in the matrix on the screen: rows, columns, cells and sums, without anything of Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onex_desktop.domain.mapping import (
    CellKey,
    Ledger,
    Matrix,
    MatrixCell,
    MatrixRow,
    MatrixUnit,
    RowKey,
    Share,
    Strength,
)
from onex_desktop.domain.mapping.behind import behind
from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.models.matrix_heads import Head, HeadKind
from onex_desktop.gui.models.matrix_lines import MatrixLines, RowFilter
from onex_desktop.gui.models.matrix_sums import Sums


class MatrixReading:
    """The reading half of the matrix model, which fills the attributes.

    Attributes:
        matrix: what is shown; None for nothing.
        filter: which rows are shown.
        ledger: its coverage, kept by difference.
        speech: what its parts and values are called.
    """

    matrix: Matrix | None
    filter: RowFilter
    ledger: Ledger
    speech: words.Speech
    _lines: MatrixLines
    _heads: list[Head]
    _sums: Sums
    _column_of: dict[int, int]

    def is_closed(self, row: int) -> bool:
        """Return whether the branch of a row is folded away."""
        return self._lines.is_closed(self.line(row).key)

    @property
    def has_branches(self) -> bool:
        """Whether any row sums up others."""
        return self.matrix is not None and any(row.depth for row in self.matrix.rows)

    def unfiltered(self) -> Sequence[MatrixRow]:
        """Return the rows of the tree that no filter hides, folded ones included."""
        return self._lines.shown if self.filter is not RowFilter.NONE or self.matrix is None else self.matrix.tree

    def head(self, column: int) -> Head:
        """Return what stands in a column."""
        return self._heads[column]

    def line(self, row: int) -> MatrixRow:
        """Return what stands in a row."""
        return self._lines.shown[row]

    def unit(self, row: int) -> MatrixUnit | None:
        """Return the unit of a row, None where the row sums up others."""
        line = self._lines.shown[row]
        return self.matrix.units[line.start] if line.is_unit and self.matrix else None

    def key(self, row: int, column: int) -> CellKey | None:
        """Return the key of an editable cell, None for a sum."""
        slot, unit = self._heads[column].slot, self.unit(row)
        return (unit.id, slot) if slot and unit else None

    def cell(self, row: int, column: int) -> MatrixCell | None:
        """Return the link in an editable cell, None where it is empty or a sum."""
        key = self.key(row, column)
        return None if key is None or self.matrix is None else self.matrix.cells.get(key)

    def strength(self, row: int, column: int) -> Strength | None:
        """Return what the cell shows: its own value, or the strongest below it."""
        head = self._heads[column]
        if head.kind is HeadKind.SLOT and self._lines.shown[row].is_unit:
            cell = self.cell(row, column)
            return cell.strength if cell else None
        slots = None if head.kind is HeadKind.TOTAL else [column.id for column in head.columns]
        return self._sums.strongest(self._lines.places[row], slots)

    def served(self, row: int) -> int:
        """Return how many slots serve the unit of a row, and for a sum how many of its units are covered."""
        unit = self.unit(row)
        return self.share(row).covered if unit is None else self.ledger.served(unit.id)

    def share(self, row: int) -> Share:
        """Return how much of what is in a row is covered."""
        return self.ledger.share(self._lines.places[row])

    def is_gap(self, row: int) -> bool:
        """Return whether a row is a unit that nothing serves though it should be."""
        unit = self.unit(row)
        return unit is not None and unit.counts and not self.ledger.served(unit.id)

    def is_filled(self, row: int, column: int) -> bool:
        """Return whether the cursor that jumps to filled cells stops here."""
        return self._heads[column].kind is not HeadKind.TOTAL and self.strength(row, column) is not None

    def to_paint(self, rows: range, columns: range) -> Iterator[tuple[int, int]]:
        """Yield the cells that may show something; the empty ones of a big matrix cost a look into a dict each."""
        links = self.matrix.cells if self.matrix else {}
        slots = [(column, self._heads[column].slot) for column in columns]
        for row in rows:
            unit = self.unit(row)
            sums = None if unit else self._sums.of(self._lines.places[row])
            for column, slot in slots:
                if not slot or (slot in sums if sums is not None else unit and (unit.id, slot) in links):
                    yield row, column

    def place(self, key: CellKey) -> tuple[int, int] | None:
        """Return row and column of a cell, those of its folded course when it is folded away, None when it is gone."""
        row, column = self._lines.row_of(key[0]), self._column_of.get(key[1])
        return None if row is None or column is None else (row, column)

    def row_of(self, unit_id: int) -> int | None:
        """Return the row of a unit, None when it is not shown."""
        return self._lines.row_of(unit_id)

    def row_at(self, key: RowKey) -> int | None:
        """Return where a row of the tree stands, None when it is not shown."""
        return self._lines.row_at(key)

    def column_of(self, slot: int) -> int | None:
        """Return the column of a slot, None when it is not of this plan."""
        return self._column_of.get(slot)

    def telling_slot(self, unit_id: int) -> int | None:
        """Return the slot of a unit to look at first: one that waits for review, else the strongest, None for a gap."""
        matrix = self.matrix
        if matrix is None:
            return None
        units = tuple(unit for unit in matrix.units if unit.id == unit_id)
        cells = {key: cell for key, cell in matrix.cells.items() if key[0] == unit_id}
        found = behind(replace(matrix, units=units, cells=cells, rows=()))
        return found[0].telling.id if found and found[0].telling else None

    def text(self, row: int, column: int) -> str:
        """Return a cell as text."""
        strength = self.strength(row, column)
        if self._heads[column].kind is not HeadKind.TOTAL:
            return words.write(strength, self.speech)
        if self.unit(row) is None:
            share = self.share(row)
            return f"{share.covered}/{share.total}"
        served = self.served(row)
        if not served:
            return "缺" if self.is_gap(row) else ""
        return str(served) if self.speech.is_mark else f"{served} {words.write(strength, self.speech)}"

    def hint(self, row: int, column: int) -> list[str]:
        """Return the lines a hint gives about a cell."""
        line, head = self._lines.shown[row], self._heads[column]
        lines = [f"{line.code} {line.name}".strip(), f"× {head.title}"]
        cell = self.cell(row, column)
        if cell is not None:
            return lines + words.describe(cell, self.speech)
        return [*lines, self.text(row, column) or "空", *([] if self.key(row, column) else ["汇总，不能在这里改"])]

    def remarks(self, row: int) -> list[str]:
        """Return what a hint says about a row beside its name."""
        if self.unit(row) is not None:
            return [f"缺：还没有{self.speech.group}对应"] if self.is_gap(row) else []
        share = self.share(row)
        return [
            f"覆盖 {share.covered}/{share.total}",
            "Alt+↓ 展开" if self.is_closed(row) else "Alt+↑ 收起",
        ]
