"""The dialog of a proposed assignment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests import factories
from tests.gui.mapping_window import WindowStub

from onex_desktop.gui.dialogs.propose_teachers import ProposeTeachers
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import plans, teaching
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


@pytest.fixture
def window() -> WindowStub:
    return WindowStub()


@pytest.fixture
def dialog(
    ctx: AppContext, window: WindowStub, theme: Theme, state: DeskState, qtbot: QtBot
) -> Iterator[ProposeTeachers]:
    parent = QWidget()
    qtbot.addWidget(parent)
    plan = next(row.id for row in plans.plans(ctx) if row.draft.version == "2020版")
    made = ProposeTeachers(ctx, theme, state, window, parent, plan)
    made.open()
    yield made
    if isValid(made):  # it goes with its closing
        made.reject()


def test_every_change_is_chosen_at_first(dialog: ProposeTeachers) -> None:
    changes = dialog.proposal.changes
    assert [row.id for row in dialog.table.selected_rows] == [row.id for row in changes]
    assert dialog.accept_button.text() == f"采用选中的 {len(changes)} 项"
    assert "已证明没有更好的安排" in dialog.summary.text()
    assert not dialog.again.isEnabled()


def test_only_the_chosen_lines_are_accepted(ctx: AppContext, dialog: ProposeTeachers) -> None:
    first, *others = dialog.proposal.changes
    dialog.table.select_ids([first.id])
    dialog.accept_button.click()
    now = {slot.id: slot.assigned[0].teacher for slot in teaching.slots(ctx)}
    assert now[first.id] == first.after
    assert [now[row.id] for row in others] == [row.before for row in others]
    assert not dialog.isVisible()


def test_lines_not_chosen_are_kept_when_it_reckons_again(dialog: ProposeTeachers) -> None:
    kept = dialog.proposal.changes[0]
    dialog.table.select_ids([row.id for row in dialog.proposal.changes[1:]])
    dialog.again.click()
    assert kept.id not in {row.id for row in dialog.proposal.changes}


def test_nothing_chosen_is_nothing_to_accept(dialog: ProposeTeachers) -> None:
    dialog.table.select_ids([])
    assert not dialog.accept_button.isEnabled()


def test_it_goes_by_keyboard_alone(ctx: AppContext, window: WindowStub, dialog: ProposeTeachers) -> None:
    dialog.accept_button.setFocus()
    QTest.keyClick(dialog.accept_button, Qt.Key.Key_Space)
    assert len(window.changes) == 1
    assert window.changes[0].step is not None
    assert window.changes[0].step.code == "teaching.accept_proposal"
    assert teaching.slots(ctx)
