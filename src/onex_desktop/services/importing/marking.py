"""The problems of a file as a marked copy beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from onex_desktop.domain.sheets import CellProblem
from onex_desktop.exchange import marking
from onex_desktop.persistence.library import environment_faults
from onex_desktop.runtime import garbage
from onex_desktop.runtime.watching import UNWATCHED, Watch
from onex_desktop.services.importing.reading import ReadFile


@garbage.left_alone()
def mark(file: ReadFile, problems: Sequence[CellProblem], target: Path | None = None, watch: Watch = UNWATCHED) -> Path:
    """Write a copy of a file with the cells in question red and commented; return where it is.

    Without ``target`` it is put beside the file under a name of its own; the file itself is never written.

    Raises ``EnvironmentFault`` when the copy cannot be written, ``ValueError`` for what was no file, ``Cancelled``
    with nothing written.
    """
    if file.path is None:
        raise ValueError(file.name)
    found = marking.beside(file.path) if target is None else target
    with environment_faults(found):
        marking.write(file.path, file.sheets, problems, found, watch)
    return found
