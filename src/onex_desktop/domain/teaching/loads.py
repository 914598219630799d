"""What teachers have taken, live beside each name while slots are given out, and what speaks against one more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.teaching.assignments import Assigned, SlotRow, TeacherRow
from onex_desktop.domain.teaching.fitness import day_needed
from onex_desktop.domain.teaching.qualifications import Register


@dataclass(frozen=True, slots=True)
class Load:
    """What a teacher has in a term.

    Attributes:
        modules: the slots held.
        hours: over all classes, as far as they are known; None while none are.
        unknown: the slots whose hours are not known.
        limit: the most hours a term, None where there is no limit.
        cautions: what speaks against the slot in question.
    """

    teacher_id: int
    modules: int = 0
    hours: Decimal | None = None
    unknown: int = 0
    limit: Decimal | None = None
    cautions: tuple[Problem, ...] = ()

    @property
    def share(self) -> Decimal | None:
        """Hours as a share of the limit; None where either is missing, or the limit is zero."""
        return None if self.hours is None or not self.limit else self.hours / self.limit

    @property
    def is_over(self) -> bool:
        """Whether the hours exceed the limit."""
        return self.hours is not None and self.limit is not None and self.hours > self.limit


@dataclass(frozen=True, slots=True)
class Staff:
    """The teachers with everything that is given out, in every plan that counts.

    Attributes:
        ends: the last day of terms by their codes.
        today: in ISO form.
    """

    slots: tuple[SlotRow, ...]
    people: tuple[TeacherRow, ...]
    register: Register
    ends: Mapping[str, str]
    today: str

    def loads(self, term: str = "") -> dict[int, Load]:
        """Return what each teacher has in a term; what belongs to no term counts in each, and without one all does."""
        held: dict[int, list[Assigned]] = defaultdict(list)
        slots: dict[int, set[int]] = defaultdict(set)
        for slot in self.slots:
            for person in slot.assigned:
                if not term or person.term in ("", term):
                    held[person.teacher_id].append(person)
                    slots[person.teacher_id].add(slot.id)
        return {row.id: _load(row, held[row.id], len(slots[row.id])) for row in self.people}

    def beside(self, slot: SlotRow, lead: Assigned | None) -> dict[int, Load]:
        """Return what each has in the term of a slot, with what speaks against their taking it."""
        found = self.loads("" if lead is None else lead.term)
        return {
            row.id: replace(found[row.id], cautions=tuple(self._cautions(row, found[row.id], slot, lead)))
            for row in self.people
        }

    def about_leads(self, slots: tuple[SlotRow, ...]) -> dict[int, tuple[Problem, ...]]:
        """Return what speaks against those who lead slots, by assignment: no qualification, too many hours."""
        loads: dict[str, dict[int, Load]] = {}
        found: dict[int, tuple[Problem, ...]] = {}
        for slot in slots:
            for person in slot.assigned:
                if person.term not in loads:
                    loads[person.term] = self.loads(person.term)
                load = loads[person.term].get(person.teacher_id)
                lacking = self._unqualified(person.teacher_id, person.teacher, slot, person)
                over = [] if load is None or not load.is_over else [_over_limit(person, load)]
                found[person.assignment_id] = (*lacking, *over)
        return found

    def _unqualified(self, teacher_id: int, teacher: str, slot: SlotRow, lead: Assigned | None) -> list[Problem]:
        day = day_needed(lead, self.ends, self.today)
        return [
            Problem(
                "teaching.unqualified",
                Severity.WARNING,
                {"teacher": teacher, "slot": slot.title, "certificate": each.certificate, "lack": each.lack.value,
                 "day": each.day},
                Place("teaching", slot.id, slot.title),
            )
            for each in self.register.lacking(teacher_id, slot.certificates, day)
        ]  # fmt: skip

    def _cautions(self, row: TeacherRow, load: Load, slot: SlotRow, lead: Assigned | None) -> list[Problem]:
        where = Place("teaching", slot.id, slot.title)
        params: dict[str, Param] = {"teacher": row.draft.name, "slot": slot.title}
        found = self._unqualified(row.id, row.draft.name, slot, lead)
        hours = _with_slot(row.id, load, lead)
        if load.limit is not None and hours > load.limit:
            figures: dict[str, Param] = {"hours": _figure(hours), "limit": _figure(load.limit)}
            found.append(Problem("teaching.would_exceed", Severity.WARNING, params | figures, where))
        others = self._others(row.id, slot)
        if others:
            named: dict[str, Param] = {"certificate": slot.certificate, "slots": "、".join(others)}
            found.append(Problem("teaching.would_have_several", Severity.INFO, params | named, where))
        return found

    def _others(self, teacher_id: int, slot: SlotRow) -> list[str]:
        """Return the other slots of the same certificate that a teacher holds (deck: 教师专攻某一模块)."""
        return [
            other.title
            for other in self.slots
            if slot.certificate and other.certificate == slot.certificate and other.id != slot.id
            and any(person.teacher_id == teacher_id for person in other.assigned)
        ]  # fmt: skip


def _load(row: TeacherRow, held: list[Assigned], modules: int) -> Load:
    known = [person.load for person in held if person.load is not None]
    hours = sum(known, Decimal(0)) if known else None
    return Load(row.id, modules, hours, len(held) - len(known), row.draft.load_limit)


def _with_slot(teacher_id: int, load: Load, lead: Assigned | None) -> Decimal:
    """Return the hours of a teacher once the slot is theirs."""
    more = lead.load if lead is not None and lead.teacher_id != teacher_id else None
    return (load.hours or Decimal(0)) + (more or Decimal(0))


def _over_limit(person: Assigned, load: Load) -> Problem:
    figures = {"hours": _figure(load.hours or Decimal(0)), "limit": _figure(load.limit or Decimal(0))}
    where = Place("teaching", person.teacher_id, person.teacher)
    return Problem("teaching.over_limit", Severity.WARNING, {"teacher": person.teacher, **figures}, where)


def _figure(hours: Decimal) -> str:
    return f"{hours.normalize():f}"
