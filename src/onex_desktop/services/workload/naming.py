"""What the parameters of a rule set are called on screen and on paper; the command line uses their keys."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onex_desktop.domain.problems import Problem
from onex_desktop.domain.workload.factors import Categories, FactorRule
from onex_desktop.domain.workload.inputs import known_parameters
from onex_desktop.domain.workload.parameters import COURSE_TYPE, ParameterKind, factor_parameter
from onex_desktop.domain.workload.rule_sets import RuleSet, Trigger
from onex_desktop.domain.workload.sources import SourceKind, teaching_lines
from onex_desktop.wording import labels, workload_words
from onex_desktop.wording import workload as wording
from onex_desktop.wording.problems import sentence

_FLAGS: Final[Mapping[str, str]] = {"yes": "是", "no": "否"}


def parameter_names(rule_set: RuleSet) -> dict[str, str]:
    """Return the name of every parameter some line reads, in the order of the lines."""
    factors = {
        factor_parameter(rule.key): f"{rule.label or rule.key}取值" for line in rule_set.lines for rule in line.factors
    }
    items = {item.key: item.label for line in rule_set.lines for item in line.items}
    return {
        key: parameter.label or factors.get(key) or items.get(key) or workload_words.PARAMETERS.get(key, key)
        for key, parameter in known_parameters(rule_set).items()
    }


def names_for(rule_set: RuleSet, source: SourceKind) -> dict[str, str]:
    """Return the names of what the reckoning of an assignment, or of an item beside teaching, may ask for."""
    teaching = {line.key for line in teaching_lines(rule_set)}
    lines = [line for line in rule_set.lines if (line.key in teaching) == (source is SourceKind.ASSIGNMENT)]
    amounts = {item.key for line in rule_set.lines for item in line.items if item.trigger is Trigger.QUANTITY}
    wanted = {key for line in lines if line.base is not None for key in (*line.required, *line.optional)}
    return {key: name for key, name in parameter_names(rule_set).items() if key in wanted - amounts}


def parameter_choices(rule_set: RuleSet, key: str) -> tuple[tuple[str, str], ...]:
    """Return the words a parameter may be, with what they are called; empty for numbers and free words."""
    parameter = known_parameters(rule_set)[key]
    if parameter.kind is ParameterKind.FLAG:
        return tuple(_FLAGS.items())
    named: dict[str, str] = {word: _word(word) for word in parameter.choices}
    for line in rule_set.lines:
        if key == COURSE_TYPE:
            named |= {word: _word(word) for word in line.course_types}
        for rule in line.factors:
            named |= _categories(rule, key)
    return tuple(named.items())


def kind_of(rule_set: RuleSet, key: str) -> ParameterKind:
    """Return what may be given for a parameter."""
    return known_parameters(rule_set)[key].kind


def parameter_word(key: str) -> str:
    """Return what a parameter is called in a sheet: its name where every rule set knows it, else its key."""
    return workload_words.PARAMETERS.get(key, key)


def parameter_key(word: str) -> str:
    """Return the key of a parameter called by a word of a sheet."""
    return next((key for key, name in workload_words.PARAMETERS.items() if name == word), word)


def value_word(value: str) -> str:
    """Return what a value is called in a sheet."""
    return _FLAGS.get(value) or wording.COURSE_TYPES.get(value, value)


def value_key(word: str) -> str:
    """Return the value that a word of a sheet means."""
    return next((key for key, name in {**wording.COURSE_TYPES, **_FLAGS}.items() if name == word), word)


def said(problem: Problem, rule_set: RuleSet | None) -> str:
    """Return the sentence of a problem with parameters called by name."""
    names: Mapping[str, str] = parameter_names(rule_set) if rule_set is not None else {}
    params = dict(problem.params)
    name = params.get("name")
    if isinstance(name, str):
        params["name"] = names.get(name, workload_words.PARAMETERS.get(name, name))
    for key in ("value", "word", "known"):
        text = params.get(key)
        if isinstance(text, str):
            params[key] = "、".join(_word(word) for word in text.split("、"))
    return sentence(problem.code, params)


def _categories(rule: FactorRule, key: str) -> dict[str, str]:
    if not isinstance(rule.kind, Categories) or rule.kind.field != key:
        return {}
    return {word: category.label or _word(word) for word, category in rule.kind.values.items()}


def _word(word: str) -> str:
    return wording.COURSE_TYPES.get(word) or labels.WORKLOAD_ITEMS.get(word, word)
