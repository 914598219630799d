"""The sheet of the scale: new values and weights come in with it, and links name them by word or sign."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from tests import factories

from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import RowState
from onex_desktop.services import exporting, importing, mapping, mapping_scale
from onex_desktop.services.context import AppContext

HEAD = ("名称", "符号", "权重", "算作对应", "按键", "权重来源")
LINK_HEAD = ("1+X证书", "证书模块", "技能要求", "人才培养方案", "课程", "课程模块", "强度")
CELL = ("智能新能源汽车", "2-2", "", "新能源汽车技术 2020版", "新能源汽车结构检测维修实训", "模块一")


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def _book(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> None:
    book = Workbook(write_only=True)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_values_are_added_and_weighed_anew_and_links_of_the_same_file_use_them(ctx: AppContext, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    scale = [HEAD, ("强", "实心圆", 1, "是", "Q", "教务处"), ("中", "半圆", "0.50", "是", "Z", "教务处"),
             ("间接", "空心三角", "0.05", "", "j", "教务处")]  # fmt: skip
    _book(path, {"标度": scale, "对应关系": [LINK_HEAD, (*CELL, "△")]})
    plan = importing.plan(ctx, path)
    assert (plan.problems, plan.count(RowState.NEW), plan.count(RowState.CHANGED)) == ((), 2, 2)
    importing.apply(ctx, plan)
    values = mapping_scale.scale(ctx).values
    assert [(value.label, str(value.weight), value.letter) for value in values] == [
        ("强", "1.00", "Q"), ("中", "0.50", "Z"), ("弱", "0.30", "R"), ("间接", "0.05", "J"), ("不适用", "0.00", ""),
    ]  # fmt: skip
    (held,) = [cell.strength for cell in mapping.links(ctx).values() if cell.strength == values[3].strength]
    assert mapping_scale.used(ctx)[held] == 1


def test_what_is_wrong_is_said_with_its_cell_and_nothing_is_stored(ctx: AppContext, tmp_path: Path) -> None:
    before = mapping_scale.scale(ctx)
    path = tmp_path / "a.xlsx"
    scale = [HEAD, ("中", "半圆", "1.50", "是", "Z", ""), ("间接", "实心圆", "0.05", "", "", ""),
             ("0", "空心三角", "0.01", "", "", "")]  # fmt: skip
    _book(path, {"标度": scale, "对应关系": [LINK_HEAD, (*CELL, "超强")]})
    plan = importing.plan(ctx, path)
    found = {(each.cell, each.problem.code) for each in plan.problems}
    assert found == {
        ("C2", "mapping.value_weight"),
        ("B3", "mapping.value_sign_twice"),
        ("A4", "mapping.value_name_taken"),
        ("G2", "import.reference_unknown"),
    }
    with pytest.raises(ProblemsFound):
        importing.apply(ctx, plan)
    assert mapping_scale.scale(ctx) == before


def test_the_scale_comes_back_as_it_went_out(ctx: AppContext, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    exporting.export(ctx, path, ["scale", "mapping"])
    plan = importing.plan(ctx, path)
    assert (plan.problems, plan.count(RowState.UNCHANGED)) == ((), 16)
