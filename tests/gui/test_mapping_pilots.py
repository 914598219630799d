"""The mapping page turned to the pilots of a year."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, button, open_page
from tests.gui.matrix_fixtures import select
from tests.scale import SCALE

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.matrix_words import COURSES, MAJORS, UnknownValue, read, write
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.matrix_menu import matrix_menu
from onex_desktop.services import catalogue, undo
from onex_desktop.services.context import AppContext

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key
VEHICLE = 9
"""The row of 智能新能源汽车; its only major, 新能源汽车技术, is column 12."""


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, open, left with this matrix."""
    ctx = factories.sample_library(tmp_path)
    DeskState(ctx.data_folder).set_word("mapping/matrix", "pilot")
    return ctx


@pytest.fixture
def window() -> WindowStub:
    """Return what stands in for the window."""
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> MappingPage:
    """Return the page on the screen, with the focus on the matrix."""
    return open_page(ctx, theme, window, qtbot)


def majors(ctx: AppContext) -> list[str]:
    """Return the majors of the vehicle pilot."""
    row = next(row for row in catalogue.pilots(ctx) if row.certificate == "智能新能源汽车")
    return [major.name for major in row.majors]


def test_the_year_stands_open_with_the_majors_that_have_a_pilot(page: MappingPage) -> None:
    assert page.bar.figures() == "覆盖 16/16 100%"
    assert [each.boxes[0][1] for each in page.bar.options] == ["2020年"]
    assert not page.bar.gap_button.isVisible()
    assert not page.bar.idle_button.isVisible()
    assert page.model.text(VEHICLE, 12) == "●"
    assert page.model.text(VEHICLE, page.model.columnCount() - 1) == "1"


@pytest.mark.parametrize("key", [Key.Key_1, Key.Key_3, Key.Key_Space])
def test_a_key_marks_and_the_same_list_stands_on_the_page_of_certificates(
    page: MappingPage, ctx: AppContext, key: Key
) -> None:
    page.view.go(VEHICLE, 11)
    QTest.keyClick(page.view, key)
    assert majors(ctx) == ["新能源汽车技术", "机电一体化"]
    QTest.keyClick(page.view, Key.Key_Space)
    assert majors(ctx) == ["新能源汽车技术"]


