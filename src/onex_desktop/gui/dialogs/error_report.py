"""What the user sees when the program itself has erred."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from onex_desktop.gui.dialogs.asking import asked


def show_error(parent: QWidget, trace: str, log: Path) -> None:
    """Say what happened and what is safe; offer the log and the details."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("程序出错")
    box.setText("程序出了错，刚才的操作可能没有完成。")
    box.setInformativeText("已保存的数据没有受影响，可以继续使用。若反复出现，把日志交给维护人员。")
    box.setDetailedText(trace)
    open_log = box.addButton("打开日志", QMessageBox.ButtonRole.ActionRole)
    copy = box.addButton("复制详情", QMessageBox.ButtonRole.ActionRole)
    go_on = box.addButton("继续", QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(go_on)
    box.setEscapeButton(go_on)  # Qt finds none by itself, and Esc would do nothing
    asked(box)
    if box.clickedButton() is open_log:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log)))
    elif box.clickedButton() is copy:
        QApplication.clipboard().setText(trace)
