"""What every use case needs: the open library, who works, the time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from onex_desktop.domain.documents import Stamp
from onex_desktop.domain.journal import short_code
from onex_desktop.persistence import journal_store
from onex_desktop.persistence.library import GaveWay, Library, Reading, environment_faults
from onex_desktop.persistence.unit_of_work import Actor, UnitOfWork, unit_of_work
from onex_desktop.persistence.witness import Witness
from onex_desktop.runtime.clock import Clock

__all__ = ["AppContext", "GaveWay"]

ISO: Final = "%Y-%m-%dT%H:%M:%SZ"
SUBJECT_LENGTH: Final = 200
"""What the journal keeps of a step's subject."""


class AppContext:
    """The open library and the hand that works on it.

    Attributes:
        library: the open library.
        actor: who is named in the journal.
        clock: the present moment, aware, in UTC.
        data_folder: where backups of this desk are kept.
        witness: remembers the state of the file after each step.
    """

    def __init__(self, library: Library, actor: Actor, clock: Clock, data_folder: Path, witness: Witness) -> None:
        self.library = library
        self.actor = actor
        self.clock = clock
        self.data_folder = data_folder
        self.witness = witness
        # Of this thread: a report composed in the background must not see a step half done in the foreground.
        self._own = threading.local()

    def now(self) -> str:
        """Return the present moment as the library stores it."""
        return self.clock().strftime(ISO)

    @contextmanager
    def step(self, code: str, subject: str = "") -> Iterator[UnitOfWork]:
        """Open the unit of work of a command; one that runs inside another becomes part of its step."""
        outer = self._step()
        if outer is not None:
            yield outer.part()
            return
        with (
            environment_faults(self.library.path),
            unit_of_work(self.library.engine, self.actor, self.now, code, subject[:SUBJECT_LENGTH]) as work,
        ):
            self._own.step = work
            try:
                yield work
            finally:
                self._own.step = None
        self.witness.record()

    @contextmanager
    def read(self) -> Iterator[Reading]:
        """Open a session for queries; inside a step it is the step's own, so that it sees what the step did."""
        outer = self._step()
        if outer is not None:
            yield outer.session
            return
        with self.library.read() as session:
            yield session

    def read_giving_way(self) -> AbstractContextManager[Reading]:
        """Open a session for queries in the background that a step interrupts; raises ``GaveWay`` then."""
        return self.library.read_giving_way()

    def stamp(self) -> Stamp:
        """Return what a page printed now carries in its footer."""
        with self.read() as session:
            seq, digest = journal_store.head(session.connection())
        return Stamp(seq, short_code(digest), self.clock().astimezone().strftime("%Y-%m-%d"))

    def _step(self) -> UnitOfWork | None:
        step: UnitOfWork | None = getattr(self._own, "step", None)
        return step

    def close(self) -> None:
        """Close the library."""
        self.library.close()
