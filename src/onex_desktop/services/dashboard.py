"""The figures of the whole library at a glance."""

from __future__ import annotations

from dataclasses import dataclass

from onex_desktop.domain.exams.statistics import ExamStatistics
from onex_desktop.domain.mapping import CertificateMatrix, Coverage, coverage
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.teaching.assignments import several_modules
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import catalogue, mapping, plans, teaching
from onex_desktop.persistence.queries.exams import totals
from onex_desktop.persistence.schema import HEAD
from onex_desktop.services.context import AppContext


@dataclass(frozen=True, slots=True)
class PilotFigures:
    """The pilots of the newest year."""

    certificates: int
    majors: int
    colleges: int
    planned: int


@dataclass(frozen=True, slots=True)
class TeachingFigures:
    """The slots of all plans in force."""

    slots: int
    assigned: int
    teachers: int
    on_several_modules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The figures of the start page and of ``stats``; ``exams`` is None where no pilot has a year.

    The matrices are outlines, without columns.
    """

    schema: str
    created: str
    pilots: PilotFigures
    mapping: tuple[tuple[CertificateMatrix, Coverage], ...]
    teaching: TeachingFigures
    exams: ExamStatistics | None


def dashboard(ctx: AppContext) -> Dashboard:
    """Reckon the figures of the library."""
    with ctx.read() as session:
        years = catalogue.pilot_years(session)
        year = years[0] if years else None
        return Dashboard(
            HEAD,
            ctx.library.facts().get("created", ""),
            _pilots(session, year),
            _mapping(session),
            _teaching(session),
            None if year is None else totals.statistics(session, year),
        )


def _pilots(session: Reading, year: int | None) -> PilotFigures:
    rows = () if year is None else catalogue.pilots(session, year)
    return PilotFigures(
        len({row.draft.certificate_id for row in rows}),
        len({major.id for row in rows for major in row.majors}),
        len({row.draft.college_id for row in rows}),
        sum(row.draft.planned for row in rows),
    )


def _mapping(session: Reading) -> tuple[tuple[CertificateMatrix, Coverage], ...]:
    opened = (mapping.outline(session, c.certificate_id, c.level, c.plan_id) for c in mapping.choices(session))
    return tuple((matrix, coverage(matrix)) for matrix in opened if matrix is not None)


def _teaching(session: Reading) -> TeachingFigures:
    in_force = {plan.id for plan in plans.plans(session) if plan.draft.status is PlanStatus.IN_FORCE}
    slots = tuple(slot for slot in teaching.slots(session) if slot.plan_id in in_force)
    people = {person.teacher_id for slot in slots for person in slot.assigned}
    several = tuple(case.teacher for case in several_modules(slots))
    return TeachingFigures(len(slots), sum(bool(slot.assigned) for slot in slots), len(people), several)
