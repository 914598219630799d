"""What follows from a term's statements: two rule sets side by side, and the term at a glance."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.workload.comparing import TeacherDifference, compare, in_total
from onex_desktop.domain.workload.definitions import candidates, two_in_force
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.domain.workload.sources import Source, reckon_sources
from onex_desktop.domain.workload.statements import StatementState
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import campus as campus_queries
from onex_desktop.persistence.queries import workload as queries
from onex_desktop.persistence.queries import workload_sources
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import presets, rule_sets, views
from onex_desktop.services.workload.views import TermView

TOTAL = "合计"


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A term under two rule sets; the rows add up to ``total``."""

    term: str
    one: str
    other: str
    rows: tuple[TeacherDifference, ...]
    total: TeacherDifference


def choices(ctx: AppContext) -> tuple[tuple[str, str], ...]:
    """Return the rule sets a term can be reckoned by, the school's own first: key and title."""
    own = [(str(row.id), row.title) for row in rule_sets.rule_sets(ctx)[::-1]]
    published = [(rules.code, f"{rules.code} {rules.title}") for rules in presets.presets()]
    return (*own, *published)


def rules_of(ctx: AppContext, key: str) -> RuleSet:
    """Return a rule set by the key of an own one or the code of a published one."""
    row = next((row for row in rule_sets.rule_sets(ctx) if str(row.id) == key), None)
    return presets.load(key) if row is None else row.parsed()


def what_if(ctx: AppContext, term_id: int, one: str, other: str) -> WhatIf:
    """Return a term under two rule sets, each the key of an own one or the code of a published one.

    Everything is reckoned from the sources as they are, whatever the state of the statements; nothing is changed.
    """
    left, right = rules_of(ctx, one), rules_of(ctx, other)
    with ctx.read() as session:
        sources: dict[int, list[Source]] = defaultdict(list)
        for source in workload_sources.sources(session, term_id, views.WORDS):
            sources[source.teacher_id].append(source)
        people = queries.people(session, sources.keys())
        term = queries.term_code(session, term_id)
    first, second = Reckoner(left), Reckoner(right)
    rows = tuple(
        compare(key, people[key].name, reckon_sources(first, own), reckon_sources(second, own))
        for key, own in sources.items()
    )
    return WhatIf(term, left.title, right.title, rows, in_total(rows, TOTAL))


@dataclass(frozen=True, slots=True)
class TermFigures:
    """A collected term at a glance; ``incomplete`` lines are not in its hours."""

    term: str
    rule_set: str
    teachers: int
    hours: Decimal
    incomplete: int
    state: StatementState


def terms(ctx: AppContext) -> tuple[TermFigures, ...]:
    """Return the figures of the terms that were collected, the earliest first."""
    found: list[TermFigures] = []
    with ctx.read() as session:
        used = {row.term_id for row in queries.statements(session)}
        for term in campus_queries.terms(session):
            if term.id in used:
                view = views.read_term(session, term.id)
                title = view.rule_set.title if view.rule_set else ""
                # A teacher who came to work after the collecting has no statement yet: the term is still a draft.
                state = view.state or StatementState.DRAFT
                found.append(TermFigures(view.term, title, len(view.rows), view.total, view.incomplete, state))
    return tuple(found)


def find_problems(session: Reading, today: str) -> list[Problem]:
    """Return what contradicts itself in the workload: stale lines, double counting, past terms still open.

    ``today`` is an ISO day; a term without a last day is never past.
    """
    found: list[Problem] = []
    used = {row.term_id for row in queries.statements(session)}
    rows = queries.rule_sets(session)
    for term in campus_queries.terms(session):
        claiming = candidates(rows, term.draft.code)
        if len(claiming) > 1:
            found.append(two_in_force(claiming, term.draft.code))
        if term.id in used:
            view = views.read_term(session, term.id)
            found += _findings(view, is_past=bool(term.draft.ends_on) and term.draft.ends_on < today)
    return found


def _findings(view: TermView, *, is_past: bool) -> list[Problem]:
    found: list[Problem] = []
    for row in view.rows:
        where = Place("workload", row.statement_id, row.teacher)
        found += row.problems
        for title in (
            *(line.title for line in row.lines if line.is_stale),
            *(source.name for source in row.unlisted),
        ):
            params = {"teacher": row.teacher, "term": view.term, "line": title}
            found.append(Problem("workload.stale", Severity.WARNING, params, where))
    waiting = [row for row in view.rows if row.state is not StatementState.LOCKED]
    if is_past and waiting:
        where = Place("workload", waiting[0].statement_id, view.term)
        waits = {"term": view.term, "count": str(len(waiting))}
        found.append(Problem("workload.unlocked_past_term", Severity.WARNING, waits, where))
    return found
