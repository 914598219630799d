"""Excel in and out of the window: the wizard, the exports, the templates, and the menu of them in a page's head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.file_drop import FileDrop
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.widgets.empty_state import Act
from onex_desktop.runtime.clock import system_clock

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.dialogs.importing import ImportWizard
    from onex_desktop.gui.main_window import MainWindow
    from onex_desktop.gui.pages.page import Page

READABLE: Final = "表格文件 (*.xlsx *.xlsm *.xls *.csv *.txt);;所有文件 (*)"
WORKBOOK: Final = "Excel 工作簿 (*.xlsx)"
TEXT_TABLE: Final = "CSV 文件 (*.csv)"


@runtime_checkable
class Head(Protocol):
    """What stands over a page and takes actions."""

    def add_action(self, action: QAction, *, primary: bool = False) -> QWidget:
        """Put an action at the right."""


class SheetActions(QObject):
    """The acts on whole sheets; a page says by ``sheets`` which of them are its own."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._folder = Path.home()
        FileDrop(window, self.import_dropped)

    def attach(self, page: Page) -> None:
        """Put the menu of a page's sheets into its head, and the import into its empty lists."""
        if not page.sheets:
            return
        from onex_desktop.gui.pages.record_list import RecordList

        header = getattr(page, "header", None)
        if not isinstance(header, Head):
            return
        button = themed_action(self._window.theme, "Excel", lambda: None, page, icon="file-spreadsheet")
        button.setToolTip("导入、导出、模板")
        button.setMenu(self._menu(page))
        header.add_action(button)
        for made in getattr(page, "lists", ()):
            if isinstance(made, RecordList):
                made.offer_import(self.import_file)
                view = made.table.view
                keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), view, self.paste)
                keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def import_dropped(self, path: Path) -> None:
        """Open the wizard with a file that was let go on the window."""
        if self._window.desk is not None:
            self._wizard().open_file(path)

    def import_file(self) -> None:
        """Ask for a file and open the wizard with it."""
        if self._window.desk is None:
            return
        path = self._choose()
        if path is not None:
            self._wizard().open_file(path)

    def paste(self) -> None:
        """Take the rows on the clipboard into the list on show, through the same preview as a file."""
        from onex_desktop.gui.models.matrix_words import from_tsv
        from onex_desktop.services import pasting

        page = self._window.page
        if self._window.desk is None or page is None or not page.sheets:
            return
        words = _shown_first(page)
        try:
            block = pasting.read(from_tsv(QGuiApplication.clipboard().text()), words)
        except ProblemsFound as found:
            self._window.acts.commands.explain(found)
            return
        self._wizard().open_block(block)

    def export_page(self) -> None:
        """Write the sheets of the page on show, or all where it has none."""
        page = self._window.page
        self.export(page.sheets if page is not None else (), page.title if page is not None else "")

    def export(self, words: Sequence[str] = (), name: str = "") -> None:
        """Ask for a name and write sheets as a workbook that can be imported again."""
        from onex_desktop.services import exporting

        desk = self._window.desk
        target = self._target(name if words else "全部数据", WORKBOOK, "xlsx", "导出 Excel")
        if desk is not None and target is not None:
            self._write("正在导出", target, lambda: exporting.export(desk.ctx, target, words))

    def export_csv(self, word: str, title: str) -> None:
        """Ask for a name and write one sheet as text that Excel opens."""
        from onex_desktop.services import exporting

        desk = self._window.desk
        target = self._target(title, TEXT_TABLE, "csv", "导出 CSV")
        if desk is not None and target is not None:
            self._write("正在导出", target, lambda: exporting.export(desk.ctx, target, (word,)))

    def template(self) -> None:
        """Ask for a name and write the template of the page's sheets, or of all."""
        from onex_desktop.services import exporting

        page = self._window.page
        words = page.sheets if page is not None else ()
        name = page.title if page is not None and words else "全部"
        target = self._target(f"{name}导入模板", WORKBOOK, "xlsx", "下载导入模板", dated=False)
        if target is not None:
            self._write("正在生成模板", target, lambda: exporting.template(target, words), "已保存模板")

    def _menu(self, page: Page) -> QMenu:
        from onex_desktop.services import importing

        on = self._window.actions_by_key
        menu = QMenu(page)
        menu.addAction(on["import"])
        if getattr(page, "lists", ()):
            paste = menu.addAction(self._window.theme.icon("clipboard-paste"), "粘贴多行…\tCtrl+V")
            paste.triggered.connect(lambda _=False: self.paste())
        menu.addSeparator()
        menu.addAction(on["export"])
        texts = menu.addMenu("导出 CSV")
        for word in page.sheets:
            title = importing.kind_named(word).title
            texts.addAction(f"{title}…").triggered.connect(
                lambda _=False, chosen=word, called=title: self.export_csv(chosen, called)
            )
        menu.addSeparator()
        menu.addAction(on["template"])
        return menu

    def _wizard(self) -> ImportWizard:
        from onex_desktop.gui.dialogs.importing import ImportWizard

        window, desk = self._window, self._window.desk
        assert desk is not None  # noqa: S101 -- the callers have looked; this tells the type checker
        preferred = window.page.sheets if window.page is not None else ()
        wizard = ImportWizard(
            desk.ctx, window.theme, window.tasks, self._choose, self.template, preferred, window
        )  # fmt: skip
        wizard.imported.connect(window.acts.commands.done)
        wizard.finished.connect(wizard.deleteLater)
        wizard.open()
        return wizard

    def _choose(self) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(self._window, "导入 Excel", str(self._folder), READABLE)
        if not name:
            return None
        self._folder = Path(name).parent
        return Path(name)

    def _target(self, name: str, filters: str, ending: str, title: str, *, dated: bool = True) -> Path | None:
        day = f"_{system_clock().astimezone():%Y%m%d}" if dated else ""
        proposed = str(self._folder / f"{name}{day}.{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, proposed, filters)
        if not chosen:
            return None
        target = Path(chosen) if chosen.lower().endswith(f".{ending}") else Path(f"{chosen}.{ending}")
        self._folder = target.parent
        return target

    def _write(self, title: str, target: Path, write: Callable[[], None], said: str = "已导出") -> None:
        def done(_result: None) -> None:
            acts = (
                Act("打开", lambda: _open(target)),
                Act("打开文件夹", lambda: _open(target.parent)),
            )  # fmt: skip
            self._window.info.show_message("good", f"{said}：{target.name}", acts)

        self._window.tasks.run(title, lambda _task: write(), done, self._window.acts.commands.explain)


def _shown_first(page: Page) -> tuple[str, ...]:
    """Return the words of a page's sheets, that of the tab on show first."""
    from onex_desktop.gui.pages.tabbed_page import TabbedPage
    from onex_desktop.services import importing

    if not isinstance(page, TabbedPage):
        return page.sheets
    try:
        word = importing.kind_named(page.tab_titles[page.tabs.currentIndex()]).word
    except ProblemsFound:
        return page.sheets
    return (word, *(other for other in page.sheets if other != word))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
