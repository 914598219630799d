"""The scale of the school: its values from the strongest down, changed as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.mapping import ScaleValue, Strength
from onex_desktop.domain.mapping.scale_checks import MOST_VALUES
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.signs import Sign
from onex_desktop.gui.dialogs.edit_scale_line import HEADS, ScaleLine
from onex_desktop.gui.dialogs.live_dialog import LiveDialog, in_a_row
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S
from onex_desktop.gui.widgets.toned import set_tone
from onex_desktop.services import mapping_scale
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_scale import ReadyScale
from onex_desktop.wording.problems import sentence

SAID: Final = (
    "从强到弱排列，对证书和指标点的矩阵、图例、报表和 Excel 都起作用。改名、换符号不改动已填的格；"
    "覆盖度按新的权重重新计算。"
)
_FIRST_LINE: Final = 1


class EditScale(LiveDialog):
    """Nothing is stored until 保存, which is one step; what is wrong is said with all its lines at once.

    Attributes:
        lines: the values, from the strongest down.
        said: what is wrong, or what a ready scale would do.
    """

    def __init__(self, ctx: AppContext, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent, "标度")
        self._ctx, self._theme, self._commands = ctx, theme, commands
        self._stored = mapping_scale.scale(ctx).values
        self._used = mapping_scale.used(ctx)
        self.lines: list[ScaleLine] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(S)
        self._grid.setColumnStretch(HEADS.index("权重来源"), 1)
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.add = QPushButton("增加一档")
        self.add.clicked.connect(self.add_value)
        self.ready = QPushButton("现成标度")
        self._menu = QMenu(self)
        for each in mapping_scale.ready_scales():
            self._menu.addAction(each.name).triggered.connect(lambda _on=False, chosen=each: self.take_over(chosen))
        self.ready.setMenu(self._menu)
        self.save = QPushButton("保存")
        self.save.setProperty("role", "primary")
        self.save.setToolTip("Ctrl+Enter")
        self.save.setShortcut("Ctrl+Return")
        self.save.clicked.connect(self.save_now)
        self._lay_out()
        self._show(self._stored)
        self.lines[0].label.setFocus()
        self.resize(860, self.sizeHint().height())

    def values(self) -> list[ScaleValue]:
        """Return what the lines say."""
        return [line.value() for line in self.lines]

    def add_value(self) -> None:
        """Put a new value behind the last that serves, and the keyboard into its name."""
        values = self.values()
        at = sum(value.serves for value in values)
        least = values[at - 1].weight if at else Decimal(1)
        values.insert(at, ScaleValue(Strength(""), "", Sign.WORD, max(least, Decimal(0))))
        self._show(values)
        self.lines[at].label.setFocus()

    def take_over(self, ready: ReadyScale) -> None:
        """Put a ready scale into the lines; it is stored with 保存 only."""
        values = mapping_scale.taken_over(self.values(), ready)
        self._show(values)
        kept = {value.strength for value in values}
        lost = [value for value in self._stored if value.strength not in kept and self._used.get(value.strength)]
        if lost:
            named = "、".join(f"“{value.label}”（{self._used[value.strength]} 格）" for value in lost)
            self._tell(f"这套标度没有{named}的位置。先在矩阵里用“替换”换成别的，再采用。", "danger")
        else:
            self._tell("已填的格跟着名称走，强的还是强的。权重是程序的初始值，核对后保存。", "quiet")

    def save_now(self) -> None:
        """Store the scale as one step; a refusal says every problem here and goes to the first."""
        if self._commands.run(lambda: mapping_scale.set_scale(self._ctx, self.values()), self._refuse) is not None:
            self.accept()

    def _refuse(self, found: ProblemsFound) -> None:
        self._tell("\n".join(sentence(each.code, each.params) for each in found.problems), "danger")
        place = next((each.where for each in found.problems if each.where and each.where.row_id), None)
        if place is not None and place.row_id is not None:
            self.lines[place.row_id - 1].field(place.field).setFocus()

    def _show(self, values: Sequence[ScaleValue]) -> None:
        for line in self.lines:
            for widget in line.widgets:
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
            line.deleteLater()
        self.lines = [ScaleLine(self._theme, value, self._used.get(value.strength, 0), self) for value in values]
        for at, line in enumerate(self.lines):
            for column, widget in enumerate(line.widgets):
                self._grid.addWidget(widget, at + _FIRST_LINE, column)
                widget.show()
            line.changed.connect(self._follow)
            line.moved.connect(lambda by, line=line: self._move(line, by))
            line.removed.connect(lambda line=line: self._remove(line))
            line.label.editingFinished.connect(lambda line=line: line.offer_letter(self._is_taken))
        self._follow()

    def _follow(self) -> None:
        values = self.values()
        last = len(values) - 1
        for at, line in enumerate(self.lines):
            line.up.setEnabled(at > 0)
            line.down.setEnabled(at < last)
            line.remove.setEnabled(last > 0)
        self.add.setEnabled(len(values) < MOST_VALUES)
        self.save.setEnabled(values != list(self._stored))
        self._tell("", "quiet")

    def _move(self, line: ScaleLine, by: int) -> None:
        values, at = self.values(), self.lines.index(line)
        values.insert(at + by, values.pop(at))
        self._show(values)
        moved = self.lines[at + by]
        button = moved.up if by < 0 else moved.down
        (button if button.isEnabled() else moved.label).setFocus()

    def _remove(self, line: ScaleLine) -> None:
        value, values, at = line.value(), self.values(), self.lines.index(line)
        used = self._used.get(value.strength, 0)
        if used:
            self._tell(sentence("mapping.value_in_use", {"label": value.label, "count": used}), "danger")
            return
        values.pop(at)
        self._show(values)
        self.lines[min(at, len(values) - 1)].label.setFocus()

    def _is_taken(self, letter: str) -> bool:
        return any(value.letter == letter for value in self.values())

    def _tell(self, text: str, tone: str) -> None:
        set_tone(self.said, tone)
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _lay_out(self) -> None:
        for column, title in enumerate(HEADS):
            head = QLabel(title)
            head.setProperty("tone", "quiet")
            self._grid.addWidget(head, 0, column)
        about = QLabel(SAID)
        about.setWordWrap(True)
        cancel = QPushButton("取消")
        cancel.clicked.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(L, L, L, L)
        rows.setSpacing(M)
        rows.addWidget(about)
        rows.addLayout(self._grid)
        rows.addStretch()
        rows.addWidget(self.said)
        rows.addLayout(in_a_row(self.add, self.ready, None, cancel, self.save))
