"""Registrations and totals stand side by side and are never added to one another."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.rows import aggregate, pilot

from onex_desktop.domain.catalogue import ExamRecord, PilotMajor
from onex_desktop.domain.exams.counting import Dimension, Group, Tally
from onex_desktop.domain.exams.grouping import NOBODY, KnownPilot, group, keys_of
from onex_desktop.domain.exams.statistics import AggregateDraft, ResultState
from onex_desktop.domain.values import Level

D, NAMED, TOTALS = Dimension, ExamRecord.NAMED, ExamRecord.TOTALS
TALLY = Tally(registered=10, absent=1, attended=9, released=6, passed=4)
BOTH = frozenset({Level.ELEMENTARY, Level.INTERMEDIATE})


def _pilot(
    key: int = 1, *, certificate: int = 1, college: int = 1, planned: int = 30, levels: frozenset[Level] | None = None,
    majors: tuple[int, ...] = (1,), record: ExamRecord = NAMED, totals: AggregateDraft | None = None, year: int = 2020,
) -> KnownPilot:  # fmt: skip
    row = pilot(key, certificate_id=certificate, levels=levels or frozenset({Level.INTERMEDIATE}))
    draft = replace(row.draft, college_id=college, planned=planned, major_ids=majors, year=year)
    places = tuple(PilotMajor(major, f"专业{major}", None) for major in majors)
    row = replace(row, draft=draft, majors=places, exam_record=record, certificate=f"证书{certificate}")
    return KnownPilot(row, totals)


def _totals(planned: int, attended: int, passed: int | None, released: int | None, **more: int) -> KnownPilot:
    state = ResultState.PENDING if passed is None else ResultState.PARTIAL
    return _pilot(record=TOTALS, planned=planned, totals=aggregate(attended, state, passed, released), **more)  # type: ignore[arg-type]


def test_a_pilot_belongs_to_its_groups() -> None:
    row = _pilot(certificate=3, college=4, levels=BOTH, majors=(5, 6)).pilot
    assert {dimension: keys_of(dimension, row) for dimension in D} == {
        D.CERTIFICATE: ((3,),),
        D.LEVEL: ((3, "elementary"), (3, "intermediate")),
        D.COLLEGE: ((4,),),
        D.MAJOR: ((5,), (6,)),
        D.YEAR: ((2020,),),
        D.CLASS_GROUP: (),
        D.TEACHER: (),
    }


def test_what_was_planned_is_of_the_pilots_known_by_names() -> None:
    pilots = [_pilot(1), _pilot(2, college=2, planned=12), _totals(100, 90, 50, 60, key=3, college=3)]
    found = group(D.CERTIFICATE, {(1,): TALLY}, pilots, {(1,): "光伏电站运维"})
    assert found.groups == (
        Group((1,), "光伏电站运维", NAMED, replace(TALLY, planned=42)),
        Group((1,), "光伏电站运维", TOTALS, Tally(planned=100, attended=90, released=60, passed=50)),
    )
    assert found.left_out == ()


def test_totals_of_one_group_add_up() -> None:
    pilots = [_totals(100, 90, 50, 60, key=1), _totals(10, 8, 0, 8, key=2), _totals(30, 30, None, None, key=3)]
    (only,) = group(D.CERTIFICATE, {}, pilots, {}).groups
    assert only.tally == Tally(planned=140, attended=128, released=68, passed=50)


def test_totals_without_any_result_have_no_zero() -> None:
    (only,) = group(D.YEAR, {}, [_totals(30, 30, None, None)], {}).groups
    assert (only.tally.passed, only.tally.released, only.tally.pass_rate) == (None, None, None)


def test_a_pass_count_without_its_batch_makes_no_rate() -> None:
    (only,) = group(D.YEAR, {}, [_totals(30, 30, 20, None), _totals(10, 10, 5, 10, key=2)], {}).groups
    assert (only.tally.passed, only.tally.released) == (5, 10)


def test_a_pilot_nobody_registered_in_is_not_forgotten() -> None:
    (only,) = group(D.COLLEGE, {}, [_pilot(college=4)], {(4,): "学院"}).groups
    assert only == Group((4,), "学院", NAMED, replace(NOBODY, planned=30))


def test_what_cannot_be_split_is_unknown() -> None:
    pilots = [_pilot(1, majors=(5,)), _pilot(2, majors=(5, 6))]
    found = group(D.MAJOR, {(5,): TALLY, (6,): TALLY}, pilots, {})
    assert [(one.key, one.tally.planned) for one in found.groups] == [((5,), None), ((6,), None)]


def test_where_it_can_be_split_it_is_known() -> None:
    (only,) = group(D.MAJOR, {(5,): TALLY}, [_pilot(1, majors=(5,)), _pilot(2, majors=(5,), college=2)], {}).groups
    assert only.tally.planned == 60


def test_a_group_without_a_pilot_of_its_own_has_no_plan() -> None:
    (only,) = group(D.CLASS_GROUP, {(8,): TALLY}, [_pilot()], {}).groups
    assert (only.title, only.tally.planned) == ("", None)


def test_what_totals_cannot_be_grouped_by_leaves_them_out_by_name() -> None:
    pilots = [_totals(30, 30, 3, 30, certificate=7), _pilot(2)]
    for dimension in (D.CLASS_GROUP, D.TEACHER):
        found = group(dimension, {(8,): TALLY}, pilots, {})
        assert (found.left_out, [one.record for one in found.groups]) == (("证书7",), [NAMED])


def test_totals_of_several_levels_are_left_out_by_level() -> None:
    spread = _pilot(record=TOTALS, levels=BOTH, totals=aggregate(1, ResultState.PENDING))
    whole = _totals(30, 30, 3, 30, key=2, certificate=2)
    found = group(D.LEVEL, {}, [spread, whole], {})
    assert (found.left_out, [(one.key, one.title) for one in found.groups]) == (
        ("证书1",),
        [((2, "intermediate"), "")],
    )


def test_groups_stand_in_the_order_of_the_pilots_then_of_their_names() -> None:
    pilots = [_pilot(1, college=9), _pilot(2, college=4)]
    found = group(
        D.COLLEGE, {(1,): TALLY, (2,): TALLY, (4,): TALLY}, pilots, {(1,): "乙", (2,): "甲", (9,): "乙", (4,): "甲"}
    )
    assert [one.key for one in found.groups] == [(9,), (4,), (2,), (1,)]


def test_years_come_with_their_total() -> None:
    found = group(D.YEAR, {(2021,): TALLY}, [_pilot(year=2020), _pilot(2, year=2021)], {}, TALLY)
    assert [one.key for one in found.groups] == [(2020,), (2021,)]
    assert (found.dimension, found.total) == (D.YEAR, replace(TALLY, planned=60))
