"""Makes backups of a library without end."""

from __future__ import annotations

import itertools
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from onex_desktop.services import backup, libraries


def main() -> None:
    """Make one backup a day, by a clock of our own, and overwrite one copy each time."""
    path = Path(sys.argv[1])
    days = itertools.count()
    start = datetime(2026, 3, 2, tzinfo=UTC)
    ctx = libraries.open_library(
        path, clock=lambda: start + timedelta(days=next(days)), data_folder=path.parent / "desk"
    )
    while True:
        made = backup.now(ctx)
        backup.to_file(ctx, path.with_name("副本.onex"))
        print(made.path.name, flush=True)  # noqa: T201 -- heard by the test


if __name__ == "__main__":
    main()
