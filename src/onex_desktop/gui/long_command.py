"""A command that may take long: it runs in the background and is told like one that ran at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.runtime.watching import Cancelled, Watch

if TYPE_CHECKING:
    from onex_desktop.gui.pages.page import Commands, Work

STOPPED: Final = "已停止，库没有改动。"


class LongCommand:
    """Runs one command at a time; stopping it leaves nothing behind."""

    def __init__(self, commands: Commands) -> None:
        self._commands = commands
        self._work: Work | None = None

    @property
    def is_running(self) -> bool:
        """Whether a command is under way."""
        return self._work is not None

    def start(self, title: str, act: Callable[[Watch], Changed], done: Callable[[Changed | None], None]) -> None:
        """Run a command unless one is under way, then ``done`` with what it changed, None when it did not happen."""
        if self._work is not None:
            return
        ended: list[bool] = []

        def work(task: Work) -> Changed | ProblemsFound | Cancelled:
            try:
                return act(Watch(lambda: task.cancelled))
            except (ProblemsFound, Cancelled) as fault:
                return fault

        def answer(result: Changed | ProblemsFound | Cancelled) -> None:
            ended.append(True)
            self._work = None
            if isinstance(result, Cancelled):
                self._commands.warn(STOPPED)
                done(None)
            else:
                done(self._commands.run(lambda: _told(result)))

        started = self._commands.in_background(title, work, answer)
        # A window of tests answers at once.
        self._work = None if ended else started

    def stop(self) -> None:
        """Ask the command under way to stop."""
        if self._work is not None:
            self._work.cancel()


def _told(result: Changed | ProblemsFound) -> Changed:
    if isinstance(result, ProblemsFound):
        raise result
    return result
