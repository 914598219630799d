"""From a pasted list to registrations: who is meant, in which pilot they count, and what stands in the way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onex_desktop.domain.catalogue import PilotRow
from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.exams.registrations import Candidate
from onex_desktop.domain.exams.sessions import SessionRow
from onex_desktop.domain.exams.students import StudentDraft, StudentRow
from onex_desktop.domain.problems import Param, Place, Problem

_CELLS: Final = re.compile(r"[\t,，;；]+")
_WORDS: Final = re.compile(r"\s+")
_RESIDENT: Final = re.compile(r"\d{17}[\dXx]|\d{15}")
_NUMBER: Final = re.compile(r"[A-Za-z]{0,4}\d[\dA-Za-z-]{2,19}")
_HAN: Final = re.compile(r"[㐀-鿿𠀀-𲎯]")
_NAME: Final = re.compile(r"[㐀-鿿𠀀-𲎯·•]{2,20}|[A-Za-z][A-Za-z .'-]{1,60}")
_IN_A_CLASS: Final = re.compile(r"\d|班$")


class LineState(StrEnum):
    """What entering a line of a roster would do."""

    KNOWN = "known"
    NEW = "new"
    ALREADY = "already"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A line of a pasted list and what entering it would do.

    ``student_id`` is the student it names; ``student`` is what would be added for a new one.
    """

    place: int
    candidate: Candidate
    state: LineState
    student_id: int | None = None
    student: StudentDraft | None = None
    pilot_id: int | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """What entering a list into a session would do; nothing of it has happened yet."""

    session_id: int
    registered_on: str
    lines: tuple[RosterLine, ...]

    def count(self, state: LineState) -> int:
        """Return how many lines are in a state."""
        return sum(line.state is state for line in self.lines)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that stands in the way, line by line."""
        return tuple(problem for line in self.lines for problem in line.problems)

    def without_refused(self) -> RosterPlan:
        """Return the plan without the lines that are refused."""
        kept = tuple(line for line in self.lines if line.state is not LineState.REFUSED)
        return RosterPlan(self.session_id, self.registered_on, kept)


@dataclass(frozen=True, slots=True)
class ClassGroupKey:
    """A class by key with what finds its pilot."""

    id: int
    name: str
    major_id: int
    college_id: int | None


@dataclass(frozen=True, slots=True)
class Around:
    """What a roster is read against: the session, the pilots, the classes, and the students it may mean.

    ``registered`` are the students in the session already, ``passed`` those who passed its level before;
    ``with_totals`` are the pilots that have totals.
    """

    session: SessionRow
    pilots: Sequence[PilotRow]
    classes: Sequence[ClassGroupKey]
    by_number: Mapping[str, StudentRow]
    by_name: Mapping[str, Sequence[StudentRow]]
    registered: frozenset[int] = frozenset()
    passed: frozenset[int] = frozenset()
    with_totals: frozenset[int] = frozenset()


def read_roster(text: str) -> tuple[Candidate, ...]:
    """Return the lines of a pasted list: student number, name, class and identity number in any order.

    Cells are parted by tabs or commas, else by spaces. A line of headings, and empty lines, are passed over.
    """
    lines = (line.strip() for line in text.splitlines())
    found = (_candidate(line) for line in lines if line)
    return tuple(one for one in found if one is not None)


def _candidate(line: str) -> Candidate | None:
    cells = [cell.strip() for cell in (_CELLS if _CELLS.search(line) else _WORDS).split(line)]
    number, name, group, identity = "", "", "", ""
    for cell in filter(None, cells):
        if not identity and _RESIDENT.fullmatch(cell) and (number or len(cell) == 18):
            identity = cell
        elif not number and _NUMBER.fullmatch(cell) and not _HAN.search(cell):
            number = cell
        elif not name and _NAME.fullmatch(cell) and not _IN_A_CLASS.search(cell):
            name = cell
        elif not group and _HAN.search(cell):
            group = cell
    # Without a digit in it there is at least a name; headings have neither number nor a name of their own.
    if not number and (not name or name in _HEADINGS):
        return None
    return Candidate(number, name, group, IdNumber.read(identity))


_HEADINGS: Final = frozenset(
    {"学号", "姓名", "序号", "班级", "身份证号", "身份证号码", "证件号码", "考生姓名", "学生姓名"}
)


def pilot_for(
    major_id: int, college_id: int | None, session: SessionRow, pilots: Iterable[PilotRow]
) -> PilotRow | None:
    """Return the pilot a registration counts in: of the session's certificate, level and year.

    The pilot that names the student's major comes first, then that of the college, then the only one there is.
    """
    draft = session.draft
    open_to = [
        row
        for row in pilots
        if (row.draft.certificate_id, row.draft.year) == (draft.certificate_id, draft.year)
        and draft.level in row.draft.levels
    ]
    of_major = [row for row in open_to if major_id in row.draft.major_ids]
    of_college = [row for row in open_to if row.draft.college_id == college_id]
    for found in (of_major, of_college, open_to):
        if len(found) == 1:
            return found[0]
    return next(iter(of_major), None)


def plan_roster(candidates: Sequence[Candidate], around: Around, registered_on: str) -> RosterPlan:
    """Return what entering a list would do, every line with its problems."""
    seen: dict[int | str, int] = {}
    lines = [_planned(place, one, around, seen) for place, one in enumerate(candidates, start=1)]
    return RosterPlan(around.session.id, registered_on, tuple(lines))


def _planned(place: int, one: Candidate, around: Around, seen: dict[int | str, int]) -> RosterLine:
    student, problem = _meant(one, around)
    if problem is not None:
        return _refused(place, one, problem)
    if student is None:
        return _new(place, one, around, seen)
    first = seen.setdefault(student.id, place)
    if first != place:
        return _refused(place, one, _problem("exams.roster_twice", one, first=first))
    if student.id in around.registered:
        return RosterLine(place, one, LineState.ALREADY, student.id)
    if student.id in around.passed:
        return _refused(place, one, _problem("exams.passed_already", one))
    pilot = _pilot(one, student.major_id, student.college_id, around)
    if isinstance(pilot, Problem):
        return _refused(place, one, pilot)
    return RosterLine(place, one, LineState.KNOWN, student.id, None, pilot.id)


def _meant(one: Candidate, around: Around) -> tuple[StudentRow | None, Problem | None]:
    """Return the student a line names, or why that cannot be said; neither for somebody new."""
    if one.number:
        student = around.by_number.get(one.number)
        if student is not None and one.name and student.draft.name != one.name:
            return None, _problem("exams.name_differs", one, stored=student.draft.name)
        if student is not None and one.class_group and student.class_group != one.class_group:
            return None, _problem("exams.student_in_two_classes", one, stored=student.class_group)
        if student is not None and one.id_number and student.draft.id_number not in {one.id_number, IdNumber()}:
            return None, _problem("exams.id_number_differs", one, stored=student.draft.id_number.masked)
        return student, None
    alike = [
        row for row in around.by_name.get(one.name, ()) if not one.class_group or row.class_group == one.class_group
    ]
    if len(alike) > 1:
        classes = "、".join(row.class_group for row in alike)
        return None, _problem("exams.name_ambiguous", one, classes=classes, count=len(alike))
    if not alike:
        return None, _problem("exams.student_unknown", one)
    return alike[0], None


def _new(place: int, one: Candidate, around: Around, seen: dict[int | str, int]) -> RosterLine:
    if not one.name or not one.class_group:
        return _refused(place, one, _problem("exams.student_unknown", one))
    first = seen.setdefault(one.number, place)
    if first != place:
        return _refused(place, one, _problem("exams.roster_twice", one, first=first))
    groups = [row for row in around.classes if row.name == one.class_group]
    if len(groups) != 1:
        code = "exams.class_ambiguous" if groups else "exams.class_unknown"
        return _refused(place, one, _problem(code, one, count=len(groups)))
    pilot = _pilot(one, groups[0].major_id, groups[0].college_id, around)
    if isinstance(pilot, Problem):
        return _refused(place, one, pilot)
    draft = StudentDraft(one.number, one.name, groups[0].id, one.id_number)
    return RosterLine(place, one, LineState.NEW, None, draft, pilot.id)


def _pilot(one: Candidate, major_id: int, college_id: int | None, around: Around) -> PilotRow | Problem:
    """Return the pilot a line counts in, or why it counts in none."""
    pilot = pilot_for(major_id, college_id, around.session, around.pilots)
    if pilot is None:
        session = around.session
        about = {"certificate": session.certificate, "level": session.draft.level.value, "year": session.draft.year}
        return _problem("exams.no_pilot", one, **about)
    if pilot.id in around.with_totals:
        return _problem("exams.pilot_has_totals", one, certificate=pilot.certificate, college=pilot.college)
    return pilot


def _refused(place: int, one: Candidate, problem: Problem) -> RosterLine:
    return RosterLine(place, one, LineState.REFUSED, problems=(problem,))


def _problem(code: str, one: Candidate, **params: Param) -> Problem:
    who = f"{one.number} {one.name}".strip()
    about = {"student": who, "class_group": one.class_group, "id_number": one.id_number.masked}
    return Problem(code, params={**about, **params}, where=Place("exams", name=who, field="roster"))
