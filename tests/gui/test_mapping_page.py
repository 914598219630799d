"""The mapping page over the sample school."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, button, open_page
from tests.gui.matrix_fixtures import M, N, S, W, select

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import Matrix, Strength
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.services import mapping, plans, undo
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
    """Return the page on the screen, with the focus on the matrix."""
    return open_page(ctx, theme, window, qtbot)


def stored(ctx: AppContext) -> Matrix:
    """Return the sample's matrix as the library holds it."""
    choice = mapping.choices(ctx)[0]
    found = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert found is not None
    return found


def strengths(ctx: AppContext, unit: int) -> dict[int, Strength]:
    """Return what a unit holds, slot by slot."""
    return {slot: cell.strength for (key, slot), cell in stored(ctx).cells.items() if key == unit}


def test_the_director_closes_a_gap_by_keyboard_alone(page: MappingPage, ctx: AppContext) -> None:
    assert page.bar.figures() == "覆盖 3/5 60%"
    QTest.keyClick(page.view, Key.Key_Home, CTRL)
    QTest.keyClick(page.view, Key.Key_Down)
    assert page.inspector().unit.text().startswith("2-2 ")
    assert page.inspector().gap.isVisibleTo(page.inspector())
    QTest.keyClick(page.view, Key.Key_3)
    assert page.bar.figures() == "覆盖 4/5 80%"
    assert strengths(ctx, 2) == {1: S}
    assert not page.inspector().gap.isVisibleTo(page.inspector())
    assert page.view.current_cell() == (1, 0)
    page.reload(undo.undo(ctx))
    assert page.bar.figures() == "覆盖 3/5 60%"
    assert strengths(ctx, 2) == {}
    assert page.view.current_cell() == (1, 0)


def test_a_block_with_an_unknown_value_is_shown_first_and_its_rest_is_one_step(
    page: MappingPage, ctx: AppContext, window: WindowStub
) -> None:
    before = stored(ctx).cells
    QGuiApplication.clipboard().setText("强\t中\tX\n\t弱\t／\n")
    page.view.go(1, 1)
    QTest.keyClick(page.view, Key.Key_V, CTRL)
    ((head, lines, paste_rest),) = window.offered
    assert (stored(ctx).cells, window.changes) == (before, [])
    assert head == "可以粘贴 4 格：强 1，中 1，弱 1，不适用 1；1 格没有接受。"
    assert lines == ["2-2 × 新能源汽车结构检测维修实训 · 模块四 电池系统功能检测与维修“X”：不是强、中、弱或不适用"]
    paste_rest()
    assert strengths(ctx, 2) == {2: S, 3: M}
    assert strengths(ctx, 3) == {3: W, 4: N, 5: S, 6: S, 7: S, 8: S}
    step = window.changes[-1].step
    assert step is not None
    assert (step.code, step.subject) == ("mapping.paste_cells", "4")
    page.reload(undo.undo(ctx))
    assert stored(ctx).cells == before


def test_every_act_has_its_name_in_the_journal(page: MappingPage, window: WindowStub) -> None:
    page.view.go(1, 0)
    QTest.keyClick(page.view, Key.Key_2)
    select(page.view, 1, 0, 1, 2)
    QTest.keyClick(page.view, Key.Key_R, CTRL)
    QTest.keyClick(page.view, Key.Key_Delete)
    codes = [changed.step.code for changed in window.changes if changed.step]
    assert codes == ["mapping.set_cells", "mapping.fill_cells", "mapping.clear_cells"]


def test_cursor_selection_and_scroll_survive_a_reload(page: MappingPage, ctx: AppContext) -> None:
    select(page.view, 1, 2, 3, 4)
    areas = page.view.areas()
    page.reload(mapping.set_cells(ctx, [CellEdit((5, 1), S)]))
    page.reload(None)
    assert page.view.areas() == areas
    assert page.view.current_cell() == (1, 2)


def test_the_cursor_follows_its_cell_when_the_plan_gets_another_course(page: MappingPage, ctx: AppContext) -> None:
    select(page.view, 1, 4, 2, 5)
    page.view.run("fold")
    page.view.run("unfold")
    key = page.model.key(1, 4)
    plan = mapping.choices(ctx)[0].plan_id
    page.reload(plans.add_course(ctx, plan, "新课程", is_practice=False))
    assert page.view.current_cell() == (1, 4)
    assert page.model.key(1, 4) == key


def test_changes_elsewhere_read_nothing(page: MappingPage, ctx: AppContext) -> None:
    mapping.set_cells(ctx, [CellEdit((2, 1), S)])
    page.reload(Changed(frozenset({"finance"})))
    assert page.bar.figures() == "覆盖 3/5 60%"
    page.reload(Changed(frozenset({"mapping"})))
    assert page.bar.figures() == "覆盖 4/5 80%"


def test_the_status_line_counts_the_selection(page: MappingPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.status_changed, check_params_cb=lambda text: text == "选中 8 格：强 3 · 覆盖 60%"):
        select(page.view, 0, 1, 1, 4)


def test_figures_explain_themselves(page: MappingPage) -> None:
    hints = {part.text(): part.toolTip() for part in page.bar.findChildren(QPushButton)}
    assert "3 ÷ 5 = 60%" in hints["覆盖 3/5"]
    assert "3.00 ÷ 5 = 60%" in hints["加权 60%"]
    assert "权重：强 1.00，中 0.60，弱 0.30" in hints["加权 60%"]


def test_the_gap_button_goes_round_the_gaps(page: MappingPage) -> None:
    assert page.bar.gap_button.text() == "缺口 2"
    visited = []
    for _ in range(3):
        page.bar.gap_button.click()
        visited.append(page.view.current_cell())
    assert visited == [(1, 0), (4, 0), (1, 0)]
    assert page.view.hasFocus()


