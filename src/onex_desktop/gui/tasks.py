"""Long work off the main thread; it always answers, with a result or an error, on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


class Task:
    """Work under way: what it is called, and the way to ask it to stop.

    Attributes:
        title: what the busy line says meanwhile.
        quiet: nobody asked for it, so nobody is told of it.
        withdrawn: its answer is not wanted any more.
    """

    def __init__(self, title: str, *, quiet: bool = False) -> None:
        self.title, self.quiet = title, quiet
        self.withdrawn = False
        self._stop = threading.Event()
        self._future: Future[Any] | None = None

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next look at ``cancelled``."""
        self._stop.set()

    def withdraw(self) -> None:
        """Ask the work to stop, and wait until it has; what has not begun never begins."""
        self.withdrawn = True
        self.cancel()
        if self._future is not None and not self._future.cancel():
            from concurrent.futures import wait

            wait([self._future])

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()


class TaskRunner(QObject):
    """Runs work on one background thread, in the order in which it was asked for; quiet work on another.

    One thread, because the work writes: two writers on one library would only wait for each other. Quiet work only
    reads, and nobody who asked for something waits behind it. The work gets plain data and touches no widget.

    Signals:
        started: a ``Task`` began.
        finished: a ``Task`` ended, however it ended; emitted after its answer was delivered.
    """

    started = Signal(object)
    finished = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executors: dict[bool, ThreadPoolExecutor] = {}
        self._answered.connect(_deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        title: str,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        failed: Callable[[BaseException], None],
        *,
        quiet: bool = False,
    ) -> Task:
        """Start ``work``; then call ``done`` with its result or ``failed`` with its exception.

        Work that was withdrawn is answered by neither.
        """
        task = Task(title, quiet=quiet)
        self.started.emit(task)

        def answer(future: Future[T]) -> None:
            def deliver() -> None:
                try:
                    if task.withdrawn or future.cancelled():
                        return
                    error = future.exception()
                    if error is None:
                        done(future.result())
                    else:
                        failed(error)
                finally:
                    # The future knows its task through this function.
                    task._future = None  # noqa: SLF001 -- one class in two halves
                    self.finished.emit(task)

            self._answered.emit(deliver)

        future = self._worker(quiet=quiet).submit(work, task)
        task._future = future  # noqa: SLF001 -- one class in two halves
        future.add_done_callback(answer)
        return task

    def close(self) -> None:
        """Wait for what is under way and take no more."""
        for quiet in (False, True):
            self._worker(quiet=quiet).shutdown(wait=True, cancel_futures=True)

    def _worker(self, *, quiet: bool) -> ThreadPoolExecutor:
        # Made with the first task: the window is painted before there can be one.
        from concurrent.futures import ThreadPoolExecutor

        if quiet not in self._executors:
            self._executors[quiet] = ThreadPoolExecutor(max_workers=1, thread_name_prefix="onex-task")
        return self._executors[quiet]


def _deliver(answer: Callable[[], None]) -> None:
    answer()
