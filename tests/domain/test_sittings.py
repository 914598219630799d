"""Classes that sit together are taught once; what is ticked does not destroy what is known."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.domain.rows import slot

from onex_desktop.domain.teaching.assignments import Assigned, Role, TeacherDraft, TeacherRow, find_over_limit
from onex_desktop.domain.teaching.classes import ClassShare, TaughtClass, are_together, chosen, sittings, taught_hours


def _class(key: int, hours: str = "", merged: int | None = None, heads: int | None = 40) -> TaughtClass:
    return TaughtClass(ClassShare(key, Decimal(hours) if hours else None, merged), f"{key}班", heads)


def test_those_together_are_one_sitting_with_the_most_hours_and_all_heads() -> None:
    first, second = sittings([_class(1, "48", 7), _class(2, "", None, None), _class(3, "", 7)], Decimal(64))
    assert (first.key, first.name, first.hours, first.students) == (1, "1班、3班", Decimal(64), 80)
    assert (second.name, second.hours, second.students) == ("2班", Decimal(64), None)


def test_a_merging_number_is_not_a_classs_key() -> None:
    assert len(sittings([_class(7), _class(1, "", 7)], None)) == 2


def test_hours_are_unknown_while_those_of_one_sitting_are() -> None:
    assert taught_hours([_class(1, "32"), _class(2)], None) is None
    assert taught_hours([_class(1, "32"), _class(2)], Decimal(64)) == 96
    assert taught_hours([], Decimal(64)) == 64


def test_what_is_ticked_again_stays_as_it_was() -> None:
    former = (ClassShare(1, None, 2), ClassShare(2, Decimal(48), 2), ClassShare(3))
    assert chosen((3, 2, 1), together=False, former=former) == former
    assert chosen((1, 2), together=True, former=former) == (ClassShare(1, None, 1), ClassShare(2, Decimal(48), 1))
    assert [are_together(former), are_together(former[:2]), are_together(former[2:])] == [False, True, False]


def test_the_limit_is_that_of_a_term() -> None:
    person = Assigned(1, 1, "李重重", Role.LEAD, Decimal(100), term_id=1, term="2020-2021-1")
    rows = tuple(
        replace(slot(name), assigned=(replace(person, term=term),))
        for name, term in (("甲", "2020-2021-1"), ("乙", "2020-2021-2"), ("丙", ""))
    )
    teacher = TeacherRow(1, 1, TeacherDraft("李重重", load_limit=Decimal(200)), "", (), None)
    assert find_over_limit(rows, (teacher,)) == []
    tight = replace(teacher, draft=replace(teacher.draft, load_limit=Decimal(199)))
    (problem,) = find_over_limit(rows, (tight,))
    assert problem.params["hours"] == "200"
