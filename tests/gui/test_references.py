"""The binding must not lose references: on Python 3.11 that ends the process after some thousand calls."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject

CALLS = 1000


@pytest.mark.parametrize(
    ("result", "act"),
    [
        (None, lambda thing: thing.setObjectName("x")),
        (True, lambda thing: thing.setProperty("objectName", "x")),
        (False, lambda thing: thing.signalsBlocked()),
    ],
)
def test_a_call_into_qt_keeps_the_count_of_what_it_returns(result: object, act: object) -> None:
    thing = QObject()
    before = sys.getrefcount(result)
    for _ in range(CALLS):
        act(thing)  # type: ignore[operator]  # one of the lambdas above
    assert abs(sys.getrefcount(result) - before) < CALLS / 2
