"""Reading the parameters of reports: a word must name something, or the report is refused."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from onex_desktop.domain.problems import refuse

V = TypeVar("V")
Parameters = Mapping[str, str]


def choice(parameters: Parameters, name: str, values: Mapping[str, V], default: str) -> V:
    """Return what a parameter names; raises ``ProblemsFound`` with ``report.parameter_value``."""
    value = parameters.get(name, default)
    if value not in values:
        raise refuse("report.parameter_value", name=name, value=value, known="、".join(values))
    return values[value]
