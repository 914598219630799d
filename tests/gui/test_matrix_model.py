"""The matrix as Qt sees it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot
from tests.gui.matrix_fixtures import FOLDED, M, N, S, W, matrix, wide_matrix
from tests.scale import SCALE

from onex_desktop.domain.mapping import MatrixCell
from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.models.matrix_heads import HeadKind
from onex_desktop.gui.models.matrix_lines import RowFilter
from onex_desktop.gui.models.matrix_model import CellRole, KeyRole, MatrixModel, RollUpRole
from onex_desktop.gui.widgets.table_copy import to_tsv


@pytest.fixture
def model(qtmodeltester: ModelTester) -> MatrixModel:
    """Return a model that Qt's own checker watches."""
    made = MatrixModel()
    qtmodeltester.check(made)  # type: ignore[no-untyped-call]
    made.set_matrix(matrix({(1, 21): S, (1, 32): W, (1, 33): M, (2, 22): N}))
    return made


def texts(model: MatrixModel) -> list[str]:
    """Return the rows as text, columns parted by a bar."""
    columns = range(model.columnCount())
    return ["|".join(str(model.index(row, c).data()) for c in columns) for row in range(model.rowCount())]


def titles(model: MatrixModel) -> list[str]:
    """Return the column titles."""
    return [str(model.headerData(c, Qt.Orientation.Horizontal)) for c in range(model.columnCount())]


def test_shows_every_slot_and_the_total(model: MatrixModel) -> None:
    assert texts(model) == ["|强|||弱|中|3 强", "||／||||缺", "||||||缺"]
    assert titles(model)[0] == "机械基础"
    assert titles(model)[3:] == [
        "整车实训 · 模块1 整车之1",
        "整车实训 · 模块2 整车之2",
        "整车实训 · 模块3 整车之3",
        "合计",
    ]


def test_folding_shows_the_strongest_and_opens_again(model: MatrixModel) -> None:
    open_texts = texts(model)
    model.set_folded(FOLDED, folded=True)
    assert texts(model) == ["|强||中|3 强", "||／||缺", "||||缺"]
    assert titles(model)[3] == "整车实训（3 个模块汇总）"
    model.set_folded(FOLDED, folded=False)
    assert texts(model) == open_texts


def test_folding_everything_spares_courses_without_modules(model: MatrixModel) -> None:
    model.set_all_folded(folded=True)
    kinds = [model.head(column).kind for column in range(model.columnCount())]
    assert kinds == [HeadKind.SLOT, HeadKind.FOLDED_COURSE, HeadKind.FOLDED_COURSE, HeadKind.TOTAL]
    model.set_all_folded(folded=False)
    assert model.columnCount() == 7


def test_folded_courses_stay_folded_when_the_plan_changes(model: MatrixModel) -> None:
    model.set_folded(FOLDED, folded=True)
    shown = matrix()
    model.set_matrix(replace(shown, columns=shown.columns[1:]))
    assert model.head(2).kind is HeadKind.FOLDED_COURSE


def test_sums_cannot_be_edited(model: MatrixModel) -> None:
    model.set_folded(FOLDED, folded=True)
    editable = Qt.ItemFlag.ItemIsEditable
    assert [bool(model.flags(model.index(0, c)) & editable) for c in range(5)] == [True, True, True, False, False]
    assert [model.index(0, c).data(RollUpRole) for c in range(5)] == [False, False, False, True, True]
    assert not model.setData(model.index(0, 0), "强")


def test_roles_give_the_domain_objects(model: MatrixModel) -> None:
    assert model.index(0, 1).data(CellRole) == MatrixCell(S)
    assert model.index(0, 1).data(KeyRole) == (1, 21)
    assert model.index(0, 0).data(CellRole) is None
    assert model.index(0, 6).data(KeyRole) is None


