"""A library with nothing in it can be filled in the window alone, until the matrix opens."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from tests import factories
from tests.gui.windows import WindowMaker

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.tabbed_page import TabbedPage
from onex_desktop.gui.widgets.fields import Value
from onex_desktop.services import campus, mapping, plans
from onex_desktop.services.context import AppContext


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> MainWindow:
    """Return the window with an empty library open."""
    return show_window(factories.empty_file(tmp_path / "新校.onex"))


def enter(window: MainWindow, page_key: str, tab: int, values: Mapping[str, Value]) -> Any:  # noqa: ANN401 -- any row
    """Enter a record through the form of a list and return the row that is chosen afterwards."""
    window.go_to(page_key)
    page = window.page
    assert isinstance(page, TabbedPage)
    page.tabs.setCurrentIndex(tab)
    page.start_new()
    draft = page.current.inspector.draft
    draft.set_values(values)
    draft.save_button.click()
    assert window.info.current is None
    (row,) = page.current.table.selected_rows
    return row


def fill(window: MainWindow) -> dict[str, Any]:
    """Enter a small school: one college, major, plan, course with a module, certificate with a module, pilot."""
    made: dict[str, Any] = {}
    made["school"] = enter(window, "campus", 0, {"name": "某职业学院"})
    made["college"] = enter(window, "campus", 1, {"name": "智能交通学院"})
    college = str(made["college"].id)
    made["major"] = enter(window, "campus", 2, {"name": "新能源汽车技术", "college_id": college})
    major = str(made["major"].id)
    made["plan"] = enter(window, "plans", 0, {"major_id": major, "version": "2026版", "status": "in_force"})
    plan = {"plan_id": str(made["plan"].id), "name": "电控系统检测维修", "kind": "practice"}
    made["course"] = enter(window, "plans", 1, plan)
    part = {"course_id": str(made["course"].id), "label": "模块一", "name": "起动与充电"}
    made["part"] = enter(window, "plans", 2, part)
    made["certificate"] = enter(window, "catalogue", 1, {"name": "智能新能源汽车"})
    certificate = str(made["certificate"].id)
    levels = frozenset({"intermediate"})
    module: dict[str, Value] = {"certificate_id": certificate, "code": "2-3", "name": "电子电气", "levels": levels}
    made["module"] = enter(window, "catalogue", 2, module)
    pilot: dict[str, Value] = {"certificate_id": certificate, "college_id": college, "levels": levels}
    more: dict[str, Value] = {"major_ids": frozenset({major}), "planned": 40, "year": 2026}
    made["pilot"] = enter(window, "catalogue", 0, {**pilot, **more})
    return made


def context_of(window: MainWindow) -> AppContext:
    assert window.desk is not None
    return window.desk.ctx


def test_the_matrix_opens_once_certificate_plan_and_pilot_are_entered(window: MainWindow) -> None:
    made = fill(window)
    (choice,) = mapping.choices(context_of(window))
    assert (choice.certificate, choice.plan) == ("智能新能源汽车", "新能源汽车技术 2026版")
    opened = mapping.matrix(context_of(window), choice.certificate_id, choice.level, choice.plan_id)
    assert opened is not None
    assert [unit.code for unit in opened.units] == ["2-3"]
    assert [column.id for column in opened.columns] == [made["part"].id]


def buttons(page: QWidget) -> dict[str, QPushButton]:
    return {each.text(): each for each in page.findChildren(QPushButton) if each.isVisible()}


def test_what_hangs_on_something_says_what_has_to_come_first(window: MainWindow) -> None:
    window.go_to("plans")
    page = window.page
    assert isinstance(page, TabbedPage)
    acts = ("复制为新版…", "对照两版…", "打印")
    assert [buttons(page)[text].isEnabled() for text in acts] == [False] * 3
    page.tabs.setCurrentIndex(2)
    assert not buttons(page)["新增课程模块"].isEnabled()
    for lead, tab in (("到“课程”", 1), ("到“方案”", 0)):
        buttons(page)[lead].click()
        assert page.tabs.currentIndex() == tab
    assert buttons(page)["新增方案"].isEnabled()
    window.go_to("mapping")
    assert window.page is not None
    assert "分析" not in buttons(window.page)
    fill(window)
    window.go_to("plans")
    page.tabs.setCurrentIndex(4)
    assert buttons(page)["新增核心能力"].isEnabled()
    # There is one version, and nothing of it to print.
    assert [buttons(page)[text].isEnabled() for text in acts] == [True, False, False]


def test_every_entry_is_one_step_and_undo_takes_them_all_back(window: MainWindow) -> None:
    fill(window)
    for _ in range(9):
        window.actions_by_key["undo"].trigger()
    assert campus.institution(context_of(window)) is None
    assert plans.plans(context_of(window)) == ()
    assert not window.actions_by_key["undo"].isEnabled()


def test_there_is_one_school_only(window: MainWindow) -> None:
    enter(window, "campus", 0, {"name": "某职业学院"})
    page = window.page
    assert isinstance(page, TabbedPage)
    assert not page.allows_new(0)
    assert page.allows_new(1)


def test_a_change_in_a_form_is_saved_when_the_field_is_left(window: MainWindow) -> None:
    made = fill(window)
    window.go_to("plans")
    page = window.page
    assert isinstance(page, TabbedPage)
    page.tabs.setCurrentIndex(2)
    form = page.current.inspector.form
    form.editor("name").set_value("空调与舒适")
    form.editor("name").finished.emit()
    (course,) = plans.courses(context_of(window), made["plan"].id)
    assert [part.name for part in course.modules] == ["空调与舒适"]


def test_a_required_field_left_empty_is_marked_and_nothing_is_saved(window: MainWindow) -> None:
    window.go_to("plans")
    page = window.page
    assert isinstance(page, TabbedPage)
    page.start_new()
    draft = page.current.inspector.draft
    draft.set_values({"version": "2026版"})
    draft.save_button.click()
    assert draft.problem_texts("major_id") == ["这一项没有填写，没有保存。填写或选择。"]
    assert plans.plans(context_of(window)) == ()


def test_a_course_used_as_a_whole_cannot_be_split(window: MainWindow) -> None:
    made = fill(window)
    ctx = context_of(window)
    whole = plans.add_course(ctx, made["plan"].id, "综合实训", is_practice=True).first("courses")
    edit = mapping.CellEdit((made["module"].id, -whole), Strength.STRONG)
    mapping.set_cells(ctx, [edit])
    window.go_to("plans")
    page = window.page
    assert isinstance(page, TabbedPage)
    page.reload(None)
    page.tabs.setCurrentIndex(2)
    page.start_new()
    draft = page.current.inspector.draft
    draft.set_values({"course_id": str(whole), "label": "模块一", "name": "甲"})
    draft.save_button.click()
    assert any("整门课" in text for text in draft.problem_texts("course_id"))


def test_classes_terms_and_offices_are_entered_in_the_window(window: MainWindow) -> None:
    made = fill(window)
    college, major = str(made["college"].id), str(made["major"].id)
    office = enter(window, "campus", 4, {"name": "新能源汽车教研室", "college_id": college})
    cohort = enter(window, "campus", 3, {"entry_year": 2026})
    group: dict[str, Value] = {"name": "新能源2601", "major_id": major, "cohort_id": str(cohort.id), "headcount": 42}
    assert enter(window, "campus", 5, group).entry_year == 2026
    term = enter(window, "campus", 6, {"code": "2026-2027-1", "starts_on": date(2026, 9, 1), "weeks": 18})
    assert (term.draft.starts_on, term.draft.ends_on) == ("2026-09-01", "")
    assert office.college == "智能交通学院"
