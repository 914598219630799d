"""Statistics of six years of registrations against the same SQL run bare, and how long a filter of the page takes."""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.measure import Result, seconds, side_by_side

REGISTRATIONS = 180_000
SMALL = 1_500
YEARS = range(2019, 2025)
STATES = ("passed", "passed", "failed", "pending", "absent", "registered", "deferred", "disciplined")

BARE = """
WITH counted AS (
  SELECT s.certificate_id, r.student_id, r.state, row_number() OVER (
    PARTITION BY r.student_id, s.certificate_id, s.level ORDER BY s.year, s.held_from, s.id) > 1 AS resit
  FROM registrations r JOIN exam_sessions s ON s.id = r.session_id),
persons AS (
  SELECT certificate_id, count(*) AS registered,
    sum(state IN ('pending', 'passed', 'failed', 'disciplined')) AS attended,
    sum(state IN ('passed', 'failed', 'disciplined')) AS released, sum(state = 'passed') AS passed,
    sum(resit AND state IN ('pending', 'passed', 'failed', 'disciplined')) AS resits,
    sum(NOT resit AND state IN ('passed', 'failed', 'disciplined')) AS first_released,
    sum(NOT resit AND state = 'passed') AS first_passed,
    max(state = 'passed') AS has_passed, max(state IN ('passed', 'failed', 'disciplined')) AS has_result
  FROM counted GROUP BY certificate_id, student_id)
SELECT certificate_id, sum(registered), sum(attended), sum(released), sum(passed), sum(resits), sum(first_released),
  sum(first_passed), sum(has_passed), sum(has_result) FROM persons GROUP BY certificate_id
"""


def run(rounds: int) -> list[Result]:
    """Measure the row 「statistics of six years」 and the page's filter."""
    from onex_desktop.domain.exams.counting import Dimension, RegistrationFilter
    from onex_desktop.domain.exams.registrations import RegistrationState
    from onex_desktop.services import exams, libraries

    count = SMALL if rounds == 1 else REGISTRATIONS
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "六年.onex"
        libraries.create(library)
        fill(library, count)
        ctx = libraries.open_library(library, data_folder=Path(folder))
        with closing(sqlite3.connect(library)) as bare:
            own, other = side_by_side(
                lambda: seconds(lambda: exams.figures(ctx, Dimension.CERTIFICATE)),
                lambda: seconds(lambda: bare.execute(BARE).fetchall()),
                rounds,
            )
        chosen = (
            RegistrationFilter(session_id=1),
            RegistrationFilter(text="学生123"),
            RegistrationFilter(year=2021, states=frozenset({RegistrationState.FAILED})),
        )
        waits = [
            statistics.median(
                seconds(lambda one=one: exams.registrations(ctx, one, limit=500))  # type: ignore[misc]
                for _ in range(max(rounds, 3))
            )
            for one in chosen
        ]
        ctx.close()
    detail = f"{own * 1000:.0f} ms against {other * 1000:.0f} ms for {count:,} registrations"
    listed = "、".join(f"{wait * 1000:.0f}" for wait in waits)
    return [
        Result("statistics of six years", own / other, 3.0, detail),
        Result("filter of registrations, ms", max(waits) * 1000, 100.0, f"batch, text, year and state: {listed} ms"),
    ]


def fill(library: Path, count: int) -> None:
    """Put a school with so many registrations into an empty library, past the journal, which would take minutes."""
    chance = random.Random(20200925)  # noqa: S311 -- a school, not a secret
    students = count // 3
    with closing(sqlite3.connect(library)) as connection:
        put(connection, "colleges", ((i, 1, f"学院{i}") for i in range(1, 8)), "id, version, name")
        put(connection, "cohorts", [(1, 1, 2018)], "id, version, entry_year")
        majors = ((i, 1, f"专业{i}", "", i % 7 + 1) for i in range(1, 17))
        put(connection, "majors", majors, "id, version, name, code, college_id")
        classes = ((i, 1, i % 16 + 1, 1, f"{i}班") for i in range(1, 401))
        put(connection, "class_groups", classes, "id, version, major_id, cohort_id, name")
        certificates = ((i, 1, f"证书{i}", "", "") for i in range(1, 13))
        put(connection, "certificates", certificates, "id, version, name, code, professional_field")
        pilots = list(_pilots())
        put(connection, "pilots", pilots, "id, version, certificate_id, college_id, year, planned, exam_record")
        levels = ((row[0], 1, row[0], "intermediate") for row in pilots)
        put(connection, "pilot_levels", levels, "id, version, pilot_id, level")
        sessions = [
            (at, 1, at % 12 + 1, "intermediate", YEARS[at % 6], f"第{at}批", "", f"{YEARS[at % 6]}-{at % 9 + 1:02}-10",
             "", "released")
            for at in range(1, 145)
        ]  # fmt: skip
        names = "id, version, certificate_id, level, year, label, registered_until, held_from, held_until, state"
        put(connection, "exam_sessions", sessions, names)
        people = ((i, 1, f"{i:08}", f"学生{i}", i % 400 + 1, "", "") for i in range(1, students + 1))
        put(connection, "students", people, "id, version, number, name, class_group_id, id_number, left_on")
        names = "id, version, session_id, student_id, pilot_id, exam_record, state, registered_on, note"
        put(connection, "registrations", _registrations(chance, count, students, sessions, pilots), names)
        connection.execute("ANALYZE")
        connection.commit()


def _pilots() -> Iterator[tuple[object, ...]]:
    for at, (year, certificate) in enumerate(((y, c) for y in YEARS for c in range(1, 13)), start=1):
        yield at, 1, certificate, certificate % 7 + 1, year, 300, "named"


def _registrations(
    chance: random.Random,
    count: int,
    students: int,
    sessions: Sequence[tuple[object, ...]],
    pilots: Sequence[tuple[object, ...]],
) -> Iterator[tuple[object, ...]]:
    pilot_of = {(row[2], row[4]): row[0] for row in pilots}
    taken: set[tuple[object, int]] = set()
    while len(taken) < count:
        session, student = chance.choice(sessions), chance.randint(1, students)
        if (session[0], student) not in taken:
            taken.add((session[0], student))
            pilot = pilot_of[session[2], session[4]]
            yield len(taken), 1, session[0], student, pilot, "named", chance.choice(STATES), "", ""


def put(connection: sqlite3.Connection, table: str, rows: object, names: str) -> None:
    """Insert rows into the columns named."""
    marks = ", ".join("?" for _ in names.split(","))
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)  # type: ignore[arg-type]  # noqa: S608 -- own names
