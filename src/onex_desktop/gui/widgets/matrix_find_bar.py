"""Find and replace in the matrix: a quiet line over it, as editors have one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.models import matrix_find
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import S
from onex_desktop.gui.widgets.action_button import IconButton
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.matrix_edits import Area, replaced
from onex_desktop.gui.widgets.matrix_view import MatrixView

_EMPTY: Final = "empty"
_LINE_WIDTH: Final = 240


class MatrixFindBar(QWidget):
    """Goes from hit to hit; below, one strength is put in place of another, in the chosen cells or in all.

    Attributes:
        line: what is looked for.
        found: which hit of how many.
        old, new: the strength to be replaced, and what comes in its place.
        within: whether only the chosen cells are meant; in sight while several are chosen.
        replace: does it, and says for how many cells.

    Signals:
        left: the hands go back to the matrix.
    """

    left = Signal()

    def __init__(self, theme: Theme, view: MatrixView, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._model = view, model
        self._at: matrix_find.Hit | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText("行、列的名称或备注")
        self.line.setAccessibleName("查找")
        self.line.setFixedWidth(_LINE_WIDTH)
        self.found = QLabel()
        self.found.setProperty("tone", "quiet")
        self.old, self.new = _choice("原来的强度"), _choice("换成")
        self.within = QPushButton()
        self.within.setProperty("role", "chip")
        self.within.setCheckable(True)
        self.replace = QPushButton()
        back = IconButton(theme, "chevron-up", "上一处（Shift+F3）")
        on = IconButton(theme, "chevron-down", "下一处（F3）")
        close = IconButton(theme, "x", "关闭查找（Esc）")
        self._replacing = QWidget()
        replacing = _row(_quiet("把"), self.old, _quiet("换成"), self.new, self.within, self.replace)
        self._replacing.setLayout(replacing)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, S)
        rows.setSpacing(S)
        first = _row(_quiet("查找"), self.line, self.found, back, on)
        first.addWidget(close)
        rows.addLayout(first)
        rows.addWidget(self._replacing)
        self.line.textChanged.connect(lambda _: self._first())
        back.clicked.connect(lambda: self.step(-1))
        on.clicked.connect(lambda: self.step(1))
        close.clicked.connect(self.close_bar)
        for box in (self.old, self.new):
            box.activated.connect(lambda _: self._count())
        self.within.toggled.connect(lambda _: self._count())
        self.replace.clicked.connect(self._replace)
        view.selection_moved.connect(self._count)
        for signal in (model.dataChanged, model.modelReset):
            signal.connect(self._count)
        model.modelReset.connect(self._offer)
        self._offered: list[tuple[str, str]] = []
        self._offer()
        self.hide()

    def open_bar(self, *, replacing: bool = False) -> None:
        """Come into sight with the text chosen, or with the choice of what is replaced, where there is a choice."""
        replacing = replacing and not self._model.speech.is_mark
        self._replacing.setVisible(replacing or (self.isVisible() and self._replacing.isVisible()))
        self.show()
        if replacing:
            self.within.setChecked(self._chosen_count() > 1)
        self._count()
        (self.old if replacing else self.line).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def close_bar(self) -> None:
        """Go out of sight; what was looked for stays for F3."""
        self.hide()
        self.left.emit()

    def step(self, by: int) -> None:
        """Go to the next hit or the one before, around the end."""
        hits = matrix_find.find(self._model, self.line.text())
        if self._at in hits:
            self._go(hits, (hits.index(self._at) + by) % len(hits))
        else:
            self._go(hits, matrix_find.nearest(self._model, hits, self._view.current_cell() or (0, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; Enter replaces on its button and goes on elsewhere, back with Shift."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.replace.hasFocus():
            self.replace.click()
        else:
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    def _first(self) -> None:
        hits = matrix_find.find(self._model, self.line.text())
        self._go(hits, matrix_find.nearest(self._model, hits, self._view.current_cell() or (0, 0)))

    def _go(self, hits: Sequence[matrix_find.Hit], number: int) -> None:
        self._at = hits[number] if hits else None
        self.found.setText(f"{number + 1}/{len(hits)}" if hits else "没有找到" if self.line.text().strip() else "")
        if self._at is not None:
            self._view.go(*matrix_find.place(self._model, self._at, self._view.current_cell() or (0, 0)))

    def _chosen_count(self) -> int:
        return sum(area.size[0] * area.size[1] for area in self._view.areas())

    def _areas(self) -> list[Area] | None:
        return self._view.areas() if self.within.isChecked() else None

    def _offer(self) -> None:
        """Follow the matrix to values of another kind; a mark cannot be replaced by another."""
        values = [(str(strength), word) for strength, word in self._model.speech.values.items()]
        if values != self._offered:
            self._offered = values
            self.old.set_choices(values)
            self.old.set_key(next((key for key, _ in values), ""))
            self.new.set_choices([*values, (_EMPTY, "清空")])
            self.new.set_key((values[1:] or [(_EMPTY, "")])[0][0])
        if self._model.speech.is_mark:
            self._replacing.hide()

    def _count(self) -> None:
        if not self.isVisible() or not self._replacing.isVisible():
            return
        chosen = self._chosen_count()
        self.within.setVisible(chosen > 1 or self.within.isChecked())
        self.within.setText(f"只在选中的 {chosen} 格里")
        count = len(replaced(self._model, self._areas(), *self._meant()))
        self.replace.setText(f"替换 {count} 格")
        self.replace.setEnabled(count > 0)

    def _meant(self) -> tuple[Strength, Strength | None]:
        new = self.new.key()
        return Strength(self.old.key()), None if new == _EMPTY else Strength(new)

    def _replace(self) -> None:
        self._view.hand.replace(self._areas(), *self._meant())


def _choice(title: str) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(title)
    return box


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", "quiet")
    return label


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(S)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row
