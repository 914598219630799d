"""Making and opening libraries."""

from __future__ import annotations

import getpass
import logging
from pathlib import Path
from typing import Final

from onex_desktop import __version__
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import gate, library
from onex_desktop.persistence.engine import SQLITE_VERSION
from onex_desktop.persistence.unit_of_work import Actor
from onex_desktop.persistence.witness import Witness
from onex_desktop.runtime import atomic_file, paths
from onex_desktop.runtime.clock import Clock, system_clock
from onex_desktop.services import backup
from onex_desktop.services.context import ISO, AppContext

__all__ = ["SQLITE_VERSION", "SUFFIX", "create", "current_actor", "open_library", "sweep"]

SUFFIX: Final = ".onex"

logger = logging.getLogger(__name__)


def create(path: Path, *, with_sample: bool = False, clock: Clock = system_clock) -> None:
    """Make a library; with the sample school in it when asked.

    The file appears only when it is complete. Raises ``EnvironmentFault`` when the name is taken.
    """
    # Of no use to the many starts that only open a library.
    from onex_desktop.services import defaults, sample

    gate.refuse_long_path(path, gate.SPARE_TO_MAKE)
    if path.exists():
        raise EnvironmentFault("library.exists", name=path.name)
    facts = {"created": clock().strftime(ISO), "created_by": __version__}
    with library.environment_faults(path), atomic_file.replacing(path) as temporary:
        library.create(temporary, facts)
        ctx = open_library(temporary, clock=clock)
        try:
            defaults.load(ctx)
            if with_sample:
                sample.load(ctx)
        finally:
            ctx.close()


def open_library(path: Path, *, clock: Clock = system_clock, data_folder: Path | None = None) -> AppContext:
    """Open a library with every check; raises ``EnvironmentFault`` and leaves the file as it was."""
    folder = paths.user_data() if data_folder is None else data_folder
    witness = Witness(path, folder)
    aside = witness.set_aside_foreign_journal(clock())
    if aside is not None:
        logger.warning("the library was replaced by hand; its journal is kept as %s", aside.name)
    opened = library.open_library(path, lambda file: backup.before_migration(file, folder, clock()))
    witness.record()
    return AppContext(opened, current_actor(), clock, folder, witness)


def sweep(ctx: AppContext) -> None:
    """Remove what killed processes left beside the library and among its backups."""
    path = ctx.library.path
    atomic_file.sweep(path.parent, path.name)
    atomic_file.sweep(backup.folder_of(path, ctx.data_folder))


def current_actor() -> Actor:
    """Return the user of the operating system, who is also named until a name is chosen."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        # A container may run under a number that has no name.
        user = "unknown"
    return Actor(user, user)
