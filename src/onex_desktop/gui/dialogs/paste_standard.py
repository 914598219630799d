"""Reading a published standard from pasted text: the text at the left, what it becomes at the right, live."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from onex_desktop.domain.standards.parsed import ParsedStandard, Role
from onex_desktop.domain.standards.tree import Content, Kind, Section, StandardRow
from onex_desktop.gui.dialogs.paste_target import PasteTarget
from onex_desktop.gui.models.tree_model import Key, TreeModel
from onex_desktop.gui.pages import standards_nodes as nodes
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S, Tone
from onex_desktop.gui.widgets.empty_state import Empty, EmptyState
from onex_desktop.gui.widgets.layouts import beside
from onex_desktop.gui.widgets.source_text import SourceText
from onex_desktop.gui.widgets.toned import set_tone
from onex_desktop.gui.widgets.tree_view import TreeView
from onex_desktop.services import standards
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import ITEM_KINDS, LEVELS
from onex_desktop.wording.problems import sentence

PAUSE_MS: Final = 200
_PLACEHOLDER: Final = (
    "在这里粘贴（Ctrl+V）标准的文字，例如：\n\n表2 中级\n1 工作领域名称\n1.1 工作任务名称\n1.1.1 能……，完成……。\n\n"
    "从 PDF、Word、Excel 复制的表格也可以；断行、全角数字、重复的表头和页码会自动处理，拿不准的地方会标出来。"
)
_WAITING: Final = "右边列出认出的条目；保存之前都可以在左边改。"


class PasteStandard(QDialog):
    """Takes a text and shows the tree it makes; nothing is stored before it is accepted.

    Attributes:
        target: Where it goes.
        text: The text, to be corrected here.
        view: What was recognised.
        parsed: The last reading.
    """

    def __init__(
        self,
        ctx: AppContext,
        theme: Theme,
        parent: QWidget,
        row: StandardRow | None,
        section: Section,
        text: str = "",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("粘贴标准文本")
        self._ctx, self._theme = ctx, theme
        self._rows = standards.standards(ctx)
        self.parsed = ParsedStandard()
        self._lines: dict[Key, int] = {}
        self.target = PasteTarget(ctx, row, section)
        self.text = SourceText(theme)
        self.text.setPlaceholderText(_PLACEHOLDER)
        self.text.setAccessibleName("标准的文字")
        self.model = TreeModel(nodes.READ_TITLES, parent=self)
        self.view = TreeView(theme, self.model, "认出的条目")
        self.view.set_widths(120, 0, 168)
        self._waiting = EmptyState(theme, Empty(_WAITING, icon="list-tree", is_quiet=True))
        self.doubts = QPushButton()
        self.doubts.setProperty("role", "link")
        self.doubts.setToolTip("到下一处（F8）")
        self._summary, self._reason = QLabel(), QLabel()
        self._reason.setWordWrap(True)
        self.save = QPushButton("保存")
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()
        self.text.setPlainText(text)
        self.text.selectAll()
        self.read_now()

    def content(self) -> Content:
        """Return the trees as they are to be stored."""
        return self.parsed.content(self.target.module_id)

    def read_now(self) -> None:
        """Read the text again and show what it makes."""
        self._soon.stop()
        self.parsed = standards.read_text(self.text.toPlainText(), self.target.chosen_level)
        self._lines = {}
        for at, line in enumerate(self.parsed.outside):
            self._lines["line", at] = line.line
        for line in self.parsed.lines:
            if line.item:
                self._lines.setdefault(("item", line.item), line.line)
        first = next((line.role for line in self.parsed.lines if line.role in (Role.ITEM, Role.LEVEL)), None)
        self.target.level.setDisabled(first is Role.LEVEL)
        self.view.show_nodes(nodes.read(self.parsed))
        self._stack.setCurrentWidget(self.view if self.parsed.lines else self._waiting)
        self._mark_lines()
        self._tell()

    def go_to_next_doubt(self) -> None:
        """Go to the next line that is doubtful or wrong, in the text and in the tree."""
        keys = self._doubtful_keys()
        if not keys:
            return
        current = self.view.current_key()
        at = keys.index(current) + 1 if current in keys else 0
        self.view.choose(keys[at % len(keys)])
        self._show_line(self.view.current_key())

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._waiting)
        sides = QSplitter()
        sides.setHandleWidth(1)
        sides.addWidget(beside(self.text, right=M))
        sides.addWidget(beside(self._stack, left=M))
        sides.setSizes([460, 640])
        cancel = QPushButton("取消")
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self._summary)
        foot.addWidget(self.doubts)
        foot.addWidget(self._reason, 1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(self.target)
        column.addWidget(sides, 1)
        column.addLayout(foot)
        self.resize(1180, 660)
        self.text.setFocus()

    def _connect(self) -> None:
        self._soon.timeout.connect(self.read_now)
        self.text.textChanged.connect(self._soon.start)
        self.text.cursorPositionChanged.connect(self._show_item)
        self.view.clicked.connect(lambda _: self._show_line(self.view.current_key()))
        self.target.level_changed.connect(self.read_now)
        self.target.changed.connect(self._tell)
        self.doubts.clicked.connect(self.go_to_next_doubt)
        # A button's own shortcut goes with its next text.
        QShortcut(QKeySequence("F8"), self, self.go_to_next_doubt)
        self.save.clicked.connect(self._accept_now)

    def _accept_now(self) -> None:
        # What was typed in the last moment counts as well.
        self.read_now()
        if self.save.isEnabled():
            self.accept()

    def _doubtful_keys(self) -> list[Key]:
        toned = (self.model.node(self.model.index_of(key)) for key in self.model.all_keys())
        return [node.key for node in toned if node is not None and node.tone is not None and node.key != nodes.OUTSIDE]

    def _tell(self) -> None:
        counts = " · ".join(f"{ITEM_KINDS[kind]} {self.parsed.count(kind)}" for kind in Kind)
        marks = sum(line.role in (Role.TABLE_HEAD, Role.PAGE_MARK, Role.REPEATED) for line in self.parsed.lines)
        skipped = f" · 略过表头和页码 {marks} 段" if marks else ""
        self._summary.setText(f"{counts}{skipped}" if self.parsed.lines else "")
        doubtful = len(self._doubtful_keys())
        self.doubts.setText(f"待核对 {doubtful}")
        self.doubts.setIcon(self._theme.icon("triangle-alert", Tone.WARNING))
        self.doubts.setVisible(bool(doubtful))
        reason, tone = self._why_not()
        self._reason.setText(reason or self._replaces())
        set_tone(self._reason, tone)
        requirements = self.parsed.count(Kind.REQUIREMENT)
        self.save.setText(f"保存 {requirements} 条" if requirements else "保存")
        self.save.setEnabled(not reason)

    def _why_not(self) -> tuple[str, str]:
        """Return what stands in the way of saving, and its tone."""
        if not self.parsed.lines:
            return " ", "quiet"
        missing = self.target.missing
        if missing:
            return f"还要{'、'.join(missing)}。", "quiet"
        errors = self.parsed.errors
        if errors:
            more = f"（共 {len(errors)} 处）" if len(errors) > 1 else ""
            return sentence(errors[0].code, errors[0].params) + more, "danger"
        return "", "quiet"

    def _replaces(self) -> str:
        draft = self.target.draft()
        known = next(
            (
                r
                for r in self._rows
                if (r.draft.certificate_id, r.draft.edition) == (draft.certificate_id, draft.edition)
            ),
            None,
        )
        if known is None:
            return f"将新建标准 {draft.edition}。"
        stored = standards.content(self._ctx, known.id)
        levels = [LEVELS[each.level] for each in self.content() if stored.get(each)]
        return f"将替换 {draft.edition} 已有的{'、'.join(levels)}内容，可以撤销。" if levels else ""

    def _mark_lines(self) -> None:
        wrong = {line for key, line in self._lines.items() if self._tone_of(key) is Tone.DANGER}
        self.text.mark(frozenset(wrong), frozenset(line.line for line in self.parsed.doubtful))

    def _tone_of(self, key: Key) -> Tone | None:
        node = self.model.node(self.model.index_of(key))
        return None if node is None else node.tone

    def _show_line(self, key: Key | None) -> None:
        if key in self._lines:
            self.text.show_line(self._lines[key])

    def _show_item(self) -> None:
        if self._soon.isActive():
            return
        number = self.text.line()
        here = [line.item for line in self.parsed.lines if line.line == number and line.item]
        if here:
            self.view.choose(("item", here[-1]))
