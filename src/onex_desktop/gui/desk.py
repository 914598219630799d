"""What is on the desk: one open library, and what it took to open it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from onex_desktop.services.context import AppContext


@dataclass(frozen=True, slots=True)
class Desk:
    """An open library; ``release`` gives back its lock."""

    ctx: AppContext
    release: Callable[[], None]

    @property
    def path(self) -> Path:
        """The library file."""
        return self.ctx.library.path

    def clear(self) -> None:
        """Close the library and give back its lock."""
        self.ctx.close()
        self.release()


OpenDesk = Callable[[Path], Desk]
"""Opens a library for writing; raises ``EnvironmentFault``."""
