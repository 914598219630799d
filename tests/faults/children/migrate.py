"""Opens an old library and kills itself before the n-th statement of the migration.

One start serves many kills: each happens in a fork, on a library of its own.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from sqlalchemy import Engine, event

from onex_desktop.services import libraries

seen = 0


def _die_before(number: int) -> None:

    def count(*_statement: object) -> None:
        global seen  # noqa: PLW0603 -- this process lives for one migration
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "before_cursor_execute", count)


def main() -> None:
    """Take pairs of a library and a number; tell for each whether it died or came through."""
    pairs = zip(sys.argv[1::2], sys.argv[2::2], strict=True)
    for path, number in pairs:
        child = os.fork()
        if child == 0:
            _die_before(int(number))
            libraries.open_library(Path(path), data_folder=Path(path).parent / "desk").close()
            print(f"done after {seen}", flush=True)  # noqa: T201 -- heard by the test
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            print("killed", flush=True)  # noqa: T201 -- heard by the test


if __name__ == "__main__":
    main()
