"""What pages ask of the window: run a command, show a report, go to a place."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.documents import Document
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.journal import Step, StepKind
from onex_desktop.domain.problems import Place, ProblemsFound
from onex_desktop.gui.bus import Bus
from onex_desktop.gui.desk import Desk
from onex_desktop.gui.findings import FindingsWatch
from onex_desktop.gui.pages.page import Work
from onex_desktop.gui.tasks import Task, TaskRunner
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.empty_state import Act
from onex_desktop.gui.widgets.info_bar import InfoBar
from onex_desktop.wording.problems import sentence
from onex_desktop.wording.steps import step_label

T = TypeVar("T")
Format = Literal["pdf", "xlsx", "docx"]
FILES: Mapping[Format, tuple[str, str]] = {
    "pdf": ("保存 PDF", "PDF 文件 (*.pdf)"),
    "xlsx": ("保存 Excel", "Excel 工作簿 (*.xlsx)"),
    "docx": ("保存 Word", "Word 文档 (*.docx)"),
}

TOLD = (
    "delete",
    "import",
    "paste",
    "fill",
    "replace",
    "clear",
    "unassign",
    "sample",
    "enter_roster",
    "register_resits",
    "release",
    "accept_proposal",
    "switch",
)
"""Steps worth a line of their own: they touch many rows, or take something away."""

MANY: Final = 2_000
"""Steps of so many changes are taken back in the background; smaller ones are done before anybody looks up."""


class WindowCommands(QObject):
    """Runs commands for all pages and says how they ended.

    Attributes:
        desk: the open library, or None.
        findings: what the data contradict, kept up to date.

    Signals:
        place_asked: a finding's place is to be opened; carries the ``Place``.
    """

    place_asked = Signal(object)

    def __init__(self, window: QWidget, theme: Theme, bus: Bus, info: InfoBar, tasks: TaskRunner) -> None:
        super().__init__(window)
        self._window, self._theme, self._bus, self._info, self._tasks = window, theme, bus, info, tasks
        self.desk: Desk | None = None
        self.findings = FindingsWatch(self, tasks, self.explain)
        self._last_folder = Path.home()
        self._is_taking = False

    def set_desk(self, desk: Desk | None) -> None:
        """Work for another library, or for none."""
        self.desk = desk
        self.findings.watch(desk)

    def run(self, act: Callable[[], Changed], refused: Callable[[ProblemsFound], None] | None = None) -> Changed | None:
        """Run a service command and tell all pages what changed.

        When it is refused, the problems go to ``refused``, or else to the info bar, and None is returned.
        """
        try:
            changed = act()
        except ProblemsFound as found:
            if refused is None:
                self.explain(found)
            else:
                refused(found)
            return None
        except EnvironmentFault as fault:
            self.explain(fault)
            return None
        self.done(changed)
        return changed

    def done(self, changed: Changed) -> None:
        """Tell all pages what a command changed that ran elsewhere, and say so where it is worth a line."""
        if changed.step is not None:
            self._bus.changed.emit(changed)
            self._tell(changed)

    def explain(self, fault: BaseException) -> None:
        """Say in the bar what stood in the way; an error of the program itself goes on to the last resort."""
        if isinstance(fault, ProblemsFound):
            words = [sentence(problem.code, problem.params) for problem in fault.problems]
            rest = (Act("逐条查看", lambda: self._list(words)),) if len(words) > 1 else ()
            more = f"共 {len(words)} 处问题。" if rest else ""
            self._info.show_message("danger", more + words[0], rest)
        elif isinstance(fault, EnvironmentFault):
            self._info.show_message("danger", sentence(fault.code, fault.params))
        else:
            raise fault

    def warn(self, text: str, *, can_undo: bool = False) -> None:
        """Say something that stays until it is read."""
        self._info.show_message("warning", text, (Act("撤销", self.undo),) if can_undo else ())

    def offer_rest(self, head: str, lines: Sequence[str], rest: int, act: Callable[[], None]) -> None:
        """Show what a paste would do and what of it is refused; ``act`` pastes the rest, so many cells, if wanted."""
        from onex_desktop.gui.dialogs.refused import Refusals

        dialog = Refusals("填入", head, lines, self._window, rest=f"填入其余 {rest} 格")
        dialog.accepted.connect(act)
        dialog.open()

    def _list(self, words: Sequence[str]) -> None:
        from onex_desktop.gui.dialogs.refused import Refusals

        head = f"有 {len(words)} 处问题，改好之前什么都没有保存。"
        Refusals("没有保存", head, words, self._window).open()

    def in_background(self, title: str, work: Callable[[Work], T], done: Callable[[T], None]) -> Work:
        """Run long work off the main thread, then ``done`` with its result; what goes wrong is explained."""
        return self._tasks.run(title, work, done, self.explain)

    def open_place(self, place: Place) -> None:
        """Go to the page and the row a finding is about."""
        self.place_asked.emit(place)

    def undo(self) -> None:
        """Take back the newest step."""
        desk = self.desk
        if desk is not None:
            from onex_desktop.services import undo

            self._take("正在撤销", undo.next_undo(desk.ctx), lambda: undo.undo(desk.ctx))

    def redo(self) -> None:
        """Do again what was taken back last."""
        desk = self.desk
        if desk is not None:
            from onex_desktop.services import undo

            self._take("正在重做", undo.next_redo(desk.ctx), lambda: undo.redo(desk.ctx))

    def _take(self, title: str, step: Step | None, act: Callable[[], Changed]) -> None:
        """Take a step back or do it again: a big one in the background, and no second one meanwhile."""
        if self._is_taking:
            return
        if step is None or step.change_count < MANY:
            self.run(act)
            return
        self._is_taking = True

        def done(changed: Changed) -> None:
            self._is_taking = False
            self.done(changed)

        def failed(fault: BaseException) -> None:
            self._is_taking = False
            self.explain(fault)

        self._tasks.run(title, lambda _task: act(), done, failed)

    def show_report(self, report: str, parameters: Mapping[str, str]) -> None:
        """Compose a report in the background and show it before printing."""
        desk = self.desk
        if desk is None:
            return
        folder = tempfile.TemporaryDirectory(prefix="onex-")
        preview = Path(folder.name) / "preview.pdf"

        def work(_task: Task) -> Document:
            from onex_desktop.services import reporting

            document = reporting.compose(desk.ctx, report, parameters)
            reporting.write_document(document, preview, "pdf")
            return document

        def show(document: Document) -> None:
            with folder:
                self._preview(document, preview)

        def failed(fault: BaseException) -> None:
            folder.cleanup()
            self.explain(fault)

        self._tasks.run("正在生成报表", work, show, failed)

    def _preview(self, document: Document, pdf: Path) -> None:
        from onex_desktop.gui.dialogs.report_preview import ReportPreview
        from onex_desktop.services import reporting

        has_word = "docx" in reporting.spec(document.report).formats
        dialog = ReportPreview(document.title, pdf, self._theme, self._window, has_word=has_word)
        dialog.save_pdf.clicked.connect(lambda: self._save(document, "pdf", dialog))
        dialog.save_workbook.clicked.connect(lambda: self._save(document, "xlsx", dialog))
        dialog.save_word.clicked.connect(lambda: self._save(document, "docx", dialog))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _save(self, document: Document, kind: Format, parent: QWidget) -> None:
        from onex_desktop.services import reporting

        proposed = str(self._last_folder / reporting.file_name(document, kind))
        title, filters = FILES[kind]
        name, _ = QFileDialog.getSaveFileName(parent, title, proposed, filters)
        if not name:
            return
        target = Path(name).with_suffix(f".{kind}")
        try:
            reporting.write_document(document, target, kind)
        except (ProblemsFound, EnvironmentFault) as fault:
            self.explain(fault)
            return
        self._last_folder = target.parent
        copy = Act("复制路径", lambda: QApplication.clipboard().setText(str(target)))
        self._info.show_message("good", f"已保存 {target.name}", (copy,))

    def _tell(self, changed: Changed) -> None:
        step = changed.step
        if step is None:
            return
        label = step_label(step.kind, step.code, step.subject)
        if step.kind is not StepKind.DO:
            act = Act("重做", self.redo) if step.kind is StepKind.UNDO else Act("撤销", self.undo)
            self._info.show_message("info", f"已{label}", (act,))
        elif any(word in step.code for word in TOLD):
            self._info.show_message("info", f"已{label}", (Act("撤销", self.undo),))
