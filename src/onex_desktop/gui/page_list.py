"""The pages there are: their place in the rail, and how each is made."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from onex_desktop.gui.navigation import Entry

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.desk import Desk
    from onex_desktop.gui.main_window import MainWindow
    from onex_desktop.gui.pages.page import Page

ENTRIES: Final = (
    Entry("home", "首页", "house"),
    Entry("catalogue", "证书", "award", "证书"),
    Entry("standards", "标准", "list-tree", "证书"),
    Entry("plans", "方案", "book-open", "课程"),
    Entry("mapping", "矩阵", "grid-3x3", "课程"),
    Entry("teaching", "任课", "users", "教学"),
    Entry("workload", "工作量", "calculator", "教学"),
    Entry("exams", "考证", "clipboard-check", "考核"),
    Entry("campus", "学校", "school", "管理"),
    Entry("journal", "历史", "history", "历史"),
)


def make_page(key: str, window: MainWindow, desk: Desk) -> Page:
    """Make one page of a library, when it is first asked for.

    Raises ``KeyError`` when there is no such page.
    """
    module, name = _CLASSES[key]
    made: Page = getattr(import_module(f"onex_desktop.gui.pages.{module}"), name)(
        desk.ctx, window.theme, window.state, window.acts.commands
    )
    window.acts.sheets.attach(made)
    return made


_CLASSES: Final = {
    "home": ("home", "HomePage"),
    "catalogue": ("catalogue", "CataloguePage"),
    "plans": ("plans", "PlansPage"),
    "standards": ("standards", "StandardsPage"),
    "mapping": ("mapping", "MappingPage"),
    "teaching": ("teaching", "TeachingPage"),
    "workload": ("workload", "WorkloadPage"),
    "exams": ("exams", "ExamsPage"),
    "campus": ("campus", "CampusPage"),
    "journal": ("journal", "JournalPage"),
}
