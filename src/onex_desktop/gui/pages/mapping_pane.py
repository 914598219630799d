"""The matrix with the line to find by above it and what it could not do below, and the keys of all three."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from onex_desktop.gui.pages.mapping_notice import MappingNotice
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.matrix_find_bar import MatrixFindBar
from onex_desktop.gui.widgets.matrix_view import MatrixView

_ZOOM: Final = "mapping/zoom"


class MappingPane(QWidget):
    """Lays them out.

    Attributes:
        finding: the line to find by.
        notice: what the last act could not do.
    """

    def __init__(self, theme: Theme, view: MatrixView, finding: MatrixFindBar, state: DeskState) -> None:
        super().__init__()
        self.finding = finding
        self.notice = MappingNotice(theme)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for part in (self.finding, view, self.notice):
            rows.addWidget(part)
        self.finding.left.connect(view.setFocus)
        view.set_zoom(_percent(state.word(_ZOOM)))
        view.zoomed.connect(lambda percent: state.set_word(_ZOOM, str(percent)))
        view.refused.connect(self.notice.tell)
        view.find_requested.connect(self.finding.open_bar)
        view.replace_requested.connect(lambda: self.finding.open_bar(replacing=True))
        keys = QKeySequence.StandardKey
        self._bind(QKeySequence(keys.Find), self.finding.open_bar)
        self._bind(QKeySequence("Ctrl+H"), lambda: self.finding.open_bar(replacing=True))
        self._bind(QKeySequence("F3"), lambda: self.finding.step(1))
        self._bind(QKeySequence("Shift+F3"), lambda: self.finding.step(-1))

    def _bind(self, keys: QKeySequence, act: Callable[[], None]) -> None:
        QShortcut(keys, self, act).setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)


def _percent(word: str) -> int:
    return int(word) if word.isdecimal() else 100
