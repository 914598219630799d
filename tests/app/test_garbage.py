"""The collector rests while many objects are made, and buries nothing that nobody needs."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from onex_desktop.runtime.garbage import YOUNG, left_alone


class Ring:
    """An object that holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _own_pace() -> Iterator[None]:
    thresholds = gc.get_threshold()
    yield
    gc.set_threshold(*thresholds)


def test_rings_from_before_are_gone_and_the_collector_goes_on() -> None:
    ring = weakref.ref(Ring())
    with left_alone():
        assert not gc.isenabled()
        assert ring() is None
        inside = Ring()
        kept = weakref.ref(inside)
    assert gc.isenabled()
    assert kept() is inside


def test_what_was_made_counts_as_old_only_when_it_is_much() -> None:
    for many, is_old in ((100, False), (2 * YOUNG, True)):
        with left_alone():
            made: list[list[int]] = [[] for _ in range(many)]
        assert any(each is made for each in gc.get_objects(generation=2)) is is_old


def test_where_the_collector_rests_already_it_is_left_alone() -> None:
    gc.disable()
    try:
        ring = weakref.ref(Ring())
        with left_alone():
            assert ring() is not None
        assert not gc.isenabled()
    finally:
        gc.enable()
