"""Two plan versions, or a plan on two days, as one coloured matrix with the list of every kind of change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton, QSplitter, QWidget
from shiboken6 import isValid

from onex_desktop.domain.mapping import CertificateMatrix
from onex_desktop.domain.mapping.differences import LinkChange, LinkDifference, MatrixComparison
from onex_desktop.domain.mapping.history import MatrixState
from onex_desktop.gui.dialogs.live_dialog import LiveDialog, labelled
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.difference_view import DifferenceView
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import mapping_history
from onex_desktop.services.context import AppContext
from onex_desktop.wording.formats import NOTHING, as_of, listed
from onex_desktop.wording.labels import BACKUP_REASONS, LEVELS, LINK_CHANGES, LINK_MARKS
from onex_desktop.wording.steps import step_label

NONE_SUCH: Final = "没有这样的对应。"
MOST_TOLD: Final = 2
"""So many things that were done on a day are named."""
ONLY_ONE: Final = "还没有可以比较的另一个状态：这个专业只有一份方案，对应关系也都是同一天填写的。"
_CHANGED: Final = tuple(change for change in LinkChange if change is not LinkChange.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Line:
    """A difference as a line."""

    id: int
    found: LinkDifference
    unit: str
    slot: str
    old: str
    new: str


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column("change", "变化", lambda row: f"{LINK_MARKS[row.found.change]} {LINK_CHANGES[row.found.change]}", width=90),
    Column("unit", "要求", lambda row: row.unit, width=400, sort_key=lambda row: row.id),
    Column("slot", "课程与模块", lambda row: row.slot, width=400),
    Column("old", "原来", lambda row: row.old, width=80),
    Column("new", "现在", lambda row: row.new, width=80),
)  # fmt: skip


class CompareMatrices(LiveDialog):
    """Chooses two states; the counts open their lists, a line leads to its cell. Reads only.

    Attributes:
        view: both states laid over one another.
        table: the list of the kind that is chosen.
        counts: the buttons of the kinds, None that of all changes.

    Signals:
        ready: a comparison is shown.
    """

    ready = Signal()

    def __init__(
        self,
        ctx: AppContext,
        theme: Theme,
        state: DeskState,
        commands: Commands,
        parent: QWidget,
        matrix: CertificateMatrix,
    ) -> None:
        super().__init__(parent, f"比较：{matrix.certificate} · {LEVELS[matrix.level]}")
        self._ctx, self._commands, self._matrix = ctx, commands, matrix
        self._states = dict(enumerate(mapping_history.states(ctx, matrix.plan_id)))
        self._comparison: MatrixComparison | None = None
        self.old, self.new = self._box("从"), self._box("到")
        self.model = MatrixModel(self)
        self.view = DifferenceView(theme, self.model)
        self.table: Table[Line] = Table(theme, "比较", COLUMNS, state=state, empty=Empty(NONE_SUCH, (), "columns-3"))
        self.table.selection_changed.connect(lambda _ids: self._go())
        self.table.activated.connect(lambda _id: self.view.setFocus())
        self._said = QLabel()
        self._said.setProperty("tone", "quiet")
        self._group = QButtonGroup(self)
        self.counts = {change: self._count_button() for change in (None, *LinkChange)}
        self._group.buttonToggled.connect(lambda _button, on: self._list() if on else None)
        self.print = QPushButton("打印…")
        self.print.setShortcut(QKeySequence.StandardKey.Print)
        self.print.setToolTip("打印这份对照（Ctrl+P）")
        self.print.clicked.connect(self.print_now)
        self._lay_out()
        self.resize(1240, 720)
        self._choose_at_first()

    def print_now(self) -> None:
        """Close and show the report of the two states before printing."""
        matrix = self._matrix
        old, new = self._chosen()
        parameters = {
            "certificate": str(matrix.certificate_id), "level": matrix.level.value, "plan": str(matrix.plan_id),
            "before": old.word, "after": new.word,
        }  # fmt: skip
        self.accept()
        self._commands.show_report("matrix-comparison", parameters)

    def _chosen(self) -> tuple[MatrixState, MatrixState]:
        return self._states[int(self.old.key())], self._states[int(self.new.key())]

    def _choose_at_first(self) -> None:
        states = tuple(self._states.values())
        present = mapping_history.present(states, self._matrix.plan_id)
        other = mapping_history.earlier(states, present)
        for box in (self.old, self.new):
            box.set_choices([(str(key), title(state)) for key, state in self._states.items()])
        self.new.set_key(str(states.index(present)))
        self.old.set_key(str(states.index(other or present)))
        self._said.setText("" if other else ONLY_ONE)
        self._compare()

    def _compare(self) -> None:
        old, new = self._chosen()
        self.print.setEnabled(old != new)
        certificate, level = self._matrix.certificate_id, self._matrix.level
        self._commands.in_background(
            "正在比较",
            lambda _work: mapping_history.compare(self._ctx, certificate, level, (old, new)),
            self._show,
        )

    def _show(self, comparison: MatrixComparison) -> None:
        if not isValid(self):
            return
        self._comparison = comparison
        self.view.show_comparison(comparison)
        self.counts[None].setText(f"全部变化 {sum(comparison.count(change) for change in _CHANGED)}")
        for change in LinkChange:
            self.counts[change].setText(f"{LINK_MARKS[change]} {LINK_CHANGES[change]} {comparison.count(change)}")
        if comparison.lost:
            self._said.setText(f"另有 {comparison.lost} 处原来的对应，课程或要求后来已删除，没有位置可画。")
        self._list()
        self.view.go(0, 0)
        self.ready.emit()

    def _list(self) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        chosen = next(change for change, button in self.counts.items() if button.isChecked())
        wanted = _CHANGED if chosen is None else (chosen,)
        units = {unit.id: f"{unit.code} {unit.name}" for unit in comparison.matrix.units}
        slots = {column.id: column.title for column in comparison.matrix.columns}
        found = [each for each in comparison.differences.values() if each.change in wanted]
        words: dict[str | None, str] = {None: NOTHING}
        words |= {value.strength: value.label for value in comparison.matrix.scale.values}
        self.table.set_rows(
            [
                Line(at, each, units[each.key[0]], slots[each.key[1]], words[each.old], words[each.new])
                for at, each in enumerate(found, start=1)
            ]
        )

    def _go(self) -> None:
        rows = self.table.selected_rows
        if len(rows) == 1:
            unit_id, slot = rows[0].found.key
            row, column = self.model.reveal(unit_id), self.model.column_of(slot)
            if row is not None and column is not None:
                self.view.go(row, column)

    def _box(self, name: str) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        box.activated.connect(lambda _index: self._compare())
        return box

    def _count_button(self) -> QPushButton:
        button = QPushButton()
        button.setProperty("role", "chip")
        button.setCheckable(True)
        button.setChecked(not self._group.buttons())
        self._group.addButton(button)
        return button

    def _lay_out(self) -> None:
        head = labelled(("从", self.old), ("到", self.new))
        head.addWidget(self._said, 1)
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.view)
        halves.addWidget(self.table)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        self.lay_out(head, halves, grows=halves, left=self.counts.values(), right=(self.print,))


def title(state: MatrixState) -> str:
    """Return what a state is called, with what a person knows it by: what was done that day, or why it was kept."""
    name = as_of(state.plan, state.day, state.time)
    if state.backup:
        return f"{name}（{BACKUP_REASONS[state.backup]}备份）"
    done = list(dict.fromkeys(step_label(step.kind, step.code, "") for step in state.steps))
    if not done:
        return name
    return f"{name}（{listed(done[:MOST_TOLD])}{f'等 {len(state.steps)} 步' if len(done) > MOST_TOLD else ''}）"
