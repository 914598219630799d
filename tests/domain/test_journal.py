"""The chain that binds journal steps, and the change that takes a change back."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.journal import (
    GENESIS,
    Action,
    Change,
    Step,
    StepKind,
    short_code,
    step_hash,
    written,
    written_images,
)

CHANGE = Change("colleges", 4, Action.UPDATE, {"id": 4, "name": "甲"}, {"id": 4, "name": "乙"})
STEP = Step(7, StepKind.DO, "campus.add_college", "乙", None, "王", "wang", "2026-03-02T04:00:00Z", 1, "")
KNOWN = "1670eaeacc8a5df8d6ba8acdff8cced7c547f755931cfd4f63eb8089dee57212"


def test_hash_of_a_known_step_never_changes() -> None:
    # Written out: every library in the field is chained by exactly this reckoning.
    assert step_hash(GENESIS, STEP, [CHANGE]) == KNOWN


@pytest.mark.parametrize(
    "field",
    [
        {"seq": 8},
        {"kind": StepKind.UNDO},
        {"code": "campus.add_major"},
        {"subject": "甲"},
        {"target": 3},
        {"actor": "李"},
        {"os_user": "li"},
        {"at": "2026-03-02T04:00:01Z"},
    ],
    ids=lambda field: next(iter(field)),
)
def test_hash_binds_every_field(field: dict[str, object]) -> None:
    assert step_hash(GENESIS, replace(STEP, **field), [CHANGE]) != step_hash(GENESIS, STEP, [CHANGE])  # type: ignore[arg-type]


def test_hash_binds_what_came_before() -> None:
    assert step_hash("f" * 64, STEP, [CHANGE]) != step_hash(GENESIS, STEP, [CHANGE])


@pytest.mark.parametrize(
    "other",
    [
        replace(CHANGE, table="majors"),
        replace(CHANGE, row_id=5),
        replace(CHANGE, action=Action.INSERT),
        replace(CHANGE, before=None),
        replace(CHANGE, after={"id": 4, "name": "丙"}),
    ],
    ids=["table", "row_id", "action", "before", "after"],
)
def test_hash_binds_every_part_of_a_change(other: Change) -> None:
    assert step_hash(GENESIS, STEP, [other]) != step_hash(GENESIS, STEP, [CHANGE])


def test_hash_binds_the_order_of_changes() -> None:
    other = replace(CHANGE, row_id=5)
    assert step_hash(GENESIS, STEP, [CHANGE, other]) != step_hash(GENESIS, STEP, [other, CHANGE])


def test_hash_does_not_depend_on_the_order_of_columns() -> None:
    turned = replace(CHANGE, before={"name": "甲", "id": 4}, after={"name": "乙", "id": 4})
    assert step_hash(GENESIS, STEP, [turned]) == step_hash(GENESIS, STEP, [CHANGE])


_NAMES = st.text(string.ascii_lowercase + '_%甲"', min_size=1, max_size=8)
Value = str | int | None
_VALUES = st.one_of(
    st.none(), st.integers(), st.text(), st.sampled_from(["%s", '"', "\\", "\n", "\u2028", "\x7f", "𠮷"])
)


@given(
    st.lists(_NAMES, min_size=3, max_size=3, unique=True), st.lists(st.tuples(_VALUES, _VALUES, _VALUES), max_size=4)
)
def test_images_written_by_column_are_those_written_one_by_one(names: list[str], rows: list[tuple[Value, ...]]) -> None:
    columns = {name: [row[at] for row in rows] for at, name in enumerate(names)}
    images = [dict(zip(names, row, strict=True)) for row in rows]
    single = [written(Change("teachers", 1, Action.INSERT, None, image)).after for image in images]
    assert written_images(columns) == single


@pytest.mark.parametrize(
    ("change", "inverse"),
    [
        (
            Change("colleges", 4, Action.INSERT, None, {"id": 4}),
            Change("colleges", 4, Action.DELETE, {"id": 4}, None),
        ),
        (
            Change("colleges", 4, Action.DELETE, {"id": 4}, None),
            Change("colleges", 4, Action.INSERT, None, {"id": 4}),
        ),
        (CHANGE, replace(CHANGE, before=CHANGE.after, after=CHANGE.before)),
    ],
    ids=["insert", "delete", "update"],
)
def test_inverse_takes_a_change_back(change: Change, inverse: Change) -> None:
    assert change.inverse() == inverse


def test_short_code_is_eight_digits_in_two_groups() -> None:
    assert short_code("885a9294735f204c") == "885A-9294"


def test_first_is_the_only_key_touched() -> None:
    assert Changed(frozenset({"campus"}), {"colleges": frozenset({4})}).first("colleges") == 4
