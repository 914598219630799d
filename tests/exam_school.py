"""A small school whose examinations are known by names: two majors, three classes, one certificate with two batches."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from tests import factories

from onex_desktop.domain.campus import ClassGroupDraft
from onex_desktop.domain.catalogue import MeasureDraft, MeasureKind
from onex_desktop.domain.exams.id_numbers import NO_ID, IdNumber, check_digit
from onex_desktop.domain.exams.registrations import RegistrationDraft, RegistrationRow, RegistrationState
from onex_desktop.domain.exams.sessions import PartDraft, SessionDraft, SiteDraft
from onex_desktop.domain.exams.students import StudentDraft
from onex_desktop.domain.values import Level
from onex_desktop.services import campus, catalogue, exams, organization_measures
from onex_desktop.services.context import AppContext

PARTS = (PartDraft("理论", Decimal(100), Decimal(60)), PartDraft("实操", Decimal(50), Decimal(30)))


@dataclass(frozen=True, slots=True)
class School:
    """Keys of what there is; students are numbered 0019001 to 0019006, two in each class."""

    ctx: AppContext
    certificate: int
    pilot: int
    classes: tuple[int, int, int]
    students: tuple[int, ...]
    first: int
    second: int

    def register(self, session: int, *numbers: int) -> None:
        """Register students, counted from one, for a session."""
        exams.register(self.ctx, session, [self.students[number - 1] for number in numbers], "2020-09-01")

    def rows(self, session: int | None = None) -> tuple[RegistrationRow, ...]:
        """Return the registrations of a session, or all."""
        found = exams.registrations(self.ctx)
        return tuple(row for row in found if session in (None, row.draft.session_id))

    def record(self, session: int, *states: RegistrationState | None) -> None:
        """Record states down the list of a session; None leaves one as it is."""
        entries = [
            exams.ResultEntry(row.id, state)
            for row, state in zip(self.rows(session), states, strict=True)
            if state is not None
        ]
        exams.record_results(self.ctx, entries)


def identity(serial: int) -> IdNumber:
    """Return a sound identity number of nobody."""
    first = f"11010520010926{serial:03}"
    return IdNumber.read(first + check_digit(first))


def session_draft(certificate: int, label: str, day: str, *, parts: bool = True) -> SessionDraft:
    """Return a session of 2020 at the intermediate level."""
    return SessionDraft(
        certificate, Level.INTERMEDIATE, 2020, label, held_from=day, held_until=day, parts=PARTS if parts else ()
    )


def fill(ctx: AppContext) -> None:
    """Add to the sample school a session of 2021 with one student who passed and has a certificate."""
    (group, *_) = campus.class_groups(ctx)
    (pilot, *_) = catalogue.pilots(ctx, 2020)
    later = replace(pilot.draft, year=2021, major_ids=(group.draft.major_id,))
    catalogue.save_pilot(ctx, later)
    site = exams.save_site(ctx, SiteDraft("本校考点", "K1", "南京")).first("exam_sites")
    level = next(iter(later.levels))
    draft = SessionDraft(
        later.certificate_id, level, 2021, "第一批", "2021-05-01", "2021-05-15", "2021-05-16", site, 50300, (), PARTS
    )
    session = exams.save_session(ctx, draft).first("exam_sessions")
    student = exams.save_student(ctx, StudentDraft("0019001", "王一", group.id)).first("students")
    theory, practice = (part.part_id or 0 for part in exams.session(ctx, session).draft.parts)
    entry = exams.RegistrationEntry(
        RegistrationDraft(session, student, RegistrationState.PASSED, "2021-04-01", "备注"),
        {theory: Decimal("88.5"), practice: Decimal(40)}, "S2021001", "2021-07-01",
    )  # fmt: skip
    exams.add_registrations(ctx, [entry])
    measure = MeasureDraft(catalogue.organizations(ctx)[0].id, MeasureKind.TALK, "2021-01-06", "", "通过率")
    organization_measures.save_measure(ctx, measure)


def small_school(folder: Path) -> School:
    """Make the school, without any registration."""
    ctx = factories.empty_library(folder)
    college = factories.add_college(ctx)
    majors = [factories.add_major(ctx, name, college) for name in ("新能源汽车技术", "汽车检测与维修")]
    certificate = factories.add_certificate(ctx)
    pilot = factories.add_pilot(ctx, certificate, college, tuple(majors), planned=5)
    cohort = campus.add_cohort(ctx, 2019).first("cohorts")
    groups = [(majors[0], "新能源1901班"), (majors[0], "新能源1902班"), (majors[1], "检测1901班")]
    classes = [
        campus.save_class_group(ctx, ClassGroupDraft(name, major, cohort)).first("class_groups")
        for major, name in groups
    ]
    names = ("王一", "李二", "张三", "李二", "赵五", "孙六")
    drafts = [
        StudentDraft(f"001900{at}", name, classes[(at - 1) // 2], identity(at) if at != 6 else NO_ID)
        for at, name in enumerate(names, start=1)
    ]
    students = sorted(exams.add_students(ctx, drafts).ids["students"])
    first, second = (
        exams.save_session(ctx, session_draft(certificate, label, day)).first("exam_sessions")
        for label, day in (("第一批", "2020-10-10"), ("第二批", "2020-12-12"))
    )
    return School(ctx, certificate, pilot, (classes[0], classes[1], classes[2]), tuple(students), first, second)
