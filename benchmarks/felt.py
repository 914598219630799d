"""How long a window does not answer: a timer in its own event loop, and the longest time between two of its ticks."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onex_desktop.gui.main_window import MainWindow

TICK_MS: Final = 5
IN_TIME: Final = 0.02
MOST: Final = 120.0
"""Seconds; what has not settled by then never does."""


@dataclass(frozen=True, slots=True)
class Felt:
    """What an act cost in seconds: its longest pause by the clock, what the window's thread worked in it, the whole."""

    pause: float
    worked: float
    whole: float


class Probe:
    """Ticks while an act runs and until its last consequence is painted and no work is under way.

    ``quiet_ticks`` in a row come in time before it is believed that nothing more follows.
    """

    def __init__(self, window: MainWindow, quiet_ticks: int) -> None:
        from PySide6.QtCore import QEventLoop, Qt, QTimer

        self._quiet_ticks = quiet_ticks
        self._loop = QEventLoop()
        self._timer = QTimer(interval=TICK_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._under_way = 0
        self._start()
        window.tasks.started.connect(lambda _task: self._count(1))
        window.tasks.finished.connect(lambda _task: self._count(-1))

    def felt(self, act: Callable[[], object]) -> Felt:
        """Run an act as an event of the loop and return what was felt of it."""
        from PySide6.QtCore import QTimer

        self._start()
        self._timer.start()
        QTimer.singleShot(0, act)
        self._loop.exec()
        self._timer.stop()
        return Felt(self._longest, self._worked, self._settled - self._began)

    def _start(self) -> None:
        self._last, self._last_worked = time.perf_counter(), time.thread_time()
        self._began = self._settled = self._last
        self._quiet, self._longest, self._worked = 0, 0.0, 0.0

    def _count(self, by: int) -> None:
        self._under_way += by

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        gap = now - self._last
        if gap > self._longest:
            self._longest, self._worked = gap, worked - self._last_worked
        self._last, self._last_worked = now, worked
        if gap > IN_TIME or self._under_way:
            self._quiet, self._settled = 0, now
        else:
            self._quiet += 1
        if self._quiet >= self._quiet_ticks or now - self._began > MOST:
            self._loop.quit()
