"""One run: a window on a copy of the sample library, many acts, and a look at everything afterwards."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from unittest import mock

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from tests import factories
from tests.monkey.complaints import collected
from tests.monkey.hands import Hands
from tests.monkey.outside import stubbed

from onex_desktop.app import bootstrap
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import integrity
from onex_desktop.runtime import paths
from onex_desktop.services import libraries

PATIENCE: Final = 4
"""Esc may first leave a cell, then a filter, then a list; after that a dialog must be gone."""
AT_WORK_SECONDS: Final = 5.0
IN_DIALOG: Final = 0.2
"""How often Esc follows instead of another act while a dialog or a menu is open."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found wrong, and what was done before it."""

    seed: int
    acts: int
    complaints: tuple[str, ...]
    trace: tuple[str, ...]


def run(seed: int, acts: int, folder: Path) -> Outcome:
    """Do ``acts`` random acts on a new library in an empty folder, until the first complaint; then check it."""
    chance = random.Random(seed)  # noqa: S311 -- to be repeated, not to be secret
    library = folder / "示例 学校.onex"
    factories.full_library(folder / "made")
    factories.close_all()
    (folder / "made" / "示例.onex").rename(library)
    environment = mock.patch.dict("os.environ", {paths.DATA_DIR_VARIABLE: str(folder / "desk")})
    with environment, stubbed(chance, folder), collected() as complaints:
        window = bootstrap.make_window(bootstrap.make_application())
        window.show()
        assert window.open_library(library)
        window.actions_by_key["quit"].setEnabled(False)
        hands = Hands(window, chance)
        _Run(hands, chance, acts, complaints).exec()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()
        QApplication.clipboard().clear()
        for file in sorted({*folder.glob("*.onex"), *(folder / "desk").glob("*.onex")}):
            complaints.extend(_unsound(file))
        if (folder / "坏.onex").read_text(encoding="utf-8") != "这不是库":
            complaints.append("a file that is no library was changed")
    return Outcome(seed, len(hands.trace), tuple(complaints), tuple(hands.trace))


class _Run:
    """Acts from timers, so that it goes on inside the dialogs that its own acts have opened."""

    def __init__(self, hands: Hands, chance: random.Random, acts: int, found: list[str]) -> None:
        self._hands, self._chance, self._left, self._found = hands, chance, acts, found
        self._loop = QEventLoop()
        self._escaped: tuple[QWidget | None, int, float] = (None, 0, 0.0)
        self._acting: list[QWidget] = []

    def exec(self) -> None:
        """Act until the acts are used up or something is wrong, and close every dialog."""
        QTimer.singleShot(0, self._tick)
        self._loop.exec()

    def _tick(self) -> None:
        top = self._hands.top()
        if top in self._acting:
            # An act on it is under way, and lets Qt work for a moment.
            QTimer.singleShot(1, self._tick)
            return
        covered = top is not self._hands.window
        ending = bool(self._left <= 0 or self._found)
        if ending and not covered:
            self._loop.quit()
            return
        # Before the act: it may open a dialog and return only when that is closed.
        QTimer.singleShot(0, self._tick)
        self._left -= 1
        self._acting.append(top)
        try:
            if covered and (ending or self._chance.random() < IN_DIALOG):
                self._escape(top)
            else:
                self._hands.act()
        finally:
            self._acting.remove(top)

    def _escape(self, top: QWidget) -> None:
        before, times, since = self._escaped
        times, since = (times + 1, since) if before is top else (1, time.monotonic())
        self._escaped = (top, times, since)
        self._hands.escape()
        # A dialog at work stops that first, and closes when it has stopped.
        tried = times > PATIENCE and time.monotonic() - since > AT_WORK_SECONDS
        if tried and self._hands.top() is top and top.isVisible():
            self._found.append(f"Esc does not close {type(top).__name__} {top.windowTitle()}")
            top.close()


def _unsound(file: Path) -> list[str]:
    """Return what is wrong with a library, as SQLite and as the program see it."""
    if file.name == "坏.onex":
        return []
    with closing(sqlite3.connect(file)) as connection:
        said = [row[0] for row in connection.execute("PRAGMA integrity_check")]
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if said != ["ok"] or orphans:
        return [f"{file.name}: {said} {orphans}"]
    try:
        ctx = libraries.open_library(file)
    except EnvironmentFault as fault:
        return [f"{file.name}: {fault.code}"]
    try:
        state = integrity.check(ctx.library.engine)
    finally:
        ctx.close()
    return [] if state.ok else [f"{file.name}: {state}"]
