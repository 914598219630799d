"""The units behind the figures of a matrix; each leads to its cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from onex_desktop.domain.mapping import Matrix, Strength, coverage
from onex_desktop.domain.mapping.behind import UnitBehind
from onex_desktop.gui.dialogs.live_dialog import LiveDialog
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_source import SourceWords
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.wording.formats import NOTHING

GAPS, CLAIMS, WAITING = "gaps", "claims", "waiting"


@dataclass(frozen=True, slots=True)
class Line:
    """A unit as a line."""

    id: int
    place: int
    found: UnitBehind
    best: str


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column("code", "编号", lambda row: row.found.unit.code, width=76, sort_key=lambda row: row.place),
    Column("name", "名称", lambda row: row.found.unit.name, width=270),
    Column("state", "状态", lambda row: "缺口" if row.found.best is None else "已覆盖", width=84,
           tone=lambda row: Tone.DANGER if row.found.best is None else Tone.GOOD),
    Column("best", "最强", lambda row: row.best, width=60),
    Column("weight", "权重", lambda row: row.found.weight, lambda row: f"{row.found.weight:.2f}", align="right",
           width=60),
    Column("slots", "对应的课程与模块", lambda row: "；".join(each.title for each in row.found.slots), width=260),
    Column("claims", "都填最强的课程", lambda row: "、".join(row.found.claims), width=180),
    Column("waiting", "待复核", lambda row: "；".join(each.title for each in row.found.waiting), width=140),
)  # fmt: skip

CHIPS: Final[tuple[Chip[Line], ...]] = (
    Chip(GAPS, "缺口", lambda row: row.found.best is None),
    Chip(CLAIMS, "重复承担", lambda row: bool(row.found.claims), "有多门课程都填“强”"),
    Chip(WAITING, "待复核", lambda row: bool(row.found.waiting)),
)


class MappingBehind(LiveDialog):
    """Numerator and denominator of the coverage, line by line.

    Attributes:
        table: the units that count.

    Signals:
        cell_chosen: a line was opened; carries unit and slot, None where nothing serves the unit.
    """

    cell_chosen = Signal(int, object)

    def __init__(
        self,
        theme: Theme,
        state: DeskState,
        reckoned: tuple[Matrix, tuple[UnitBehind, ...]],
        said: SourceWords,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, "逐项覆盖")
        matrix, found = reckoned
        self.table: Table[Line] = Table(
            theme,
            "逐项覆盖",
            COLUMNS,
            state=state,
            chips=CHIPS,
            empty=Empty("这张矩阵没有计入覆盖的项。", (), "grid-3x3"),
        )
        self.table.set_rows([Line(each.unit.id, at, each, _word(matrix, each.best)) for at, each in enumerate(found)])
        self.table.activated.connect(self._go)
        self._to_cell = QPushButton("到这一格")
        self._to_cell.setProperty("role", "primary")
        self._to_cell.clicked.connect(lambda: self._go(next(iter(self.table.selected_ids), 0)))
        self.table.selection_changed.connect(lambda ids: self._to_cell.setEnabled(len(ids) == 1))
        cover = coverage(matrix)
        hints = words.coverage_hint(cover, said.counted, said.covered), words.weighted_hint(matrix, cover)
        hint = QLabel("".join(hints).replace("\n", ""))
        hint.setWordWrap(True)
        hint.setProperty("tone", "quiet")
        self.lay_out(hint, self.table, grows=self.table, right=(self._to_cell,))
        self.resize(1180, 620)

    def show_only(self, chip: str) -> None:
        """Let through what a figure counts; nothing is held back when empty."""
        if chip:
            self.table.set_chip(chip, on=True)
        rows = self.table.shown_rows
        if rows:
            self.table.select_ids([rows[0].id])
        self.table.view.setFocus()

    def _go(self, unit_id: int) -> None:
        line = next((row for row in self.table.rows if row.id == unit_id), None)
        if line is not None:
            slot = line.found.telling
            self.accept()
            self.cell_chosen.emit(unit_id, None if slot is None else slot.id)


def _word(matrix: Matrix, strength: Strength | None) -> str:
    return NOTHING if strength is None else matrix.scale.label(strength)
