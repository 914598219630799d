"""What a person does in the window of a big library, act by act, by the keys, buttons and menus there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton, QWidget

    from onex_desktop.gui.main_window import MainWindow
    from onex_desktop.gui.pages.mapping import MappingPage
    from onex_desktop.gui.pages.plans import PlansPage
    from onex_desktop.gui.pages.standards import StandardsPage

Act = tuple[str, Callable[[], object]]

ROWS, COLUMNS = 30, 20
FIRST: Final = (2, 10)
"""The first requirement of the first task, below its area and its task."""


def acts(window: MainWindow) -> Iterator[Act]:
    """Yield the acts in an order in which each finds what the one before left."""
    from onex_desktop.gui.pages.mapping import MappingPage
    from onex_desktop.gui.pages.plans import PlansPage
    from onex_desktop.gui.pages.standards import StandardsPage

    yield "open the matrix", lambda: window.go_to("mapping")
    page = window.page
    if isinstance(page, MappingPage):
        yield from _looking(page)
        yield from _writing(window, page)
        yield from _asking(page)
        yield from _leaving(window)
    yield "open the standards", lambda: window.go_to("standards")
    page = window.page
    if isinstance(page, StandardsPage):
        yield from _standards(window, page)
    yield "open the plans", lambda: window.go_to("plans")
    page = window.page
    if isinstance(page, PlansPage):
        yield from _plans(page)
    yield "back to the matrix", lambda: window.go_to("mapping")
    yield "undo with all pages open", window.acts.commands.undo


def _looking(page: MappingPage) -> Iterator[Act]:
    from onex_desktop.gui.widgets.choice_box import ChoiceBox

    view, find = page.view, page.pane.finding
    plan = next(box for box in page.bar.findChildren(ChoiceBox) if box.accessibleName() == "方案")

    def choose_plan(by: int) -> None:
        plan.setCurrentIndex((plan.currentIndex() + by) % plan.count())
        plan.activated.emit(plan.currentIndex())

    def look_for(text: str) -> None:
        view.find_requested.emit()
        find.line.setText(text)

    def select(command: str) -> None:
        view.go(*FIRST)
        view.run(command)

    gaps = _button(page, "只看缺口")
    yield "to another plan", lambda: choose_plan(1)
    yield "back to the plan", lambda: choose_plan(-1)
    yield "only gaps", gaps.click
    yield "all rows", gaps.click
    for command in ("close_all", "open_all", "close", "open", "fold_all", "unfold_all", "zoom_in", "zoom_reset"):
        yield command, lambda command=command: view.run(command)  # type: ignore[misc]
    yield "find", lambda: look_for("检测")
    yield "find the next", lambda: find.step(1)
    yield "find by letters", lambda: look_for("jcwx")
    yield "close the find bar", find.close_bar
    yield "select all", view.selectAll
    yield "select a row", lambda: select("rows")
    yield "select a column", lambda: select("columns")


def _writing(window: MainWindow, page: MappingPage) -> Iterator[Act]:
    from PySide6.QtCore import Qt, QTimer
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtTest import QTest

    from onex_desktop.gui.widgets.matrix_edits import Area

    view, commands = page.view, window.acts.commands
    top, left = FIRST

    def type_value(key: Qt.Key) -> None:
        view.go(*FIRST)
        QTest.keyClick(view, key)

    def walk(steps: int) -> None:
        if steps:
            QTest.keyClick(view, Qt.Key.Key_Down if steps % 2 else Qt.Key.Key_Right)
            QTimer.singleShot(20, lambda: walk(steps - 1))

    def type_and_walk() -> None:
        type_value(Qt.Key.Key_1)
        walk(60)

    def fill() -> None:
        view.choose(Area(top, left, top + ROWS // 2 - 1, left + COLUMNS - 1))
        QTest.keyClick(view, Qt.Key.Key_3)

    def paste() -> None:
        lines = ("\t".join("强中弱"[(row + column) % 3] for column in range(COLUMNS)) for row in range(ROWS))
        QGuiApplication.clipboard().setText("\n".join(lines))
        view.choose(Area(top, left, top, left))
        view.run("paste")

    def empty_row() -> None:
        view.go(*FIRST)
        view.run("rows")
        view.run("clear")

    yield "set a cell", lambda: type_value(Qt.Key.Key_3)
    yield "set it anew and walk on while the data are checked", type_and_walk
    for name, act in (("set", None), ("fill 300 cells", fill), ("paste 30 × 20", paste), ("empty a row", empty_row)):
        if act is not None:
            yield name, act
        yield f"undo: {name}", commands.undo
        yield f"redo: {name}", commands.redo
    yield "a note", lambda: page.inspector().fields.details_entered.emit(page.model.key(*FIRST), None, "说明")


def _asking(page: MappingPage) -> Iterator[Act]:
    yield "list behind the coverage", lambda: page.bar.behind.emit("")
    yield "close it", _close_dialogs
    for keys in ("Ctrl+F9", "Shift+F9", "Shift+F12", "F12"):
        action = next(each for each in page.actions() if each.shortcut().toString() == keys)
        yield action.text(), action.trigger
        yield "close it", _close_dialogs


def _leaving(window: MainWindow) -> Iterator[Act]:
    findings = window.acts.commands.findings

    def jump(to: str) -> None:
        found = (each.where for each in findings.problems or () if each.where and each.code == to)
        place = next(found, None)
        if place is not None:
            window.open_place(place)

    yield "to the home page", lambda: window.go_to("home")
    yield "dark", lambda: window.theme.set_scheme("dark")
    yield "light", lambda: window.theme.set_scheme("light")
    yield "jump to a gap", lambda: jump("mapping.uncovered")
    yield "back home", lambda: window.go_to("home")
    yield "jump to a double claim", lambda: jump("mapping.double_claim")


def _standards(window: MainWindow, page: StandardsPage) -> Iterator[Act]:
    from onex_desktop.gui.models.tree_model import TreeModel

    model = page.view.model()
    assert isinstance(model, TreeModel)  # noqa: S101 -- the page makes no other

    def choose(at: int) -> None:
        page.view.choose(list(model.all_keys())[at])

    def reword() -> None:
        choose(3)
        key = page.view.current_key()
        page.edits.set_text(key, "能根据维修手册检查并记录")

    def move() -> None:
        choose(0)
        page.edits.move(1)

    yield "reword a requirement", reword
    yield "undo: reword", window.acts.commands.undo
    yield "move an area", move
    yield "undo: move", window.acts.commands.undo
    yield "compare editions", page.start_compare
    yield "close it", _close_dialogs


def _plans(page: PlansPage) -> Iterator[Act]:
    yield "the list of courses", lambda: page.tabs.setCurrentIndex(1)
    yield "filter the courses", lambda: page.current.table.set_filter("检测")
    yield "the objectives", lambda: page.tabs.setCurrentIndex(page.tabs.count() - 1)


def _button(inside: QWidget, text: str) -> QAbstractButton:
    from PySide6.QtWidgets import QAbstractButton

    return next(each for each in inside.findChildren(QAbstractButton) if each.text() == text)


def _close_dialogs() -> None:
    from PySide6.QtWidgets import QApplication, QDialog

    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.reject()
