"""Where in a rule set a problem lies, in the words of its table; a rule file's own paths stay those of the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from onex_desktop.domain.problems import Problem
from onex_desktop.wording import workload as wording
from onex_desktop.wording import workload_words

_STEP: Final = re.compile(r"(\w+)(?:\[(\d+)\])?")
_NAMED: Final = frozenset({"lines", "factors", "items"})
"""Lists whose entries have a name of their own."""


def in_words(definition: Mapping[str, Any], problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems of a rule set with their places as its table names them: 教学 · 班级规模 · 第 2 档 · 从."""
    return [
        replace(problem, params={**problem.params, "place": words(definition, str(problem.params["place"]))})
        if "place" in problem.params
        else problem
        for problem in problems
    ]


def words(definition: Mapping[str, Any], place: str) -> str:
    """Return a place such as ``lines[1].factors[2].steps[3].from`` in words."""
    inner: Any = definition
    found: list[str] = []
    for key, number in _STEP.findall(place):
        inner = inner.get(key) if isinstance(inner, Mapping) else None
        if number:
            at = int(number)
            inner = inner[at - 1] if isinstance(inner, list) and at <= len(inner) else None
        found.append(_word(key, number, inner))
    return " · ".join(word for word in found if word)


def _word(key: str, number: str, inner: object) -> str:
    if number and key in _NAMED and isinstance(inner, Mapping):
        return str(inner.get("label") or inner.get("key") or number)
    name = workload_words.FIGURES.get(key) or wording.COURSE_TYPES.get(key) or workload_words.PARTS.get(key, key)
    if "{}" in name:
        # A table of words has its places named; only a list is counted.
        return name.format(number) if number else ""
    return f"{name} {number}" if number else name
