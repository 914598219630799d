"""A proposal for who takes the course modules: reckoned in the background, shown as a difference, accepted by line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands, Work
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S, Tone
from onex_desktop.gui.widgets.busy import BusyLine
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.problem_list import ProblemList, WordedProblem
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import proposing
from onex_desktop.services.context import AppContext
from onex_desktop.services.proposing import Change, Proposal
from onex_desktop.wording.labels import PROPOSAL_REASONS
from onex_desktop.wording.problems import sentence

SECONDS: Final = 20.0
"""Time for a large plan; a small one is answered at once."""

COLUMNS: Final[tuple[Column[Change], ...]] = (
    Column("course", "课程", lambda row: row.course, width=196),
    Column("module", "模块", lambda row: row.module, width=230),
    Column("before", "现任教师", lambda row: row.before, lambda row: row.before or "未指定", width=88),
    Column("after", "建议教师", lambda row: row.after, width=96, tone=lambda _row: Tone.ACCENT),
    Column("why", "理由", lambda row: "、".join(PROPOSAL_REASONS[why] for why in row.why), width=220),
    Column("subject", "对应证书模块", lambda row: row.subject, width=236),
)


class ProposeTeachers(QDialog):
    """Lists what would change; the chosen lines are what 采用 makes, all others stay.

    Attributes:
        table: the changes; chosen lines are accepted.
        proposal: what was reckoned last.

    Signals:
        ready: a proposal is shown.
    """

    ready = Signal()
    _progress = Signal(int)

    def __init__(
        self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, parent: QWidget, plan_id: int
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("任课建议")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ctx, self._commands, self._plan_id = ctx, commands, plan_id
        self._work: Work | None = None
        self._reckoning = False
        self.proposal = Proposal()
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        self.problems = ProblemList(theme)
        self.table: Table[Change] = Table(
            theme, "任课建议", COLUMNS, state=state, empty=Empty("没有要调整的模块。", (), "users")
        )
        self.table.selection_changed.connect(lambda _ids: self._count())
        self.busy = BusyLine()
        self._progress.connect(self.busy.advance)
        self.busy.cancelled.connect(self._stop)
        self.again = QPushButton("保持未选的，重新计算")
        self.again.setToolTip("没有选中的模块保持现任教师，其余重新安排")
        self.again.clicked.connect(self._keep_others)
        self.accept_button = QPushButton()
        self.accept_button.setProperty("role", "primary")
        self.accept_button.clicked.connect(self._accept)
        close = QPushButton("关闭")
        close.clicked.connect(self.reject)
        self._lay_out(close)
        self.resize(1120, 520)
        self.reckon(())

    def reckon(self, locked: tuple[int, ...]) -> None:
        """Ask for a proposal in which some slots stay as they are."""
        self._reckoning = True
        self.busy.start("正在计算任课建议", 100)
        self.accept_button.setEnabled(False)
        self.again.setEnabled(False)

        def work(task: Work) -> Proposal:
            return proposing.propose(
                self._ctx,
                self._plan_id,
                SECONDS,
                locked=locked,
                cancelled=lambda: task.cancelled,
                progress=self._tell,
            )

        self._work = self._commands.in_background("正在计算任课建议", work, self._show)

    def done(self, result: int, /) -> None:
        """Ask the work to stop when the dialog is closed over it."""
        self._stop()
        super().done(result)

    def _tell(self, percent: int) -> None:
        # From the other thread, which may outlive the window by a moment.
        if isValid(self):
            self._progress.emit(percent)

    def _show(self, proposal: Proposal) -> None:
        if not isValid(self):
            return
        self._reckoning = False
        self.proposal = proposal
        self.busy.finish()
        self.problems.set_problems([WordedProblem(p, sentence(p.code, p.params)) for p in proposal.problems])
        self.problems.setVisible(bool(proposal.problems))
        self.table.setVisible(not proposal.problems)
        self.table.set_rows(proposal.changes)
        self.table.select_ids([row.id for row in proposal.changes])
        self.summary.setText(_summary(proposal))
        self.table.view.setFocus()
        self._count()
        self.ready.emit()

    def _count(self) -> None:
        chosen, all_rows = len(self.table.selected_ids), len(self.proposal.changes)
        self.accept_button.setText(f"采用选中的 {chosen} 项" if chosen else "采用")
        self.accept_button.setEnabled(chosen > 0 and not self._reckoning)
        self.again.setEnabled(0 < chosen < all_rows and not self._reckoning)

    def _accept(self) -> None:
        chosen = self.table.selected_rows
        if self._commands.run(lambda: proposing.accept(self._ctx, self._plan_id, chosen)) is not None:
            self.accept()

    def _keep_others(self) -> None:
        chosen = set(self.table.selected_ids)
        self.reckon(tuple(row.id for row in self.proposal.changes if row.id not in chosen and row.before))

    def _stop(self) -> None:
        if self._work is not None:
            self._work.cancel()

    def _lay_out(self, close: QPushButton) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(self.summary)
        column.addWidget(self.problems)
        column.addWidget(self.table, 1)
        column.addStretch()
        column.addWidget(self.busy)
        buttons = QHBoxLayout()
        buttons.setSpacing(S)
        buttons.addWidget(self.again)
        buttons.addStretch()
        buttons.addWidget(close)
        buttons.addWidget(self.accept_button)
        column.addLayout(buttons)


def _summary(proposal: Proposal) -> str:
    if proposal.problems:
        return "有互相冲突的条件，没有给出建议。"
    sure = "已证明没有更好的安排" if proposal.proved else "这是限定时间内找到的最好安排"
    if not proposal.changes:
        return f"现在的安排不需要调整；{sure}。"
    return (
        f"建议调整 {len(proposal.changes)} 个模块，{proposal.kept} 个保持不变；{sure}。"
        "选中的行会被采用，按住 Ctrl 点选或用 Shift+方向键增减。"
    )
