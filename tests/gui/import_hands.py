"""Hands that lead a file through the import wizard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from onex_desktop.gui.dialogs.importing import ImportWizard
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.services.context import AppContext

HEADING = ("工号", "教师姓名", "所在学院", "职称", "备注")


def context_of(window: MainWindow) -> AppContext:
    assert window.desk is not None
    return window.desk.ctx


def workbook(path: Path, rows: Sequence[Sequence[object]], sheet: str = "Sheet1") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    made = book.active
    assert made is not None
    made.title = sheet
    for row in rows:
        made.append(list(row))
    book.save(path)
    return path


def opened(qtbot: QtBot, window: MainWindow, path: Path) -> ImportWizard:
    window.go_to("teaching")
    window.acts.sheets.import_dropped(path)
    wizard = next(child for child in window.findChildren(ImportWizard) if child.isVisible())
    with qtbot.waitSignal(wizard.settled):
        pass
    return wizard


def to_preview(qtbot: QtBot, wizard: ImportWizard) -> None:
    QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(wizard.settled):
        QTest.keyClick(wizard, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
