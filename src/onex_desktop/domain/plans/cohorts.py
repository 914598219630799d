"""Which plan version a cohort follows: one of its major at a time."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.plans.rows import PlanDraft, PlanRow
from onex_desktop.domain.problems import Place, Problem, Severity


def validate_cohorts(draft: PlanDraft, others: Sequence[PlanRow]) -> list[Problem]:
    """Return a problem for each cohort of a draft that follows another plan of the major already."""
    where = Place("plans", field="cohort_ids")
    return [
        Problem("plans.cohort_taken", params={"cohort": year, "plan": other.title}, where=where)
        for other, year in _claimed(draft, others)
    ]


def first_term(entry_year: int) -> str:
    """Return the code of the term in which a cohort enters."""
    return f"{entry_year}-{entry_year + 1}-1"


def find_problems(rows: Sequence[PlanRow]) -> list[Problem]:
    """Return a warning for each cohort that follows two plans of one major, at the later of them."""
    return [
        Problem(
            "plans.cohort_twice",
            Severity.WARNING,
            {"cohort": year, "plan": other.title, "second": row.title},
            Place("plans", row.id, row.title),
        )
        for number, row in enumerate(rows)
        for other, year in _claimed(row.draft, rows[:number])
    ]


def _claimed(draft: PlanDraft, others: Sequence[PlanRow]) -> list[tuple[PlanRow, int]]:
    return [
        (other, year)
        for other in others
        if other.draft.major_id == draft.major_id
        for cohort_id, year in zip(other.draft.cohort_ids, other.cohorts, strict=True)
        if cohort_id in draft.cohort_ids
    ]
