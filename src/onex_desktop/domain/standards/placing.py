"""Where items go when they are moved, and which numbers the others then have.

Numbers follow the order. Gaps that a published text has stay: only what is in the way moves on, and only a run
without gaps closes up behind what has left it.
"""

from __future__ import annotations

from collections.abc import Sequence


def reordered(numbers: Sequence[int], moved: Sequence[int], at: int) -> list[tuple[int, int]]:
    """Return which sibling gets which of the same numbers when some are put together in front of one.

    ``moved`` are places in ``numbers``, which rise; ``at`` is the place in front of which they go. Each pair is the
    place of a sibling and the number it gets.
    """
    staying = [place for place in range(len(numbers)) if place not in moved]
    before = [place for place in staying if place < at]
    order = [*before, *sorted(moved), *(place for place in staying if place >= at)]
    return list(zip(order, numbers, strict=True))


def closed(numbers: Sequence[int], removed: Sequence[int]) -> list[int]:
    """Return the numbers of those that stay when some places have left."""
    found: list[int] = []
    gone = 0
    for place, number in enumerate(numbers):
        if place and number > numbers[place - 1] + 1:
            gone = 0
        if place in removed:
            gone += 1
        else:
            found.append(number - gone)
    return found


def opened(numbers: Sequence[int], at: int, count: int) -> tuple[list[int], list[int]]:
    """Return the numbers of ``count`` newcomers in front of place ``at``, and those of the others in their order."""
    last = numbers[at - 1] if at else 0
    fresh = list(range(last + 1, last + 1 + count))
    last += count
    others = list(numbers[:at])
    for number in numbers[at:]:
        last = max(number, last + 1)
        others.append(last)
    return fresh, others
