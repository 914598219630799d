"""The table model: order, narrow changes, edits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.gui.teachers import COLUMNS, NAMES, NAMES_BY_PINYIN, Teacher, named

from onex_desktop.gui.models.rows_model import Role, RowsModel
from onex_desktop.gui.tokens import Tone

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
NAME, HOURS, JOINED, STATE = range(4)


def filled(rows: list[Teacher]) -> RowsModel[Teacher]:
    model: RowsModel[Teacher] = RowsModel(COLUMNS)
    model.set_rows(rows)
    return model


def ids(model: RowsModel[Teacher]) -> list[int]:
    return [row.id for row in model.rows]


def test_it_is_a_model_by_the_book(qtmodeltester: ModelTester) -> None:
    model = filled(named(*NAMES))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.sort(NAME, UP)
    rows = named(*NAMES)
    model.set_rows([*rows[1:4], replace(rows[5], name="陈"), Teacher(99, "何")])
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_names_are_sorted_by_pinyin() -> None:
    model = filled(named(*NAMES))
    model.sort(NAME, UP)
    assert [row.name for row in model.rows] == NAMES_BY_PINYIN
    model.sort(NAME, DOWN)
    assert [row.name for row in model.rows] == NAMES_BY_PINYIN[::-1]


def test_numbers_in_texts_are_sorted_by_value() -> None:
    model = filled(named("模块10", "模块2", "模块1"))
    model.sort(NAME, UP)
    assert [row.name for row in model.rows] == ["模块1", "模块2", "模块10"]


def test_decimals_are_sorted_by_value_and_missing_ones_last_both_ways() -> None:
    hours = [Decimal("9.5"), None, Decimal(10), Decimal(-1)]
    model = filled([Teacher(n, "某", value) for n, value in enumerate(hours)])
    model.sort(HOURS, UP)
    assert [row.hours for row in model.rows] == [Decimal(-1), Decimal("9.5"), Decimal(10), None]
    model.sort(HOURS, DOWN)
    assert [row.hours for row in model.rows] == [Decimal(10), Decimal("9.5"), Decimal(-1), None]


def test_dates_are_sorted_as_dates_and_equal_ones_keep_their_order() -> None:
    days = [date(2020, 10, 1), date(2020, 9, 1), date(2019, 12, 31), date(2020, 9, 1)]
    model = filled([Teacher(n, "某", joined=day) for n, day in enumerate(days)])
    model.sort(JOINED, UP)
    assert ids(model) == [2, 1, 3, 0]
    model.sort(JOINED, DOWN)
    assert ids(model) == [0, 1, 3, 2]


def test_persistent_indexes_follow_their_rows() -> None:
    model = filled(named(*NAMES))
    kept = QPersistentModelIndex(model.index(3, HOURS))
    model.sort(NAME, UP)
    assert (kept.row(), kept.column()) == (2, HOURS)
    assert model.row_at(kept.row()).name == "重庆"


class Heard:
    """What a model told."""

    def __init__(self, model: RowsModel[Teacher]) -> None:
        self.told: list[tuple[str, int, int]] = []
        model.rowsInserted.connect(lambda _, first, last: self.told.append(("in", first, last)))
        model.rowsRemoved.connect(lambda _, first, last: self.told.append(("out", first, last)))
        model.dataChanged.connect(self._changed)
        model.layoutChanged.connect(lambda *_: self.told.append(("order", 0, 0)))
        model.modelReset.connect(lambda: self.told.append(("reset", 0, 0)))

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.told.append(("data", first.row(), last.row()))


def test_the_same_rows_tell_nothing() -> None:
    model = filled(named(*NAMES))
    heard = Heard(model)
    model.set_rows(named(*NAMES))
    assert heard.told == []


def test_changed_rows_are_told_in_unbroken_runs() -> None:
    rows = named(*NAMES)
    model = filled(rows)
    heard = Heard(model)
    changed = [replace(row, over=True) if row.id in (2, 3, 6) else row for row in rows]
    model.set_rows(changed)
    assert heard.told == [("data", 1, 2), ("data", 5, 5)]
    assert list(model.rows) == changed


def test_rows_are_taken_out_and_put_in_where_they_belong() -> None:
    rows = named("a", "b", "d", "e", "f")
    model = filled(rows)
    model.sort(NAME, UP)
    heard = Heard(model)
    model.set_rows([*rows[:1], rows[3], rows[4], Teacher(9, "c")])
    assert heard.told == [("out", 1, 2), ("in", 1, 1)]
    assert [row.name for row in model.rows] == ["a", "c", "e", "f"]
    assert [model.row_of_id(row_id) for row_id in (1, 9, 4, 5, 2)] == [0, 1, 2, 3, None]


def test_a_new_value_moves_its_row_in_a_sorted_table() -> None:
    rows = named("a", "b", "c")
    model = filled(rows)
    model.sort(NAME, UP)
    kept = QPersistentModelIndex(model.index(0, NAME))
    model.set_rows([replace(rows[0], name="z"), *rows[1:]])
    assert [row.name for row in model.rows] == ["b", "c", "z"]
    assert kept.row() == 2


def test_many_changes_are_one_reset() -> None:
    rows = named(*(str(n) for n in range(400)))
    model = filled(rows)
    heard = Heard(model)
    model.set_rows(rows[::2])
    assert heard.told == [("reset", 0, 0)]


def test_two_rows_with_one_id_are_a_fault() -> None:
    with pytest.raises(ValueError, match="one id"):
        filled([Teacher(1, "张"), Teacher(1, "李")])


def test_an_edit_is_handed_on_and_shows_only_when_the_page_says_so(qtbot: QtBot) -> None:
    edits: list[tuple[int, str, str]] = []
    model: RowsModel[Teacher] = RowsModel(COLUMNS, lambda row, key, text: edits.append((row.id, key, text)))
    model.set_rows(named("张", "王"))
    assert model.flags(model.index(1, NAME)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, HOURS)) & Qt.ItemFlag.ItemIsEditable
    with qtbot.assertNotEmitted(model.dataChanged):
        assert model.setData(model.index(1, NAME), "王强")
        assert not model.setData(model.index(1, NAME), "王")
    assert edits == [(2, "name", "王强")]
    assert model.index(1, NAME).data() == "王"


def test_without_commit_nothing_can_be_edited() -> None:
    model = filled(named("张"))
    assert not model.flags(model.index(0, NAME)) & Qt.ItemFlag.ItemIsEditable


def test_cells_tell_text_tone_and_row() -> None:
    row = Teacher(7, "张", None, date(2020, 9, 1), over=True)
    model = filled([row])
    assert [model.index(0, column).data() for column in range(4)] == ["张", "", "2020-09-01", "超学时"]
    assert Tone(model.index(0, STATE).data(Role.TONE)) is Tone.DANGER
    assert model.index(0, NAME).data(Role.TONE) is None
    assert model.index(0, NAME).data(Role.ROW) is row
    assert model.headerData(HOURS, Qt.Orientation.Horizontal) == "学时"