def test_a_major_that_loses_its_pilot_is_counted_and_found(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(VEHICLE, 11)
    QTest.keyClick(page.view, Key.Key_1)
    page.view.go(VEHICLE, 12)
    QTest.keyClick(page.view, Key.Key_Delete)
    assert (page.bar.figures(), page.bar.idle_button.text()) == ("覆盖 15/16 94%", "无试点的专业 1")
    page.view.go(0, 0)
    page.bar.idle_button.click()
    assert page.view.current_cell() == (0, 12)
    page.reload(undo.undo(ctx))
    assert not page.bar.idle_button.isVisible()


def test_the_last_major_stays_and_the_reason_stands_below(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(VEHICLE, 12)
    QTest.keyClick(page.view, Key.Key_Delete)
    assert majors(ctx) == ["新能源汽车技术"]
    assert "至少要有一个专业，没有改动" in page.notice.sentence.text()
    select(page.view, 0, 0, 3, 3)
    QTest.keyClick(page.view, Key.Key_Delete)
    assert page.notice.sentence.text() == "没有改动：有 4 处不能这样填。"
    assert len(page.notice.list.toPlainText().splitlines()) == 4


def test_not_applicable_is_no_answer_here(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(VEHICLE, 11)
    QTest.keyClick(page.view, Key.Key_Slash)
    assert page.notice.sentence.text() == "没有改动：这个矩阵没有“不适用”，一格只有填与不填。"
    assert majors(ctx) == ["新能源汽车技术"]


def test_marks_of_another_table_paste_and_copy_out_again(page: MappingPage, ctx: AppContext) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("√\t●\n")
    page.view.go(VEHICLE, 11)
    QTest.keyClick(page.view, Key.Key_V, CTRL)
    assert majors(ctx) == ["新能源汽车技术", "机电一体化"]
    select(page.view, VEHICLE, 10, VEHICLE, 12)
    QTest.keyClick(page.view, Key.Key_C, CTRL)
    assert clipboard.text().rstrip("\r\n") == "\t●\t●"


@pytest.mark.parametrize(
    ("text", "value"),
    [("●", Strength.STRONG), ("√", Strength.STRONG), ("是", Strength.STRONG), ("弱", Strength.STRONG),
     ("", None), ("否", None), ("0", None)],
)  # fmt: skip
def test_whatever_says_yes_is_a_mark(text: str, value: Strength | None) -> None:
    assert read(text, MAJORS) is value


@pytest.mark.parametrize("text", ["／", "不适用", "X", "√√"])
def test_what_says_neither_is_not_guessed(text: str) -> None:
    with pytest.raises(UnknownValue):
        read(text, MAJORS)


def test_a_tick_is_no_degree() -> None:
    with pytest.raises(UnknownValue):
        read("√", COURSES.over(SCALE))
    assert write(Strength.STRONG, MAJORS) == "●"


def test_menu_and_inspector_offer_the_mark_only(page: MappingPage, theme: Theme) -> None:
    menu = matrix_menu(theme, page.view.hand.set_value, page.view.run, page.view, page.model.speech)
    texts = [action.text() for action in menu.actions() if action.text()]
    assert (texts[0], texts[1], "收起学院\tAlt+←" in texts) == ("试点\t1", "清除\tDel", True)
    fields = page.inspector().fields
    assert [button.text() for button in fields.buttons.values() if button.isVisible()] == ["试点"]
    assert not fields.note.isVisible()
    page.view.go(VEHICLE, 12)
    assert page.inspector().taught.texts() == ["智能交通学院 · 新能源汽车技术"]


def test_a_mark_is_found_but_not_replaced(page: MappingPage) -> None:
    page.pane.finding.open_bar(replacing=True)
    assert page.pane.finding.line.isVisible()
    assert not page.pane.finding.replace.isVisible()
    page.pane.finding.line.setText("机电")
    assert page.view.current_cell() == (0, 11)


def test_the_choice_of_a_replacement_goes_with_its_matrix(
    ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot
) -> None:
    DeskState(ctx.data_folder).set_word("mapping/matrix", "indicator")
    page = open_page(ctx, theme, window, qtbot)
    page.pane.finding.open_bar(replacing=True)
    assert page.pane.finding.replace.isVisible()
    page.bar.switch.setFocus()
    QTest.keyClick(page.bar.switch, Key.Key_Down)
    assert page.bar.switch.key() == "pilot"
    assert not page.pane.finding.replace.isVisible()


def test_a_folded_college_counts_its_majors(page: MappingPage) -> None:
    page.view.go(VEHICLE, 5)
    page.view.run("fold")
    assert (page.model.head(5).label, page.model.head(5).title) == ("5 专业", "人工智能学院（5 个专业汇总）")
    QTest.keyClick(page.view, Key.Key_1)
    assert page.notice.sentence.text() == "没有改动：选中的格是汇总，按 Alt+→ 展开学院再填。"


def test_printing_asks_for_the_overview_of_the_year(page: MappingPage, window: WindowStub) -> None:
    button(page, "打印").click()
    assert window.reports == [("pilot-overview", {"year": "2020"})]


def test_a_year_without_pilots_says_so(page: MappingPage, window: WindowStub) -> None:
    page.set_context(Context(year=2019))
    assert not page.view.isVisible()
    button(page, "去看证书").click()
    assert window.places == [Place("catalogue")]


def test_turning_on_gives_the_degrees_back(page: MappingPage) -> None:
    page.bar.switch.setFocus()
    QTest.keyClick(page.bar.switch, Key.Key_Up)
    QTest.keyClick(page.bar.switch, Key.Key_Up)
    assert page.bar.switch.key() == "certificate"
    fields = page.inspector().fields
    assert [button.text() for button in fields.buttons.values() if button.isVisible()] == ["强", "中", "弱", "不适用"]
    assert page.model.head(0).title.startswith("新能源汽车结构检测维修实训")
