"""Copying a plan to its next version."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.plans import PlanRow, PlanStatus
from onex_desktop.domain.plans.cloning import CHOICES, Cloned, Part
from onex_desktop.domain.plans.comparison import Difference
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.dialogs.clone_plan import ClonePlan
from onex_desktop.services import mapping, mapping_indicators, plans, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.plan_cloning import clone_plan

ALL = frozenset(CHOICES)


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def source(ctx: AppContext) -> PlanRow:
    return next(row for row in plans.plans(ctx) if row.draft.version == "2020版")


def made(ctx: AppContext, cloned: Cloned) -> PlanRow:
    return next(row for row in plans.plans(ctx) if row.id == cloned.plan_id)


def test_everything_chosen_goes_along(ctx: AppContext) -> None:
    before = len(mapping.links(ctx))
    _, cloned = clone_plan(ctx, source(ctx).id, "2021版", ALL)
    assert cloned.carried == {
        Part.COMPETENCIES: 1,
        Part.COURSES: 3,
        Part.LINKS: before,
        Part.INDICATOR_LINKS: 0,
        Part.OBJECTIVES: 0,
    }
    assert cloned.left == {Part.ASSIGNMENTS: 12, Part.REFORMS: 3, Part.COHORTS: 2, Part.REVIEWS: 0}
    row = made(ctx, cloned)
    assert (row.draft.status, row.draft.predecessor_id) == (PlanStatus.DRAFT, source(ctx).id)
    assert len(mapping.links(ctx)) == 2 * before


def test_a_copy_compares_as_unchanged(ctx: AppContext) -> None:
    _, cloned = clone_plan(ctx, source(ctx).id, "2021版", ALL)
    comparison = plans.compare(ctx, source(ctx), made(ctx, cloned))
    assert comparison.count(Difference.SAME) == 5
    assert {pair.difference for pair in comparison.courses} == {Difference.SAME}
    assert sum(len(pair.after.modules) for pair in comparison.courses if pair.after) == 12


def test_the_copies_of_indicators_keep_their_courses(ctx: AppContext) -> None:
    first = mapping_indicators.matrix(ctx, source(ctx).id)
    assert first is not None
    whole = factories.add_course(ctx, source(ctx).id, "新能源汽车概论")
    cells = [(first.units[0].id, first.columns[0].id), (first.units[4].id, -whole)]
    mapping_indicators.set_cells(ctx, [mapping.CellEdit(key, Strength.MEDIUM) for key in cells])
    mapping_indicators.set_note(ctx, cells[1], "只讲概况")
    _, cloned = clone_plan(ctx, source(ctx).id, "2021版", frozenset({Part.INDICATOR_LINKS}))
    assert cloned.carried == {Part.COMPETENCIES: 1, Part.COURSES: 4, Part.INDICATOR_LINKS: 2}
    copy = mapping_indicators.matrix(ctx, cloned.plan_id)
    assert copy is not None
    assert {key[0] for key in copy.cells}.isdisjoint(unit.id for unit in first.units)
    codes = {unit.id: unit.code for unit in copy.units}
    titles = {column.id: column.title for column in copy.columns}
    assert {(codes[unit], titles[slot]): cell.note for (unit, slot), cell in copy.cells.items()} == {
        ("XQA1", first.columns[0].title): "",
        ("XQA5", "新能源汽车概论"): "只讲概况",
    }
    assert mapping.links(ctx).keys() == {key for key in mapping.links(ctx) if key[1] <= 12}


def test_what_is_not_chosen_is_told(ctx: AppContext) -> None:
    _, cloned = clone_plan(ctx, source(ctx).id, "2021版", frozenset({Part.COMPETENCIES}))
    assert cloned.carried == {Part.COMPETENCIES: 1}
    assert cloned.left[Part.COURSES] == 3
    assert plans.courses(ctx, cloned.plan_id) == ()


def test_one_undo_takes_the_copy_back(ctx: AppContext) -> None:
    clone_plan(ctx, source(ctx).id, "2021版", ALL)
    undo.undo(ctx)
    assert [row.draft.version for row in plans.plans(ctx)] == ["2019版", "2020版"]


@pytest.mark.parametrize(("version", "code"), [(" ", r"record\.name_missing"), ("2019版", r"record\.duplicate")])
def test_a_name_that_cannot_be_is_refused(ctx: AppContext, version: str, code: str) -> None:
    with pytest.raises(ProblemsFound, match=code):
        clone_plan(ctx, source(ctx).id, version, ALL)
    assert len(plans.plans(ctx)) == 2


def test_the_dialog_says_what_went(ctx: AppContext, qtbot: QtBot) -> None:
    parent, window = QWidget(), WindowStub()
    qtbot.addWidget(parent)
    dialog = ClonePlan(ctx, parent, window, source(ctx))
    dialog.open()
    assert not dialog.copy.isEnabled()
    dialog.version.setText("2020版")
    dialog.copy_now()
    assert window.refused == ["record.duplicate"]
    assert dialog.outcome.text()
    assert dialog.outcome.property("tone") == "danger"
    dialog.version.setText("2021版")
    dialog.boxes[Part.COURSES].setChecked(False)
    assert not any(dialog.boxes[part].isChecked() for part in (Part.LINKS, Part.INDICATOR_LINKS))
    dialog.copy_now()
    assert dialog.outcome.property("tone") == ""
    QApplication.processEvents()
    assert not any(box.isVisible() for box in dialog.boxes.values())
    assert dialog.outcome.height() >= dialog.outcome.heightForWidth(dialog.outcome.width())
    assert dialog.outcome.text().splitlines()[0] == "已带到新版：核心能力和指标点 1"
    assert (
        dialog.outcome.text()
        .splitlines()[1]
        .startswith("没有带过去：课程和课程模块 3、对应关系 12、任课 12、课程改革 3")
    )
    dialog.accept()
