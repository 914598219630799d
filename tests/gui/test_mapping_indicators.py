"""The mapping page turned to the indicators of a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, button, open_page
from tests.gui.matrix_fixtures import select

from onex_desktop.domain.mapping import IndicatorMatrix, Strength
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import checking, mapping, mapping_indicators, plans, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, open."""
    return factories.sample_library(tmp_path)


@pytest.fixture
def window() -> WindowStub:
    """Return what stands in for the window."""
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> MappingPage:
    """Return the page on the screen, turned by keyboard."""
    page = open_page(ctx, theme, window, qtbot)
    turn(page)
    return page


def turn(page: MappingPage) -> None:
    """Choose the second kind in the switch, by keyboard, and go back to the matrix."""
    page.bar.switch.setFocus()
    QTest.keyClick(page.bar.switch, Key.Key_Down)
    page.focus_main()


def stored(ctx: AppContext) -> IndicatorMatrix:
    """Return the matrix of the plan in force as the library holds it."""
    found = mapping_indicators.matrix(ctx, plans.plans(ctx)[1].id)
    assert found is not None
    return found


def test_the_switch_shows_the_plan_in_force_and_is_remembered(page: MappingPage, ctx: AppContext) -> None:
    assert page.bar.figures() == "覆盖 0/5 0%"
    assert [page.model.line(row).code for row in range(3)] == ["XQA", "XQA1", "XQA2"]
    option = page.bar.option()
    assert option is not None
    assert option.boxes[0][1] == "新能源汽车技术 2020版"
    assert [each.boxes[0][1] for each in page.bar.options] == [
        "新能源汽车技术 2020版",
        "新能源汽车技术 2019版（已归档）",
    ]
    assert DeskState(ctx.data_folder).word("mapping/matrix") == "indicator"


def test_the_page_opens_with_the_matrix_it_was_left_with(
    ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot
) -> None:
    DeskState(ctx.data_folder).set_word("mapping/matrix", "indicator")
    assert open_page(ctx, theme, window, qtbot).bar.switch.key() == "indicator"


def test_a_word_nobody_knows_opens_the_first_matrix(
    ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot
) -> None:
    DeskState(ctx.data_folder).set_word("mapping/matrix", "其他")
    assert open_page(ctx, theme, window, qtbot).bar.switch.key() == "certificate"


def test_typing_fills_the_cell_and_every_figure_follows(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(1, 0)
    QTest.keyClick(page.view, Key.Key_2)
    assert page.bar.figures() == "覆盖 1/5 20%"
    assert page.bar.gap_button.text() == "缺口 4"
    assert page.bar.idle_button.text() == "未支撑课程 2"
    (cell,) = stored(ctx).cells.values()
    assert (cell.strength, cell.changed_by) == (Strength.MEDIUM, ctx.actor.name)
    page.reload(undo.undo(ctx))
    assert (page.bar.figures(), page.bar.idle_button.text()) == ("覆盖 0/5 0%", "未支撑课程 3")


def test_paste_fill_and_clear_are_named_as_in_the_first_matrix(
    page: MappingPage, ctx: AppContext, window: WindowStub
) -> None:
    QGuiApplication.clipboard().setText("强\t中\n弱\t／\n")
    page.view.go(1, 0)
    QTest.keyClick(page.view, Key.Key_V, CTRL)
    select(page.view, 1, 0, 3, 0)
    QTest.keyClick(page.view, Key.Key_D, CTRL)
    QTest.keyClick(page.view, Key.Key_Delete)
    steps = [(changed.step.code, changed.step.subject) for changed in window.changes if changed.step]
    assert steps == [("mapping.paste_cells", "4"), ("mapping.fill_cells", "2"), ("mapping.clear_cells", "3")]
    assert [cell.strength for cell in stored(ctx).cells.values()] == [Strength.MEDIUM, Strength.NOT_APPLICABLE]


def test_a_sum_takes_nothing(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(0, 0)
    QTest.keyClick(page.view, Key.Key_3)
    assert stored(ctx).cells == {}
    assert page.notice.isVisible()


def test_the_links_of_certificates_stay_as_they_are(page: MappingPage, ctx: AppContext) -> None:
    before = mapping.links(ctx)
    page.view.go(1, 0)
    QTest.keyClick(page.view, Key.Key_3)
    assert mapping.links(ctx) == before


def test_a_cell_asks_for_a_note_and_not_for_hours(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(1, 0)
    QTest.keyClick(page.view, Key.Key_3)
    fields = page.inspector().fields
    assert (fields.hours.isVisible(), fields.note.isVisible()) == (False, True)
    QTest.keyClick(page.view, Key.Key_F2)
    assert fields.note.hasFocus()
    fields.note.setText("第二学期")
    QTest.keyClick(fields.note, Key.Key_Return)
    assert [cell.note for cell in stored(ctx).cells.values()] == ["第二学期"]
    page.bar.switch.setFocus()
    QTest.keyClick(page.bar.switch, Key.Key_Up)
    assert fields.hours.isVisible()


def test_the_button_goes_to_the_next_course_that_supports_nothing(page: MappingPage) -> None:
    page.view.go(1, 0)
    QTest.keyClick(page.view, Key.Key_3)
    places = []
    for _ in range(3):
        page.bar.idle_button.click()
        places.append(page.view.current_cell())
    assert places == [(1, 4), (1, 8), (1, 4)]


def test_a_finding_opens_the_matrix_it_is_about(page: MappingPage, ctx: AppContext) -> None:
    matrix = stored(ctx)
    mapping_indicators.set_cells(ctx, [CellEdit((matrix.units[0].id, matrix.columns[0].id), Strength.WEAK)])
    places = {p.code: p.where for p in reversed(checking.find_problems(ctx)) if p.where is not None}
    for code, kind, cell in (
        ("mapping.uncovered", "certificate", (1, 0)),
        ("mapping.indicator_unsupported", "indicator", (2, 0)),
        ("mapping.uncovered", "certificate", (1, 0)),
        ("mapping.course_supports_nothing", "indicator", (0, 4)),
    ):
        page.open_place(places[code])
        assert (page.bar.switch.key(), page.view.current_cell()) == (kind, cell)


def test_printing_asks_for_the_report_of_the_plan(page: MappingPage, ctx: AppContext, window: WindowStub) -> None:
    button(page, "打印").click()
    assert window.reports == [("indicator-matrix", {"plan": str(plans.plans(ctx)[1].id)})]


def test_a_plan_without_indicators_says_where_they_come_from(
    page: MappingPage, ctx: AppContext, window: WindowStub
) -> None:
    factories.add_plan(ctx, plans.plans(ctx)[0].draft.major_id, "2021版")
    page.reload(None)
    plan = next(row.id for row in plans.plans(ctx) if row.draft.version == "2021版")
    page.set_context(Context(plan_id=plan))
    assert not page.view.isVisible()
    assert page.bar.switch.isVisible()
    # Nothing is counted or printed of what is not there, and the inspector speaks of no kind of row.
    said = [
        each.text()
        for each in page.bar.findChildren(QWidget)
        if isinstance(each, QLabel | QPushButton) and each.isVisible()
    ]
    assert said == ["矩阵", "方案"]
    assert [each.text() for each in page.inspector().findChildren(QLabel) if each.isVisible()] == [
        "选一格，看它的课程、任课教师和学时。"
    ]
    button(page, "去看方案").click()
    assert window.places == [Place("plans")]
    page.bar.switch.setFocus()
    QTest.keyClick(page.bar.switch, Key.Key_Up)
    assert page.bar.switch.key() == "certificate"
