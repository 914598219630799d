"""Everything that stood in the way of one act, line by line, to be read and copied."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from onex_desktop.gui.tokens import L, M, S


class Refusals(QDialog):
    """A list of sentences; nothing was saved.

    Attributes:
        lines: the sentences.
    """

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("没有保存")
        head = QLabel(f"有 {len(words)} 处问题，改好之前什么都没有保存。")
        self.lines = QListWidget()
        self.lines.setAccessibleName("问题")
        self.lines.setWordWrap(True)
        self.lines.addItems(list(words))
        copy = QPushButton("复制全部")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText("\n".join(words)))
        close = QPushButton("关闭")
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(copy)
        foot.addStretch()
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(head)
        column.addWidget(self.lines, 1)
        column.addLayout(foot)
        self.resize(640, 360)
