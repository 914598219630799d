"""A generated school with years of examinations, and everything about them as plain tuples to recount from."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests import factories

from onex_desktop.domain.campus import ClassGroupDraft
from onex_desktop.domain.catalogue import PilotDraft
from onex_desktop.domain.exams.registrations import RegistrationDraft, RegistrationState
from onex_desktop.domain.exams.sessions import SessionDraft
from onex_desktop.domain.exams.students import StudentDraft
from onex_desktop.domain.values import Level
from onex_desktop.services import campus, catalogue, exams
from onex_desktop.services.context import AppContext

YEARS = (2019, 2020, 2021, 2022, 2023, 2024)
LEVELS = (Level.ELEMENTARY, Level.INTERMEDIATE)
_STATES = (
    ["passed"] * 42 + ["failed"] * 24 + ["pending"] * 14 + ["absent"] * 8 + ["registered"] * 6 + ["deferred"] * 4
    + ["disciplined"] * 2
)  # fmt: skip
_TOGETHER = 2000


@dataclass(frozen=True, slots=True)
class Sitting:
    """A registration as generated, with everything it can be counted by."""

    student: int
    certificate: int
    level: str
    college: int
    major: int
    class_group: int
    year: int
    day: str
    session: int
    state: str


@dataclass(frozen=True, slots=True)
class Generated:
    """The open library and what went into it; ``planned`` is by year, certificate and college."""

    ctx: AppContext
    sittings: Sequence[Sitting]
    planned: dict[tuple[int, int, int], int]


def generate(folder: Path, registrations: int, seed: int = 20200925) -> Generated:
    """Make a school of at least so many registrations: three colleges, six majors, four certificates, six years."""
    chance = random.Random(seed)  # noqa: S311 -- a school, not a secret
    ctx = factories.empty_library(folder)
    with ctx.step("library.sample"):
        majors = _majors(ctx)
        classes = _classes(ctx, majors, max(1, registrations // 1500))
        certificates = [factories.add_certificate(ctx, f"证书{number}") for number in range(1, 5)]
        planned = _pilots(ctx, certificates, majors, chance)
        sessions = _sessions(ctx, certificates)
        students = _students(ctx, classes, max(30, registrations // 3))
        sittings = list(_sit(chance, registrations, students, sessions))
        for start in range(0, len(sittings), _TOGETHER):
            exams.add_registrations(
                ctx,
                [
                    exams.RegistrationEntry(RegistrationDraft(one.session, one.student, RegistrationState(one.state)))
                    for one in sittings[start : start + _TOGETHER]
                ],
            )
    return Generated(ctx, sittings, planned)


def _majors(ctx: AppContext) -> list[tuple[int, int]]:
    """Return major and college of six majors."""
    colleges = [factories.add_college(ctx, f"学院{number}") for number in range(1, 4)]
    return [
        (factories.add_major(ctx, f"专业{at}", colleges[at % len(colleges)]), colleges[at % len(colleges)])
        for at in range(6)
    ]


def _classes(ctx: AppContext, majors: list[tuple[int, int]], each: int) -> list[tuple[int, int, int]]:
    """Return class, major and college of the classes."""
    cohort = campus.add_cohort(ctx, 2018).first("cohorts")
    return [
        (
            campus.save_class_group(ctx, ClassGroupDraft(f"{number}班", major, cohort)).first("class_groups"),
            major,
            college,
        )
        for major, college in majors
        for number in range(1, each + 1)
    ]


def _pilots(
    ctx: AppContext, certificates: list[int], majors: list[tuple[int, int]], chance: random.Random
) -> dict[tuple[int, int, int], int]:
    planned: dict[tuple[int, int, int], int] = {}
    colleges = sorted({college for _, college in majors})
    for year in YEARS:
        for certificate in certificates:
            for college in colleges:
                own = tuple(major for major, home in majors if home == college)
                planned[year, certificate, college] = chance.randint(10, 300)
                draft = PilotDraft(
                    certificate, college, year, frozenset(LEVELS), own, planned[year, certificate, college]
                )
                catalogue.save_pilot(ctx, draft)
    return planned


def _sessions(ctx: AppContext, certificates: list[int]) -> list[tuple[int, int, str, int, str]]:
    """Return session, certificate, level, year and day of two batches a year."""
    return [
        (
            exams.save_session(
                ctx, SessionDraft(certificate, level, year, f"第{batch}批", held_from=f"{year}-{5 * batch:02}-15")
            ).first("exam_sessions"),
            certificate,
            level.value,
            year,
            f"{year}-{5 * batch:02}-15",
        )
        for year in YEARS
        for certificate in certificates
        for level in LEVELS
        for batch in (1, 2)
    ]


def _students(
    ctx: AppContext, classes: list[tuple[int, int, int]], count: int
) -> list[tuple[int, tuple[int, int, int]]]:
    """Return key and class of the students."""
    homes = [classes[at % len(classes)] for at in range(count)]
    drafts = [StudentDraft(f"{at:08}", f"学生{at}", home[0]) for at, home in enumerate(homes)]
    keys: list[int] = []
    for start in range(0, count, _TOGETHER):
        keys += sorted(exams.add_students(ctx, drafts[start : start + _TOGETHER]).ids["students"])
    return list(zip(keys, homes, strict=True))


def _sit(
    chance: random.Random,
    count: int,
    students: list[tuple[int, tuple[int, int, int]]],
    sessions: list[tuple[int, int, str, int, str]],
) -> Sequence[Sitting]:
    found: dict[tuple[int, int], Sitting] = {}
    while len(found) < count:
        student, (group, major, college) = chance.choice(students)
        # Half of them come again to a batch of the same certificate, so that there are resits.
        first = chance.choice(sessions)
        again = [one for one in sessions if one[1:3] == first[1:3]]
        for session, certificate, level, year, day in (
            {first, chance.choice(again)} if chance.random() < 0.5 else {first}
        ):
            if (session, student) not in found:
                state = chance.choice(_STATES)
                found[session, student] = Sitting(
                    student, certificate, level, college, major, group, year, day, session, state
                )
    return list(found.values())
