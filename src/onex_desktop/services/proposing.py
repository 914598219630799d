"""A proposal for who takes the course modules of a plan: shown as a difference, applied as far as accepted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Param, Place, Problem, refuse
from onex_desktop.domain.teaching.assignments import Assigned, Role, SlotRow, TeacherRow
from onex_desktop.domain.teaching.collisions import Collision, Reason, collisions
from onex_desktop.domain.teaching.fitness import day_needed
from onex_desktop.domain.teaching.qualifications import Register
from onex_desktop.domain.teaching.reasons import Why, in_slots, reasons
from onex_desktop.domain.teaching.staffing import Answer, OpenSlot, Question, Weights
from onex_desktop.services import campus, plans, qualifications, staffing, teaching
from onex_desktop.services.context import AppContext

UNEVEN_A_SLOT: Final = 40
"""What a slot above the fair share costs: more than a preparation, so that nobody is left without work for one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A slot that would go to another teacher, and why; ``before_id`` is None for one nobody has.

    ``term_id`` is the term it is about, the last one in which somebody has the slot.
    """

    id: int
    course: str
    module: str
    subject: str
    before_id: int | None
    before: str
    after_id: int
    after: str
    why: tuple[Why, ...]
    term_id: int | None = None

    @property
    def slot(self) -> str:
        """Course, and module where there is one."""
        return f"{self.course} · {self.module}" if self.module else self.course


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would change, or what stands in the way.

    Attributes:
        kept: slots that stay with the one who has them.
        proved: there is no better arrangement by the objective.
        problems: constraints that collide; then nothing is proposed.
    """

    changes: tuple[Change, ...] = ()
    kept: int = 0
    proved: bool = False
    problems: tuple[Problem, ...] = ()


def propose(
    ctx: AppContext,
    plan_id: int,
    seconds: float,
    *,
    locked: Collection[int] = (),
    cancelled: Callable[[], bool] = lambda: False,
    progress: Callable[[int], None] = lambda _percent: None,
) -> Proposal:
    """Propose who takes the slots of a plan; ``locked`` slots, and assignments that are, stay with who has them.

    Candidates are the teachers of the plan's college and whoever has a slot of the plan or had one before it, as far
    as they are qualified for the certificates that the slot serves (``Register.lacking``).
    Writes nothing; reads once, so that it can run in the background.
    """
    with ctx.read():
        slots = teaching.slots(ctx, plan_id)
        people = {row.id: row for row in teaching.teachers(ctx, plan_id)}
        former = _former(ctx, plan_id, slots)
        pool = _pool(ctx, plan_id, people, slots, former)
        entitled = qualifications.entitled(ctx)
        allowed = _qualified(ctx, slots, pool, entitled)
    question = _question(slots, people, former, allowed, frozenset(locked))
    colliding = collisions(question)
    if colliding or not slots:
        return Proposal(problems=tuple(_problem(found, slots, people, entitled, pool) for found in colliding))
    question = _evened(question)
    found = staffing.improve(question, seconds, cancelled, progress)
    changes = tuple(
        Change(
            slot.id, slot.course, f"{slot.module_label} {slot.module}".strip(), "、".join(slot.certificate_modules),
            None if lead is None else lead.teacher_id, "" if lead is None else lead.teacher,
            teacher, people[teacher].draft.name,
            _why(question, found.answer, at, None if lead is None else lead.teacher_id),
            None if lead is None else lead.term_id,
        )
        for at, (slot, teacher) in enumerate(zip(slots, found.answer, strict=True))
        if (lead := _lead(slot)) is None or lead.teacher_id != teacher
    )  # fmt: skip
    return Proposal(changes, len(slots) - len(changes), found.proved)


def accept(ctx: AppContext, plan_id: int, changes: Sequence[Change]) -> Changed:
    """Make the changes that were accepted, all of them or none, as one step.

    Raises ``ProblemsFound`` when a slot has meanwhile gone to someone else.
    """
    with ctx.step("teaching.accept_proposal", f"{len(changes)} 个模块") as work:
        slots = {slot.id: slot for slot in teaching.slots(ctx, plan_id)}
        years = {year for slot in slots.values() for year in slot.cohorts}
        cohorts = [row.id for row in campus.cohorts(ctx) if row.entry_year in years]
        for change in changes:
            lead = _lead(slots[change.id]) if change.id in slots else None
            now = (None, None) if lead is None else (lead.teacher_id, lead.term_id)
            if now != (change.before_id, change.term_id) or change.id not in slots:
                raise refuse("teaching.proposal_stale", where=Place("teaching", change.id), slot=change.slot)
            teaching.assign(ctx, change.id, change.after_id, cohorts, term_id=change.term_id)
    return work.changed


def _why(question: Question, answer: Answer, at: int, before: int | None) -> tuple[Why, ...]:
    found = reasons(question, answer, at, before)
    return in_slots(found) if question.slots[at].hours == 1 else found


