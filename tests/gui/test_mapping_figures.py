"""Figures of a matrix open their lists; findings lead to the matrix they are about; rows are filtered; zoom stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, button, open_page
from tests.gui.matrix_fixtures import S, W

from onex_desktop.domain.mapping import ReviewState
from onex_desktop.domain.problems import Place
from onex_desktop.gui.dialogs.mapping_behind import MappingBehind
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.persistence.tables.mapping import MappingLink
from onex_desktop.services import mapping, plans
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, open."""
    return factories.sample_library(tmp_path)


@pytest.fixture
def page(ctx: AppContext, theme: Theme, qtbot: QtBot) -> MappingPage:
    """Return the page on the screen."""
    return open_page(ctx, theme, WindowStub(), qtbot)


def test_a_figure_opens_its_list_and_a_line_leads_to_its_cell(page: MappingPage, ctx: AppContext) -> None:
    page.reload(mapping.set_cells(ctx, [CellEdit((1, 5), S), CellEdit((5, 7), W)]))
    button(page, "覆盖 4/5").click()
    (listed,) = page.findChildren(MappingBehind)
    table = listed.table
    assert [(row.found.unit.code, row.found.best) for row in table.shown_rows] == [
        ("2-1", S), ("2-2", None), ("2-3", S), ("2-4", S), ("2-5", W),
    ]  # fmt: skip
    table.set_chip("claims", on=True)
    assert [row.found.claims for row in table.shown_rows] == [
        ("新能源汽车结构检测维修实训", "新能源汽车电控系统检测维修")
    ]
    table.set_chip("claims", on=False)
    table.set_chip("gaps", on=True)
    assert [row.found.unit.code for row in table.shown_rows] == ["2-2"]
    table.clear_filter()
    table.select_ids([5])
    button(listed, "到这一格").click()
    assert page.view.current_cell() == (4, 6)


def test_what_waits_for_review_is_filtered_and_listed(page: MappingPage, ctx: AppContext) -> None:
    chip = button(page, "只看待复核")
    assert not chip.isVisible()
    with ctx.step("mapping.set_cells") as work:
        link = work.rows(MappingLink, certificate_module_id=3)[0]
        work.set(link, review=ReviewState.TO_REVIEW)
    page.reload(work.changed)
    chip.click()
    assert [page.model.line(row).code for row in range(page.model.rowCount())] == ["2-3"]
    button(page, "只看缺口").click()
    assert [page.model.line(row).code for row in range(page.model.rowCount())] == ["2-2", "2-5"]
    assert not chip.isChecked()
    button(page, "待复核 1").click()
    (listed,) = page.findChildren(MappingBehind)
    assert [row.found.unit.code for row in listed.table.shown_rows] == ["2-3"]
    listed.reject()


def test_the_zoom_is_remembered(page: MappingPage, ctx: AppContext, theme: Theme, qtbot: QtBot) -> None:
    QTest.keyClick(page.view, Key.Key_Minus, CTRL)
    assert page.view.zoom == 90
    other = open_page(ctx, theme, WindowStub(), qtbot)
    assert other.view.zoom == 90


def test_a_finding_opens_the_plan_it_is_about(page: MappingPage, ctx: AppContext) -> None:
    first = mapping.choices(ctx)[0]
    plan = next(row for row in plans.plans(ctx) if row.id == first.plan_id)
    draft = replace(plan.draft, version="2021版", cohort_ids=())
    other = plans.add_plan(ctx, draft).first("plans")
    plans.add_course(ctx, other, "新课程", is_practice=False)
    page.reload(None)
    where = f"{first.certificate_id}:{first.level}:{other}"
    page.open_place(Place("mapping", 5, "2-5 新能源汽车多种能源高新系统技术", within=where))
    option = page.bar.option()
    assert option is not None
    assert option.parameters["plan"] == str(other)
