"""The tree of teaching objectives on the page of plans, and placing requirements into one, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub
from tests.services import small_standard

from onex_desktop.domain.plans.objectives import ObjectiveDraft, dotted
from onex_desktop.domain.problems import Place
from onex_desktop.domain.standards.tree import Item, StandardDraft, Tree
from onex_desktop.gui.dialogs.place_requirements import PlaceRequirements
from onex_desktop.gui.pages.plans import PlansPage
from onex_desktop.gui.pages.plans_objectives import ObjectivesPanel
from onex_desktop.gui.pages.plans_objectives_nodes import OBJECTIVE
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.services import objectives, plans, standard_adoption, standards
from onex_desktop.services.context import AppContext


class Opened:
    """The page of plans on its tree, over a plan of one course with one course objective."""

    def __init__(self, ctx: AppContext, qtbot: QtBot, theme: Theme) -> None:
        self.ctx, self.theme = ctx, theme
        self.plan = factories.add_plan(ctx, factories.add_major(ctx))
        self.course = factories.add_course(ctx, self.plan, parts=2)
        self.standard = small_standard.add_standard(ctx)
        standard_adoption.adopt(ctx, self.plan, self.standard)
        draft = ObjectiveDraft(self.course, (1,), "能检测")
        self.first = objectives.add_objective(ctx, draft).first("objectives")
        self.window, self.state = WindowStub(), DeskState(ctx.data_folder)
        self.page = PlansPage(ctx, theme, self.state, self.window)
        self.window.page = self.page
        self.frame = QWidget()
        qtbot.addWidget(self.frame)
        sides = QHBoxLayout(self.frame)
        sides.addWidget(self.page, 1)
        self.page.tabs.setCurrentIndex(self.page.tabs.count() - 1)
        sides.addWidget(self.panel.item)
        self.frame.resize(1366, 640)
        with qtbot.waitActive(self.frame):
            self.frame.show()
        self.page.focus_main()

    @property
    def panel(self) -> ObjectivesPanel:
        (panel,) = self.page.further
        assert isinstance(panel, ObjectivesPanel)
        return panel

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.panel.view, key, modifier)

    def write(self, words: str) -> None:
        self.panel.item.draft.editor("text").set_value(words)
        self.panel.item.draft.saved.emit(self.panel.item.draft.values())

    def shown(self) -> list[tuple[str, str, int]]:
        rows = objectives.objectives(self.ctx)
        return [(dotted(row.draft.number), row.draft.text, len(row.requirement_ids)) for row in rows]


@pytest.fixture
def opened(tmp_path: Path, qtbot: QtBot, theme: Theme) -> Opened:
    return Opened(factories.empty_library(tmp_path), qtbot, theme)


def test_objectives_are_written_beside_and_below(opened: Opened) -> None:
    view = opened.panel.view
    view.choose((OBJECTIVE, opened.first))
    opened.press(Qt.Key.Key_Insert)
    opened.write("能维修")
    assert view.current_key() == (OBJECTIVE, opened.first + 1)
    opened.panel.item.buttons["part"].click()
    opened.write("能维修电池")
    opened.page.start_new()
    opened.write("能维修电机")
    assert opened.shown() == [
        ("1", "能检测", 0),
        ("2", "能维修", 0),
        ("2.1", "能维修电池", 0),
        ("2.2", "能维修电机", 0),
    ]


def test_a_lesson_objective_has_none_below(opened: Opened) -> None:
    for number in ((1, 1), (1, 1, 1)):
        key = objectives.add_objective(opened.ctx, ObjectiveDraft(opened.course, number, "会")).first("objectives")
    opened.page.reload(None)
    opened.panel.view.choose((OBJECTIVE, key))
    assert not opened.panel.item.buttons["part"].isVisibleTo(opened.panel.item)


def test_objectives_change_places_and_go_by_key(opened: Opened) -> None:
    objectives.add_objective(opened.ctx, ObjectiveDraft(opened.course, (2,), "能维修"))
    opened.page.reload(None)
    opened.panel.view.choose((OBJECTIVE, opened.first))
    opened.press(Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert opened.shown() == [("1", "能维修", 0), ("2", "能检测", 0)]
    assert opened.panel.view.current_key() == (OBJECTIVE, opened.first)
    opened.press(Qt.Key.Key_Delete)
    assert opened.shown() == [("1", "能维修", 0)]


def test_a_refused_change_stays_in_the_form_with_its_sentence(opened: Opened) -> None:
    opened.panel.view.choose((OBJECTIVE, opened.first))
    opened.panel.item.form.editor("text").set_value("长" * 5000)
    opened.panel.item.form.committed.emit("text", "")
    assert opened.window.refused == ["plans.too_long"]
    assert opened.shown() == [("1", "能检测", 0)]


def test_requirements_are_placed_and_taken_out(opened: Opened) -> None:
    dialog = PlaceRequirements(
        opened.ctx, opened.theme, opened.state, opened.frame, opened.window, opened.plan, opened.first
    )
    ids = [row.id for row in dialog.table.rows]
    dialog.table.select_ids(ids[:2])
    assert (dialog.place.isEnabled(), dialog.take_out.isEnabled()) == (True, False)
    dialog.place_chosen()
    assert opened.shown() == [("1", "能检测", 2)]
    assert opened.panel.figures.text() == "目标 1 个，已放入技能要求 2 / 4 条"
    dialog.table.select_ids(ids[:1])
    dialog.table.activated.emit(ids[0])
    assert opened.shown() == [("1", "能检测", 1)]
    opened.panel.view.choose((OBJECTIVE, opened.first))
    assert [fact.label for fact in opened.panel.item.facts] == ["中级 1.1.2"]


def test_what_is_of_a_former_edition_is_marked_and_only_taken_out(opened: Opened) -> None:
    old = [row.id for row in objectives.adopted_requirements(opened.ctx, opened.plan)]
    objectives.place_requirements(opened.ctx, opened.first, old[:1])
    newer: Tree = (Item(1, "甲域", (Item(1, "甲务", (Item(1, "能甲乙丙丁全部检测。"),)),)),)
    (first,) = standards.standards(opened.ctx)
    draft = StandardDraft(first.draft.certificate_id, "2021年2.0版")
    second = standards.take_over(opened.ctx, draft, {small_standard.SECTION: newer}).first("standards")
    standard_adoption.adopt(opened.ctx, opened.plan, second)
    opened.page.tabs.setCurrentIndex(0)
    opened.page.reload(None)
    opened.page.open_place(Place("plans", opened.plan, "", "objectives"))
    assert opened.panel.figures.text() == "目标 1 个，已放入技能要求 0 / 1 条"
    opened.panel.view.choose((OBJECTIVE, opened.first))
    (fact,) = opened.panel.item.facts
    assert (fact.value, fact.tone) == ("能甲。（2020年1.0版）", Tone.WARNING)
    dialog = PlaceRequirements(
        opened.ctx, opened.theme, opened.state, opened.frame, opened.window, opened.plan, opened.first
    )
    assert sorted(line.words for line in dialog.table.rows) == ["", "在此目标，旧版 2020年1.0版"]


def test_a_plan_without_courses_says_what_to_do_first(opened: Opened) -> None:
    other = factories.add_plan(opened.ctx, factories.add_major(opened.ctx, "软件技术"))
    opened.page.reload(None)
    opened.panel.plan.set_key(str(other))
    opened.panel.plan.activated.emit(0)
    assert plans.courses(opened.ctx, other) == ()
    assert opened.panel.view.isHidden()
    opened.page.start_new()
    assert opened.window.refused == []
