"""The wizard itself: three steps, work in the background, and nothing written before the last button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import ImportPlan
from onex_desktop.gui.dialogs.importing.column_step import ColumnStep
from onex_desktop.gui.dialogs.importing.file_step import FileStep
from onex_desktop.gui.dialogs.importing.preview_step import PreviewStep
from onex_desktop.gui.dialogs.importing.steps import WizardStep, caption
from onex_desktop.gui.file_drop import dropped_file
from onex_desktop.gui.tasks import Task, TaskRunner
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S
from onex_desktop.gui.widgets.busy import BusyLine
from onex_desktop.runtime.watching import Cancelled, Stage, Watch
from onex_desktop.services import importing
from onex_desktop.services.context import AppContext
from onex_desktop.services.importing import ReadFile
from onex_desktop.wording.problems import sentence

T = TypeVar("T")

STAGES: Final = {Stage.READING: "正在读取", Stage.CHECKING: "正在检查", Stage.WRITING: "正在写入"}
SIZE: Final = (1120, 660)


class ImportWizard(QDialog):
    """Leads a file into the library.

    Signals:
        imported: the file is in the library; carries what changed.
        settled: the work that was under way has ended, whichever way.
    """

    imported = Signal(object)
    settled = Signal()
    _progressed = Signal(object, int, int)

    def __init__(
        self,
        ctx: AppContext,
        theme: Theme,
        tasks: TaskRunner,
        choose: Callable[[], Path | None],
        template: Callable[[], None],
        preferred: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("导入 Excel")
        self.setAcceptDrops(True)
        self._ctx, self._tasks, self._choose = ctx, tasks, choose
        self._preferred = tuple(preferred)
        self._path: Path | None = None
        self._file: ReadFile | None = None
        self._task: Task | None = None
        self._leaving = False
        self.files = FileStep(theme, self._choose_file, template)
        self.columns = ColumnStep(theme)
        self.preview = PreviewStep(theme)
        self.steps: tuple[WizardStep, ...] = (self.files, self.columns, self.preview)
        self.busy = BusyLine()
        self._progressed.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        self._trail = QLabel()
        self._trail.setTextFormat(Qt.TextFormat.RichText)
        self.said = caption()
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
            step.changed.connect(self._refresh)
        self.preview.plan_wanted.connect(self._plan)
        self.back, self.again = QPushButton("上一步(&B)"), QPushButton("重新读取(&R)")
        self.forward, self.leave = QPushButton("下一步(&N)"), QPushButton("取消")
        self._lay_out()
        self.resize(*SIZE)
        self._refresh()

    def _lay_out(self) -> None:
        self.forward.setProperty("role", "primary")
        for button, act in (
            (self.back, self.go_back), (self.again, self.read_again),
            (self.forward, self.go_on), (self.leave, self.stop_or_leave),
        ):  # fmt: skip
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, run=act: run())
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.forward.click)
        self.forward.setToolTip("Ctrl+Enter")
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addWidget(self.said, 1)
        for button in (self.again, self.back, self.forward, self.leave):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, L, M)
        column.setSpacing(M)
        column.addWidget(self._trail)
        column.addWidget(self._stack, 1)
        column.addWidget(self.busy)
        column.addLayout(foot)

    def open_file(self, path: Path) -> None:
        """Read a file and show what it holds."""

        def done(file: ReadFile) -> None:
            self._path, self._file = path, file
            self.preview.forget()
            self.files.show_file(file, self._preferred, tuple(map(importing.earlier_import, file.earlier[:1])))
            self._show(0)

        self._run("正在读取", lambda watch: importing.read(self._ctx, path, watch), done, self.files.refuse)

    def read_again(self) -> None:
        """Read the file anew, after it was corrected; what was said about its columns holds."""
        path, place = self._path, self._stack.currentIndex()
        if path is None:
            return
        if place == 0:
            self.open_file(path)
            return

        def done(file: ReadFile) -> None:
            self._file = file
            self.preview.forget()
            self._plan()

        self._run("正在读取", lambda watch: importing.read(self._ctx, path, watch), done)

    def go_on(self) -> None:
        """Go to the next step, or import."""
        step = self.steps[self._stack.currentIndex()]
        if self._task is not None or step.hindrance():
            return
        if step is self.files:
            self.columns.set_tables([table for table in self.files.tables if table.spec])
            self._show(1)
        elif step is self.columns:
            self._plan()
        else:
            self._apply()

    def go_back(self) -> None:
        """Go to the step before."""
        if self._task is None:
            self._show(max(0, self._stack.currentIndex() - 1))

    def stop_or_leave(self) -> None:
        """Stop what is under way, or leave when nothing is."""
        if self._task is None:
            self.reject()
        else:
            self._stop()

    def reject(self) -> None:
        """Leave; work under way is stopped first, and nothing of it stays."""
        if self._task is not None:
            self._leaving = True
            self._stop()
            return
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a single file."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was let go here."""
        path = dropped_file(event.mimeData())
        if path is not None and self._task is None:
            self.open_file(path)

    def _choose_file(self) -> None:
        path = self._choose()
        if path is not None:
            self.open_file(path)

    def _plan(self) -> None:
        file = self._file
        if file is None:
            return
        layouts = {table.sheet: table.layout() for table in self.columns.tables}
        rest: dict[str, None] = {table.sheet: None for table in self.files.tables if table.sheet not in layouts}
        answers, keep = self.preview.answers, self.preview.keep_stored.isChecked()

        def work(watch: Watch) -> ImportPlan:
            return importing.plan(
                self._ctx, file, layouts={**layouts, **rest}, answers=answers, keep_stored=keep, watch=watch
            )

        def done(plan: ImportPlan) -> None:
            self.preview.show_plan(file, plan)
            self._show(2)

        self._run("正在检查", work, done)

    def _apply(self) -> None:
        plan = self.preview.plan
        if plan is None:
            return

        def done(changed: Changed) -> None:
            super(ImportWizard, self).accept()
            self.imported.emit(changed)

        self._run("正在写入", lambda watch: importing.apply(self._ctx, plan, watch), done)

    def _run(
        self, title: str, work: Callable[[Watch], T], done: Callable[[T], None],
        refused: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        if self._task is not None:
            return
        # Signals of a dialog may come from another thread; queued, they arrive on this one.
        watch = Watch(lambda: self._task is not None and self._task.cancelled, self._progressed.emit)

        def succeeded(result: T) -> None:
            self._settle()
            # What has been written is told even to somebody who was leaving.
            if not self._leaving or isinstance(result, Changed):
                done(result)
            self._leave_if_wanted()

        def failed(fault: BaseException) -> None:
            self._settle()
            if isinstance(fault, ProblemsFound):
                words = " ".join(sentence(problem.code, problem.params) for problem in fault.problems)
            elif isinstance(fault, EnvironmentFault):
                words = sentence(fault.code, fault.params)
            elif isinstance(fault, Cancelled):
                words = "已停止，库没有改动。"
            else:
                raise fault
            if refused is not None and not isinstance(fault, Cancelled):
                refused(words)
            else:
                self._say(words, "warning")
            self._leave_if_wanted()

        self.busy.start(title, stoppable=False)
        self._task = self._tasks.run(title, lambda _task: work(watch), succeeded, failed, quiet=True)
        self._refresh()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _settle(self) -> None:
        self._task = None
        self.busy.finish()
        self._refresh()

    def _leave_if_wanted(self) -> None:
        if self._leaving and self.isVisible():
            super().reject()
        self.settled.emit()

    def _advance(self, stage: Stage, done: int, total: int) -> None:
        if self._task is not None and not self._task.cancelled:
            self.busy.show_stage(STAGES[stage], done, total)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._refresh()
        self.steps[place].focus_main()

    def _refresh(self) -> None:
        place, step = self._stack.currentIndex(), self.steps[self._stack.currentIndex()]
        names = [f"{number}　{each.title}" for number, each in enumerate(self.steps, start=1)]
        names[place] = f"<b>{names[place]}</b>"
        self._trail.setText("　›　".join(names))
        hindrance, is_busy = step.hindrance(), self._task is not None
        is_last = step is self.preview
        self.back.setEnabled(place > 0 and not is_busy)
        self.again.setVisible(self._path is not None and place != 1)
        self.again.setEnabled(not is_busy)
        self.forward.setEnabled(not hindrance and not is_busy)
        self._stack.setEnabled(not is_busy)
        self.leave.setText("停止" if is_busy else "取消")
        self.forward.setText(f"导入 {self.preview.writes()} 行(&N)" if is_last else "下一步(&N)")
        tone = "warning" if hindrance and self._file is not None else "quiet"
        self._say(hindrance or (f"{self.preview.summary()}。写入后可以一步撤销。" if is_last else ""), tone)

    def _say(self, words: str, tone: str) -> None:
        self.said.setText(words)
        self.said.setProperty("tone", tone)
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
