"""Choosing a backup to restore: when it was made, what it holds, and what it replaces."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QPushButton, QVBoxLayout

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.tokens import L, M
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.runtime.clock import system_clock
from onex_desktop.services import backup as backups
from onex_desktop.wording.labels import BACKUP_REASONS
from onex_desktop.wording.problems import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.main_window import MainWindow

FILTER: Final = "书证融通库 (*.onex)"


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup as a row."""

    id: int
    backup: backups.Backup

    @property
    def size(self) -> str:
        """Its size in words."""
        return f"{self.backup.path.stat().st_size / 1_000_000:.1f} MB"


COLUMNS: tuple[Column[BackupLine], ...] = (
    Column("made", "时间", lambda row: f"{row.backup.made.astimezone():%Y-%m-%d %H:%M:%S}", width=170),
    Column("reason", "来由", lambda row: BACKUP_REASONS.get(row.backup.reason, ""), width=80),
    Column("size", "大小", lambda row: row.size, align="right", width=90),
    Column("name", "文件", lambda row: row.backup.path.name, width=300),
)


class RestoreDialog(QDialog):
    """Lists the backups of the open library, or takes any file.

    Attributes:
        backup: the backup chosen, or None.
        target: the library it is to replace.
        moment: when the dialog was accepted, for the name of the replaced file.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setWindowTitle("从备份恢复")
        self._window = window
        self.backup: Path | None = None
        self.target: Path | None = window.desk.path if window.desk else None
        self.moment: datetime = system_clock()
        made = [] if window.desk is None else backups.existing(window.desk.ctx)
        self.table = Table(window.theme, "备份", COLUMNS, empty=Empty("这台电脑上没有这个库的备份。", icon="archive"))
        self.table.set_rows([BackupLine(number, backup) for number, backup in enumerate(made, start=1)])
        self.table.selection_changed.connect(lambda _: self._preview())
        self._says = QLabel("选一份备份，这里显示它的内容。现在的库会另存一份，不会丢失。")
        self._says.setWordWrap(True)
        self._says.setProperty("tone", "quiet")
        buttons = QDialogButtonBox()
        other = buttons.addButton("其他文件…", QDialogButtonBox.ButtonRole.ActionRole)
        self._restore: QPushButton = buttons.addButton("恢复这份备份", QDialogButtonBox.ButtonRole.AcceptRole)
        self._restore.setProperty("role", "primary")
        self._restore.setEnabled(False)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        other.clicked.connect(self._choose_file)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        for widget in (self.table, self._says, buttons):
            column.addWidget(widget)
        self.resize(720, 460)

    def _preview(self) -> None:
        chosen = self.table.selected_rows
        if len(chosen) == 1:
            self._look_at(chosen[0].backup.path)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, "选择备份", str(Path.home()), FILTER)
        if name:
            self._look_at(Path(name))

    def _look_at(self, path: Path) -> None:
        try:
            contents = backups.contents(path)
        except EnvironmentFault as fault:
            self.backup = None
            self._says.setText(sentence(fault.code, fault.params))
        else:
            self.backup = path
            self.target = self.target or self._ask_target(path)
            school = contents.school or "未填写学校"
            newest = f"，最近一步 {contents.newest[:10]}" if contents.newest else ""
            says = f"{path.name}：{school}，共 {contents.steps} 步操作{newest}{_files(contents)}。"
            self._says.setText(f"{says}现在的库会另存一份，不会丢失。")
        self._restore.setEnabled(self.backup is not None and self.target is not None)

    def _ask_target(self, path: Path) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self, "恢复到", str(Path.home() / path.name), FILTER)
        return Path(name) if name else None


def _files(contents: backups.Contents) -> str:
    """Return how many files of evidence a backup names, and how many of them it does not bring along."""
    if not contents.files:
        return ""
    absent = f"（{contents.absent} 个不在备份里，用库旁边已有的）" if contents.absent else "（一同带回）"
    return f"，佐证文件 {contents.files} 个{absent}"
