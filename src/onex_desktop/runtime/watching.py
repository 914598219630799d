"""What long work and whoever waits for it tell one another: how far it is, and that it shall stop."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sized
from enum import StrEnum
from typing import Final, TypeVar

T = TypeVar("T")

OFTEN: Final = 500
"""So many rows pass between two looks; at a hundred thousand rows a second nobody waits for one."""


class Stage(StrEnum):
    """The parts of an import in their order, and the marking of a file's problems in a copy."""

    READING = "reading"
    CHECKING = "checking"
    WRITING = "writing"
    MARKING = "marking"


class Cancelled(Exception):
    """Work that stopped because it was asked to; it left nothing behind."""


class Watch:
    """Passes on how far work is and stops it when asked; both functions are called on the thread that works."""

    def __init__(
        self,
        is_cancelled: Callable[[], bool] = lambda: False,
        report: Callable[[Stage, int, int], None] = lambda _stage, _done, _total: None,
    ) -> None:
        self._is_cancelled = is_cancelled
        self._report = report

    def tell(self, stage: Stage, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` are done, 0 as total when that is not known; raises ``Cancelled``."""
        if self._is_cancelled():
            raise Cancelled
        self._report(stage, done, total)

    def over(self, stage: Stage, items: Iterable[T], total: int | None = None) -> Iterator[T]:
        """Yield the items and tell of them now and then; raises ``Cancelled``."""
        whole = total if total is not None else len(items) if isinstance(items, Sized) else 0
        for done, item in enumerate(items):
            if done % OFTEN == 0:
                self.tell(stage, done, whole)
            yield item
        self.tell(stage, whole, whole)


UNWATCHED: Final = Watch()
