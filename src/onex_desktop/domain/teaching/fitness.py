"""Whether those who take slots are qualified for what the slots serve, and whether those taught follow the plan."""

from __future__ import annotations

from collections.abc import Mapping

from onex_desktop.domain.plans.rows import PlanRow
from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.teaching.assignments import Assigned, Role, SlotRow
from onex_desktop.domain.teaching.qualifications import Register


def day_needed(person: Assigned | None, ends: Mapping[str, str], today: str) -> str:
    """Return the day until which a qualification must hold: the last of the term, today where none is known."""
    return (ends.get(person.term) if person is not None else None) or today


def find_unqualified(
    slots: tuple[SlotRow, ...], register: Register, ends: Mapping[str, str], today: str
) -> list[Problem]:
    """Return a warning for each one who leads a slot without being qualified for a certificate it serves.

    ``ends`` gives the last day of terms by their codes.
    """
    return [
        Problem(
            "teaching.unqualified",
            Severity.WARNING,
            {"teacher": person.teacher, "slot": slot.title, "certificate": each.certificate, "lack": each.lack.value,
             "day": each.day},
            Place("teaching", slot.id, slot.title),
        )
        for slot in slots
        for person in slot.assigned
        if person.role is Role.LEAD
        for each in register.lacking(person.teacher_id, slot.certificates, day_needed(person, ends, today))
    ]  # fmt: skip


def find_other_cohorts(plan: PlanRow, slots: tuple[SlotRow, ...]) -> list[Problem]:
    """Return a warning for each slot given to cohorts that do not follow the plan.

    Silent where the plan does not say which cohorts do.
    """
    found: list[Problem] = []
    for slot in slots:
        others = [year for year in slot.cohorts if year not in plan.cohorts]
        if plan.cohorts and others:
            params: dict[str, Param] = {
                "slot": slot.title, "plan": plan.title, "cohorts": "、".join(f"{year}级" for year in others),
                "followed": "、".join(f"{year}级" for year in plan.cohorts),
            }  # fmt: skip
            where = Place("teaching", slot.id, slot.title)
            found.append(Problem("teaching.cohort_outside_plan", Severity.WARNING, params, where))
    return found
