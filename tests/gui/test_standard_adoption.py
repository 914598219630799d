"""Adopting an edition and working off what has to be reviewed, from the page of standards."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests import factories, standards_text
from tests.gui.mapping_window import WindowStub
from tests.gui.standards_window import SECTION, add_standard, open_page

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.problems import Place
from onex_desktop.domain.standards.adoption import MatchKind, standing
from onex_desktop.gui.dialogs.adopt_standard import NO_PLAN, AdoptStandard
from onex_desktop.gui.dialogs.adopt_standard_lines import Line
from onex_desktop.gui.dialogs.review_links import ReviewLinks
from onex_desktop.gui.pages.standards import StandardsPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import mapping, plans, standard_adoption, standards
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Two editions; a course of the only plan is linked to every requirement of the first."""
    made = factories.empty_library(tmp_path)
    old = add_standard(made)
    new = add_standard(made, standards_text.second_edition(), "2021年2.0版")
    row = next(row for row in standards.standards(made) if row.id == new)
    standards.save_standard(made, replace(row.draft, predecessor_id=old), new, row.version)
    course = factories.add_course(made, factories.add_plan(made, factories.add_major(made)))
    requirements = standing({SECTION: standards.content(made, old)[SECTION]})
    mapping.set_cells(made, [CellEdit((-each.id, -course), Strength.STRONG) for each in requirements])
    return made


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> StandardsPage:
    made = open_page(ctx, theme, window, qtbot)
    made.open_place(Place("standards", standards.standards(ctx)[1].id))
    return made


@pytest.fixture
def window() -> WindowStub:
    return WindowStub()


def opened(kind: type[QDialog], page: QWidget) -> QDialog:
    (found,) = [each for each in page.window().findChildren(kind) if each.isVisible()]
    return found


def adoption(page: StandardsPage) -> AdoptStandard:
    page.start_adopt()
    found = opened(AdoptStandard, page)
    assert isinstance(found, AdoptStandard)
    return found


def row_of(dialog: AdoptStandard, state: str) -> Line:
    return next(row for row in dialog.table.rows if row.state == state)


def test_what_differs_stands_first_and_is_counted(page: StandardsPage) -> None:
    dialog = adoption(page)
    states = [row.state for row in dialog.table.rows]
    assert (states.count("改写"), states.count("改号"), states.count("新增"), states.count("删除")) == (4, 6, 5, 3)
    assert set(states[18:]) == {"未变"}
    dialog.reject()


def test_adopting_leads_to_the_list_and_confirming_ends_it(page: StandardsPage, ctx: AppContext) -> None:
    dialog = adoption(page)
    dialog.adopt_now()
    review = opened(ReviewLinks, page)
    assert isinstance(review, ReviewLinks)
    assert len(review.table.rows) == 10
    assert review.table.rows[0].responsible == ""
    assert [label.text() for label in review.findChildren(QLabel) if "处" in label.text()] == [
        "10 处，1 门课程，1 门未定负责人"
    ]
    second = review.table.shown_rows[1].id
    QTest.keyClick(review.table.view, Qt.Key.Key_Return)
    assert (review.table.selected_ids, review.focusWidget()) == ([second], review.table.view)
    assert len(standard_adoption.to_review(ctx)) == 9
    review.table.select_ids([row.id for row in review.table.rows])
    review.confirm_chosen()
    assert standard_adoption.to_review(ctx) == ()
    assert not review.confirm.isEnabled()
    review.accept()


def test_adopting_says_what_became_of_the_links(page: StandardsPage, window: WindowStub) -> None:
    adoption(page).adopt_now()
    assert window.warnings == [
        ("已采用：45 处对应转到新版，其中 10 处待复核；3 处留在旧版，新版没有它们的要求。", True)
    ]
    opened(ReviewLinks, page).reject()


def test_a_match_is_read_in_full_and_enter_confirms_it_and_goes_on(page: StandardsPage) -> None:
    dialog = adoption(page)
    first, second = (row for row in dialog.table.shown_rows[:2])
    assert dialog.table.selected_ids == [first.id]
    assert first.state == "改写"
    assert dialog.texts.before.text() == first.texts[0]
    assert "<u" in dialog.texts.after.text()
    assert (dialog.join.isEnabled(), dialog.partner.isEnabled()) == (False, True)
    QTest.keyClick(dialog.table.view, Qt.Key.Key_Return)
    assert dialog.table.selected_ids == [second.id]
    assert sum(row.confirmed == "待确认" for row in dialog.table.rows) == 9
    dialog.reject()


def test_a_first_edition_has_nothing_to_match_and_needs_a_plan_in_force(page: StandardsPage, ctx: AppContext) -> None:
    page.open_place(Place("standards", standards.standards(ctx)[0].id))
    dialog = adoption(page)
    assert not dialog.confirm.isVisible()
    assert dialog.adopt.isEnabled()
    dialog.reject()
    (plan,) = plans.plans(ctx)
    plans.change_plan(ctx, plan.id, replace(plan.draft, status=PlanStatus.ARCHIVED))
    dialog = adoption(page)
    assert not dialog.adopt.isEnabled()
    assert NO_PLAN in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()


def test_matches_are_confirmed_taken_apart_and_made_by_hand(page: StandardsPage, ctx: AppContext) -> None:
    dialog = adoption(page)
    reworded = row_of(dialog, "改写")
    dialog.table.select_ids([reworded.id])
    dialog.confirm_chosen()
    assert sum(row.confirmed == "待确认" for row in dialog.table.rows) == 9
    renumbered = row_of(dialog, "改号")
    dialog.table.select_ids([renumbered.id])
    dialog.take_apart()
    assert [row.state for row in dialog.table.rows].count("删除") == 4
    removed, added = row_of(dialog, "删除"), row_of(dialog, "新增")
    assert removed.line.old
    assert added.line.new
    dialog.table.select_ids([removed.id])
    dialog.partner.set_key(str(added.line.new.id))
    dialog.match_by_hand()
    lines = standard_adoption.match_lines(ctx, *(row.id for row in standards.standards(ctx)))
    (match,) = [m for line in lines if (m := line.match) and m.old_id == removed.line.old.id]
    assert (match.new_id, match.kind, match.confirmed) == (added.line.new.id, MatchKind.REWORDED, True)
    dialog.reject()


def test_a_finding_opens_the_list(page: StandardsPage, ctx: AppContext) -> None:
    plan, standard = standard_adoption.adoptions(ctx), standards.standards(ctx)[1].id
    assert plan == ()
    page.open_place(Place("standards", standard, field="review"))
    opened(ReviewLinks, page).accept()


def test_the_list_keeps_its_columns(ctx: AppContext, theme: Theme, state: DeskState, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = ReviewLinks(ctx, theme, state, parent, WindowStub())
    dialog.open()
    assert dialog.table.rows == ()
    assert not dialog.confirm.isEnabled()
    dialog.accept()
