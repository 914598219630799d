"""A term's workload as it stands: drafts reckoned anew from their sources, all others as they were checked."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.domain.workload.definitions import RuleSetRow, in_force
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.rounding import plain
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import QuotaRow, newest
from onex_desktop.domain.workload.sources import Reckoned, Source, SourceKind, reckon_sources
from onex_desktop.domain.workload.statements import (
    Allowance,
    Settlement,
    StatementLine,
    StatementState,
    Sums,
    allowance,
    counted_twice,
    settle,
    sums,
)
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import workload as queries
from onex_desktop.persistence.queries import workload_sources
from onex_desktop.persistence.queries.workload import Person, StoredStatement
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats, labels
from onex_desktop.wording import workload as wording

WORDS = workload_sources.Words(formats.cohorts, lambda kind: labels.WORKLOAD_ITEMS[kind])


@dataclass(frozen=True, slots=True)
class StatementView:
    """A teacher's statement of a term as it stands; ``id`` is the teacher's key.

    ``statement`` is None before the term was collected. ``stale`` counts lines whose source says something else now,
    and sources that a checked statement does not have.
    """

    id: int
    teacher: str
    title: str
    college: str
    college_id: int | None
    state: StatementState | None
    statement: StoredStatement | None
    rule_set: RuleSetRow | None
    lines: tuple[StatementLine, ...]
    sums: Sums
    settlement: Settlement
    problems: tuple[Problem, ...]
    unlisted: tuple[Source, ...] = ()

    @property
    def stale(self) -> int:
        """How much of it no longer agrees with its sources."""
        return sum(line.is_stale for line in self.lines) + len(self.unlisted)

    @property
    def statement_id(self) -> int | None:
        """The stored statement's key."""
        return None if self.statement is None else self.statement.id


@dataclass(frozen=True, slots=True)
class TermView:
    """All statements of a term; ``problems`` says why there is no rule set."""

    term_id: int
    term: str
    rule_set: RuleSetRow | None
    rows: tuple[StatementView, ...]
    problems: tuple[Problem, ...]

    @property
    def total(self) -> Decimal:
        """The hours of all statements."""
        return sum((row.sums.total for row in self.rows), Decimal(0))

    @property
    def incomplete(self) -> int:
        """Lines that are in no total yet."""
        return sum(row.sums.incomplete for row in self.rows)

    @property
    def state(self) -> StatementState | None:
        """The state that all statements have reached; None before the term is collected."""
        states = [row.state for row in self.rows]
        if not states or None in states:
            return None
        return min((state for state in states if state is not None), key=list(StatementState).index)


def term_view(ctx: AppContext, term_id: int, teachers: Collection[int] | None = None) -> TermView:
    """Return the statements of a term, of all teachers or of those named; an edit concerns few of them."""
    with ctx.read() as session:
        return read_term(session, term_id, teachers)


def read_term(session: Reading, term_id: int, teachers: Collection[int] | None = None) -> TermView:
    """Return the same within an open session."""
    term = queries.term_code(session, term_id)
    rule_sets = queries.rule_sets(session)
    problems: tuple[Problem, ...] = ()
    present: RuleSetRow | None = None
    try:
        present = in_force(rule_sets, term)
    except ProblemsFound as found:
        problems = found.problems
    sources: dict[int, list[Source]] = defaultdict(list)
    for source in workload_sources.sources(session, term_id, WORDS, teachers):
        sources[source.teacher_id].append(source)
    stored = {row.teacher_id: row for row in queries.statements(session, term_id)}
    if teachers is not None:
        stored = {key: row for key, row in stored.items() if key in teachers}
    people = queries.people(session, teachers)
    maker = _Maker(
        {row.id: row for row in rule_sets},
        present,
        queries.lines(session, [row.id for row in stored.values()]),
        queries.quotas(session),
        _named(session, term_id),
        _earlier(session, term),
    )
    rows = [maker.view(people[key], stored.get(key), sources[key], term) for key in sorted({*sources, *stored})]
    return TermView(term_id, term, present, tuple(rows), problems)


