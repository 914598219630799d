"""Which line of a rule set is meant, told by the kind of course and by what is given."""

from __future__ import annotations

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity, refuse
from onex_desktop.domain.workload.factors import Categories
from onex_desktop.domain.workload.inputs import needs
from onex_desktop.domain.workload.parameters import COURSE_TYPE, Values
from onex_desktop.domain.workload.rule_sets import Line, RuleSet, Trigger


def choose_line(rule_set: RuleSet, given: Values) -> Line:
    """Return the one line that reads everything given and lacks nothing.

    Raises ``ProblemsFound`` with what is missing or out of place in the line that comes nearest, and what the lines
    in question need; also when several lines fit, because a guess would decide about pay.
    """
    candidates = _of_course_type(rule_set, given)
    fitting = [line for line in candidates if _reads(line, given)]
    complete = [line for line in fitting if not _lacking(line, given) and not _lacks_item(line, given)]
    if len(complete) == 1:
        return complete[0]
    if complete:
        names = "、".join(line.label or line.key for line in complete)
        known = "、".join(name for line in complete for name in line.course_types)
        raise refuse("workload.line_ambiguous", rule_set=rule_set.code, lines=names, known=known)
    nearest = fitting or candidates
    problems = _complaints(nearest[0], given)
    raise ProblemsFound(problems + [needs(rule_set, line) for line in nearest])


def _of_course_type(rule_set: RuleSet, given: Values) -> list[Line]:
    """Return the lines a kind of course may be reckoned by; a line that maps the kinds judges them itself."""
    word = given.get(COURSE_TYPE)
    if word is None:
        return list(rule_set.lines)
    mapping = [line for line in rule_set.lines if _maps_course_types(line)]
    listed = [line for line in rule_set.lines if word in line.course_types]
    if not mapping and not listed:
        known = "、".join(dict.fromkeys(name for line in rule_set.lines for name in line.course_types))
        code = "workload.word_unknown"
        raise refuse(code, name=COURSE_TYPE, value=str(word), known=known)
    return [line for line in rule_set.lines if line in listed or line in mapping]


def _maps_course_types(line: Line) -> bool:
    return any(isinstance(rule.kind, Categories) and rule.kind.field == COURSE_TYPE for rule in line.factors)


def _reads(line: Line, given: Values) -> bool:
    return given.keys() <= {*line.required, *line.optional}


def _lacking(line: Line, given: Values) -> tuple[str, ...]:
    return tuple(name for name in line.required if name not in given)


def _lacks_item(line: Line, given: Values) -> bool:
    """Tell whether a line that consists of items is given none of them."""
    if line.base is not None or any(item.trigger is Trigger.ALWAYS for item in line.items):
        return False
    return not any(item.key in given for item in line.items)


def _complaints(line: Line, given: Values) -> list[Problem]:
    known = {*line.required, *line.optional}
    found = [_problem("workload.parameter_unfit", name, line) for name in given if name not in known]
    found += [_problem("workload.parameter_missing", name, line) for name in _lacking(line, given)]
    if _lacks_item(line, given):
        found.append(_problem("workload.item_missing", "、".join(item.key for item in line.items), line))
    return found


def _problem(code: str, name: str, line: Line) -> Problem:
    params = {"name": name, "line": line.label or line.key}
    return Problem(code, Severity.ERROR, params, Place("workload", field=name))
