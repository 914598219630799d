"""Findings lead to the cell, the row or the column they are about, in the matrix they are about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.plans import ReformDraft
from onex_desktop.domain.problems import Place
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.persistence import file_store
from onex_desktop.services import checking, evidence, mapping, mapping_indicators, plan_reforms, plans
from onex_desktop.services.context import AppContext
from onex_desktop.services.evidence import Cell
from onex_desktop.services.mapping import CellEdit


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


@pytest.fixture
def page(ctx: AppContext, theme: Theme, qtbot: QtBot) -> MappingPage:
    return open_page(ctx, theme, WindowStub(), qtbot)


def _places(ctx: AppContext, code: str) -> list[Place]:
    return [found.where for found in checking.find_problems(ctx) if found.code == code and found.where is not None]


def _attach_and_lose(ctx: AppContext, cell: Cell, path: Path) -> None:
    path.write_bytes(path.name.encode())
    evidence.attach(ctx, cell, [path])
    for kept in file_store.folder_of(ctx.library.path).iterdir():
        kept.unlink()


def test_a_lost_file_leads_to_the_cell_it_proves(page: MappingPage, ctx: AppContext, tmp_path: Path) -> None:
    shown = page.model.matrix
    assert shown is not None
    key = (shown.units[3].id, shown.columns[9].id)
    _attach_and_lose(ctx, Cell("certificate", key), tmp_path / "照片.jpg")
    (place,) = _places(ctx, "evidence.file_missing")
    assert place.name == "2-4 × 中央底盘网关系统检测维修"
    page.open_place(place)
    assert page.model.key(*(page.view.current_cell() or (0, 0))) == key


def test_a_lost_file_of_an_indicator_turns_to_its_matrix(page: MappingPage, ctx: AppContext, tmp_path: Path) -> None:
    plan = mapping_indicators.choices(ctx)[0].id
    matrix = mapping_indicators.matrix(ctx, plan)
    assert matrix is not None
    key = (matrix.units[2].id, matrix.columns[5].id)
    mapping_indicators.set_cells(ctx, [CellEdit(key, Strength.WEAK)])
    _attach_and_lose(ctx, Cell("indicator", key), tmp_path / "大纲.pdf")
    (place,) = _places(ctx, "evidence.file_missing")
    page.open_place(place)
    assert page.bar.switch.key() == "indicator"
    assert page.model.key(*(page.view.current_cell() or (0, 0))) == key


def test_a_course_without_a_link_leads_to_the_certificate_it_is_to_serve(page: MappingPage, ctx: AppContext) -> None:
    """Another certificate of the same plan stands before it in the list."""
    first = mapping.choices(ctx)[0]
    plan = next(row for row in plans.plans(ctx) if row.id == first.plan_id)
    other = factories.add_certificate(ctx, "安全用电")
    served = factories.add_module(ctx, other, "1-1", "触电急救")
    factories.add_pilot(ctx, other, factories.add_college(ctx, "新学院"), (plan.draft.major_id,))
    course = factories.add_course(ctx, plan.id, "高压安全实训")
    plan_reforms.save_reform(ctx, ReformDraft(None, course, served))
    page.reload(None)
    listed = [each.certificate_id for each in mapping.choices(ctx) if each.plan_id == plan.id]
    assert listed == [first.certificate_id, other]
    place = next(place for place in _places(ctx, "mapping.course_without_link") if place.row_id == course)
    page.open_place(place)
    option = page.bar.option()
    assert option is not None
    assert option.parameters["certificate"] == str(other)
    key = page.model.key(*(page.view.current_cell() or (0, 0)))
    assert key is not None
    assert key[1] == -course


def test_a_finding_about_indicators_leads_to_its_plan(page: MappingPage, ctx: AppContext) -> None:
    matrix = mapping_indicators.matrix(ctx, mapping_indicators.choices(ctx)[0].id)
    assert matrix is not None
    mapping_indicators.set_cells(ctx, [CellEdit((matrix.units[0].id, matrix.columns[0].id), Strength.WEAK)])
    found = _places(ctx, "mapping.indicator_unsupported") + _places(ctx, "mapping.course_supports_nothing")
    assert {place.within for place in found} == {str(matrix.plan_id)}
    page.open_place(replace(found[0], name=""))
    option = page.bar.option()
    assert option is not None
    assert (page.bar.switch.key(), option.parameters["plan"]) == ("indicator", str(matrix.plan_id))
