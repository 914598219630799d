"""Terms and classes: what may be entered."""

from __future__ import annotations

import pytest

from onex_desktop.domain.campus import ClassGroupDraft, TermDraft, validate_class_group, validate_term


def _found(draft: TermDraft) -> list[tuple[str, str]]:
    return [(found.code, found.where.field if found.where else "") for found in validate_term(draft)]


@pytest.mark.parametrize("code", ["2020-2021-1", "2020-2021-2", "1999-2000-3"])
def test_a_term_is_named_by_two_following_years_and_its_number(code: str) -> None:
    assert _found(TermDraft(code)) == []


@pytest.mark.parametrize("code", ["", "2020-2022-1", "2021-2020-1", "2020-1", "２０２０-２０２１-1", "2020-2021-0"])
def test_other_words_are_no_term(code: str) -> None:
    assert _found(TermDraft(code)) == [("campus.term_code", "code")]


def test_all_that_is_wrong_with_a_term_is_told_at_once() -> None:
    assert _found(TermDraft("秋季", "2020-09", "2020-02-30", 0)) == [
        ("campus.term_code", "code"),
        ("campus.term_day", "starts_on"),
        ("campus.term_day", "ends_on"),
        ("campus.term_weeks", "weeks"),
    ]


def test_a_term_does_not_end_before_it_begins() -> None:
    assert _found(TermDraft("2020-2021-1", "2020-09-01", "2020-08-31")) == [("campus.term_backwards", "ends_on")]


@pytest.mark.parametrize(("weeks", "codes"), [(1, 0), (60, 0), (61, 1), (None, 0)])
def test_weeks_are_those_of_a_term(weeks: int | None, codes: int) -> None:
    assert len(_found(TermDraft("2020-2021-1", weeks=weeks))) == codes


@pytest.mark.parametrize(("name", "count", "codes"), [
    ("新能源2001", None, []),
    ("新能源2001", 0, []),
    ("新能源2001", -1, ["campus.headcount_negative"]),
    (" ", -1, ["record.name_missing", "campus.headcount_negative"]),
])  # fmt: skip
def test_a_class_has_a_name_and_no_fewer_than_no_students(name: str, count: int | None, codes: list[str]) -> None:
    assert [found.code for found in validate_class_group(ClassGroupDraft(name, 1, 1, count))] == codes
