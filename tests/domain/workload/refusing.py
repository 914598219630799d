"""Whole problems of workload, as tests expect them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onex_desktop.domain.problems import Param, Place, Problem, ProblemsFound, Severity

Found = list[Problem]


def refused(act: Callable[[], object]) -> Found:
    """Return the problems that a refused act meets."""
    with pytest.raises(ProblemsFound) as found:
        act()
    return list(found.value.problems)


def wrong(code: str, where: Place | None = None, **params: Param) -> Problem:
    """Return an error of workload."""
    return Problem(f"workload.{code}", Severity.ERROR, params, where)


def at(field: str) -> Place:
    """Return the place of a field."""
    return Place("workload", field=field)
