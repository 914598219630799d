"""The school's scale: what it says of values, and what it must be like."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.scale import SCALE

from onex_desktop.domain.mapping import Scale, ScaleValue, Strength
from onex_desktop.domain.mapping.scale_checks import check_scale, plain
from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.signs import Sign

STRONG, MEDIUM, WEAK, NONE = SCALE.values
FIVE = [ScaleValue(Strength(f"v{n}"), f"0.{n}", Sign.WORD, Decimal(n) / 10) for n in (9, 7, 5, 3, 1)]


def found(values: list[ScaleValue]) -> list[tuple[str, int | None]]:
    return [(each.code, each.where.row_id if each.where else None) for each in check_scale(values)]


def at(code: str, row: int, label: str, field: str, **more: str) -> Problem:
    """Return a problem of a value in its row."""
    params: dict[str, Param] = {"row": row, "label": label, **more}
    return Problem(f"mapping.{code}", params=params, where=Place("mapping", row, field=field))


def test_the_scale_of_a_new_library_is_sound() -> None:
    assert found([*SCALE.values]) == []
    assert found([*FIVE, NONE]) == []


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"label": " "}, "mapping.value_unnamed"),
        ({"label": "十三个字的名称实在是太长了"}, "mapping.value_name_long"),
        ({"label": "０"}, "mapping.value_name_taken"),
        ({"label": "／"}, "mapping.value_name_taken"),
        ({"label": "强"}, "mapping.value_label_twice"),
        ({"weight": Decimal("-0.01")}, "mapping.value_weight"),
        ({"weight": Decimal("0.125")}, "mapping.value_weight"),
        ({"weight": Decimal("NaN")}, "mapping.value_weight"),
        ({"letter": "中"}, "mapping.value_letter"),
        ({"letter": "z"}, "mapping.value_letter"),
        ({"letter": "Q"}, "mapping.value_letter_twice"),
        ({"sign": Sign.FULL}, "mapping.value_sign_twice"),
    ],
)
def test_what_is_wrong_with_a_value_is_said_with_its_row(change: dict[str, object], code: str) -> None:
    changed = replace(MEDIUM, **change)  # type: ignore[arg-type]
    assert found([STRONG, changed, NONE]) == [(code, 2)]


def test_a_weaker_value_cannot_weigh_more() -> None:
    assert check_scale([STRONG, WEAK, MEDIUM, NONE]) == [at("value_heavier", 3, "中", "weight", least="0.30")]
    assert found([STRONG, replace(MEDIUM, weight=Decimal(1)), NONE]) == []


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"label": " "}, ("value_unnamed", " ", "label", {})),
        ({"label": "十三个字的名称实在是太长了"}, ("value_name_long", "十三个字的名称实在是太长了", "label", {})),
        ({"label": "0"}, ("value_name_taken", "0", "label", {})),
        ({"weight": Decimal("1.01")}, ("value_weight", "中", "weight", {})),
        ({"letter": "AB"}, ("value_letter", "中", "letter", {})),
        ({"label": "强"}, ("value_label_twice", "强", "label", {"other": "强"})),
        ({"letter": "Q"}, ("value_letter_twice", "中", "letter", {"other": "强"})),
        ({"sign": Sign.FULL}, ("value_sign_twice", "中", "sign", {"other": "强"})),
    ],
)
def test_a_fault_is_told_with_the_name_and_the_field_it_is_about(
    change: dict[str, object], expected: tuple[str, str, str, dict[str, str]]
) -> None:
    code, label, field, more = expected
    changed = replace(MEDIUM, **change)  # type: ignore[arg-type]
    assert check_scale([STRONG, changed, NONE]) == [at(code, 2, label, field, **more)]


@pytest.mark.parametrize(
    "change",
    [{"label": "十二个字的名称正好放得下"}, {"weight": Decimal(0)}, {"letter": "A"}, {"letter": "Y"}, {"letter": ""}],
    ids=str,
)
def test_what_stands_on_a_border_of_a_value_is_sound(change: dict[str, object]) -> None:
    assert found([STRONG, replace(MEDIUM, **change), NONE]) == []  # type: ignore[arg-type]


def test_a_weight_over_one_is_told_once() -> None:
    assert found([replace(STRONG, weight=Decimal("1.01")), NONE]) == [("mapping.value_weight", 1)]


def test_what_does_not_serve_stands_last_and_weighs_nothing() -> None:
    assert check_scale([STRONG, NONE, WEAK]) == [at("value_below_idle", 3, "弱", "serves")]
    assert found([STRONG, replace(NONE, weight=Decimal(7))]) == []


def test_something_must_serve_and_every_value_needs_a_key() -> None:
    assert found([NONE]) == [("mapping.scale_serves_nothing", None)]
    ten = [replace(each, strength=Strength(f"{each.strength}{n}"), label=f"{n}.{each.label}")
           for n in (1, 2) for each in sorted(FIVE, key=lambda value: -value.weight)]  # fmt: skip
    long = Problem("mapping.scale_long", params={"most": 9, "count": 10})
    ordered = sorted((replace(value, sign=Sign.WORD) for value in ten), key=lambda value: -value.weight)
    assert check_scale(ordered) == [long]
    assert check_scale(ordered[:9]) == []


def test_words_are_compared_without_width_and_case() -> None:
    assert (plain(" ｈ "), plain("不适用")) == ("H", "不适用")


def test_strongest_is_by_place_and_heaviest_by_weight() -> None:
    even = Scale((STRONG, replace(MEDIUM, weight=Decimal(1)), NONE))
    assert even.strongest([Strength.MEDIUM, Strength.STRONG]) == Strength.STRONG
    assert SCALE.heaviest([Strength.WEAK, Strength.MEDIUM, Strength.NOT_APPLICABLE]) == Strength.MEDIUM
    assert SCALE.heaviest([Strength.NOT_APPLICABLE]) is None


def test_what_only_an_earlier_scale_had_stands_behind_its_kind() -> None:
    later = Scale((STRONG, NONE))
    earlier = Scale((STRONG, MEDIUM, replace(NONE, strength=Strength("unsure"), label="待定")))
    assert [each.label for each in later.including(earlier).values] == ["强", "中", "不适用", "待定"]
    assert later.including(later) == later


def test_a_value_without_a_sign_is_written_by_its_name() -> None:
    assert (MEDIUM.text, replace(MEDIUM, sign=Sign.WORD).text) == ("◐", "中")
    assert SCALE.label("medium") == "中"