class _Maker:
    """Makes the views of one term; a rule set is parsed and warmed up once for all teachers."""

    def __init__(
        self,
        rule_sets: Mapping[int, RuleSetRow],
        present: RuleSetRow | None,
        lines: Mapping[int, tuple[StatementLine, ...]],
        quotas: Sequence[QuotaRow],
        named: Mapping[int, tuple[int, str]],
        earlier: Mapping[int, Decimal],
    ) -> None:
        self._rule_sets, self._present, self._lines, self._quotas = rule_sets, present, lines, quotas
        self._named, self._earlier = named, earlier
        self._reckoners: dict[int, Reckoner] = {}

    def view(
        self, person: Person, stored: StoredStatement | None, sources: Sequence[Source], term: str
    ) -> StatementView:
        """Return the statement of one teacher."""
        is_draft = stored is None or stored.state is StatementState.DRAFT
        used = self._present if stored is None or is_draft else self._rule_sets[stored.rule_set_id]
        reckoned = reckon_sources(self._reckoner(used), sources) if used is not None else _unreckoned(sources)
        problems = tuple(counted_twice(reckoned, self._named))
        lines: tuple[StatementLine, ...]
        unlisted: tuple[Source, ...]
        if is_draft:
            lines, unlisted = tuple(_draft_line(n, each) for n, each in enumerate(reckoned, 1)), ()
        else:
            lines, unlisted = _compared(self._lines.get(stored.id, ()) if stored else (), reckoned)
        found = sums(lines)
        allowed = self._allowance(used, None if is_draft else stored, person, term)
        settled = settle(found.total, allowed, self._earlier.get(person.id, Decimal(0)))
        head = (person.name, person.title, person.college)
        if stored is not None and not is_draft:
            head = (stored.teacher, stored.title, stored.college)
        state = None if stored is None else stored.state
        return StatementView(
            person.id, *head, person.college_id, state, stored, used, lines, found, settled, problems, unlisted
        )

    def _allowance(self, used: RuleSetRow | None, kept: StoredStatement | None, person: Person, term: str) -> Allowance:
        if used is None:
            return Allowance()
        if kept is not None:
            quota = None if kept.quota is None else (kept.quota, kept.quota_period or Period.TERM)
            cap = allowance(self._reckoner(used).rule_set, None)
            return replace(cap, quota=kept.quota, quota_period=quota[1] if quota else Period.TERM)
        own = newest([row.draft for row in self._quotas], person.title, term)
        return allowance(self._reckoner(used).rule_set, None if own is None else (own.hours, own.per))

    def _reckoner(self, row: RuleSetRow) -> Reckoner:
        if row.id not in self._reckoners:
            self._reckoners[row.id] = Reckoner(row.parsed())
        return self._reckoners[row.id]


def _unreckoned(sources: Sequence[Source]) -> tuple[Reckoned, ...]:
    return tuple(Reckoned(source, None) for source in sources)


def _draft_line(number: int, each: Reckoned) -> StatementLine:
    source = each.source
    return StatementLine(
        -number,
        source.kind,
        source.key,
        source.part,
        source.name,
        source.counted_as,
        source.quantity,
        each.hours,
        "" if each.reckoning is None else wording.reckoning(each.reckoning),
        factors_text(each),
        source.digest,
        problems=each.problems,
    )


def factors_text(each: Reckoned) -> str:
    """Return the factors of a line as canonical JSON: key, value, reason in words."""
    if each.reckoning is None:
        return "[]"
    rows = [
        {"key": factor.key, "value": plain(factor.value), "because": wording.because(factor.because, factor.value)}
        for factor in each.reckoning.factors
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _compared(
    stored: Sequence[StatementLine], reckoned: Sequence[Reckoned]
) -> tuple[tuple[StatementLine, ...], tuple[Source, ...]]:
    """Return stored lines with what their sources say now, and the sources that no line has."""
    now = {(each.source.kind, each.source.key, each.source.part): each for each in reckoned}
    settled: dict[int, str] = {}
    corrected: dict[int, Decimal] = defaultdict(Decimal)
    for line in stored:
        if line.corrects_id is not None:
            settled[line.corrects_id] = line.source_digest
            corrected[line.corrects_id] += line.hours or Decimal(0)
    found: list[StatementLine] = []
    for line in stored:
        if line.source is SourceKind.CORRECTION:
            found.append(line)
            continue
        each = now.pop((line.source, line.source_key, line.source_part), None)
        present = "" if each is None else each.source.digest
        is_stale = present != settled.get(line.id, line.source_digest)
        hours = Decimal(0) if each is None else each.hours
        found.append(replace(line, is_stale=is_stale, now=hours if is_stale else None))
    return tuple(found), tuple(each.source for each in now.values())


def _named(session: Reading, term_id: int) -> dict[int, tuple[int, str]]:
    return {
        row.draft.assignment_id: (row.id, WORDS.items(row.draft.kind))
        for row in queries.items(session, term_id)
        if row.draft.assignment_id is not None
    }


def _earlier(session: Reading, term: str) -> dict[int, Decimal]:
    """Return the hours that stored statements of the same year's earlier terms hold, by teacher."""
    before = [row for row in queries.statements(session) if row.term[:9] == term[:9] and row.term < term]
    lines = queries.lines(session, [row.id for row in before]) if before else {}
    found: dict[int, Decimal] = defaultdict(Decimal)
    for row in before:
        found[row.teacher_id] += sums(lines.get(row.id, ())).total
    return found
