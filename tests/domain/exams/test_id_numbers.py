"""Identity numbers: what is wrong with one, and that it never shows itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.domain.exams.id_numbers import (
    NO_ID,
    IdFault,
    IdNumber,
    check_digit,
    masked_cell,
    masked_within,
)

# The example of GB 11643-1999 and another of its annex.
SOUND = ("11010519491231002X", "440524188001010014")


@pytest.mark.parametrize("text", SOUND)
def test_a_sound_number_has_no_fault(text: str) -> None:
    assert IdNumber.read(text).fault is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("110105194912310021", IdFault.CHECK_DIGIT),
        ("11010519491231002", IdFault.LENGTH),
        ("1101051949123100", IdFault.LENGTH),
        ("110105194912310020X", IdFault.LENGTH),
        ("110105491231002", IdFault.OLD),
        ("110105194912310000", IdFault.TRUNCATED),
        ("1.10105194912310E+17", IdFault.TRUNCATED),
        ("1E17", IdFault.TRUNCATED),
        ("110***********002X", IdFault.MASKED),
        ("11010519491331000X", IdFault.CHECK_DIGIT),
        ("1101051949123100AX", IdFault.CHARACTERS),
        ("X1010519491231002X", IdFault.CHARACTERS),
        ("ABCD12345", IdFault.LENGTH),
        ("AB", IdFault.LENGTH),
        ("身份证", IdFault.LENGTH),
    ],
)
def test_what_is_wrong_is_named(text: str, fault: IdFault) -> None:
    assert IdNumber.read(text).fault is fault


def _with_birth(day: str) -> IdNumber:
    first = f"110105{day}002"
    return IdNumber.read(first + check_digit(first))


@pytest.mark.parametrize("day", ["19491331", "20010229", "20000000", "00000101", "20010431"])
def test_a_day_of_birth_that_is_none_is_named(day: str) -> None:
    assert _with_birth(day).fault is IdFault.BIRTH_DATE


@pytest.mark.parametrize("day", ["20000229", "20011231", "19991130"])
def test_every_day_of_the_calendar_will_do(day: str) -> None:
    assert _with_birth(day).fault is None


def test_a_number_that_ends_in_zeros_by_right_is_sound() -> None:
    # Ends in 000 and its check digit says so: nothing was cut off.
    found = [
        number
        for serial in range(1000)
        if (number := f"32010420010926{serial:03}") and number.endswith("00") and check_digit(number) == "0"
    ]
    assert [IdNumber.read(number + "0").fault for number in found] == [None] * len(found)
    assert found


@pytest.mark.parametrize("text", ["E12345678", "H1234567890", "EA1234567"])
def test_passports_and_permits_are_not_checked(text: str) -> None:
    assert IdNumber.read(text).fault is None


@pytest.mark.parametrize(
    "text",
    ["11010519491231002x", " 110105 19491231 002X ", "'11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ"],
)
def test_spaces_width_and_case_do_not_matter(text: str) -> None:
    assert IdNumber.read(text) == IdNumber.read(SOUND[0])


def test_it_is_masked_but_for_three_characters_and_four() -> None:
    number = IdNumber.read(SOUND[0])
    assert (number.masked, str(number), f"{number}") == ("110***********002X",) * 3


def test_its_repr_is_masked() -> None:
    assert repr([IdNumber.read(SOUND[0])]) == "[IdNumber(110***********002X)]"


@pytest.mark.parametrize(("text", "masked"), [("1234567", "*******"), ("12345678", "123*5678"), ("", "")])
def test_short_ones_are_all_stars(text: str, masked: str) -> None:
    assert IdNumber.read(text).masked == masked


def test_it_is_clear_only_when_asked() -> None:
    assert IdNumber.read(SOUND[0]).clear() == SOUND[0]


@pytest.mark.parametrize(
    ("text", "is_said"), [(SOUND[0], True), ("110***********002X", True), (SOUND[1], False), ("", False)]
)
def test_a_masked_number_says_which_it_is(text: str, is_said: bool) -> None:
    assert IdNumber.read(text).says(IdNumber.read(SOUND[0])) is is_said


def test_none_is_none() -> None:
    assert (bool(NO_ID), NO_ID.fault, bool(IdNumber.read("1"))) == (False, None, True)


@given(st.integers(0, 10**17 - 1), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: int, place: int, by: int) -> None:
    first = f"{number:017}"
    wrong = first[:place] + str((int(first[place]) + by) % 10) + first[place + 1 :]
    assert check_digit(first) != check_digit(wrong)


@pytest.mark.parametrize("digits", ["1" * 16, "1" * 18])
def test_a_check_digit_is_of_seventeen_digits(digits: str) -> None:
    with pytest.raises(ValueError, match="zip"):
        check_digit(digits)


@given(st.text(max_size=30))
def test_nothing_typed_breaks_it(text: str) -> None:
    number = IdNumber.read(text)
    assert number.fault is None or number
    assert len(number.masked) == len(number.clear())


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("11010519491231002X", "110***********002X"),
        ("证件 １１０１０５１９４９１２３１００２Ｘ。", "证件 110***********002X。"),
        ("110105491231002", "110********1002"),
        ("T11010519491231002X", "T11010519491231002X"),
        ("2019010101", "2019010101"),
    ],
)
def test_what_looks_like_a_number_is_masked_within_text(text: str, shown: str) -> None:
    assert masked_within(text) == shown


def test_a_cell_of_the_column_is_masked_right_or_wrong_and_a_remark_stays() -> None:
    assert [masked_cell(text) for text in ("1101051949123100", "无", "")] == ["110*********3100", "无", ""]


def test_six_digits_are_the_fewest_that_are_hidden() -> None:
    assert [masked_cell(text) for text in ("110105", "11010")] == ["******", "11010"]
