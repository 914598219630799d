"""Backups that nobody asks for: after a library was opened, every half hour, on leaving; when something changed."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.gui.tasks import Task, TaskRunner

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.desk import Desk

logger = logging.getLogger(__name__)

AFTER_OPENING_MS: Final = 400
EVERY_MS: Final = 30 * 60 * 1000


class BackupWatch(QObject):
    """Backs the open library up in the background: evidence that came in takes time to copy.

    Signals:
        known: a backup was made or none was needed; carries when the newest was made, ``MM-DD HH:MM``.
        failed: it was not made; carries the ``EnvironmentFault``.
    """

    known = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject, tasks: TaskRunner) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._desk: Desk | None = None
        self._task: Task | None = None
        self._often = QTimer(self, interval=EVERY_MS)
        self._soon = QTimer(self, singleShot=True, interval=AFTER_OPENING_MS)
        for timer in (self._often, self._soon):
            timer.timeout.connect(self.back_up)

    def watch(self, desk: Desk | None) -> None:
        """Turn to another library, or to none; what was under way on the old one has ended on return."""
        self._desk = desk
        task, self._task = self._task, None
        if task is not None:
            task.withdraw()
        for timer in (self._often, self._soon):
            timer.stop() if desk is None else timer.start()

    def back_up(self) -> None:
        """Make a backup in the background unless nothing changed or one is under way."""
        desk = self._desk
        if desk is not None and self._task is None:
            self._task = self._tasks.run("正在备份", lambda _task: _made(desk), self._take, self._give_up, quiet=True)

    def before_leaving(self) -> None:
        """Make a backup at once unless nothing changed; a failure is logged and hinders nobody from leaving."""
        if self._desk is not None:
            try:
                _made(self._desk)
            except EnvironmentFault as fault:
                self._explain(fault)

    def _take(self, moment: str) -> None:
        self._task = None
        if moment:
            self.known.emit(moment)

    def _give_up(self, error: BaseException) -> None:
        self._task = None
        if not isinstance(error, EnvironmentFault):
            raise error
        self._explain(error)

    def _explain(self, fault: EnvironmentFault) -> None:
        logger.warning("backup failed: %s %s", fault.code, fault.params)
        self.failed.emit(fault)


def _made(desk: Desk) -> str:
    """Back up what changed, and return when the newest backup was made."""
    from onex_desktop.services import backup

    backup.when_changed(desk.ctx)
    newest = next(iter(backup.existing(desk.ctx)), None)
    return f"{newest.made.astimezone():%m-%d %H:%M}" if newest else ""
