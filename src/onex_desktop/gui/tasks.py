"""Long work off the main thread; it always answers, with a result or an error, on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Task:
    """Work under way: what it is called, and the way to ask it to stop."""

    title: str
    _stop: threading.Event = field(default_factory=threading.Event)

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next look at ``cancelled``."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()


class TaskRunner(QObject):
    """Runs work on one background thread, in the order in which it was asked for.

    One thread, because the work writes: two writers on one library would only wait for each other. The work gets
    plain data and touches no widget.

    Signals:
        started: a ``Task`` began.
        finished: a ``Task`` ended, however it ended; emitted after its answer was delivered.
    """

    started = Signal(object)
    finished = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="onex-task")
        self._answered.connect(_deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        title: str,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
    ) -> Task:
        """Start ``work``; then call ``done`` with its result or ``failed`` with its exception."""
        task = Task(title)
        self.started.emit(task)

        def answer(future: Future[T]) -> None:
            def deliver() -> None:
                error = future.exception()
                try:
                    if error is None:
                        done(future.result())
                    else:
                        failed(error)
                finally:
                    self.finished.emit(task)

            self._answered.emit(deliver)

        self._executor.submit(work, task).add_done_callback(answer)
        return task

    def close(self) -> None:
        """Wait for what is under way and take no more."""
        self._executor.shutdown(wait=True, cancel_futures=True)


def _deliver(answer: Callable[[], None]) -> None:
    answer()