def test_a_matrix_of_the_same_shape_changes_only_what_differs(model: MatrixModel, qtbot: QtBot) -> None:
    told: list[tuple[int, int, int, int]] = []

    def note(top: QModelIndex, bottom: QModelIndex) -> None:
        told.append((top.row(), top.column(), bottom.row(), bottom.column()))

    model.dataChanged.connect(note)
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_matrix(matrix({(1, 21): S, (1, 32): W, (1, 33): M, (2, 22): N, (3, 31): M}))
    assert told == [(2, 3, 2, 3), (2, 6, 2, 6)]
    assert texts(model)[2] == "|||中|||1 中"


def test_totals_follow_every_kind_of_change(model: MatrixModel) -> None:
    model.set_matrix(matrix({(1, 21): N, (2, 22): W}))
    assert [row.rsplit("|", 1)[1] for row in texts(model)] == ["缺", "1 弱", "缺"]


def test_another_shape_resets(model: MatrixModel, qtbot: QtBot) -> None:
    shown = matrix()
    with qtbot.waitSignal(model.modelReset):
        model.set_matrix(replace(shown, units=shown.units[1:]))
    assert model.rowCount() == 2


def test_renamed_units_and_columns_show_without_a_reset(model: MatrixModel, qtbot: QtBot) -> None:
    shown = matrix()
    renamed = replace(shown, units=tuple(replace(unit, name="新名") for unit in shown.units))
    with qtbot.waitSignal(model.headerDataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.set_matrix(renamed)
    assert model.headerData(0, Qt.Orientation.Vertical) == "2-1 新名"


def test_only_gaps_keeps_a_row_that_is_filled_meanwhile(model: MatrixModel) -> None:
    model.set_filter(RowFilter.GAPS)
    assert [model.line(row).code for row in range(model.rowCount())] == ["2-2", "2-3"]
    model.set_matrix(matrix({(2, 22): S}))
    assert [model.line(row).code for row in range(model.rowCount())] == ["2-2", "2-3"]
    model.set_filter(RowFilter.NONE)
    assert model.rowCount() == 3


def test_hints_tell_course_value_and_details(model: MatrixModel) -> None:
    hint = str(model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole))
    assert hint.splitlines() == ["2-1 模块1的技术", "× 电控检修 · 模块1 电控之1", "强"]
    assert "缺：还没有课程对应" in str(model.headerData(2, Qt.Orientation.Vertical, Qt.ItemDataRole.ToolTipRole))


def test_nothing_is_kept_per_cell(qtbot: QtBot) -> None:  # noqa: ARG001 -- a model needs an application
    model = MatrixModel()
    model.set_matrix(wide_matrix(300, 250))
    assert (model.rowCount(), model.columnCount()) == (300, 1001)
    assert list(model.to_paint(range(2), range(20))) == [(0, 1), (1, 2)]


@pytest.mark.parametrize(
    ("text", "strength"),
    [("强", S), ("H", S), ("h", S), ("3", S), ("●", S), ("中", M), ("Ｍ", M), ("２", M), ("◐", M), (" 弱 ", W),
     ("L", W), ("1", W), ("○", W), ("不适用", N), ("/", N), ("／", N), ("", None), ("　", None), ("0", None)],
)  # fmt: skip
def test_every_way_of_writing_a_value_is_read(text: str, strength: object) -> None:
    assert words.read(text, words.COURSES.over(SCALE)) == strength


@pytest.mark.parametrize("text", ["X", "强强", "4", "-", "强?"])
def test_other_text_is_no_value(text: str) -> None:
    with pytest.raises(words.UnknownValue):
        words.read(text, words.COURSES.over(SCALE))


def test_blocks_survive_the_clipboard() -> None:
    block = [["强", "", "／"], ["", "弱", "含\t制表符"], ["两\n行", '引"号', ""]]
    assert words.from_tsv(to_tsv(block)) == block


def test_ragged_and_windows_blocks_are_filled_up() -> None:
    assert words.from_tsv("强\t中\r\n弱\r\n") == [["强", "中"], ["弱", ""]]
    assert words.from_tsv("") == []
    assert words.from_tsv("\n") == [[""]]
