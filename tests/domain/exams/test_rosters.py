"""From a pasted list to registrations, every line with what stands in its way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.domain.rows import pilot

from onex_desktop.domain.catalogue import OrganizationStatus, PilotRow
from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.exams.registrations import Candidate
from onex_desktop.domain.exams.rosters import (
    Around,
    ClassGroupKey,
    LineState,
    RosterLine,
    pilot_for,
    plan_roster,
    read_roster,
)
from onex_desktop.domain.exams.sessions import SessionDraft, SessionRow, SessionState
from onex_desktop.domain.exams.students import StudentDraft, StudentRow
from onex_desktop.domain.problems import Place
from onex_desktop.domain.values import Level

SOUND = IdNumber.read("11010519491231002X")
SESSION = SessionRow(
    3, 1, SessionDraft(1, Level.INTERMEDIATE, 2020, "第一批"), SessionState.PLANNED, "传感网应用开发", "新大陆",
    OrganizationStatus.ACTIVE, "",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("0019001\t王一\t物联1901班\t11010519491231002X", Candidate("0019001", "王一", "物联1901班", SOUND)),
        ("王一 0019001", Candidate("0019001", "王一")),
        ("0019001", Candidate("0019001")),
        ("王一", Candidate("", "王一")),
        ("王一，物联1901班", Candidate("", "王一", "物联1901班")),
        ("1\t0019001\t王一", Candidate("0019001", "王一")),
        ("110105194912310029 0019001 王一", Candidate("0019001", "王一", "", IdNumber.read("110105194912310029"))),
        ("0019001,欧阳·买买提,信息班", Candidate("0019001", "欧阳·买买提", "信息班")),
        ("0019001;John Smith", Candidate("0019001", "John Smith")),
        ("201901010101001 王一", Candidate("201901010101001", "王一")),
        ("19A0001-2 王一 一班 二班", Candidate("19A0001-2", "王一", "一班")),
        ("0019001 王一 110105491231002", Candidate("0019001", "王一", "", IdNumber.read("110105491231002"))),
    ],
)
def test_a_line_is_read_in_any_order(text: str, found: Candidate) -> None:
    assert read_roster(text) == (found,)


@pytest.mark.parametrize("text", ["", "  \n\n", "学号\t姓名\t班级", "姓名 学号", "姓名", "序号", "备注!"])
def test_headings_and_empty_lines_are_passed_over(text: str) -> None:
    assert read_roster(text) == ()


def _student(
    key: int, number: str, name: str, group: str = "物联1901班", *, identity: IdNumber | None = None
) -> StudentRow:
    draft = StudentDraft(number, name, 1, identity or IdNumber())
    return StudentRow(key, 1, draft, group, "物联网应用技术", "网络与通信学院", 1, 1)


WANG = _student(11, "0019001", "王一", identity=SOUND)
LI = _student(12, "0019002", "李二")
LI_TOO = _student(13, "0019003", "李二", "物联1902班")
CLASSES = (ClassGroupKey(1, "物联1901班", 1, 1), ClassGroupKey(2, "一班", 1, 1), ClassGroupKey(3, "一班", 2, 1))
AROUND = Around(
    SESSION, (pilot(),), CLASSES, {row.draft.number: row for row in (WANG, LI, LI_TOO)},
    {"王一": [WANG], "李二": [LI, LI_TOO]},
)  # fmt: skip


def _lines(*candidates: Candidate, around: Around = AROUND) -> tuple[RosterLine, ...]:
    return plan_roster(candidates, around, "2020-09-01").lines


def _refusal(candidate: Candidate, around: Around = AROUND) -> tuple[str, dict[str, object]]:
    (line,) = _lines(candidate, around=around)
    (problem,) = line.problems
    assert line == RosterLine(1, candidate, LineState.REFUSED, problems=(problem,))
    assert problem.where == Place("exams", name=str(problem.params["student"]), field="roster")
    return problem.code, dict(problem.params)


@pytest.mark.parametrize(
    "candidate",
    [Candidate("0019001"), Candidate("0019001", "王一"), Candidate("", "王一"), Candidate("", "王一", "物联1901班"),
     Candidate("0019001", "王一", "物联1901班", SOUND)],
    ids=str,
)  # fmt: skip
def test_a_known_student_is_found(candidate: Candidate) -> None:
    assert _lines(candidate) == (RosterLine(1, candidate, LineState.KNOWN, 11, None, 1),)


def test_a_class_tells_two_of_one_name_apart() -> None:
    assert _lines(Candidate("", "李二", "物联1902班"))[0].student_id == 13


def test_an_identity_number_is_added_to_nobody_by_mistake() -> None:
    assert _lines(Candidate("0019002", "李二", "", SOUND))[0].state is LineState.KNOWN


def test_a_new_student_is_told_as_such() -> None:
    candidate = Candidate("0019009", "赵六", "物联1901班", SOUND)
    draft = StudentDraft("0019009", "赵六", 1, SOUND)
    assert _lines(candidate) == (RosterLine(1, candidate, LineState.NEW, None, draft, 1),)


def test_two_new_students_of_one_list_are_two() -> None:
    lines = _lines(Candidate("0019009", "赵六", "物联1901班"), Candidate("0019010", "赵六", "物联1901班"))
    assert [(line.place, line.state, line.problems) for line in lines] == [
        (1, LineState.NEW, ()), (2, LineState.NEW, ()),
    ]  # fmt: skip


def test_who_is_in_the_session_already_stays() -> None:
    around = replace(AROUND, registered=frozenset({11}), passed=frozenset({11}))
    assert _lines(Candidate("0019001"), around=around) == (RosterLine(1, Candidate("0019001"), LineState.ALREADY, 11),)


@pytest.mark.parametrize(
    ("candidate", "code", "params"),
    [
        (Candidate("0019001", "王二"), "exams.name_differs", {"stored": "王一"}),
        (Candidate("0019001", "王一", "物联1902班"), "exams.student_in_two_classes", {"stored": "物联1901班"}),
        (
            Candidate("0019001", "王一", "", IdNumber.read("440524188001010014")),
            "exams.id_number_differs",
            {"stored": "110***********002X", "id_number": "440***********0014"},
        ),
        (Candidate("", "李二"), "exams.name_ambiguous", {"classes": "物联1901班、物联1902班", "count": 2}),
        (Candidate("", "赵六"), "exams.student_unknown", {"student": "赵六"}),
        (Candidate("", "李二", "物联1903班"), "exams.student_unknown", {"class_group": "物联1903班"}),
        (Candidate("0019009"), "exams.student_unknown", {"student": "0019009"}),
        (Candidate("0019009", "赵六"), "exams.student_unknown", {"student": "0019009 赵六"}),
        (Candidate("0019009", "", "物联1901班"), "exams.student_unknown", {"class_group": "物联1901班"}),
        (Candidate("0019009", "赵六", "物联1903班"), "exams.class_unknown", {"count": 0}),
        (Candidate("0019009", "赵六", "一班"), "exams.class_ambiguous", {"count": 2}),
    ],
)
def test_what_stands_in_the_way_is_told(candidate: Candidate, code: str, params: dict[str, object]) -> None:
    found, told = _refusal(candidate)
    assert found == code
    assert {key: told[key] for key in params} == params


def test_who_has_passed_does_not_sit_again() -> None:
    assert _refusal(Candidate("0019001"), replace(AROUND, passed=frozenset({11})))[0] == "exams.passed_already"


@pytest.mark.parametrize("candidate", [Candidate("0019001"), Candidate("0019009", "赵六", "物联1901班")], ids=str)
def test_twice_in_one_list_names_the_first(candidate: Candidate) -> None:
    first, again = _lines(candidate, candidate)
    assert first.problems == ()
    assert again == RosterLine(2, candidate, LineState.REFUSED, problems=again.problems)
    assert [(problem.code, problem.params["first"]) for problem in again.problems] == [("exams.roster_twice", 1)]


@pytest.mark.parametrize("candidate", [Candidate("0019001"), Candidate("0019009", "赵六", "物联1901班")], ids=str)
def test_without_a_pilot_nobody_registers(candidate: Candidate) -> None:
    code, params = _refusal(candidate, replace(AROUND, pilots=()))
    assert code == "exams.no_pilot"
    assert (params["certificate"], params["level"], params["year"]) == ("传感网应用开发", "intermediate", 2020)


@pytest.mark.parametrize("candidate", [Candidate("0019001"), Candidate("0019009", "赵六", "物联1901班")], ids=str)
def test_a_pilot_with_totals_takes_no_names(candidate: Candidate) -> None:
    code, params = _refusal(candidate, replace(AROUND, with_totals=frozenset({1})))
    assert code == "exams.pilot_has_totals"
    assert (params["certificate"], params["college"]) == ("传感网应用开发", "网络与通信学院")


def test_a_plan_counts_its_lines_and_can_leave_the_refused_out() -> None:
    plan = plan_roster([Candidate("0019001"), Candidate("0019009"), Candidate("0019002")], AROUND, "2020-09-01")
    assert [plan.count(state) for state in LineState] == [2, 0, 0, 1]
    assert [problem.code for problem in plan.problems] == ["exams.student_unknown"]
    kept = plan.without_refused()
    assert (kept.session_id, kept.registered_on, [line.place for line in kept.lines]) == (3, "2020-09-01", [1, 3])


def _pilots(*shapes: tuple[int, int, int]) -> list[PilotRow]:
    """Return pilots by key, college and major."""
    rows = []
    for key, college, major in shapes:
        row = pilot(key)
        rows.append(replace(row, draft=replace(row.draft, college_id=college, major_ids=(major,))))
    return rows


@pytest.mark.parametrize(
    ("shapes", "found"),
    [
        ([(1, 8, 8)], 1),
        ([(1, 8, 5), (2, 4, 8)], 1),
        ([(1, 8, 8), (2, 4, 8)], 2),
        ([(1, 8, 8), (2, 9, 8)], None),
        ([(1, 8, 5), (2, 9, 5)], 1),
        ([(1, 8, 5), (2, 4, 5)], 2),
        ([], None),
    ],
)
def test_the_pilot_of_the_major_comes_before_that_of_the_college(
    shapes: list[tuple[int, int, int]], found: int | None
) -> None:
    row = pilot_for(5, 4, SESSION, tuple(_pilots(*shapes)))
    assert (None if row is None else row.id) == found


@pytest.mark.parametrize(
    "other",
    [replace(SESSION.draft, certificate_id=2), replace(SESSION.draft, year=2021),
     replace(SESSION.draft, level=Level.ADVANCED)],
    ids=("certificate", "year", "level"),
)  # fmt: skip
def test_a_pilot_of_something_else_does_not_count(other: SessionDraft) -> None:
    assert pilot_for(1, 1, replace(SESSION, draft=other), [pilot()]) is None


@pytest.mark.parametrize("candidate", [Candidate("0019001"), Candidate("0019009", "赵六", "物联1901班")], ids=str)
@pytest.mark.parametrize(
    ("shapes", "found"), [([(5, 8, 8), (6, 8, 1)], 6), ([(5, 8, 8), (6, 1, 8)], 6)], ids=("major", "college")
)
def test_a_line_counts_in_the_pilot_of_its_students_major_else_of_their_college(
    candidate: Candidate, shapes: list[tuple[int, int, int]], found: int
) -> None:
    (line,) = _lines(candidate, around=replace(AROUND, pilots=tuple(_pilots(*shapes))))
    assert line.pilot_id == found
