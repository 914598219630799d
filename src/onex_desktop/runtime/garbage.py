"""Letting the collector rest while many objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

YOUNG: Final = 20_000
MIDDLE: Final = 10
OLD: Final = 100
"""After so many new objects, collections of the young and of the middle-aged the collector looks further."""

YOUNGEST: Final = 0
"""The generation of what was made last, as the collector counts them."""


def settle() -> None:
    """Count what is there as old without looking at it, and look again often enough for a window with many rows.

    One look at all of it stops every thread: with 30,000 rows it took 0.6 s, three times in a row while they were read
    back. Objects that nobody holds still go at once; only rings of them wait for a look.
    """
    # Frozen objects are taken back as the oldest generation, which no look reaches for a long while.
    gc.freeze()
    gc.unfreeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)


@contextmanager
def left_alone() -> Iterator[None]:
    """Look for no garbage inside: searching hundreds of thousands of new cells again and again finds none.

    Reading, planning and writing 30,000 rows take a third less time. Where much was made it counts as old afterwards.
    """
    was_enabled = gc.isenabled()
    if was_enabled:
        # What is young now may count as old afterwards; rings among it that nobody needs would stay for a day. Only the
        # youngest are looked at: a look at the middle-aged would itself make old what an open library holds.
        gc.collect(YOUNGEST)
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            # Few objects are left to the usual looks: counted as old, their rings would stay when they are let go.
            if gc.get_count()[0] > YOUNG:
                settle()
            gc.enable()