def test_only_gaps_filters_and_says_when_there_is_none(page: MappingPage, ctx: AppContext) -> None:
    chip = button(page, "只看缺口")
    chip.click()
    assert [page.model.line(row).code for row in range(page.model.rowCount())] == ["2-2", "2-5"]
    page.reload(mapping.set_cells(ctx, [CellEdit((2, 1), S), CellEdit((5, 1), W)]))
    assert page.model.rowCount() == 2
    chip.click()
    chip.click()
    assert not page.view.isVisible()
    button(page, "看全部").click()
    assert page.model.rowCount() == 5


def test_hours_and_note_are_kept_when_the_field_is_left(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(0, 1)
    QTest.keyClick(page.view, Key.Key_F2)
    fields = page.inspector().fields
    fields.hours.setText("１.5")
    QTest.keyClick(fields.hours, Key.Key_Return)
    cell = stored(ctx).cells[1, 2]
    assert (cell.hours, cell.note) == (Decimal("1.5"), "演示文稿只写明对应关系，未分强弱")
    fields.note.setText("并入实训")
    fields.note.editingFinished.emit()
    assert stored(ctx).cells[1, 2].note == "并入实训"


def test_wrong_hours_are_told_at_the_field_and_esc_puts_them_back(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(0, 1)
    before = stored(ctx).cells[1, 2]
    fields = page.inspector().fields
    fields.hours.setText("八")
    fields.hours.editingFinished.emit()
    assert stored(ctx).cells[1, 2] == before
    assert fields.hours.text() == "八"
    QTest.keyClick(fields.hours, Key.Key_Escape)
    assert fields.hours.text() == ""


def test_negative_hours_are_refused_by_the_service(page: MappingPage, window: WindowStub) -> None:
    page.view.go(0, 1)
    fields = page.inspector().fields
    fields.hours.setText("-2")
    fields.hours.editingFinished.emit()
    assert window.refused == ["mapping.hours_negative"]


def test_the_inspector_sets_and_empties_a_cell(page: MappingPage, ctx: AppContext) -> None:
    page.view.go(1, 3)
    choose = page.inspector().fields.buttons
    choose[M].click()
    assert strengths(ctx, 2) == {4: M}
    assert choose[M].isChecked()
    choose[M].click()
    assert strengths(ctx, 2) == {}


def test_the_inspector_tells_where_a_unit_is_taught_and_by_whom(page: MappingPage, window: WindowStub) -> None:
    page.view.go(0, 1)
    inspector = page.inspector()
    assert inspector.levels.text() == "等级 初、中、高级"
    assert inspector.slot.text() == "新能源汽车结构检测维修实训 · 模块二 驱动系统功能检测与维修"
    assert inspector.teachers.text() == "任课 李宇萌"
    assert inspector.taught.texts()[3] == "新能源汽车结构检测维修实训 · 模块四 电池系统功能检测与维修 吴会波"
    inspector.taught.slot_chosen.emit(4)
    assert page.view.current_cell() == (0, 3)
    button(inspector, "看任课").click()
    assert window.places == [Place("teaching", 4)]


def test_printing_names_the_matrix_on_the_screen(page: MappingPage, ctx: AppContext, window: WindowStub) -> None:
    button(page, "打印").click()
    choice = mapping.choices(ctx)[0]
    wanted = {"certificate": str(choice.certificate_id), "level": "intermediate", "plan": str(choice.plan_id)}
    assert window.reports == [("matrix", wanted)]


def test_a_finding_leads_to_its_row_or_column(page: MappingPage) -> None:
    page.open_place(Place("mapping", 5, "2-5 新能源汽车多种能源高新系统技术"))
    assert page.view.current_cell() == (4, 0)
    page.open_place(Place("mapping", 4, "新能源汽车电控系统检测维修"))
    assert page.view.current_cell() == (4, 4)
    page.open_place(Place("mapping", 999))
    assert page.view.current_cell() == (4, 4)


def test_the_context_bar_narrows_the_choice(page: MappingPage, ctx: AppContext) -> None:
    choice = mapping.choices(ctx)[0]
    other = next(plan for plan in plans.plans(ctx) if plan.id != choice.plan_id)
    page.set_context(Context(plan_id=other.id))
    assert not page.view.isVisible()
    page.set_context(Context(plan_id=choice.plan_id))
    assert page.view.isVisible()
    option = page.bar.option()
    assert option is not None
    assert option.parameters["plan"] == str(choice.plan_id)
    page.set_context(Context(plan_id=other.id))
    page.open_place(Place("plans", choice.plan_id))
    assert page.view.isVisible()


def test_an_empty_library_says_what_belongs_here(
    tmp_path: Path, theme: Theme, window: WindowStub, qtbot: QtBot
) -> None:
    page = open_page(factories.empty_library(tmp_path), theme, window, qtbot)
    assert not page.view.isVisible()
    button(page, "去看证书").click()
    assert window.places == [Place("catalogue")]


def test_without_a_plan_in_force_the_page_asks_for_one(
    ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot
) -> None:
    plan = next(row for row in plans.plans(ctx) if row.id == mapping.choices(ctx)[0].plan_id)
    archive(ctx, plan.id)
    page = open_page(ctx, theme, window, qtbot)
    assert not page.view.isVisible()
    button(page, "去看方案").click()
    assert window.places == [Place("plans")]


def archive(ctx: AppContext, plan_id: int) -> None:
    """Put a plan out of force."""
    from onex_desktop.persistence.tables.plans import Plan

    with ctx.step("plans.add_plan") as work:
        work.set(work.get(Plan, plan_id), status=PlanStatus.ARCHIVED)
