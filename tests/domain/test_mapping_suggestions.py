"""Suggestions: the likeliest slots for a gap, by the words they share."""

from __future__ import annotations

from dataclasses import replace

from tests.scale import SCALE

from onex_desktop.domain.mapping import Matrix, MatrixCell, MatrixColumn, MatrixRow, MatrixUnit, RowKind, Strength
from onex_desktop.domain.mapping.suggestions import ENOUGH, Suggester, shared_spans, suggestions, word_pairs
from onex_desktop.domain.values import Level

NAMES = ("动力电池检测维修", "驱动电机检测维修", "空调系统检测维修", "车身网络检测维修")
MATRIX = Matrix(
    tuple(
        MatrixUnit(-n, f"1.1.{n}", text, frozenset(Level))
        for n, text in enumerate(
            ("能检查动力电池的绝缘。", "能拆装驱动电机。", "能填写工单。", "能按流程检测维修。"), start=1
        )
    ),
    tuple(MatrixColumn(-n, n, name, "", "", ()) for n, name in enumerate(NAMES, start=1)),
    {},
    SCALE,
)


def test_the_course_whose_name_the_requirement_speaks_of_comes_first() -> None:
    found = Suggester(MATRIX).suggest(-1)
    assert (found[0].slot, found[0].words) == (-1, ("动力电池",))


def test_what_every_course_is_called_suggests_none() -> None:
    assert Suggester(MATRIX).suggest(-4) == ()


def test_a_text_without_a_shared_word_gets_no_suggestion() -> None:
    assert Suggester(MATRIX).suggest(-3) == ()


def test_a_unit_that_is_not_there_gets_no_suggestion() -> None:
    assert Suggester(MATRIX).suggest(9) == ()


def test_what_stands_above_a_requirement_speaks_for_it_but_less_than_its_own_words() -> None:
    rows = (
        MatrixRow(RowKind.TASK, 7, "1.1", "空调系统的检修", 0, 0, 3),
        *(MatrixRow(RowKind.REQUIREMENT, n, f"1.1.{n}", "", 1, n - 1, n) for n in (1, 2, 3)),
    )
    suggester = Suggester(replace(MATRIX, rows=rows))
    assert [each.slot for each in suggester.suggest(-3)] == [-3]
    assert [each.slot for each in suggester.suggest(-1)] == [-1, -3]


def test_cells_that_hold_a_value_and_dismissed_ones_are_left_out() -> None:
    filled = replace(MATRIX, cells={(-1, -1): MatrixCell(Strength.NOT_APPLICABLE)})
    suggester = Suggester(MATRIX)
    found = suggestions(filled, {(-2, -2)}, suggester, MATRIX.units)
    assert not {(-1, -1), (-2, -2)} & {each.key for each in found}
    assert {each.key for each in suggestions(MATRIX, (), suggester, MATRIX.units)} >= {(-1, -1), (-2, -2)}


def test_it_stops_when_told_to() -> None:
    told: list[int] = []

    def progress(done: int) -> bool:
        told.append(done)
        return done < 1

    found = suggestions(MATRIX, (), Suggester(MATRIX), MATRIX.units, progress)
    assert ({each.unit.id for each in found}, told) == ({-1}, [0, 1])


def test_a_matrix_without_words_gets_no_suggestion() -> None:
    empty = replace(
        MATRIX,
        units=(MatrixUnit(-1, "1", "。", frozenset(Level)),),
        columns=(MatrixColumn(-1, 1, "A", "", "", ()),),
    )
    assert Suggester(empty).suggest(-1) == ()


def test_pairs_do_not_reach_across_marks_lines_or_blanks() -> None:
    assert word_pairs("电池、电 机\n空调") == {"电池", "电机", "空调"}


def test_figures_are_no_words_unless_they_stand_beside_a_letter() -> None:
    assert word_pairs("不超过10格、5G基站、24V") == {"不超", "超过", "5G", "G基", "基站", "4V"}
    units = (MatrixUnit(-1, "1.1.1", "误差不超过10格。", frozenset(Level)),)
    columns = tuple(MatrixColumn(-n, n, f"课程{n}之10", "", "", ()) for n in range(1, 11))
    assert Suggester(Matrix(units, columns, {}, SCALE)).suggest(-1) == ()


def test_spans_cover_what_is_shared() -> None:
    assert list(shared_spans("检查动力电池的绝缘", {"动力", "力电", "电池", "绝缘"})) == [(2, 6), (7, 9)]


def test_in_a_big_plan_the_rare_word_decides_before_the_common_ones_are_followed() -> None:
    columns = tuple(MatrixColumn(n, n, f"课程{n}检测维修", "", "", ()) for n in range(1, ENOUGH + 2))
    rare = MatrixColumn(ENOUGH + 9, ENOUGH + 9, "空调检测维修", "", "", ())
    unit = MatrixUnit(1, "1", "能检测维修空调", frozenset(Level))
    found = Suggester(replace(MATRIX, units=(unit,), columns=(*columns, rare))).suggest(1)
    assert found[0].slot == ENOUGH + 9
