"""The matrix with the lines to find and to go by above it and what it could not do below, and the keys of all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.pages.mapping_notice import MappingNotice
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.matrix_find_bar import MatrixFindBar
from onex_desktop.gui.widgets.matrix_go_bar import MatrixGoBar
from onex_desktop.gui.widgets.matrix_view import MatrixView

_ZOOM: Final = "mapping/zoom"


class MappingPane(QWidget):
    """Lays them out.

    Attributes:
        finding: the line to find by.
        going: the line to go somewhere by; one of the two is in sight at most.
        notice: what the last act could not do.
    """

    def __init__(self, theme: Theme, view: MatrixView, model: MatrixModel, state: DeskState) -> None:
        super().__init__()
        self.finding = MatrixFindBar(theme, view, model)
        self.going = MatrixGoBar(theme, view, model)
        self.notice = MappingNotice(theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.finding, self.going, view, self.notice):
            rows.addWidget(part)
        for bar in (self.finding, self.going):
            bar.left.connect(view.setFocus)
        view.set_zoom(_percent(state.word(_ZOOM)))
        view.zoomed.connect(lambda percent: state.set_word(_ZOOM, str(percent)))
        view.refused.connect(self.notice.tell)
        view.find_requested.connect(self._find)
        view.replace_requested.connect(self._replace)
        view.place_requested.connect(self._go)
        keys = QKeySequence.StandardKey
        self._bind(QKeySequence(keys.Find), self._find)
        self._bind(QKeySequence("Ctrl+H"), self._replace)
        for key in ("Ctrl+G", "F5"):
            self._bind(QKeySequence(key), self._go)
        self._bind(QKeySequence("F3"), lambda: self.finding.step(1))
        self._bind(QKeySequence("Shift+F3"), lambda: self.finding.step(-1))

    def _find(self) -> None:
        self.going.hide()
        self.finding.open_bar()

    def _replace(self) -> None:
        self.going.hide()
        self.finding.open_bar(replacing=True)

    def _go(self) -> None:
        self.finding.hide()
        self.going.open_bar()

    def _bind(self, keys: QKeySequence, act: Callable[[], None]) -> None:
        QShortcut(keys, self, act).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _percent(word: str) -> int:
    return int(word) if word.isdecimal() else 100
