"""A way to open each dialog of the program as a person does, and hands that leave whatever is open."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from inspect import getmembers, isclass
from pkgutil import walk_packages
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from tests.gui.import_hands import context_of

from onex_desktop.gui import dialogs
from onex_desktop.gui.dialogs.error_report import show_error
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.exams import ExamsPage
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.pages.plans import PlansPage
from onex_desktop.gui.pages.plans_objectives import ObjectivesPanel
from onex_desktop.gui.pages.plans_objectives_nodes import OBJECTIVE
from onex_desktop.gui.pages.standards import StandardsPage
from onex_desktop.gui.pages.tabbed_page import TabbedPage
from onex_desktop.runtime import paths
from onex_desktop.services import objectives, plans

Way = Callable[[MainWindow], None]


class Leaver(QObject):
    """Leaves every dialog and menu as soon as it is open.

    Attributes:
        left: the classes of what was left, the last one last.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.left: list[str] = []
        self._often = QTimer(self, interval=5)
        self._often.timeout.connect(self._leave)
        self._often.start()

    def stop(self) -> None:
        """Leave nothing any more."""
        self._often.stop()

    def _leave(self) -> None:
        top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if top is None:
            return
        self.left.append(type(top).__name__)
        if isinstance(top, QDialog) and not isinstance(top, QMessageBox):
            top.reject()
        else:
            top.close()


def dialog_classes() -> set[str]:
    """Return the names of all classes of dialogs that are made as such."""
    found: set[type[QDialog]] = set()
    for module in walk_packages(dialogs.__path__, f"{dialogs.__name__}."):
        own = getmembers(import_module(module.name), isclass)
        found |= {each for _, each in own if issubclass(each, QDialog) and each.__module__ == module.name}
    bases = {base for each in found for base in each.__mro__[1:]}
    return {each.__name__ for each in found - bases}


def _act(page: str, text: str) -> Way:
    def way(window: MainWindow) -> None:
        window.go_to(page)
        assert window.page is not None
        action = next(each for each in window.page.findChildren(QAction) if each.text() == text)
        assert action.isEnabled(), text
        action.trigger()

    return way


def _of_plan(text: str) -> Way:
    def way(window: MainWindow) -> None:
        window.go_to("plans")
        page = window.page
        assert isinstance(page, PlansPage)
        page.tabs.setCurrentIndex(0)
        page.lists[0].table.select_ids([page.lists[0].table.shown_rows[0].id])
        _act("plans", text)(window)

    return way


def _of_roster(text: str) -> Way:
    def way(window: MainWindow) -> None:
        window.go_to("exams")
        page = window.page
        assert isinstance(page, ExamsPage)
        page.go_to(page.panels.index(page.sessions))
        if page.sessions.roster is None:
            page.sessions.open_session(page.sessions.sessions.table.rows[0].id)
        _act("exams", text)(window)

    return way


def _behind(window: MainWindow) -> None:
    window.go_to("mapping")
    assert isinstance(window.page, MappingPage)
    window.page.bar.behind.emit("")


def _place(window: MainWindow) -> None:
    window.go_to("plans")
    page = window.page
    assert isinstance(page, TabbedPage)
    panel = next(each for each in page.further if isinstance(each, ObjectivesPanel))
    page.tabs.setCurrentIndex(len(page.lists) + page.further.index(panel))
    ctx = context_of(window)
    objective = objectives.objectives(ctx)[0]
    about = objective.draft.course_id
    plan = next(row.id for row in plans.plans(ctx) if about in {course.id for course in plans.courses(ctx, row.id)})
    panel.show_plan(plan)
    panel.view.choose((OBJECTIVE, objective.id))
    panel.start_place()


def _of_standards(begin: Callable[[StandardsPage], None]) -> Way:
    def way(window: MainWindow) -> None:
        window.go_to("standards")
        assert isinstance(window.page, StandardsPage)
        begin(window.page)

    return way


def _refused(window: MainWindow) -> None:
    window.acts.commands.offer_rest("一格被拒绝", ["第 1 行"], 1, lambda: None)


def _command(key: str) -> Way:
    return lambda window: window.actions_by_key[key].trigger()


def _erred(window: MainWindow) -> None:
    show_error(window, "Traceback", paths.logs())


def _matrix_menu(window: MainWindow) -> None:
    window.go_to("mapping")
    assert isinstance(window.page, MappingPage)
    _right_click(window.page.view)


def _right_click(widget: QWidget) -> None:
    where = widget.rect().center()
    QApplication.sendEvent(
        widget, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, widget.mapToGlobal(where))
    )


WAYS: Final[dict[str, Way]] = {
    "AdoptStandard": _act("standards", "采用…"),
    "ChooseResit": _of_roster("补考名单"),
    "ClonePlan": _of_plan("复制为新版…"),
    "CommandPalette": _command("palette"),
    "CompareMatrices": _act("mapping", "比较版本或日期…"),
    "ComparePlans": _of_plan("对照两版…"),
    "CompareStandards": _of_standards(StandardsPage.start_compare),
    "CoverageLines": _act("mapping", "按领域和课程看覆盖…"),
    "EditScale": _act("mapping", "标度…"),
    "ImportWizard": _command("import"),
    "MappingBehind": _behind,
    "Overlaps": _act("mapping", "证书之间的重叠…"),
    "PasteRoster": _of_roster("粘贴名单"),
    "PasteStandard": _act("standards", "粘贴标准文本…"),
    "PlaceRequirements": _place,
    "ProposeTeachers": _act("teaching", "任课建议…"),
    "QMenu": _matrix_menu,
    "QMessageBox": _erred,
    "Refusals": _refused,
    "ReportPreview": _of_plan("周期检视记录"),
    "RestoreDialog": _command("restore"),
    "ReviewLinks": _of_standards(StandardsPage.start_review),
    "SuggestLinks": _act("mapping", "全部缺口的对应建议…"),
}
