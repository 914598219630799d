"""The steps by which tables and matrices are zoomed."""

from __future__ import annotations

from typing import Final

STEPS: Final = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200)
"""Per cent."""


def clamped(percent: int) -> int:
    """Return a scale within what can be shown."""
    return min(max(percent, STEPS[0]), STEPS[-1])


def stepped(percent: int, step: int) -> int:
    """Return the next scale, larger for 1 and smaller for -1; the same at the end of the steps."""
    beyond = [each for each in STEPS if (each - percent) * step > 0]
    return min(beyond, key=lambda each: abs(each - percent)) if beyond else percent
