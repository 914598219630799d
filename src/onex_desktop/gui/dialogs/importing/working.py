"""A dialog that works in the background, tells how far it is, and can be stopped and left at any time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.tasks import Task, TaskRunner
from onex_desktop.gui.widgets.belonging import forgets_when_deleted
from onex_desktop.gui.widgets.busy import BusyLine
from onex_desktop.runtime.watching import Cancelled, Stage, Watch
from onex_desktop.wording.problems import sentence

T = TypeVar("T")

STAGES: Final = {
    Stage.READING: "正在读取",
    Stage.CHECKING: "正在检查",
    Stage.WRITING: "正在写入",
    Stage.MARKING: "正在标记",
}


class WorkingDialog(QDialog):
    """Does one piece of work at a time.

    Signals:
        settled: the work that was under way has ended, whichever way.
    """

    settled = Signal()
    _progressed = Signal(object, int, int)

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forgets_when_deleted(self)
        self._tasks = tasks
        self._task: Task | None = None
        self._leaving = False
        self.busy = BusyLine()
        # Told on the thread that works; queued, it arrives on this one.
        self._progressed.connect(self._advance, Qt.ConnectionType.QueuedConnection)

    @property
    def is_working(self) -> bool:
        """Whether something is under way."""
        return self._task is not None

    def refresh(self) -> None:
        """Show what can be done now; called when work begins and ends."""
        raise NotImplementedError

    def say(self, words: str, tone: str) -> None:
        """Say how work ended."""
        raise NotImplementedError

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

    def run_in_background(
        self, title: str, work: Callable[[Watch], T], done: Callable[[T], None],
        refused: Callable[[str], None] | None = None,
    ) -> None:  # fmt: skip
        """Start work, unless some is under way; what refuses it goes to ``refused``, or is said."""
        if self._task is not None:
            return
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
                self.say(words, "warning")
            self._leave_if_wanted()

        self.busy.start(title, stoppable=False)
        self._task = self._tasks.run(title, lambda _task: work(watch), succeeded, failed, quiet=True)
        self.refresh()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _settle(self) -> None:
        self._task = None
        self.busy.finish()
        self.refresh()

    def _leave_if_wanted(self) -> None:
        if self._leaving and self.isVisible():
            super().reject()
        self.settled.emit()

    def _advance(self, stage: Stage, done: int, total: int) -> None:
        if self._task is not None and not self._task.cancelled:
            self.busy.show_stage(STAGES[stage], done, total)
