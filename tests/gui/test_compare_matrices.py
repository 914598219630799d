"""Two states of a matrix in one: coloured and marked cells, counts that open their lists, keys that write nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests import factories, matrix_days
from tests.gui.mapping_window import WindowStub, open_page

from onex_desktop.domain.mapping import CertificateMatrix, Strength
from onex_desktop.domain.mapping.differences import LinkChange
from onex_desktop.gui.delegates.difference_delegate import TONES
from onex_desktop.gui.dialogs.compare_matrices import CompareMatrices, title
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import mix
from onex_desktop.services import backup, mapping, mapping_history
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit
from onex_desktop.wording.labels import LINK_MARKS


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school with two days of edits after the one on which it was loaded."""
    return matrix_days.opened(tmp_path)


@pytest.fixture
def window() -> WindowStub:
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> MappingPage:
    return open_page(ctx, theme, window, qtbot)


@pytest.fixture
def dialog(page: MappingPage) -> Iterator[CompareMatrices]:
    QTest.keyClick(page.view, Qt.Key.Key_F12)
    opened = page.findChild(CompareMatrices)
    assert isinstance(opened, CompareMatrices)
    yield opened
    if isValid(opened):
        opened.close()


def _choose(dialog: CompareMatrices, text: str) -> None:
    at = next(number for number in range(dialog.old.count()) if text in dialog.old.itemText(number))
    dialog.old.setCurrentIndex(at)
    dialog.old.activated.emit(at)


def _counts(dialog: CompareMatrices) -> dict[LinkChange | None, int]:
    return {change: int(button.text().split()[-1]) for change, button in dialog.counts.items()}


def test_it_offers_the_versions_of_the_major_and_the_days_before_the_last(ctx: AppContext, page: MappingPage) -> None:
    plan = page.model.matrix.plan_id if page.model.matrix else 0  # type: ignore[attr-defined]
    found = mapping_history.states(ctx, plan)
    assert [(state.plan, bool(state.day)) for state in found] == [
        ("新能源汽车技术 2019版", False), ("新能源汽车技术 2020版", False), ("新能源汽车技术 2020版", True),
        ("新能源汽车技术 2020版", True),
    ]  # fmt: skip
    assert found[2].day > found[3].day


def test_a_day_before_shows_every_kind_of_change(dialog: CompareMatrices) -> None:
    day = dialog.old.itemText(2).split(" · ")[-1]
    _choose(dialog, day)
    assert _counts(dialog) == {
        None: 5, LinkChange.ADDED: 2, LinkChange.REMOVED: 1, LinkChange.STRENGTHENED: 1, LinkChange.WEAKENED: 1,
        LinkChange.UNCHANGED: 10,
    }  # fmt: skip


def test_the_former_version_has_other_courses(dialog: CompareMatrices) -> None:
    assert "2019版" in dialog.old.currentText()
    assert _counts(dialog)[LinkChange.ADDED] == _counts(dialog)[None] == 14
    columns = dialog.model.matrix.columns if dialog.model.matrix else ()
    assert [column.course for column in columns[-3:]] == [
        "电池管理系统检测维修（仅原来有）", "电机结构、驱动系统检测维修（仅原来有）", "汽车维护与保养实训（仅原来有）",
    ]  # fmt: skip


def test_a_count_opens_its_list_and_a_line_leads_to_its_cell(dialog: CompareMatrices) -> None:
    _choose(dialog, dialog.old.itemText(2))
    dialog.counts[LinkChange.REMOVED].click()
    (row,) = dialog.table.shown_rows
    assert [column.text(row) for column in dialog.table.model.columns] == [
        "− 取消", "2-3 新能源汽车电子电气空调舒适技术",
        "新能源汽车电控系统检测维修 · 模块一 新能源汽车电子电气空调舒适技术", "强", "—",
    ]  # fmt: skip
    dialog.table.select_ids([row.id])
    assert dialog.model.key(*(dialog.view.current_cell() or (0, 0))) == row.found.key


def test_the_totals_are_those_of_the_new_state(dialog: CompareMatrices) -> None:
    _choose(dialog, dialog.old.itemText(2))
    rows = {dialog.model.line(row).code: dialog.model.served(row) for row in range(dialog.model.rowCount())}
    assert rows == {"2-1": 4, "2-2": 1, "2-3": 3, "2-4": 4, "2-5": 2}


def test_cells_are_told_apart_by_ground_and_by_mark(dialog: CompareMatrices, theme: Theme) -> None:
    _choose(dialog, dialog.old.itemText(2))
    dialog.view.go(dialog.model.rowCount() - 1, 0)
    dialog.view.clearSelection()
    picture = dialog.view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    for row in (row for row in dialog.table.shown_rows if row.found.change is not LinkChange.UNCHANGED):
        cell = dialog.model.index(
            dialog.model.reveal(row.found.key[0]) or 0, dialog.model.column_of(row.found.key[1]) or 0
        )
        corner = dialog.view.visualRect(cell).topLeft()
        ground = picture.pixelColor(round((corner.x() + 2) * ratio), round((corner.y() + 2) * ratio))
        tone = theme.tokens.of(TONES[row.found.change])
        assert ground == QColor(mix(QColor(tone).name(), theme.tokens.ground, 0.18)), row.found.change
    assert len(set(LINK_MARKS.values())) == len(LinkChange)


def test_keys_that_write_in_the_matrix_write_nothing_here(ctx: AppContext, dialog: CompareMatrices) -> None:
    head = factories.head(ctx)
    for key in (Qt.Key.Key_3, Qt.Key.Key_Delete, Qt.Key.Key_Space):
        QTest.keyClick(dialog.view, key)
    QTest.keyClick(dialog.view, Qt.Key.Key_Right)
    assert (factories.head(ctx), dialog.view.current_cell()) == (head, (0, 1))


def test_it_prints_the_two_states_it_shows(window: WindowStub, dialog: CompareMatrices) -> None:
    _choose(dialog, dialog.old.itemText(2))
    matrix = dialog.model.matrix
    assert isinstance(matrix, CertificateMatrix)
    assert dialog.print.shortcut() == QKeySequence("Ctrl+P")
    dialog.print.click()
    (asked,) = window.reports
    assert asked == (
        "matrix-comparison",
        {
            "certificate": str(matrix.certificate_id), "level": "intermediate", "plan": str(matrix.plan_id),
            "before": "2026-03-04", "after": str(matrix.plan_id),
        },
    )  # fmt: skip


def test_a_state_is_not_printed_against_itself(dialog: CompareMatrices) -> None:
    assert dialog.print.isEnabled()
    _choose(dialog, dialog.new.currentText())
    assert not dialog.print.isEnabled()


def test_a_former_state_is_told_by_what_was_done_or_why_it_was_kept(ctx: AppContext, page: MappingPage) -> None:
    backup.now(ctx)
    matrix = page.model.matrix
    assert isinstance(matrix, CertificateMatrix)
    key = (matrix.units[0].id, matrix.columns[5].id)
    mapping.set_cells(ctx, [CellEdit(key, Strength.WEAK)], "mapping.fill")
    told = [title(each).partition("（")[2] for each in mapping_history.states(ctx, matrix.plan_id)[2:]]
    assert told == ["手动备份）", "设置对应）", "设置对应）", "载入示例学校）"]


def test_there_is_no_handle_where_nothing_can_be_filled(page: MappingPage, dialog: CompareMatrices) -> None:
    page.view.go(0, 0)
    dialog.view.go(0, 0)
    assert (page.view.mouse.handle().isEmpty(), dialog.view.mouse.handle().isEmpty()) == (False, True)
