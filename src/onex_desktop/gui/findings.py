"""What the data contradict, looked for in the background after every change."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from onex_desktop.domain.problems import Problem
from onex_desktop.gui.desk import Desk
from onex_desktop.gui.tasks import Task, TaskRunner
from onex_desktop.services.context import AppContext, GaveWay

LOOK_AFTER_MS: Final = 400
"""So many changes in a row, as while cells are typed, are looked at once."""


class FindingsWatch(QObject):
    """Keeps the findings of the open library; what it last knew stands until it knows better.

    At most one look is under way. A change meanwhile makes it worthless: it is asked to stop, and another follows. So
    it is when somebody asks for other work in the background, which is done sooner alone.

    Attributes:
        problems: what the last look found, the gravest first; None before the first one has ended.

    Signals:
        found: a look ended; carries the new ``problems``.
    """

    found = Signal(object)

    def __init__(self, parent: QObject, tasks: TaskRunner, failed: Callable[[BaseException], None]) -> None:
        super().__init__(parent)
        self._tasks, self._failed = tasks, failed
        self._desk: Desk | None = None
        self._task: Task | None = None
        self.problems: tuple[Problem, ...] | None = None
        self._soon = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._soon.timeout.connect(self.look)
        tasks.started.connect(self._give_way)

    def watch(self, desk: Desk | None) -> None:
        """Turn to another library, or to none; what was under way on the old one has ended on return."""
        self._soon.stop()
        self.problems = None
        self._desk = desk
        task, self._task = self._task, None
        if task is not None:
            task.withdraw()

    def look_soon(self) -> None:
        """Look again once no further change has come for a moment."""
        if self._desk is not None:
            self._soon.start()

    def look(self) -> None:
        """Look now, or as soon as the look under way has stopped."""
        if self._task is not None:
            self._task.cancel()
            self.look_soon()
        elif self._desk is not None:
            ctx = self._desk.ctx
            self._task = self._tasks.run(
                "正在检查数据", lambda task: _look(ctx, task), self._take, self._give_up, quiet=True
            )

    def _take(self, problems: tuple[Problem, ...]) -> None:
        task, self._task = self._task, None
        # Stopped half-way it knows only a part; the look that stopped it has the rest.
        if task is not None and task.cancelled:
            self.look_soon()
        elif task is not None:
            self.problems = problems
            self.found.emit(problems)

    def _give_way(self, task: Task) -> None:
        if not task.quiet and self._task is not None:
            self._task.cancel()

    def _give_up(self, error: BaseException) -> None:
        task, self._task = self._task, None
        # What was read while something was written may not fit together; the look after it has the whole.
        if isinstance(error, GaveWay) or (task is not None and task.cancelled):
            self.look_soon()
        else:
            self._failed(error)


def _look(ctx: AppContext, task: Task) -> tuple[Problem, ...]:
    # The rules of every capability: loaded here, off the main thread, after the first page.
    from onex_desktop.services import checking

    return checking.find_problems(ctx, lambda: task.cancelled, ctx.read_giving_way)
