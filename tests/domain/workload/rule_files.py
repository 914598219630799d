"""Small rule files as parsed data, for the tests of the workload rules."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.domain.workload.inputs import read_inputs
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.reckoner import reckon
from onex_desktop.domain.workload.reckoning import Reckoning
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.wording.problems import SENTENCES

Data = dict[str, Any]

SIZE: Data = {"key": "size", "label": "班级规模", "kind": "linear", "field": "students", "over": 50, "slope": "0.01"}


def rule_file(*factors: Data, **more: object) -> Data:
    """Return a rule file with one line ``hours × factors``; ``more`` adds or replaces what is at the top."""
    head: Data = {
        "code": "T",
        "unit": "课时",
        "source": "测试用",
        "final_round": {"digits": 4},
        "base": "hours",
        "factors": list(factors),
    }
    return {key: value for key, value in (head | more).items() if value is not None}


def rule_set(*factors: Data, **more: object) -> RuleSet:
    """Return the rule set of ``rule_file``."""
    return parse(rule_file(*factors, **more))


def line(rules: RuleSet, **given: object) -> Reckoning:
    """Return a line reckoned from what a person would write."""
    return reckon(rules, read_inputs(rules, [(key, str(value)) for key, value in given.items()]))


def hours(rules: RuleSet, **given: object) -> Decimal:
    """Return the hours of a line."""
    return line(rules, **given).hours


def said(problem: Problem) -> str:
    """Return the sentence of a problem; fails where the sentence wants a parameter the problem does not have."""
    return SENTENCES[problem.code].format(**problem.params)


def found(data: Data) -> set[tuple[str, str]]:
    """Return the problems of a rule file: code and place."""
    try:
        parse(data)
    except ProblemsFound as refused:
        for problem in refused.problems:
            said(problem)
        return {(problem.code.removeprefix("workload."), str(problem.params["place"])) for problem in refused.problems}
    return set()


def refused(rules: RuleSet, **given: object) -> list[str]:
    """Return the codes of what stands in the way of a line, in the order reported, without the remarks on needs."""
    try:
        line(rules, **given)
    except ProblemsFound as problems:
        for problem in problems.problems:
            said(problem)
        codes = [problem.code.removeprefix("workload.") for problem in problems.problems]
        return [code for code in codes if code != "needs"]
    return []
