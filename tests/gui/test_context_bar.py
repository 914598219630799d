"""The context bar: a choice narrows what stands to its right, and lets go of what no longer fits."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from onex_desktop.domain.campus import CollegeRow, MajorDraft, MajorRow
from onex_desktop.domain.plans import PlanDraft, PlanRow
from onex_desktop.gui.context_bar import Choices, Context, ContextBar
from onex_desktop.gui.trail import Trail


@pytest.fixture
def bar(qtbot: QtBot) -> ContextBar:
    """Return a bar over two colleges, two majors, two plans of one major, two years."""
    made = ContextBar()
    qtbot.addWidget(made)
    made.set_choices(
        Choices(
            (CollegeRow(1, 1, "智能交通学院", 1, 1), CollegeRow(2, 1, "人工智能学院", 1, 1)),
            (
                MajorRow(11, 1, MajorDraft("新能源汽车技术", 1), "智能交通学院"),
                MajorRow(12, 1, MajorDraft("软件技术", 2), "人工智能学院"),
            ),
            (
                PlanRow(21, 1, PlanDraft(11, "2019版"), "新能源汽车技术"),
                PlanRow(22, 1, PlanDraft(11, "2020版"), "新能源汽车技术"),
            ),
            (2020, 2019),
        )
    )
    return made


def test_choosing_tells_the_pages(bar: ContextBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.context_changed) as told:
        bar.set_context(Context(college_id=1, major_id=11, plan_id=22, year=2020))
    assert told.args == [Context(1, 11, 22, 2020)]


def test_another_college_lets_major_and_plan_go(bar: ContextBar) -> None:
    bar.set_context(Context(1, 11, 22))
    bar.set_context(Context(2, 11, 22))
    assert bar.context == Context(college_id=2)


def test_a_choice_that_is_gone_falls_back_to_all(bar: ContextBar) -> None:
    bar.set_context(Context(year=2019))
    bar.set_choices(Choices(years=(2020,)))
    assert bar.context == Context()


def test_the_same_choice_again_tells_nobody(bar: ContextBar, qtbot: QtBot) -> None:
    bar.set_context(Context(college_id=1))
    with qtbot.assertNotEmitted(bar.context_changed):
        bar.set_context(Context(college_id=1))


def test_the_trail_forgets_what_lay_ahead_when_another_way_is_taken() -> None:
    trail = Trail()
    for key in ("home", "mapping", "teaching"):
        trail.visit(key)
    assert trail.step(-1) == "mapping"
    trail.visit("catalogue")
    assert not trail.reaches(1)
    assert [trail.step(-1), trail.step(-1), trail.step(-1)] == ["mapping", "home", None]


def test_staying_on_a_page_leaves_one_track() -> None:
    trail = Trail()
    trail.visit("home")
    trail.visit("home")
    assert trail.step(-1) is None
