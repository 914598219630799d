"""Taking a list of candidates: the pasted text at the left, what entering it would do at the right, live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from onex_desktop.domain.exams.rosters import LineState, RosterLine, RosterPlan
from onex_desktop.domain.exams.sessions import SessionRow
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S, Tone
from onex_desktop.gui.widgets.date_box import DateBox
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.layouts import beside
from onex_desktop.gui.widgets.source_text import SourceText
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import exams
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels
from onex_desktop.wording.formats import count
from onex_desktop.wording.problems import sentence

PAUSE_MS: Final = 200
_PLACEHOLDER: Final = (
    "在这里粘贴（Ctrl+V）名单，一人一行，例如：\n\n20200101\t张三\t新能源2001班\n20200102\t李四\t新能源2001班\n\n"
    "学号、姓名、班级、证件号，顺序不限；从 Excel 复制的区域可以直接粘贴。已登记的学生只有学号或姓名也行。"
)
_WAITING: Final = "右边列出每一行会怎样；报名之前都可以在左边改。"
_TONES: Final = {
    LineState.KNOWN: Tone.GOOD,
    LineState.NEW: Tone.ACCENT,
    LineState.ALREADY: Tone.QUIET,
    LineState.REFUSED: Tone.DANGER,
}
_ICONS: Final = {
    LineState.KNOWN: "circle-check",
    LineState.NEW: "plus",
    LineState.ALREADY: "check",
    LineState.REFUSED: "circle-x",
}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the list as a row."""

    id: int
    line: RosterLine

    @property
    def why(self) -> str:
        """What stands in the way."""
        return " ".join(sentence(problem.code, problem.params) for problem in self.line.problems)


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column("place", "行", lambda row: row.id, align="right", width=44),
    Column(
        "state", "结果", lambda row: row.line.state, lambda row: labels.ROSTER_LINES[row.line.state], width=110,
        tone=lambda row: _TONES[row.line.state], icon=lambda row: _ICONS[row.line.state],
    ),
    Column("number", "学号", lambda row: row.line.candidate.number, width=110),
    Column("name", "姓名", lambda row: row.line.candidate.name, width=80),
    Column("class_group", "班级", lambda row: row.line.candidate.class_group, width=110),
    Column("why", "原因", lambda row: row.why, width=420, tooltip=lambda row: row.why),
)  # fmt: skip


class PasteRoster(QDialog):
    """Reads a list, shows every line with what it would do, and leaves the doing to whoever opened it.

    Attributes:
        text: the list, to be corrected here.
        table: the lines.
        skip: whether lines that are refused are left out.
        enter: the button that takes the list.
        plan: what entering it does.
    """

    def __init__(self, ctx: AppContext, theme: Theme, parent: QWidget, session: SessionRow, text: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(f"粘贴名单：{session.certificate}（{labels.LEVELS[session.draft.level]}） {session.title}")
        self._ctx, self._session_id = ctx, session.id
        self.plan = RosterPlan(session.id, "", ())
        self.text = SourceText(theme)
        self.text.setPlaceholderText(_PLACEHOLDER)
        self.text.setAccessibleName("名单")
        self.table: Table[Line] = Table(theme, "名单预览", COLUMNS, empty=Empty(_WAITING, icon="users", is_quiet=True))
        self.registered_on = DateBox(theme)
        self.registered_on.setAccessibleName("报名日期")
        self.skip = QCheckBox()
        self._summary = QLabel()
        self._summary.setProperty("tone", "quiet")
        self.enter = QPushButton("报名")
        self.enter.setProperty("role", "primary")
        self.enter.clicked.connect(self._accept_now)
        self._soon = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._soon.timeout.connect(self.read_now)
        self.text.textChanged.connect(self._soon.start)
        self.skip.toggled.connect(lambda _: self._tell())
        self.table.selection_changed.connect(self._show_line)
        self._lay_out()
        self.text.setPlainText(text)
        self.read_now()

    def read_now(self) -> None:
        """Read the list again and show what it would do."""
        self._soon.stop()
        day = self.registered_on.day()
        self._read = exams.plan_text(
            self._ctx, self._session_id, self.text.toPlainText(), day.isoformat() if day else ""
        )
        self.table.set_rows([Line(line.place, line) for line in self._read.lines])
        self._tell()

    def _tell(self) -> None:
        refused = self._read.count(LineState.REFUSED)
        self.skip.setText(f"跳过不能报名的 {count(refused)} 行")
        self.skip.setVisible(bool(refused))
        self.plan = self._read.without_refused() if self.skip.isChecked() else self._read
        wanted = self.plan.count(LineState.KNOWN) + self.plan.count(LineState.NEW)
        told = [
            f"{labels.ROSTER_LINES[state]} {count(number)}"
            for state in LineState
            if (number := self._read.count(state))
        ]
        self._summary.setText(" · ".join(told))
        self.enter.setText(f"报名 {count(wanted)} 人" if wanted else "报名")
        self.enter.setEnabled(bool(wanted) and not self.plan.count(LineState.REFUSED))

    def _accept_now(self) -> None:
        # What was typed in the last moment counts as well.
        self.read_now()
        if self.enter.isEnabled():
            self.accept()

    def _show_line(self, ids: list[int]) -> None:
        if len(ids) == 1 and self.table.view.hasFocus():
            wanted = self.table.selected_rows[0].line.candidate
            looked_for = wanted.number or wanted.name
            lines = self.text.toPlainText().splitlines()
            self.text.show_line(next((at for at, line in enumerate(lines) if looked_for in line), 0))

    def _lay_out(self) -> None:
        sides = QSplitter()
        sides.setHandleWidth(1)
        sides.addWidget(beside(self.text, right=M))
        sides.addWidget(beside(self.table, left=M))
        sides.setSizes([400, 700])
        cancel = QPushButton("取消")
        cancel.clicked.connect(self.reject)
        label = QLabel("报名日期")
        label.setBuddy(self.registered_on)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(label)
        foot.addWidget(self.registered_on)
        foot.addSpacing(M)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.skip)
        foot.addWidget(cancel)
        foot.addWidget(self.enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(sides, 1)
        column.addLayout(foot)
        self.resize(1160, 620)
        self.text.setFocus()
