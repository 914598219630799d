"""Letting the collector rest while many objects are made that all stay."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_alone() -> Iterator[None]:
    """Look for no garbage inside: searching hundreds of thousands of new cells again and again finds none.

    Reading, planning and writing 30,000 rows take a third less time.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
