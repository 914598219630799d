"""Manners of all dialogs and pages: what Enter does, where Tab goes, and that nothing flashes up on the way."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QStatusBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.windows import WindowMaker

from onex_desktop.gui.dialogs.live_dialog import LiveDialog
from onex_desktop.gui.dialogs.refused import Refusals
from onex_desktop.gui.page_list import ENTRIES
from onex_desktop.gui.status_line import StatusLine
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.date_box import DateBox
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.gui.widgets.search_box import SearchBox

Key = Qt.Key
LIVE = {
    "adopt_standard": "AdoptStandard",
    "compare_matrices": "CompareMatrices",
    "compare_plans": "ComparePlans",
    "compare_standards": "CompareStandards",
    "coverage_lines": "CoverageLines",
    "mapping_behind": "MappingBehind",
    "overlaps": "Overlaps",
    "place_requirements": "PlaceRequirements",
    "review_links": "ReviewLinks",
    "suggest_links": "SuggestLinks",
}


class Windows(QObject):
    """Notes every window that comes up and is no dialog."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's own name
        """Look at what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen += [] if isinstance(watched, QDialog) else [type(watched).__name__]
        return False


@pytest.fixture
def windows(qapp: QApplication) -> Windows:
    made = Windows()
    qapp.installEventFilter(made)
    return made


@pytest.mark.parametrize(("module", "name"), LIVE.items())
def test_what_acts_at_once_has_no_answer_for_enter(module: str, name: str) -> None:
    assert issubclass(getattr(import_module(f"onex_desktop.gui.dialogs.{module}"), name), LiveDialog)


def test_enter_presses_the_button_with_the_keyboard_and_no_other(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    dialog = LiveDialog(frame, "对话框")
    box, line = ChoiceBox(), QLineEdit()
    box.set_choices([("1", "一"), ("2", "二")])
    pressed: list[str] = []
    buttons = {text: QPushButton(text) for text in ("忽略", "采用")}
    column = QVBoxLayout(dialog)
    for part in (box, line, *buttons.values()):
        column.addWidget(part)
    for text, button in buttons.items():
        button.clicked.connect(lambda _=False, said=text: pressed.append(said))
    with qtbot.waitActive(dialog):
        dialog.show()
    for part in (box, line):
        part.setFocus()
        QTest.keyClick(part, Key.Key_Return)
    assert (pressed, dialog.isVisible()) == ([], True)
    buttons["采用"].setFocus()
    QTest.keyClick(buttons["采用"], Key.Key_Return)
    assert pressed == ["采用"]
    QTest.keyClick(line, Key.Key_Escape)
    assert not dialog.isVisible()


def test_no_page_flashes_up_as_a_window_while_it_is_made(
    tmp_path: Path, windows: Windows, show_window: WindowMaker
) -> None:
    window = show_window(factories.sample_file(tmp_path / "示例.onex"))
    windows.seen.clear()
    for entry in ENTRIES:
        window.go_to(entry.key)
        QApplication.processEvents()
    assert windows.seen == []


def test_no_button_flashes_up_before_its_dialog(windows: Windows, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Refusals("粘贴", "可以粘贴 6 格", ["一格"], parent, rest="粘贴其余 6 格")
    dialog.open()
    assert dialog.go_on.isVisible()
    dialog.reject()
    dialog = Refusals("没有保存", "有 2 处问题", ["一处", "两处"], parent)
    dialog.open()
    assert not dialog.go_on.isVisible()
    dialog.reject()
    assert windows.seen == []


@pytest.mark.usefixtures("theme")
def test_a_box_that_cannot_be_changed_shows_whether_it_is_ticked(qtbot: QtBot) -> None:
    ticked, empty = QCheckBox("教学目标"), QCheckBox("教学目标")
    for box in (ticked, empty):
        qtbot.addWidget(box)
        box.setEnabled(False)
        box.show()
    ticked.setChecked(True)
    assert ticked.grab().toImage() != empty.grab().toImage()
    # Not by the tick alone, which is as light as the ground.
    middle = ticked.grab().toImage().pixelColor(5, ticked.height() // 2)
    assert middle != empty.grab().toImage().pixelColor(5, empty.height() // 2)


def test_nothing_is_called_good_before_it_was_looked_at(theme: Theme, qtbot: QtBot) -> None:
    bar = QStatusBar()
    qtbot.addWidget(bar)
    line = StatusLine(bar, theme)
    (button,) = bar.findChildren(QPushButton)
    theme.set_scheme("dark")
    assert (button.text(), button.isEnabled(), button.icon().isNull()) == ("正在检查", False, True)
    line.set_problems(0)
    assert (button.text(), button.isEnabled(), button.icon().isNull()) == ("没有待处理", True, False)


def test_the_buttons_inside_a_line_have_names(theme: Theme, qtbot: QtBot) -> None:
    day, search = DateBox(theme), SearchBox(theme)
    for line in (day, search):
        qtbot.addWidget(line)
    search.setText("电池")
    assert [button.text() for line in (day, search) for button in line.findChildren(QToolButton)] == [
        "打开日历", "", "清除",
    ]  # fmt: skip


def test_tab_goes_through_a_page_head_from_left_to_right(qtbot: QtBot) -> None:
    frame = QWidget()
    qtbot.addWidget(frame)
    head, below = PageHeader("标准"), QLineEdit()
    column = QVBoxLayout(frame)
    column.addWidget(head)
    column.addWidget(below)
    first = head.add_action(QAction("打印", head))
    primary = head.add_action(QAction("粘贴", head), primary=True)
    late = head.add_action(QAction("Excel", head))
    frame.resize(700, 90)
    with qtbot.waitActive(frame):
        frame.show()
    first.setFocus()
    passed: list[QWidget] = []
    while frame.focusWidget() not in passed:
        passed.append(frame.focusWidget())
        QTest.keyClick(passed[-1], Key.Key_Tab)
    assert passed == [first, late, primary, below]
