"""The figures of a generated school are those of an independent recount of what was generated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from tests import exam_generator
from tests.conftest import Loops
from tests.exam_generator import Generated, Sitting

from onex_desktop.domain.exams.counting import Dimension, Measure, RegistrationFilter, Tally
from onex_desktop.services import exams

D = Dimension
KEYS: dict[Dimension, Callable[[Sitting], tuple[int | str, ...]]] = {
    D.CERTIFICATE: lambda one: (one.certificate,),
    D.LEVEL: lambda one: (one.certificate, one.level),
    D.COLLEGE: lambda one: (one.college,),
    D.MAJOR: lambda one: (one.major,),
    D.CLASS_GROUP: lambda one: (one.class_group,),
    D.YEAR: lambda one: (one.year,),
}


@pytest.fixture
def school(tmp_path: Path, loops: Loops) -> Generated:
    return exam_generator.generate(tmp_path, loops(400, 30_000))


def _resits(sittings: Iterable[Sitting]) -> set[tuple[int, int]]:
    """Return session and student of every resit: somebody came before for the same certificate and level."""
    came: set[tuple[int, int, str]] = set()
    found: set[tuple[int, int]] = set()
    for one in sorted(sittings, key=lambda one: (one.year, one.day, one.session)):
        what = (one.student, one.certificate, one.level)
        if what in came:
            found.add((one.session, one.student))
        came.add(what)
    return found


def _recount(rows: list[Sitting], resits: set[tuple[int, int]]) -> Tally:
    sat = [one for one in rows if one.state in {"pending", "passed", "failed", "disciplined"}]
    out = [one for one in sat if one.state != "pending"]
    passed = [one for one in out if one.state == "passed"]
    states = [one.state for one in rows]

    def first(some: list[Sitting]) -> int:
        return len([one for one in some if (one.session, one.student) not in resits])

    def persons(some: list[Sitting]) -> int:
        return len({one.student for one in some})

    return Tally(
        registered=len(rows), not_yet=states.count("registered"), absent=states.count("absent"),
        deferred=states.count("deferred"), attended=len(sat), pending=states.count("pending"), released=len(out),
        passed=len(passed), failed=states.count("failed"), disciplined=states.count("disciplined"),
        resits=len(sat) - first(sat), first_attended=first(sat), first_released=first(out), first_passed=first(passed),
        persons_registered=persons(rows), persons_attended=persons(sat), persons_released=persons(out),
        persons_passed=persons(passed),
    )  # fmt: skip


def _without_plan(tally: Tally) -> dict[str, object]:
    return {name: getattr(tally, name) for name in Tally.__dataclass_fields__ if name != "planned"}


def test_every_dimension_is_as_recounted(school: Generated) -> None:
    resits = _resits(school.sittings)
    assert resits
    for dimension, key in KEYS.items():
        groups: dict[tuple[int | str, ...], list[Sitting]] = defaultdict(list)
        for one in school.sittings:
            groups[key(one)].append(one)
        found = exams.figures(school.ctx, dimension)
        assert {one.key: _without_plan(one.tally) for one in found.groups if one.tally.registered} == {
            group: _without_plan(_recount(rows, resits)) for group, rows in groups.items()
        }
        assert found.total is not None
        assert _without_plan(found.total) == _without_plan(_recount(list(school.sittings), resits))


def test_a_year_alone_is_as_recounted(school: Generated) -> None:
    resits = _resits(school.sittings)
    year = school.sittings[0].year
    found = exams.figures(school.ctx, D.COLLEGE, RegistrationFilter(year=year))
    for one in found.groups:
        rows = [each for each in school.sittings if (each.year, each.college) == (year, one.key[0])]
        assert _without_plan(one.tally) == _without_plan(_recount(rows, resits))
        assert one.tally.planned == sum(
            planned
            for (of_year, _, college), planned in school.planned.items()
            if (of_year, college) == (year, one.key[0])
        )


def test_every_figure_opens_as_many_rows_as_it_counts(school: Generated) -> None:
    (group, *_) = exams.figures(school.ctx, D.LEVEL).groups
    for measure in Measure:
        rows = exams.rows_behind(school.ctx, D.LEVEL, group.key, measure)
        counted = getattr(group.tally, measure.value, None)
        if measure is Measure.DUE:
            counted = group.tally.attended + (group.tally.absent or 0)
        assert len(set(rows)) == counted, measure


def test_the_lines_of_the_report_are_as_recounted(school: Generated) -> None:
    resits = _resits(school.sittings)
    for year in exam_generator.YEARS:
        rows = [one for one in school.sittings if one.year == year]
        tally = _recount(rows, resits)
        found = exams.statistics(school.ctx, year)
        assert (found.attended, found.released, found.passed) == (tally.attended, tally.released, tally.passed)
