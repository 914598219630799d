"""The list of all figures of a matrix."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page

from onex_desktop.domain.mapping import Share
from onex_desktop.gui.dialogs.coverage_lines import COLUMNS, CoverageLines
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone


@pytest.fixture
def page(tmp_path: Path, theme: Theme, qtbot: QtBot) -> MappingPage:
    return open_page(factories.sample_library(tmp_path), theme, WindowStub(), qtbot)


@pytest.fixture
def dialog(page: MappingPage) -> CoverageLines:
    QTest.keyClick(page.view, Qt.Key.Key_F9, Qt.KeyboardModifier.ControlModifier)
    opened = page.findChild(CoverageLines)
    assert isinstance(opened, CoverageLines)
    return opened


def test_the_whole_and_every_course_are_listed(dialog: CoverageLines, qtbot: QtBot) -> None:
    columns = dialog.table.model.columns
    said = [[column.text(row) for column in columns if column.key != "code"] for row in dialog.table.shown_rows]
    assert said == [
        ["证书", "智能新能源汽车（中级）", "3", "5", "60%", "60%"],
        ["课程", "新能源汽车结构检测维修实训", "1", "5", "20%", "20%"],
        ["课程", "新能源汽车电控系统检测维修", "1", "5", "20%", "20%"],
        ["课程", "新能源汽车电气网络检测维修", "1", "5", "20%", "20%"],
    ]
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()


def test_what_has_gaps_can_be_looked_at_alone_and_only_what_is_not_covered_at_all_cries(dialog: CoverageLines) -> None:
    dialog.table.set_chip("gaps", on=True)
    assert [row.kind for row in dialog.table.shown_rows] == ["证书"]
    (rate,) = (column for column in COLUMNS if column.key == "rate")
    assert rate.tone is not None
    whole = dialog.table.shown_rows[0]
    assert rate.tone(whole) is None
    assert rate.tone(replace(whole, share=Share(5, 0, Decimal(0)))) is Tone.DANGER
    dialog.reject()


@pytest.mark.parametrize(("line", "place"), [(1, (1, 0)), (3, (0, 4))])
def test_a_line_leads_to_the_first_gap_or_to_the_course(
    dialog: CoverageLines, page: MappingPage, qtbot: QtBot, line: int, place: tuple[int, int]
) -> None:
    page.view.go(0, 0)
    with qtbot.waitSignal(dialog.finished):
        dialog.table.activated.emit(line)
    assert page.view.current_cell() == place
