"""Exit statuses of the command line; other programs rely on them."""

from __future__ import annotations

from enum import IntEnum


class ExitStatus(IntEnum):
    """What a finished command says about itself."""

    DONE = 0
    PROBLEMS = 1
    WRONG_USE = 2
    ENVIRONMENT = 3
