"""The two kinds of failure: the environment's, with a next step, and the program's own."""

from __future__ import annotations

from onex_desktop.domain.problems import Param


class EnvironmentFault(Exception):
    """The surroundings failed (file, disk, lock, version); the code names the sentence for the user."""

    def __init__(self, code: str, **params: Param) -> None:
        self.code = code
        self.params: dict[str, Param] = params
        super().__init__(code)


class ProgrammingFault(Exception):
    """A rule of the house was broken by the program itself; never shown as the user's mistake."""
