"""What a term's work is reckoned from, all at once: hours and the figures that one rule set asks for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.workload.definitions import in_force
from onex_desktop.domain.workload.inputs import read_standard
from onex_desktop.domain.workload.parameters import STANDARD, Value
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.rounding import plain
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.domain.workload.settings import PLACES
from onex_desktop.domain.workload.sources import Reckoned, SourceKind, reckon_sources
from onex_desktop.persistence.queries import workload as queries
from onex_desktop.persistence.queries import workload_sources
from onex_desktop.persistence.tables.teaching import Assignment
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries, figures, guard, naming, views

HOURS: Final = "hours"
_NOT_ASKED: Final = frozenset({HOURS, "title", "quantity"})
"""What an assignment or a teacher says already."""
_ORDER: Final = {key: place for place, key in enumerate(STANDARD)}
"""Figures that every rule set knows stand first and in one order, so that a block fits whichever is asked for."""


@dataclass(frozen=True, slots=True)
class InputRow:
    """One assignment or item; ``id`` is the assignment's key, or minus the item's.

    ``known`` is what the library says by itself, ``given`` what was entered and goes before; both in words. ``result``
    is None while something is missing, and ``missing`` says what.
    """

    id: int
    kind: SourceKind
    key: int
    teacher: str
    college_id: int | None
    title: str
    known: Mapping[str, str]
    given: Mapping[str, str]
    result: Decimal | None
    missing: str


@dataclass(frozen=True, slots=True)
class InputColumn:
    """A figure that the rule set asks for; ``choices`` are empty for numbers and free words."""

    key: str
    name: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class InputTable:
    """A term's work under one rule set."""

    rules: RuleSet
    columns: tuple[InputColumn, ...]
    rows: tuple[InputRow, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure entered in a row."""

    row: InputRow
    key: str
    text: str


def usual_rules(ctx: AppContext, term: str) -> str:
    """Return which rule set to ask for first, by its key: the one in force, else the school's newest, else P1."""
    with ctx.read() as session:
        try:
            return str(in_force(queries.rule_sets(session), term).id)
        except ProblemsFound:
            return figures.choices(ctx)[0][0]


def table(ctx: AppContext, term_id: int, rules_key: str) -> InputTable:
    """Return everything that a term's hours come from, under a rule set of the school or a published one."""
    rules = figures.rules_of(ctx, rules_key)
    with ctx.read() as session:
        sources = workload_sources.sources(session, term_id, views.WORDS)
        people = queries.people(session, {source.teacher_id for source in sources})
    together: dict[tuple[SourceKind, int], list[Reckoned]] = defaultdict(list)
    for each in reckon_sources(Reckoner(rules), sources):
        together[each.source.kind, each.source.key].append(each)
    columns = _columns(rules, {source.kind for source in sources})
    rows = [_row(parts, people[parts[0].source.teacher_id], rules, columns) for parts in together.values()]
    return InputTable(rules, columns, tuple(rows))


def enter(ctx: AppContext, rules: RuleSet, made: Sequence[Entry]) -> Changed:
    """Set figures as one step; an empty one takes away what was entered.

    Raises ``ProblemsFound`` with every figure that is none, and where a statement is locked; then nothing is kept.
    """
    names = naming.parameter_names(rules)
    problems: list[Problem] = []
    with ctx.step("workload.set_inputs", _titles(made)) as work:
        for entry in made:
            try:
                if entry.key == HOURS and entry.row.kind is SourceKind.ASSIGNMENT:
                    record = work.get(Assignment, entry.row.key)
                    guard.refuse_locked_assignment(work, record.id)
                    work.set(record, hours=_hours(entry.text))
                    # Hours entered for the reckoning alone would go before these.
                    entries.put_inputs(ctx, entry.row.kind, entry.row.key, {HOURS: ""})
                else:
                    entries.give(ctx, rules, entry.row.kind, entry.row.key, {entry.key: entry.text})
            except ProblemsFound as found:
                problems += [_placed(problem, entry, names) for problem in found.problems]
        if problems:
            raise ProblemsFound(problems)
    return work.changed


def _columns(rules: RuleSet, kinds: Collection[SourceKind]) -> tuple[InputColumn, ...]:
    names = {
        key: name for kind in (SourceKind.ASSIGNMENT, *kinds) for key, name in naming.names_for(rules, kind).items()
    }
    return tuple(
        InputColumn(key, name, naming.parameter_choices(rules, key))
        for key, name in sorted(names.items(), key=lambda each: _ORDER.get(each[0], len(_ORDER)))
        if key not in _NOT_ASKED
    )


def _row(parts: Sequence[Reckoned], person: queries.Person, rules: RuleSet, columns: Sequence[InputColumn]) -> InputRow:
    first = parts[0].source
    hours = [part.hours for part in parts]
    problems = dict.fromkeys(naming.said(problem, rules) for part in parts for problem in part.problems)
    keys = (HOURS, "quantity", *(column.key for column in columns))
    return InputRow(
        first.key if first.kind is SourceKind.ASSIGNMENT else -first.key,
        first.kind,
        first.key,
        person.name,
        person.college_id,
        first.name if len(parts) == 1 else first.title,
        {key: text for key in keys if (text := _known(parts, key))},
        first.given,
        None if None in hours else sum((each for each in hours if each is not None), Decimal(0)),
        " ".join(problems),
    )


def _known(parts: Sequence[Reckoned], key: str) -> str:
    """Return what the library says of all classes; those of several stand side by side."""
    found = [part.source.facts.get(key) for part in parts]
    return "、".join(dict.fromkeys(_word(value) for value in found if value is not None))


def _word(value: Value) -> str:
    return plain(value) if isinstance(value, Decimal) else naming.value_word(str(value))


def _hours(text: str) -> Decimal | None:
    if not text.strip():
        return None
    value = read_standard(HOURS, text)
    if value != round(value, PLACES):
        raise refuse("workload.too_fine", value=text, places=PLACES)
    return value


def _placed(problem: Problem, entry: Entry, names: Mapping[str, str]) -> Problem:
    name = f"{entry.row.teacher}“{entry.row.title}”的{names.get(entry.key, entry.key)}"
    where = Place("workload", entry.row.id, entry.row.title, entry.key)
    return replace(problem, params={**problem.params, "name": name}, where=where)


def _titles(made: Sequence[Entry]) -> str:
    titles = list(dict.fromkeys(entry.row.title for entry in made))
    return titles[0] if len(titles) == 1 else f"{len(titles)} 项"
