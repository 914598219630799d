"""The comparison of two plan versions in the window: rows, filter, print."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub

from onex_desktop.domain.plans import CourseDetails
from onex_desktop.domain.plans.cloning import CHOICES
from onex_desktop.domain.plans.comparison import Difference
from onex_desktop.gui.dialogs.compare_plans import CHANGES, ComparePlans
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import plans
from onex_desktop.services.context import AppContext
from onex_desktop.services.plan_cloning import clone_plan


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


class Opened:
    """The dialog over the sample school, opened from its newest plan."""

    def __init__(self, ctx: AppContext, qtbot: QtBot, theme: Theme, folder: Path) -> None:
        parent = QWidget()
        qtbot.addWidget(parent)
        self.window = WindowStub()
        self.parent, self.theme, self.state = parent, theme, DeskState(folder)
        self.dialog = self.again(ctx)

    def again(self, ctx: AppContext) -> ComparePlans:
        """Return the dialog for the plan that is the newest now."""
        return ComparePlans(ctx, self.theme, self.state, self.parent, self.window, plans.plans(ctx)[-1])

    def shown(self) -> list[tuple[Difference, str, str, str]]:
        rows = self.dialog.table.shown_rows
        return [(row.difference, row.kind, row.before[:4], row.after[:4]) for row in rows]


@pytest.fixture
def opened(ctx: AppContext, qtbot: QtBot, theme: Theme, tmp_path: Path) -> Opened:
    return Opened(ctx, qtbot, theme, tmp_path)


def test_the_changes_of_the_deck_are_shown_at_first(opened: Opened) -> None:
    shown = opened.shown()
    assert shown[:5] == [(Difference.CHANGED, "指标点", f"XQA{n}", f"XQA{n}") for n in range(1, 6)]
    assert [row[:2] for row in shown[5:]] == [(Difference.REFORMED, "课程")] * 3
    opened.dialog.table.bar.set_chip(CHANGES, on=False)
    assert opened.shown()[0][:2] == (Difference.SAME, "核心能力")
    assert len(opened.shown()) == 9


def test_the_chosen_pair_is_marked_below(opened: Opened) -> None:
    assert opened.dialog.texts.before.text().count("<s") >= 1
    assert "新能源" in opened.dialog.texts.after.text()
    opened.dialog.table.select_ids([7])
    assert "模块一：" in opened.dialog.texts.after.text()


def test_other_hours_of_a_course_are_seen(ctx: AppContext, opened: Opened) -> None:
    _, cloned = clone_plan(ctx, plans.plans(ctx)[-1].id, "2021版", frozenset(CHOICES))
    row = plans.courses(ctx, cloned.plan_id)[0]
    details = CourseDetails(nature="专业核心课", term_number=4)
    plans.change_course(ctx, row.id, row.name, is_practice=True, responsible_id=None, details=details)
    (line,) = opened.again(ctx).table.shown_rows
    assert line.difference is Difference.CHANGED
    assert (line.before.split("\n")[0], line.after.split("\n")[0]) == (
        "新能源汽车结构检测维修实训，实训",
        "新能源汽车结构检测维修实训，实训，专业核心课，第 4 学期",
    )


def test_it_prints_the_two_versions_chosen(ctx: AppContext, opened: Opened) -> None:
    older, newer = (str(row.id) for row in plans.plans(ctx))
    opened.dialog.print_now()
    assert opened.window.reports == [("plan-comparison", {"plan": newer, "before": older})]


def test_one_version_beside_itself_is_nothing_to_print(opened: Opened) -> None:
    opened.dialog.before.set_key(opened.dialog.after.key())
    opened.dialog.compare_now()
    assert opened.shown() == []
    assert not opened.dialog.print.isEnabled()