def _lead(slot: SlotRow) -> Assigned | None:
    return next((person for person in reversed(slot.assigned) if person.role is Role.LEAD), None)


def _former(ctx: AppContext, plan_id: int, slots: tuple[SlotRow, ...]) -> dict[int, frozenset[int]]:
    """Return for each slot who has it, or taught the course before it."""
    view = teaching.before_after(ctx, plan_id)
    found = {slot.id: {person.teacher_id for person in slot.assigned} for slot in slots}
    for row in view.rows if view else ():
        for slot in row.after:
            found[slot.id] |= {person.teacher_id for before in row.before for person in before.assigned}
    return {key: frozenset(teachers) for key, teachers in found.items()}


def _pool(
    ctx: AppContext,
    plan_id: int,
    people: dict[int, TeacherRow],
    slots: tuple[SlotRow, ...],
    former: dict[int, frozenset[int]],
) -> tuple[int, ...]:
    plan = next(row for row in plans.plans(ctx) if row.id == plan_id)
    college = next((row.draft.college_id for row in campus.majors(ctx) if row.id == plan.draft.major_id), None)
    known = {teacher for slot in slots for teacher in former[slot.id]}
    return tuple(
        key for key, row in people.items() if college is None or row.draft.college_id == college or key in known
    )


def _qualified(
    ctx: AppContext, slots: tuple[SlotRow, ...], pool: tuple[int, ...], entitled: Register
) -> dict[int, tuple[int, ...]]:
    """Return for each slot who of the pool is qualified for what it serves until its term is over."""
    ends, today = qualifications.term_ends(ctx), qualifications.today(ctx)
    return {
        slot.id: tuple(
            key for key in pool if not entitled.lacking(key, slot.certificates, day_needed(_lead(slot), ends, today))
        )
        for slot in slots
    }


def _question(
    slots: tuple[SlotRow, ...],
    people: dict[int, TeacherRow],
    former: dict[int, frozenset[int]],
    allowed: dict[int, tuple[int, ...]],
    locked: frozenset[int],
) -> Question:
    """Ask in hours where every slot has some, else in slots; limits in hours hold in hours only."""
    leads = [_lead(slot) for slot in slots]
    known = [_hours(lead) for lead in leads]
    in_hours = all(known)
    subjects = {word: at for at, word in enumerate(dict.fromkeys(_subject(slot) for slot in slots))}
    asked = tuple(
        OpenSlot(
            slot.id, subjects[_subject(slot)], hours if in_hours else 1, allowed[slot.id], former[slot.id],
            lead.teacher_id if lead is not None and (lead.locked or slot.id in locked) else None,
        )
        for slot, lead, hours in zip(slots, leads, known, strict=True)
    )  # fmt: skip
    limits = {key: int(row.draft.load_limit) for key, row in people.items() if row.draft.load_limit is not None}
    average = sum(slot.hours for slot in asked) // max(1, len(asked))
    weights = Weights(uneven=max(1, UNEVEN_A_SLOT // max(1, average)))
    return Question(asked, limits if in_hours else {}, weights)


def _hours(lead: Assigned | None) -> int:
    return 0 if lead is None or lead.load is None else int(lead.load.to_integral_value(ROUND_CEILING))


def _evened(question: Question) -> Question:
    """Where no hours are known, let nobody have more slots than an even share, rounded up, asks for."""
    people = {teacher for slot in question.slots for teacher in slot.choices}
    if question.limits or not people or any(slot.hours != 1 for slot in question.slots):
        return question
    return replace(question, limits=dict.fromkeys(people, -(-len(question.slots) // len(people))))


def _subject(slot: SlotRow) -> str:
    return slot.certificate_modules[0] if slot.certificate_modules else slot.course


_CODES: Final = {
    Reason.NOBODY: "teaching.nobody_may_take",
    Reason.LOCKED_UNQUALIFIED: "teaching.locked_unqualified",
    Reason.LOCKED_OVER_LIMIT: "teaching.locked_over_limit",
    Reason.TOO_LITTLE_TIME: "teaching.too_little_time",
}


def _problem(
    found: Collision,
    slots: tuple[SlotRow, ...],
    people: dict[int, TeacherRow],
    entitled: Register,
    pool: tuple[int, ...],
) -> Problem:
    titles = {slot.id: slot.title for slot in slots}
    served = {slot.id: slot.certificates for slot in slots}
    certificates = dict.fromkeys(name for key in found.slots for name in served[key] if name in entitled.known)
    code = "teaching.nobody_qualified" if found.reason is Reason.NOBODY and pool else _CODES[found.reason]
    params: dict[str, Param] = {
        "slots": "、".join(titles[key] for key in found.slots),
        "teachers": "、".join(people[key].draft.name for key in found.teachers),
        "hours": found.hours,
        "limit": found.limit,
        "certificates": "、".join(certificates),
    }
    return Problem(code, params=params, where=Place("teaching", found.slots[0], titles[found.slots[0]]))
