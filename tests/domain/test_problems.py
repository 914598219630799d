"""Refusals carry every problem, and faults carry what their sentence needs."""

from __future__ import annotations

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity, refuse


def test_refusal_carries_code_parameters_and_place() -> None:
    where = Place("campus", field="year")
    (problem,) = refuse("campus.entry_year", where=where, year=20).problems
    assert problem == Problem("campus.entry_year", Severity.ERROR, {"year": 20}, where)


def test_refusal_reads_as_its_codes() -> None:
    assert str(ProblemsFound([Problem("a.b"), Problem("c.d")])) == "a.b, c.d"


def test_fault_carries_code_and_parameters() -> None:
    fault = EnvironmentFault("library.newer", name="甲.onex", found=9)
    assert (fault.code, fault.params) == ("library.newer", {"name": "甲.onex", "found": 9})
