"""The health check (数据体检): the file itself, then everything the data contradict."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain import catalogue as catalogue_rules
from onex_desktop.domain import mapping as mapping_rules
from onex_desktop.domain.exams import reconciliation, statistics
from onex_desktop.domain.exams.sessions import find_unsettled
from onex_desktop.domain.mapping.timing import find_late_courses
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.plans import cohorts as cohort_rules
from onex_desktop.domain.plans import objectives as objective_rules
from onex_desktop.domain.plans import reviews as review_rules
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.standards import adoption as adoption_rules
from onex_desktop.domain.standards.tree import StandardStatus, validate_tree
from onex_desktop.domain.teaching import assignments as teaching_rules
from onex_desktop.domain.teaching.assignments import SlotRow
from onex_desktop.domain.teaching.fitness import find_other_cohorts
from onex_desktop.persistence import integrity
from onex_desktop.persistence.library import Reading, environment_faults
from onex_desktop.persistence.queries import (
    catalogue,
    mapping,
    mapping_indicators,
    mapping_timing,
    plans,
    standards,
    teaching,
)
from onex_desktop.persistence.queries.exams import anomalies, sessions, totals
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams.statements import statements_by_year

Integrity = integrity.Integrity

_ORDER = {severity: position for position, severity in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Findings:
    """What a health check found, the gravest problems first."""

    integrity: Integrity
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether the file is sound and no problem is an error."""
        return self.integrity.ok and not any(p.severity is Severity.ERROR for p in self.problems)

    def count(self, severity: Severity) -> int:
        """Return how many problems have a severity."""
        return sum(problem.severity is severity for problem in self.problems)


def check(ctx: AppContext) -> Findings:
    """Check the file and the data."""
    with environment_faults(ctx.library.path):
        state = integrity.check(ctx.library.engine)
    found = list(find_problems(ctx)) if state.file_ok else []
    if state.broken_step is not None:
        where = Place("journal", state.broken_step)
        found.insert(0, Problem("journal.chain_broken", Severity.ERROR, {"step": state.broken_step}, where))
    return Findings(state, tuple(found))


def find_problems(
    ctx: AppContext,
    stopped: Callable[[], bool] = lambda: False,
    read: Callable[[], AbstractContextManager[Reading]] | None = None,
) -> tuple[Problem, ...]:
    """Return the problems of the data, the gravest first.

    Each capability is read in a transaction of its own, because a writer waits for the readers before it. Once
    ``stopped`` says so no further one is looked at, and what is returned is not the whole. ``read`` opens the
    sessions, ``ctx.read`` unless it is given.
    """
    found: list[Problem] = []
    own = (_evidence(ctx), _reviews(ctx), _qualified(ctx), _timing, _workload(ctx))
    for look in (*_LOOKS, *own):
        if stopped():
            break
        with (read or ctx.read)() as session:
            found += look(session)
    return tuple(sorted(found, key=lambda problem: _ORDER[problem.severity]))


def _catalogue(session: Reading) -> list[Problem]:
    return catalogue_rules.find_problems(catalogue.pilots(session), catalogue.modules(session))


def _standards(session: Reading) -> list[Problem]:
    return [
        problem
        for row in standards.standards(session)
        if row.draft.status is not StandardStatus.ARCHIVED
        for section, tree in standards.content(session, row.id).items()
        for problem in validate_tree(tree, section, row.id)
    ]


def _mapping(session: Reading) -> list[Problem]:
    found: list[Problem] = []
    calendar = mapping_timing.calendar(session)
    for choice in mapping.choices(session):
        matrix = mapping.bare(session, choice.certificate_id, choice.level, choice.plan_id)
        if matrix is not None:
            found += mapping_rules.find_problems(matrix)
            found += mapping_rules.double_claims(matrix)
            found += mapping_rules.idle_links(matrix)
            found += find_late_courses(matrix, calendar)
    for plan in plans.plans(session):
        indicators = mapping_indicators.matrix(session, plan.id) if plan.draft.status is PlanStatus.IN_FORCE else None
        found += [] if indicators is None else mapping_rules.find_unsupported(indicators)
    return found + mapping_rules.find_unlinked_courses(mapping.reformed_courses(session))


def _adoption(session: Reading) -> list[Problem]:
    from onex_desktop.persistence.queries import standard_adoption  # its tables are none of those the first page reads

    return adoption_rules.find_problems(standard_adoption.waiting_courses(session), standard_adoption.outdated(session))


def _plans(session: Reading) -> list[Problem]:
    return cohort_rules.find_problems(plans.plans(session))


def _objectives(session: Reading) -> list[Problem]:
    from onex_desktop.persistence.queries import objectives  # its tables are none of those the first page reads

    return objective_rules.find_outdated(objectives.outdated(session))


def _teaching(session: Reading) -> list[Problem]:
    found: list[Problem] = []
    in_force: list[SlotRow] = []
    for plan in plans.plans(session):
        if plan.draft.status is PlanStatus.IN_FORCE:
            slots = teaching.slots(session, plan.id)
            found += teaching_rules.find_problems(slots)
            found += find_other_cohorts(plan, slots)
            in_force += slots
    return found + teaching_rules.find_over_limit(tuple(in_force), teaching.teachers(session))


def _qualified(ctx: AppContext) -> Callable[[Reading], list[Problem]]:
    from onex_desktop.services import qualifications  # its tables are none of those the first page reads

    return lambda session: qualifications.find_problems(session, qualifications.today(ctx))


def _timing(session: Reading) -> list[Problem]:
    from onex_desktop.services import exam_delays  # its tables are none of those the first page reads

    return exam_delays.find_problems(session)


def _exams(session: Reading) -> list[Problem]:
    found: list[Problem] = []
    for year in catalogue.pilot_years(session):
        found += statistics.find_problems(totals.statistics(session, year))
    for of_year in statements_by_year(session):
        found += reconciliation.reconcile(*of_year)
    return found + find_unsettled(sessions.sessions(session)) + anomalies.find(session)


def _evidence(ctx: AppContext) -> Callable[[Reading], list[Problem]]:
    from onex_desktop.services import evidence  # its tables are none of those the first page reads

    return lambda session: evidence.find_problems(ctx, session)


def _reviews(ctx: AppContext) -> Callable[[Reading], list[Problem]]:
    from onex_desktop.persistence.queries import plan_reviews  # its tables are none of those the first page reads

    today = ctx.clock().astimezone().strftime("%Y-%m-%d")
    return lambda session: review_rules.find_problems(
        plan_reviews.reviewed_plans(session), plan_reviews.cycles(session), today
    )


def _workload(ctx: AppContext) -> Callable[[Reading], list[Problem]]:
    from onex_desktop.services.workload import figures  # its tables are none of those the first page reads

    today = ctx.clock().astimezone().strftime("%Y-%m-%d")
    return lambda session: figures.find_problems(session, today)


_LOOKS: Final = (_catalogue, _standards, _mapping, _adoption, _plans, _objectives, _teaching, _exams)
