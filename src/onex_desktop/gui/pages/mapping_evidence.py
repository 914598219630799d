"""The files that prove a cell, in the inspector: added by choosing or dragging, opened, taken away."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.evidence import FileRow
from onex_desktop.domain.mapping import CellKey
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import S
from onex_desktop.gui.widgets.action_button import IconButton
from onex_desktop.gui.widgets.layouts import empty_layout
from onex_desktop.services import evidence
from onex_desktop.services.context import AppContext
from onex_desktop.services.evidence import Cell
from onex_desktop.wording.formats import date_in_prose, file_size
from onex_desktop.wording.problems import sentence

_NAME_WIDTH: Final = 176


class MappingEvidence(QWidget):
    """In sight for cells that hold a value; what it does is one step each and comes back by the page's reload.

    Attributes:
        matrix: the word of the matrix on show.
        add: chooses files.
    """

    def __init__(self, ctx: AppContext, theme: Theme, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._theme, self._commands = ctx, theme, commands
        self.matrix = ""
        self._cell: Cell | None = None
        self._files: tuple[FileRow, ...] = ()
        title = QLabel("佐证文件")
        title.setProperty("role", "caption")
        title.setProperty("tone", "quiet")
        self._list = QGridLayout()
        self._list.setHorizontalSpacing(S)
        self._list.setVerticalSpacing(0)
        self._list.setColumnStretch(0, 1)
        self.add = QPushButton("添加文件…")
        self.add.setToolTip("也可以把文件拖到这一栏")
        self.add.clicked.connect(self._choose)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, S, 0, 0)
        rows.setSpacing(S)
        rows.addWidget(title)
        rows.addLayout(self._list)
        rows.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._build)
        self.hide()

    def show_cell(self, key: CellKey | None, *, filled: bool) -> None:
        """Show the files of a cell; nothing at all where it is a sum or empty."""
        self._cell = Cell(self.matrix, key) if key and filled and self.matrix in evidence.MATRICES else None
        self.setVisible(self._cell is not None)
        files = () if self._cell is None else evidence.of_cell(self._ctx, self._cell)
        if files != self._files:
            self._files = files
            self._build()

    def names(self) -> list[str]:
        """Return the names of the files that are listed."""
        return [file.name for file in self._files]

    def take(self, paths: Sequence[Path]) -> None:
        """Attach files to the cell on show."""
        cell = self._cell
        if cell is None:
            self._commands.warn("文件没有添加：先选一个已填的格，再把文件拖过来。")
        else:
            self._commands.run(lambda: evidence.attach(self._ctx, cell, paths))

    def open(self, file: FileRow) -> None:
        """Open a file in the program the desk has for it, or say that it is gone."""
        try:
            path = evidence.location(self._ctx, file)
        except ProblemsFound as found:
            self._commands.warn("".join(sentence(problem.code, problem.params) for problem in found.problems))
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "添加佐证文件")
        if names:
            self.take([Path(name) for name in names])

    def _remove(self, file: FileRow) -> None:
        cell = self._cell
        if cell is not None:
            self._commands.run(lambda: evidence.detach(self._ctx, cell, file.id))

    def _build(self) -> None:
        empty_layout(self._list)
        for line, file in enumerate(self._files):
            name = QPushButton(self.fontMetrics().elidedText(file.name, Qt.TextElideMode.ElideMiddle, _NAME_WIDTH))
            name.setProperty("role", "link")
            name.setAccessibleName(f"打开 {file.name}")
            name.setToolTip(f"{file.name}\n{file_size(file.size)} · {date_in_prose(file.added_on)}添加")
            name.clicked.connect(lambda _=False, chosen=file: self.open(chosen))
            remove = IconButton(self._theme, "x", f"移除 {file.name}")
            remove.clicked.connect(lambda _=False, chosen=file: self._remove(chosen))
            self._list.addWidget(name, line, 0, Qt.AlignmentFlag.AlignLeft)
            self._list.addWidget(remove, line, 1)
