"""The filter: words, pinyin, values, conditions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from tests.gui.teachers import COLUMNS, NAMES, NAMES_BY_PINYIN, Teacher, named

from onex_desktop.gui.models.filter_proxy import FilterProxy
from onex_desktop.gui.models.haystack import initials, matches, spelled
from onex_desktop.gui.models.rows_model import RowsModel


def filtered(rows: list[Teacher]) -> tuple[RowsModel[Teacher], FilterProxy[Teacher]]:
    model: RowsModel[Teacher] = RowsModel(COLUMNS)
    model.set_rows(rows)
    return model, FilterProxy(model)


def shown(proxy: FilterProxy[Teacher]) -> list[str]:
    return [proxy.row_at(number).name for number in range(proxy.rowCount())]


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("重庆", "cq"),
        ("重庆", "zq"),
        ("曾国藩", "zgf"),
        ("单雄信", "sxx"),
        ("解学龙", "xxl"),
        ("仇英", "qy"),
        ("查良镛", "zly"),
        ("区大任", "odr"),
        ("任长霞", "rcx"),
        ("万俟卨", "mq"),
        ("新能源汽车", "nyqc"),
        ("李重庆", "lizhong"),
        ("ＡＢ班", "ab"),
        ("Web前端", "WEBqd"),
    ],
)
def test_a_name_is_found_by_its_letters(name: str, typed: str) -> None:
    assert matches(name, typed)


@pytest.mark.parametrize(("name", "typed"), [("重庆", "qc"), ("王强", "wz"), ("李明", "王"), ("张三", "s张")])
def test_other_letters_do_not_find_it(name: str, typed: str) -> None:
    assert not matches(name, typed)


def test_names_are_read_in_every_way_and_long_texts_only_at_their_beginning() -> None:
    assert set(initials("重重").split("\n")) >= {"zz", "cz", "zc", "cc"}
    assert {line[:2] for line in initials("重重庆庆庆").split("\n")} >= {"zz", "cz"}
    assert "zcqqq" not in initials("重重庆庆庆").split("\n")
    assert spelled("李a重") == "liazhong"


def test_every_word_must_be_found_in_some_column(qtmodeltester: ModelTester) -> None:
    _, proxy = filtered([Teacher(1, "张强", over=True), Teacher(2, "张明"), Teacher(3, "王强", over=True)])
    proxy.set_text("zhang 超学时")
    assert shown(proxy) == ["张强"]
    proxy.set_text("强")
    assert shown(proxy) == ["张强", "王强"]
    qtmodeltester.check(proxy)  # type: ignore[no-untyped-call]
    proxy.set_text("")
    assert len(shown(proxy)) == 3


def test_what_changed_is_found_by_its_new_text() -> None:
    rows = named("张", "王")
    model, proxy = filtered(rows)
    proxy.set_text("张")
    model.set_rows([replace(rows[0], name="陈"), replace(rows[1], name="张")])
    assert shown(proxy) == ["张"]
    assert proxy.row_at(0).id == 2


def test_values_and_conditions_narrow_together_and_can_be_dropped() -> None:
    rows = [Teacher(1, "甲", Decimal(10), over=True), Teacher(2, "乙", Decimal(99), over=True), Teacher(3, "丙")]
    _, proxy = filtered(rows)
    proxy.set_values("state", {"超学时"})
    assert shown(proxy) == ["甲", "乙"]
    proxy.set_condition("many", lambda row: (row.hours or 0) > 50)
    assert shown(proxy) == ["乙"]
    assert proxy.is_filtering
    proxy.set_values("state", None)
    proxy.set_condition("many", None)
    assert not proxy.is_filtering
    assert shown(proxy) == ["甲", "乙", "丙"]


def test_sorting_is_the_models() -> None:
    model, proxy = filtered(named(*NAMES))
    proxy.sort(0, Qt.SortOrder.AscendingOrder)
    assert shown(proxy) == NAMES_BY_PINYIN
    assert [row.name for row in model.rows] == NAMES_BY_PINYIN


def test_a_hidden_row_has_no_place() -> None:
    _, proxy = filtered(named("张", "王", "李"))
    proxy.set_text("李")
    assert proxy.row_of_id(3) == 0
    assert proxy.row_of_id(1) is None
    assert proxy.row_of_id(77) is None
