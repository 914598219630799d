"""Suggestions for all gaps of a matrix: looked for in the background, taken up or turned down by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from shiboken6 import isValid

from onex_desktop.domain.mapping import CertificateMatrix, MatrixUnit, ScaleValue, Strength, coverage
from onex_desktop.domain.mapping.suggestions import Suggester, Suggestion, suggestions
from onex_desktop.gui.dialogs.live_dialog import LiveDialog, in_a_row
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.models.matrix_words import COURSES
from onex_desktop.gui.pages.mapping_suggested import marked, shared
from onex_desktop.gui.pages.page import Commands, Work
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.busy import BusyLine
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import mapping_suggestions
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import LEVELS

NOTHING: Final = "没有可以建议的对应。"
TOLD_EVERY: Final = 25


@dataclass(frozen=True, slots=True)
class Line:
    """A suggestion as a line; ``dismissed`` when it was turned down."""

    id: int
    offer: Suggestion
    slot: str
    dismissed: bool = False


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column("code", "编号", lambda row: row.offer.unit.code, width=76, sort_key=lambda row: row.id),
    Column("unit", "缺口", lambda row: row.offer.unit.name, width=330),
    Column("slot", "建议的课程与模块", lambda row: row.slot, width=320),
    Column("words", "共有的词", lambda row: shared(row.offer), width=190),
    Column(
        "likeness", "相近", lambda row: row.offer.likeness, lambda row: _hundredths(row.offer), align="right", width=64,
        hint="0 到 100：两边共有的词占多少，越少见的词越算数。", searched=False,
    ),
)  # fmt: skip


class SuggestLinks(LiveDialog):
    """Lists at most five slots for each gap; nothing is linked until a person says how strongly.

    Attributes:
        table: the suggestions, or those turned down.
        busy: how far the search is.

    Signals:
        ready: the search ended.
        cell_chosen: a line was opened; carries unit and slot.
    """

    ready = Signal()
    cell_chosen = Signal(int, int)
    _progress = Signal(int)

    def __init__(
        self,
        ctx: AppContext,
        theme: Theme,
        state: DeskState,
        commands: Commands,
        parent: QWidget,
        matrix: CertificateMatrix,
    ) -> None:
        super().__init__(parent, f"对应建议：{matrix.certificate} · {LEVELS[matrix.level]} · {matrix.plan}")
        self._ctx, self._theme, self._commands, self._matrix = ctx, theme, commands, matrix
        self._titles = {column.id: column.title for column in matrix.columns}
        self._gaps: tuple[MatrixUnit, ...] = coverage(matrix).uncovered
        self._dismissed = mapping_suggestions.dismissed(ctx)
        self._suggester: Suggester | None = None
        self._found: dict[int, tuple[Suggestion, ...]] = {}
        self._work: Work | None = None
        self._stopped_at: int | None = None
        self.table: Table[Line] = Table(theme, "对应建议", COLUMNS, state=state, empty=Empty(NOTHING, (), "lightbulb"))
        self.table.selection_changed.connect(lambda _ids: self._tell())
        self.table.activated.connect(self._open_cell)
        self.table.delete_requested.connect(lambda _ids: self._turn())
        self._texts = QLabel()
        self._texts.setTextFormat(Qt.TextFormat.RichText)
        self._texts.setWordWrap(True)
        self._texts.setMinimumHeight(60)
        self._texts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.busy = BusyLine()
        self._progress.connect(self.busy.advance)
        self.busy.cancelled.connect(self._stop)
        self._summary = QLabel()
        self._summary.setProperty("tone", "quiet")
        self.turned_down = QPushButton()
        self.turned_down.hide()
        self.turned_down.setProperty("role", "chip")
        self.turned_down.setCheckable(True)
        self.turned_down.toggled.connect(lambda _on: self._fill())
        self.accept_buttons = {value.strength: self._accept_button(value) for value in matrix.scale.serving}
        self.turn = QPushButton("忽略")
        self.turn.setEnabled(False)
        self.turn.clicked.connect(self._turn)
        self._lay_out()
        self.resize(1120, 600)
        self._look()

    def done(self, result: int, /) -> None:
        """Ask the search to stop when the dialog is closed over it."""
        self._stop()
        super().done(result)

    def _look(self) -> None:
        self.table.hide()
        self.busy.start("正在比较课程名称", len(self._gaps))
        dismissed = set(self._dismissed)
        matrix, gaps = self._matrix, self._gaps

        def work(task: Work) -> tuple[Suggester, tuple[Suggestion, ...], int | None]:
            suggester, reached = Suggester(matrix), [0]

            def progress(done: int) -> bool:
                reached[0] = done
                if done % TOLD_EVERY == 0:
                    self._advance(done)
                return not task.cancelled

            found = suggestions(matrix, dismissed, suggester, gaps, progress)
            return suggester, found, reached[0] if task.cancelled else None

        self._work = self._commands.in_background("正在比较课程名称", work, self._show)

    def _advance(self, done: int) -> None:
        # From the other thread, which may outlive the window by a moment.
        if isValid(self):
            self._progress.emit(done)

    def _show(self, result: tuple[Suggester, tuple[Suggestion, ...], int | None]) -> None:
        if not isValid(self):
            return
        self._suggester, found, self._stopped_at = result
        for offer in found:
            self._found[offer.unit.id] = (*self._found.get(offer.unit.id, ()), offer)
        self.busy.finish()
        self.table.show()
        self._fill()
        self.table.view.setFocus()
        self.ready.emit()

    def _fill(self) -> None:
        place = self.table.shown_rows.index(self.table.selected_rows[0]) if self.table.selected_rows else 0
        offers = self._turned_down() if self.turned_down.isChecked() else self._offers()
        down = self.turned_down.isChecked()
        self.table.set_rows([Line(at, each, self._titles[each.slot], down) for at, each in enumerate(offers, start=1)])
        shown = self.table.shown_rows
        if shown:
            self.table.select_ids([shown[min(place, len(shown) - 1)].id])
        self._tell()

    def _offers(self) -> list[Suggestion]:
        return [offer for unit in self._gaps for offer in self._found.get(unit.id, ())]

    def _turned_down(self) -> list[Suggestion]:
        units = {unit.id: unit for unit in self._matrix.units}
        return [
            Suggestion(units[unit_id], slot, 0.0, tuple(words.split("、")) if words else ())
            for (unit_id, slot), words in self._dismissed.items()
            if unit_id in units and slot in self._titles
        ]

    def _accept(self, strength: Strength) -> None:
        chosen = [row.offer for row in self.table.selected_rows if not row.dismissed]
        if not chosen:
            return
        if self._commands.run(lambda: mapping_suggestions.accept(self._ctx, chosen, strength)) is not None:
            served = {offer.unit.id for offer in chosen}
            self._gaps = tuple(unit for unit in self._gaps if unit.id not in served)
            self._fill()

    def _turn(self) -> None:
        """Turn the chosen ones down, or think again of those that were."""
        chosen = [row.offer for row in self.table.selected_rows]
        if not chosen or self._suggester is None:
            return
        recalled = self.turned_down.isChecked()
        act = (
            (lambda: mapping_suggestions.recall(self._ctx, [each.key for each in chosen]))
            if recalled
            else (lambda: mapping_suggestions.dismiss(self._ctx, chosen))
        )
        if self._commands.run(act) is not None:
            self._dismissed = mapping_suggestions.dismissed(self._ctx)
            for unit in dict.fromkeys(offer.unit for offer in chosen):
                self._found[unit.id] = suggestions(self._matrix, self._dismissed, self._suggester, (unit,))
            self._fill()

    def _open_cell(self, line_id: int) -> None:
        row = next((row for row in self.table.rows if row.id == line_id), None)
        if row is not None:
            self.accept()
            self.cell_chosen.emit(*row.offer.key)

    def _tell(self) -> None:
        rows, chosen = self.table.rows, self.table.selected_rows
        down = self.turned_down.isChecked()
        turned_down = len(rows) if down else len(self._turned_down())
        self.turned_down.setText(f"已忽略 {turned_down}")
        self.turned_down.setVisible(down or turned_down > 0)
        self._summary.setText(self._counted(rows))
        for button in self.accept_buttons.values():
            button.setVisible(not down)
            button.setEnabled(bool(chosen))
        self.turn.setText("重新考虑" if down else "忽略")
        self.turn.setEnabled(bool(chosen))
        self._texts.setText(_both(chosen[0]) if len(chosen) == 1 else "")

    def _counted(self, rows: Sequence[Line]) -> str:
        if self._suggester is None or self.turned_down.isChecked():
            return ""
        with_offer = len({row.offer.unit.id for row in rows})
        said = f"{len(self._gaps)} 个缺口中，{with_offer} 个有建议"
        stopped = self._stopped_at
        return said if stopped is None else f"{said}；已停止，只看了前 {stopped} 个"

    def _accept_button(self, value: ScaleValue) -> QPushButton:
        key = COURSES.over(self._matrix.scale).keys[value.strength][0]
        button = QPushButton(f"采用为{value.label}")
        button.setToolTip(f"按 {key}")
        button.setEnabled(False)
        button.clicked.connect(lambda: self._accept(value.strength))
        keys = QShortcut(QKeySequence(key), self.table.view)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(lambda: self._accept(value.strength))
        return button

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _lay_out(self) -> None:
        self.turn.setToolTip("按 Delete")
        self.lay_out(
            in_a_row(self._summary, None, self.turned_down),
            self.table,
            None,
            self._texts,
            self.busy,
            grows=self.table,
            left=(self.turn,),
            right=self.accept_buttons.values(),
        )


def _hundredths(offer: Suggestion) -> str:
    return f"{offer.likeness * 100:.0f}" if offer.likeness else ""


def _both(line: Line) -> str:
    unit = line.offer.unit
    return f"{marked(f'{unit.code} {unit.name}', line.offer.words)}<br>{marked(line.slot, line.offer.words)}"
