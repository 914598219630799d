"""What the window's actions do, and what they look like at the moment."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QActionGroup, QDesktopServices
from PySide6.QtWidgets import QMessageBox

from onex_desktop import __version__
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import Severity
from onex_desktop.gui import areas
from onex_desktop.gui.actions import REPORTS, menu
from onex_desktop.gui.backups import BackupWatch
from onex_desktop.gui.context_bar import Choices
from onex_desktop.gui.theme import Scheme
from onex_desktop.runtime import paths

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.domain.problems import Problem
    from onex_desktop.gui.commands import WindowCommands
    from onex_desktop.gui.desk import Desk
    from onex_desktop.gui.main_window import MainWindow

SHEETS: Final = ("import", "export", "export_all", "template")
NEED_LIBRARY: Final = (
    *(*SHEETS, "undo", "redo", "backup", "backups", "check", "palette"),
    *("back", "forward", "next_area", "last_area"),
)
SCHEMES: Final[tuple[Scheme, ...]] = ("system", "light", "dark")


class WindowActions(QObject):
    """Connects the actions of a window; what needs a library is off while none is open."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._commands: WindowCommands | None = None
        self._backups = BackupWatch(self, window.tasks)
        self._backups.known.connect(lambda moment: window.status.set_backup(f"上次备份 {moment}"))
        self._backups.failed.connect(self._say_backup_failed)
        self._connect()
        self.set_desk(None)

    @property
    def commands(self) -> WindowCommands:
        """What pages may ask of the window; made with the first library."""
        if self._commands is None:
            from onex_desktop.gui.commands import WindowCommands

            window = self._window
            self._commands = WindowCommands(window, window.theme, window.bus, window.info, window.tasks)
            self._commands.place_asked.connect(window.open_place)
            self._commands.findings.found.connect(self._count)
        return self._commands

    def _connect(self) -> None:
        from onex_desktop.gui.file_actions import FileActions
        from onex_desktop.gui.sheet_actions import SheetActions

        window, on = self._window, self._window.actions_by_key
        self.files = FileActions(window)
        self.sheets = SheetActions(window)
        for key, act in {
            "new": self.files.new_library,
            "open": self.files.choose_library,
            "sample": self.files.open_sample,
            "restore": self.files.restore,
            "backup": self.files.back_up_now,
            "backups": self.files.open_backups,
            "quit": window.close,
            "import": self.sheets.import_file,
            "export": self.sheets.export_page,
            "export_all": self.sheets.export,
            "template": self.sheets.template,
            "undo": self._undo,
            "redo": self._redo,
            "back": lambda: self._step(-1),
            "forward": lambda: self._step(1),
            "next_area": lambda: self._step_area(1),
            "last_area": lambda: self._step_area(-1),
            "check": self.check,
            "palette": self._open_palette,
            "logs": lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(paths.logs()))),
            "about": self._about,
        }.items():
            on[key].triggered.connect(lambda _=False, chosen=act: chosen())
        menu(window.menuBar(), REPORTS).aboutToShow.connect(self._fill_reports)
        on["rail"].toggled.connect(lambda folded: window.rail.set_folded(folded=folded))
        window.rail.folded_changed.connect(on["rail"].setChecked)
        on["inspector"].setChecked(not window.state.flag("window/inspector_hidden"))
        on["inspector"].toggled.connect(lambda shown: window.show_inspector(shown=shown))
        window.status.problems_asked.connect(lambda: window.go_to("home"))
        schemes = QActionGroup(self)
        for scheme in SCHEMES:
            schemes.addAction(on[scheme])
            on[scheme].setChecked(window.theme.scheme == scheme)
            on[scheme].triggered.connect(lambda _=False, chosen=scheme: self._set_scheme(chosen))

    def open_sample(self) -> None:
        """Open the sample school."""
        self.files.open_sample()

    def new_library(self) -> None:
        """Ask for a name and make a library."""
        self.files.new_library()

    def set_desk(self, desk: Desk | None) -> None:
        """Work for another library, or for none."""
        if desk is not None or self._commands is not None:
            self.commands.set_desk(desk)
        for key in NEED_LIBRARY:
            self._window.actions_by_key[key].setEnabled(desk is not None)
        menu(self._window.menuBar(), REPORTS).setEnabled(desk is not None)
        self._backups.watch(desk)

    def choices(self) -> Choices:
        """Return what the context bar offers."""
        desk = self._window.desk
        if desk is None:
            return Choices()
        from onex_desktop.services import campus, catalogue, plans

        ctx = desk.ctx
        return Choices(campus.colleges(ctx), campus.majors(ctx), plans.plans(ctx), catalogue.pilot_years(ctx))

    def refresh(self) -> None:
        """Name what undo and redo would do now; look for findings a moment later."""
        desk = self._window.desk
        if desk is None:
            return
        from onex_desktop.services import undo
        from onex_desktop.wording.steps import step_label

        for key, title, step in (
            ("undo", "撤销", undo.next_undo(desk.ctx)),
            ("redo", "重做", undo.next_redo(desk.ctx)),
        ):
            action = self._window.actions_by_key[key]
            what = "" if step is None else step_label("do", step.code, step.subject)
            action.setEnabled(step is not None)
            action.setText(f"{title} {what}".strip())
            action.setToolTip(f"{title}：{what}" if what else f"没有可以{title}的操作")
        self.commands.findings.look_soon()

    def refresh_trail(self) -> None:
        """Switch back and forward on or off."""
        for key, by in (("back", -1), ("forward", 1)):
            self._window.actions_by_key[key].setEnabled(self._window.trail.reaches(by))

    def check(self) -> None:
        """Check file and data, and show the findings on the start page."""
        desk = self._window.desk
        if desk is None:
            return
        from onex_desktop.services import checking

        def done(found: checking.Findings) -> None:
            counts = [found.count(severity) for severity in Severity]
            state = "文件完好" if found.integrity.ok else "文件有问题"
            text = f"体检完成：{state}；错误 {counts[0]}，提醒 {counts[1]}，提示 {counts[2]}"
            self._window.info.show_message("good" if found.ok else "warning", text)
            self._window.go_to("home")

        self._window.tasks.run("正在体检", lambda _task: checking.check(desk.ctx), done, self.commands.explain)

    def stop_looking(self) -> None:
        """End the search for findings; the window is being closed."""
        if self._commands is not None:
            self._commands.findings.watch(None)

    def back_up_before_leaving(self) -> None:
        """Make a backup unless nothing changed."""
        self._backups.before_leaving()

    def _say_backup_failed(self, fault: EnvironmentFault) -> None:
        from onex_desktop.wording.problems import sentence

        self._window.info.show_message("warning", f"自动备份没有完成：{sentence(fault.code, fault.params)}")

    def _count(self, found: tuple[Problem, ...]) -> None:
        self._window.status.set_problems(sum(problem.severity is not Severity.INFO for problem in found))

    def _fill_reports(self) -> None:
        from onex_desktop.services import reporting

        reports = menu(self._window.menuBar(), REPORTS)
        reports.clear()
        for spec in reporting.reports():
            action = reports.addAction(self._window.theme.icon("printer"), f"{spec.title}…")
            action.triggered.connect(lambda _=False, key=spec.id: self.commands.show_report(key, {}))

    def _undo(self) -> None:
        self.commands.undo()

    def _redo(self) -> None:
        self.commands.redo()

    def _step(self, by: int) -> None:
        key = self._window.trail.step(by)
        if key is not None:
            self._window.go_to(key, leave_track=False)

    def _set_scheme(self, scheme: Scheme) -> None:
        self._window.state.set_scheme(scheme)
        self._window.theme.set_scheme(scheme)

    def _step_area(self, by: int) -> None:
        window, page = self._window, self._window.page
        if page is not None:
            around = (window.rail, window.context_bar, page)
            work = areas.Area(page, page.focus_main)
            areas.step((*map(areas.Area, around), work, areas.Area(window.inspectors)), by)

    def _open_palette(self) -> None:
        from onex_desktop.gui.dialogs.command_palette import CommandPalette

        CommandPalette.open_over(self._window)

    def _about(self) -> None:
        from PySide6 import __version__ as qt_version

        from onex_desktop.services import libraries

        QMessageBox.about(
            self._window,
            "关于书证融通工作台",
            f"<b>书证融通工作台 {__version__}</b><br>1+X 证书工作的桌面程序，离线运行，数据只在本机。<br><br>"
            f"Qt {qt_version} · SQLite {libraries.SQLITE_VERSION}<br>数据文件夹：{paths.user_data()}<br><br>"
            "程序以 Apache-2.0 许可发布；Qt 按 LGPL 动态链接；字体为 Noto Sans SC、Noto Serif SC（OFL）；"
            "图标为 Lucide（ISC）。全部第三方许可见 THIRD_PARTY_NOTICES。",
        )
