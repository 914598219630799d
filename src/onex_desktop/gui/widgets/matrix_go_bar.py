"""Ctrl+G in the matrix: a line over it into which a number or a name is typed, and Enter goes there."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QListView, QWidget

from onex_desktop.gui.models import matrix_find
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.models.matrix_places import Goal, goals
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import S
from onex_desktop.gui.widgets.action_button import IconButton
from onex_desktop.gui.widgets.matrix_view import MatrixView

NOTHING: Final = "没有这个编号或名称"
_LINE_WIDTH: Final = 360
_MOST_LINES: Final = 12


class MatrixGoBar(QWidget):
    """Lists what is meant while it is typed; the first is gone to unless another is chosen.

    Attributes:
        line: what is typed.
        said: that nothing is called so.

    Signals:
        left: the hands go back to the matrix.
    """

    left = Signal()

    def __init__(self, theme: Theme, view: MatrixView, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view, self._model = view, model
        self.line = QLineEdit()
        self.line.setPlaceholderText("编号、课程名称或拼音，如 2-2 电控")
        self.line.setAccessibleName("定位")
        self.line.setFixedWidth(_LINE_WIDTH)
        self.said = QLabel()
        self.said.setProperty("tone", "quiet")
        title = QLabel("定位")
        title.setProperty("tone", "quiet")
        title.setBuddy(self.line)
        close = IconButton(theme, "x", "关闭定位（Esc）")
        self.completer = _Goals(model, self.line)
        self.line.setCompleter(self.completer)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, S)
        row.setSpacing(S)
        for part in (title, self.line, close, self.said):
            row.addWidget(part)
        row.addStretch()
        self.line.textEdited.connect(self._tell)
        self.line.returnPressed.connect(self._enter)
        self.completer.activated.connect(self._take)
        close.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Come into sight, what was typed last chosen."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def close_bar(self) -> None:
        """Go out of sight."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Esc; Enter has done its work in the line."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Go to what is chosen in the list, the first where there is none."""
        chosen = self.completer.list.currentIndex().row() if self.completer.list.isVisible() else -1
        if chosen < 0:
            self.completer.look_for(self.line.text())
            self._tell()
        self._go(max(chosen, 0))

    def _take(self) -> None:
        """Go to what was clicked; with Enter the line was quicker than the list."""
        if self.isVisible():
            self._go(self.completer.list.currentIndex().row())

    def _tell(self) -> None:
        self.said.setText(NOTHING if self.line.text().strip() and not self.completer.found else "")

    def _go(self, number: int) -> None:
        if 0 <= number < len(self.completer.found):
            self.completer.list.hide()
            hit = self.completer.found[number].hit
            self._view.go(*matrix_find.place(self._model, hit, self._view.current_cell() or (0, 0)))
            self.close_bar()


class _Goals(QCompleter):
    """Completes what is typed to the rows, columns and cells it may mean."""

    def __init__(self, model: MatrixModel, parent: QLineEdit) -> None:
        super().__init__(parent)
        self._matrix = model
        self._titles = QStringListModel(self)
        self.found: list[Goal] = []
        self.setModel(self._titles)
        self.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self.setMaxVisibleItems(_MOST_LINES)
        self.list = QListView()
        self.list.setProperty("role", "popup")
        self.setPopup(self.list)

    def look_for(self, typed: str) -> None:
        """Find anew."""
        self.found = goals(self._matrix, typed)
        self._titles.setStringList([goal.title for goal in self.found])

    def splitPath(self, path: str) -> list[str]:
        """Look for what is typed; the completer itself then compares nothing."""
        self.look_for(path)
        return [""]
