"""What the file menu does: make, open, back up and restore libraries."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.gui.widgets.empty_state import Act
from onex_desktop.runtime import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.main_window import MainWindow

SAMPLE_NAME = "示例学校.onex"
FILTER = "书证融通库 (*.onex)"


class FileActions(QObject):
    """The acts on whole libraries."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_sample(self) -> None:
        """Open the sample school, made anew when it is not there."""
        target = paths.user_data() / SAMPLE_NAME
        if not target.exists() and not self._create(target, with_sample=True):
            return
        if self._window.open_library(target):
            acts = (Act("新建自己的库…", self.new_library), Act("打开已有库…", self.choose_library))
            self._window.info.show_message("info", "这是示例学校的数据，可以随意试用。", acts)

    def new_library(self) -> None:
        """Ask for a name and make an empty library there."""
        proposed = str(self._folder() / "我的学校.onex")
        name, _ = QFileDialog.getSaveFileName(self._window, "新建库", proposed, FILTER)
        if not name:
            return
        target = Path(name) if name.endswith(".onex") else Path(f"{name}.onex")
        if self._create(target, with_sample=False):
            self._window.open_library(target)

    def choose_library(self) -> None:
        """Ask for a library and open it."""
        name, _ = QFileDialog.getOpenFileName(self._window, "打开库", str(self._folder()), FILTER)
        if name:
            self._window.open_library(Path(name))

    def back_up_now(self) -> None:
        """Make a verified backup in the background."""
        desk = self._window.desk
        if desk is None:
            return
        from onex_desktop.services import backup

        def done(made: backup.Backup) -> None:
            act = Act("打开文件夹", self.open_backups)
            self._window.info.show_message("good", f"已备份并校验：{made.path.name}", (act,))
            self._window.status.set_backup(f"上次备份 {made.made.astimezone():%m-%d %H:%M}")

        commands = self._window.acts.commands
        self._window.tasks.run("正在备份", lambda _task: backup.now(desk.ctx), done, commands.explain)

    def open_backups(self) -> None:
        """Show the backups' folder in the file manager."""
        desk = self._window.desk
        if desk is not None:
            from onex_desktop.services import backup

            folder = backup.folder_of(desk.path, desk.ctx.data_folder)
            folder.mkdir(parents=True, exist_ok=True)
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def restore(self) -> None:
        """Let the user choose a backup, look at it, and put it in the place of a library."""
        from onex_desktop.gui.dialogs.asking import asked
        from onex_desktop.gui.dialogs.restore import RestoreDialog
        from onex_desktop.services import backup
        from onex_desktop.wording.problems import sentence

        dialog = RestoreDialog(self._window)
        if not asked(dialog) or dialog.backup is None or dialog.target is None:
            return
        if self._window.desk is not None and self._window.desk.path == dialog.target:
            self._window.close_library()
        try:
            done = backup.restore(dialog.backup, dialog.target, dialog.moment)
        except EnvironmentFault as fault:
            self._window.open_library(dialog.target)
            self._window.info.show_message("danger", sentence(fault.code, fault.params))
            return
        self._window.open_library(dialog.target)
        note = f"；原文件留作 {done.kept.name}" if done.kept else ""
        words = "".join(f"。{sentence(problem.code, problem.params)}" for problem in done.problems)
        text = f"已从备份 {dialog.backup.name} 恢复{note}{words}"
        self._window.info.show_message("warning" if words else "good", text)

    def _create(self, target: Path, *, with_sample: bool) -> bool:
        from onex_desktop.services import libraries
        from onex_desktop.wording.problems import sentence

        try:
            libraries.create(target, with_sample=with_sample)
        except EnvironmentFault as fault:
            self._window.info.show_message("danger", sentence(fault.code, fault.params))
            return False
        return True

    def _folder(self) -> Path:
        last = self._window.state.last_library
        return last.parent if last is not None and last.parent.is_dir() else Path.home()
