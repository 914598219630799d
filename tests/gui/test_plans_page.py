"""The page of plans: reform lines with open ends, reviews and what is overdue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub

from onex_desktop.domain.plans.reviews import ActionDraft, CycleDraft, ReviewDraft
from onex_desktop.domain.problems import Place
from onex_desktop.gui.pages.plans import PlansPage
from onex_desktop.gui.pages.plans_lists import ACTION, COURSE, PLAN, REFORM, REVIEW, TITLES
from onex_desktop.gui.pages.record_inspector import RecordInspector
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import campus, plan_reforms, plan_reviews, plans
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


class Opened:
    """The page over the sample school, with the window that serves it."""

    def __init__(self, ctx: AppContext, qtbot: QtBot, theme: Theme) -> None:
        self.ctx, self.window = ctx, WindowStub()
        self.page = PlansPage(ctx, theme, DeskState(ctx.data_folder), self.window)
        self.window.page = self.page
        qtbot.addWidget(self.page)

    def texts(self, number: int, *keys: str) -> list[list[str]]:
        table = self.page.lists[number].table
        columns = {column.key: column for column in table.model.columns}
        return [[columns[key].text(row) for key in keys] for row in table.shown_rows]

    def form(self, number: int) -> RecordInspector[object]:
        form: RecordInspector[object] = self.page.lists[number].inspector
        return form


@pytest.fixture
def opened(ctx: AppContext, qtbot: QtBot, theme: Theme) -> Opened:
    return Opened(ctx, qtbot, theme)


def test_every_tab_has_its_list_or_tree(opened: Opened) -> None:
    assert opened.page.tabs.count() == len(TITLES) == len(opened.page.lists) + len(opened.page.further)


def test_the_cohorts_of_a_plan_are_ticked_and_saved(opened: Opened) -> None:
    assert opened.texts(PLAN, "version", "cohorts") == [["2019版", "2018级"], ["2020版", "2019级、2020级"]]
    opened.page.lists[PLAN].table.select_ids([opened.page.lists[PLAN].table.rows[1].id])
    form = opened.form(PLAN).form
    kept = next(row.id for row in campus.cohorts(opened.ctx) if row.entry_year == 2019)
    form.editor("cohort_ids").set_value(frozenset({str(kept)}))
    form.committed.emit("cohort_ids", None)
    assert opened.texts(PLAN, "cohorts")[1] == ["2019级"]


def test_a_course_that_is_not_taught_any_more_is_a_line_with_one_end(opened: Opened) -> None:
    old = plans.plans(opened.ctx)[0].id
    course = factories.add_course(opened.ctx, old, "汽车文化")
    opened.page.reload(None)
    opened.page.tabs.setCurrentIndex(REFORM)
    opened.page.start_new()
    draft = opened.form(REFORM).draft
    draft.editor("before_course_id").set_value(str(course))
    draft.saved.emit(draft.values())
    assert opened.texts(REFORM, "position", "before", "after", "module")[-1] == ["4", "汽车文化", "（不再开设）", ""]
    assert plan_reforms.reforms(opened.ctx)[-1].after_course_id is None


def test_a_review_starts_with_the_plan_and_day_that_are_due(opened: Opened) -> None:
    factories.add_term(opened.ctx, "2019-2020-1")
    plan_reviews.save_cycle(opened.ctx, CycleDraft("2019-01-01", 36))
    opened.page.reload(None)
    opened.page.tabs.setCurrentIndex(REVIEW)
    opened.page.start_new()
    draft = opened.form(REVIEW).draft
    draft.saved.emit(draft.values())
    # The clock of the tests stands in March 2026.
    assert opened.texts(REVIEW, "plan", "due_on", "state") == [["新能源汽车技术 2020版", "2022-09-01", "已逾期"]]


def test_a_finding_leads_to_the_action_that_is_overdue(opened: Opened) -> None:
    review = ReviewDraft(plans.plans(opened.ctx)[1].id, "2022-09-01", "2022-07-04")
    key = plan_reviews.save_review(opened.ctx, review).first("cycle_reviews")
    for text in ("甲", "乙"):
        action = plan_reviews.save_action(opened.ctx, ActionDraft(key, text, due_on="2022-12-31"))
    opened.page.reload(None)
    last = action.first("cycle_review_actions")
    opened.page.open_place(Place("plans", last, "", "cycle_review_actions"))
    assert opened.page.tabs.currentIndex() == ACTION
    assert opened.page.current.table.selected_ids == [last]
    opened.page.open_place(Place("plans", plans.plans(opened.ctx)[1].id))
    assert opened.page.tabs.currentIndex() == PLAN


def test_the_record_of_the_review_chosen_is_printed(opened: Opened) -> None:
    plan = plans.plans(opened.ctx)[1].id
    for day in ("2022-09-01", "2025-09-01"):
        plan_reviews.save_review(opened.ctx, ReviewDraft(plan, day))
    opened.page.reload(None)
    opened.page.lists[REVIEW].table.select_ids([opened.page.lists[REVIEW].table.rows[0].id])
    prints = [action for menu in opened.page.findChildren(QMenu) for action in menu.actions()]
    next(action for action in prints if action.text() == "周期检视记录").trigger()
    assert opened.window.reports == [("cycle-review", {"plan": str(plan), "due": "2022-09-01"})]


def test_the_tree_is_read_when_it_is_looked_at(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []
    (tree,) = opened.page.further
    monkeypatch.setattr(tree, "reload", read.append)
    opened.page.reload(None)
    assert read == []
    opened.page.tabs.setCurrentIndex(len(TITLES) - 1)
    opened.page.reload(None)
    assert len(read) == 2
    opened.page.tabs.setCurrentIndex(COURSE)
    assert len(read) == 2
