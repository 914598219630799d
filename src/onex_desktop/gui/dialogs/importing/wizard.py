"""The wizard itself: three steps, work in the background, and nothing written before the last button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.sheets import ImportPlan
from onex_desktop.gui.dialogs.importing.column_step import ColumnStep
from onex_desktop.gui.dialogs.importing.file_step import FileStep
from onex_desktop.gui.dialogs.importing.preview_step import PreviewStep
from onex_desktop.gui.dialogs.importing.steps import WizardStep, caption
from onex_desktop.gui.dialogs.importing.working import WorkingDialog
from onex_desktop.gui.file_drop import dropped_file
from onex_desktop.gui.tasks import TaskRunner
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S
from onex_desktop.gui.widgets.toned import set_tone
from onex_desktop.runtime.watching import Watch
from onex_desktop.services import importing
from onex_desktop.services.context import AppContext
from onex_desktop.services.importing import ReadFile

SIZE: Final = (1120, 660)


class ImportWizard(WorkingDialog):
    """Leads a file into the library.

    Signals:
        imported: the file is in the library; carries what changed.
    """

    imported = Signal(object)

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
        super().__init__(tasks, parent)
        self.setWindowTitle("导入 Excel")
        self.setAcceptDrops(True)
        self._ctx, self._choose = ctx, choose
        self._preferred = tuple(preferred)
        self._path: Path | None = None
        self._file: ReadFile | None = None
        self.files = FileStep(theme, self._choose_file, template)
        self.columns = ColumnStep(theme)
        self.preview = PreviewStep(theme)
        self.steps: tuple[WizardStep, ...] = (self.files, self.columns, self.preview)
        self._trail = QLabel()
        self._trail.setTextFormat(Qt.TextFormat.RichText)
        self.said = caption()
        self._stack = QStackedWidget()
        for step in self.steps:
            self._stack.addWidget(step)
            step.changed.connect(self.refresh)
        self.preview.plan_wanted.connect(self._plan)
        self.preview.mark_wanted.connect(self._mark)
        self.back, self.again = QPushButton("上一步(&B)"), QPushButton("重新读取(&R)")
        self.forward, self.leave = QPushButton("下一步(&N)"), QPushButton("取消")
        self._lay_out()
        self.resize(*SIZE)
        self.refresh()

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

        def refused(words: str) -> None:
            # Once it is mended it is read by one button.
            self._path, self._file = path, None
            self.files.refuse(words)
            self._show(0)

        self.run_in_background("正在读取", lambda watch: importing.read(self._ctx, path, watch), done, refused)

    def open_block(self, file: ReadFile) -> None:
        """Take rows that were copied; the columns come first, there is no file to look at."""
        self._file = file
        self.setWindowTitle("粘贴多行")
        self.files.show_file(file, self._preferred)
        self.columns.set_tables([table for table in self.files.tables if table.spec])
        self._show(1 if self.columns.tables else 0)

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

        self.run_in_background("正在读取", lambda watch: importing.read(self._ctx, path, watch), done)

    def go_on(self) -> None:
        """Go to the next step, or import."""
        step = self.steps[self._stack.currentIndex()]
        if self.is_working or step.hindrance():
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
        if not self.is_working:
            self._show(max(0, self._stack.currentIndex() - 1))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a single file."""
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was let go here."""
        path = dropped_file(event.mimeData())
        if path is not None and not self.is_working:
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

        self.run_in_background("正在检查", work, done)

    def _mark(self) -> None:
        file, plan = self._file, self.preview.plan
        if file is None or plan is None or file.path is None:
            return

        def done(copy: Path) -> None:
            self.say(f"标记好的副本在原文件旁边：{copy.name}。有问题的格是红色，批注里写着原因。", "good")

        self.run_in_background("正在标记", lambda watch: importing.mark(file, plan.problems, watch=watch), done)

    def _apply(self) -> None:
        plan = self.preview.plan
        if plan is None:
            return
        code = "library.import" if self._path is not None else "library.paste"

        def done(changed: Changed) -> None:
            super(ImportWizard, self).accept()
            self.imported.emit(changed)

        self.run_in_background("正在写入", lambda watch: importing.apply(self._ctx, plan, watch, code), done)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.refresh()
        self.steps[place].focus_main()

    def refresh(self) -> None:
        """Show where the user is, and what can be done there."""
        place, step = self._stack.currentIndex(), self.steps[self._stack.currentIndex()]
        names = [f"{number}　{each.title}" for number, each in enumerate(self.steps, start=1)]
        names[place] = f"<b>{names[place]}</b>"
        self._trail.setText("　›　".join(names))
        hindrance, is_busy = step.hindrance(), self.is_working
        is_last = step is self.preview
        self.back.setEnabled(place > 0 and not is_busy)
        self.again.setVisible(self._path is not None and place != 1)
        self.again.setEnabled(not is_busy)
        self.forward.setEnabled(not hindrance and not is_busy)
        self._stack.setEnabled(not is_busy)
        self.leave.setText("停止" if is_busy else "取消")
        self.forward.setText(f"导入 {self.preview.writes()} 行(&N)" if is_last else "下一步(&N)")
        tone = "warning" if hindrance and self._file is not None else "quiet"
        self.say(hindrance or (f"{self.preview.summary()}。写入后可以一步撤销。" if is_last else ""), tone)

    def say(self, words: str, tone: str) -> None:
        """Say something beside the buttons."""
        self.said.setText(words)
        set_tone(self.said, tone)
