"""Numbers after a move: the order holds, gaps of the published text stay, nothing is numbered twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.domain.standards.placing import closed, opened, reordered

NUMBERS = st.sets(st.integers(1, 30), min_size=1, max_size=8).map(sorted)


def test_what_is_put_in_front_takes_the_numbers_in_their_order() -> None:
    assert reordered([1, 2, 4], [2], 0) == [(2, 1), (0, 2), (1, 4)]
    assert reordered([1, 2, 4, 5], [0, 2], 4) == [(1, 1), (3, 2), (0, 4), (2, 5)]
    assert reordered([1, 2, 3], [1], 1) == [(0, 1), (1, 2), (2, 3)]


def test_only_a_run_without_gaps_closes_up() -> None:
    assert closed([1, 2, 3, 5], [0]) == [1, 2, 5]
    assert closed([1, 2, 3, 4], [1, 2]) == [1, 2]
    assert closed([1, 3, 4], [0]) == [3, 4]


def test_only_what_is_in_the_way_moves_on() -> None:
    assert opened([1, 2, 4], 1, 1) == ([2], [1, 3, 4])
    assert opened([1, 2, 4], 3, 2) == ([5, 6], [1, 2, 4])
    assert opened([3], 0, 1) == ([1], [3])
    assert opened([], 0, 2) == ([1, 2], [])


@given(NUMBERS, st.data())
def test_numbers_stay_apart_and_rise(numbers: list[int], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(numbers)))
    fresh, others = opened(numbers, at, data.draw(st.integers(1, 3)))
    whole = [*others[:at], *fresh, *others[at:]]
    assert whole == sorted(set(whole))
    places = sorted(data.draw(st.sets(st.integers(0, len(numbers) - 1))))
    staying = closed(numbers, places)
    assert staying == sorted(set(staying))
    assert all(new >= 1 for new in staying)
    moved = reordered(numbers, places, at)
    assert sorted(number for _, number in moved) == numbers
    assert sorted(place for place, _ in moved) == list(range(len(numbers)))
