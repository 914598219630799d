"""What stands in the way of an act, line by line, to be read and copied; the rest of it may go ahead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from onex_desktop.gui.tokens import L, M, S


class Refusals(QDialog):
    """A list of sentences: nothing was done, or nothing is done before the user takes the rest.

    Attributes:
        lines: the sentences.
        go_on: takes the rest; not in sight where there is none.
    """

    def __init__(self, title: str, head: str, words: Sequence[str], parent: QWidget, rest: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.lines = QListWidget()
        self.lines.setAccessibleName("问题")
        self.lines.setWordWrap(True)
        self.lines.addItems(list(words))
        said = QLabel(head)
        said.setWordWrap(True)
        copy = QPushButton("复制全部")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(words)))
        close = QPushButton("取消" if rest else "关闭")
        close.clicked.connect(self.reject)
        self.go_on = QPushButton(rest)
        self.go_on.clicked.connect(self.accept)
        main = self.go_on if rest else close
        main.setProperty("role", "primary")
        main.setDefault(True)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(copy)
        foot.addStretch()
        foot.addWidget(close)
        foot.addWidget(self.go_on)
        if not rest:
            self.go_on.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(said)
        column.addWidget(self.lines, 1)
        column.addLayout(foot)
        self.resize(640, 360)
        main.setFocus()
