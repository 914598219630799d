"""KEY=VALUE as written by a person, as typed values; all that is wrong is reported at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Final

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity, refuse
from onex_desktop.domain.workload.parameters import Parameter, ParameterKind, Value
from onex_desktop.domain.workload.rule_sets import Line, RuleSet

_NUMBER: Final = re.compile(r"\d{1,6}(\.\d{1,4})?")
_LIKE_A_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_FLAGS: Final = {"yes": True, "true": True, "1": True, "是": True, "no": False, "false": False, "0": False, "否": False}


def read_inputs(rule_set: RuleSet, pairs: Iterable[tuple[str, str]]) -> dict[str, Value]:
    """Return typed values; raises ``ProblemsFound`` naming each wrong one, and what the rule set needs.

    Full-width digits and letters are read as ordinary ones. A name that no line of the rule set reads is refused:
    an input that changes nothing would be a silent mistake.
    """
    values: dict[str, Value] = {}
    problems: list[Problem] = []
    unknown = False
    known = known_parameters(rule_set)
    for written_key, written in pairs:
        key, text = _halved(written_key), _halved(written)
        if key in values:
            problems.append(_problem("workload.parameter_twice", key))
        elif key not in known:
            unknown = True
            problems.append(_problem("workload.parameter_unknown", key, rule_set=rule_set.code))
        else:
            try:
                values[key] = _value(known[key], text)
            except ProblemsFound as found:
                problems += found.problems
    if problems:
        raise ProblemsFound(problems + ([needs(rule_set, line) for line in rule_set.lines] if unknown else []))
    return values


def read_standard(key: str, text: str) -> Decimal:
    """Return a number of the command line as a person writes it; raises ``ProblemsFound``."""
    return _number(key, _halved(text))


def known_parameters(rule_set: RuleSet) -> dict[str, Parameter]:
    """Return every parameter some line reads; those a factor or an item brings along are plain numbers."""
    names = dict.fromkeys(name for line in rule_set.lines for name in (*line.required, *line.optional))
    return {name: rule_set.parameters.get(name) or Parameter(name, ParameterKind.NUMBER) for name in names}


def needs(rule_set: RuleSet, line: Line) -> Problem:
    """Return the remark that says what one line of a rule set needs."""
    params = {
        "rule_set": rule_set.code,
        "line": line.label or line.key,
        "required": "、".join(line.required),
        "optional": "、".join(line.optional),
        "course_types": "、".join(line.course_types),
    }
    return Problem("workload.needs", Severity.INFO, params, Place("workload", name=line.key))


def _halved(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _value(parameter: Parameter, text: str) -> Value:
    value = _READERS[parameter.kind](parameter.key, text)
    if parameter.choices and str(value) not in parameter.choices:
        known = "、".join(parameter.choices)
        raise refuse("workload.word_unknown", name=parameter.key, value=text, known=known)
    return value


def _flag(key: str, text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise refuse("workload.word_unknown", name=key, value=text, known="yes、no")
    return _FLAGS[text.lower()]


def _number(key: str, text: str) -> Decimal:
    if not _LIKE_A_NUMBER.fullmatch(text):
        raise refuse("workload.not_a_number", name=key, value=text)
    if text.startswith("-"):
        raise refuse("workload.negative", name=key, value=text)
    if not _NUMBER.fullmatch(text):
        raise refuse("workload.number_too_long", name=key, value=text)
    return Decimal(text)


def _count(key: str, text: str) -> Decimal:
    value = _number(key, text)
    if value != value.to_integral_value() or value < 1:
        raise refuse("workload.not_a_count", name=key, value=text)
    return value.to_integral_value()


def _word(_key: str, text: str) -> Value:
    return text


_READERS: Final[Mapping[ParameterKind, Callable[[str, str], Value]]] = {
    ParameterKind.FLAG: _flag,
    ParameterKind.WORD: _word,
    ParameterKind.NUMBER: _number,
    ParameterKind.COUNT: _count,
}


def _problem(code: str, name: str, **params: str) -> Problem:
    return Problem(code, Severity.ERROR, {"name": name, **params}, Place("workload", field=name))
