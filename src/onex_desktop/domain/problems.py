"""What can be wrong with data or input: codes with parameters, put into words elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Param = str | int | None


class Severity(StrEnum):
    """How much a problem stands in the way."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is: a page of the program and the row it is about.

    ``kind`` is a capability word, ``row_id`` the key of the row on that page, ``name`` the row in words;
    ``field`` names the field of a form, when the problem is about one; ``within`` says which of several tables of
    the page the row is in, when it can be in more than one; ``column`` is the key of the column, when the problem is
    about a cell.
    """

    kind: str
    row_id: int | None = None
    name: str = ""
    field: str = ""
    within: str = ""
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding: a stable code ``capability.what``, its parameters and its place."""

    code: str
    severity: Severity = Severity.ERROR
    params: Mapping[str, Param] = field(default_factory=dict)
    where: Place | None = None


class ProblemsFound(Exception):
    """Input that cannot be accepted; carries every problem, and nothing was written."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(", ".join(problem.code for problem in problems))


def refuse(code: str, *, where: Place | None = None, **params: Param) -> ProblemsFound:
    """Return the exception for a single refused input."""
    return ProblemsFound([Problem(code, Severity.ERROR, params, where)])
