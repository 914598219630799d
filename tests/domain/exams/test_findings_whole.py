"""Findings are compared whole: code, severity, what the sentence needs, and the place that a page can go to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tests.domain.rows import aggregate, certificate, exam, module, pilot, statement

from onex_desktop.domain.exams.certificates import IssueDraft, Issuing, unusual_number, validate_issue
from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.exams.reconciliation import (
    StatementDraft,
    Subject,
    hold_against,
    reconcile,
    validate_statement,
)
from onex_desktop.domain.exams.registrations import (
    RegistrationState,
    state_from,
    validate_registered_on,
    validate_result,
)
from onex_desktop.domain.exams.sessions import PartDraft, SessionDraft, validate_session
from onex_desktop.domain.exams.statistics import (
    ExamStatistics,
    ResultState,
    by_college,
    find_problems,
    validate_aggregate,
)
from onex_desktop.domain.exams.students import Holder, StudentDraft, validate_student
from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.values import Level

S = RegistrationState
PARTS = (PartDraft("理论", Decimal(100), Decimal(60), 1), PartDraft("实操", Decimal(50), Decimal(30), 2))
NAME = "光伏电站运维 第一批"


def _of_wang(code: str, field: str, row_id: int | None = None, **params: Param) -> Problem:
    return Problem(code, Severity.ERROR, {"name": "王一", **params}, Place("exams", row_id, "王一", field))


def test_a_student() -> None:
    assert validate_student(StudentDraft(" ", "王一", 1, IdNumber.read("123"), "x")) == [
        _of_wang("exams.student_number_missing", "number"),
        _of_wang("exams.id_number_length", "id_number", number=" ", id_number="***"),
        _of_wang("exams.day_unreadable", "left_on", value="x"),
    ]


def test_what_a_student_lacks() -> None:
    number, name, day = validate_student(StudentDraft("", "", 1, left_on="x"))
    assert (number.params, number.where) == ({"name": ""}, Place("exams", None, "", "number"))
    assert (name.params, name.where) == ({"number": ""}, Place("exams", None, "", "name"))
    assert (day.params, day.where) == ({"value": "x", "name": ""}, Place("exams", None, "", "left_on"))


def test_a_number_that_is_taken() -> None:
    draft = StudentDraft("7", "王一", 1)
    assert validate_student(draft, None, {"7": Holder(9, "李二", "一班")}) == [
        Problem(
            "exams.student_number_taken",
            params={"number": "7", "name": "李二", "class_group": "一班"},
            where=Place("exams", None, "7 王一", "number"),
        )
    ]


def _session(code: str, field: str, **params: Param) -> Problem:
    return Problem(code, Severity.ERROR, {"name": NAME, **params}, Place("exams", None, NAME, field))


def test_a_session() -> None:
    draft = SessionDraft(
        1, Level.INTERMEDIATE, 2020, "第一批", "2020-10-02", "2020-10-01", "2020-09-30", fee_fen=-1,
        module_ids=(1, 2), parts=(PartDraft("甲", Decimal(0), Decimal(0)), PartDraft("", Decimal(1), Decimal(1))),
    )  # fmt: skip
    found = validate_session(draft, certificate(), [module(frozenset({Level.ADVANCED}))])
    assert found == [
        _session("exams.fee_negative", "fee_fen"),
        _session("exams.ends_before_it_begins", "held_until", first="2020-10-01", last="2020-09-30"),
        _session("exams.registered_until_too_late", "registered_until", first="2020-10-02", last="2020-10-01"),
        _session("exams.module_not_offered", "module_ids", module="2-1 模块", level="intermediate"),
        _session("exams.module_of_another", "module_ids"),
        _session("exams.part_scores", "parts", part="甲", full="0", **{"pass": "0"}),
        _session("exams.part_name_missing", "parts", part=""),
    ]


def test_days_and_parts_of_a_session() -> None:
    part = PartDraft("甲", Decimal(1), Decimal(1))
    draft = SessionDraft(1, Level.INTERMEDIATE, 2020, "第一批", held_from="x", parts=(part, part))
    assert validate_session(draft, certificate()) == [
        _session("exams.day_unreadable", "held_from", value="x"),
        _session("exams.part_twice", "parts", part="甲"),
        _session("exams.part_twice", "parts", part="甲"),
    ]


def test_a_session_without_a_label() -> None:
    where = Place("exams", None, "光伏电站运维", "label")
    draft = SessionDraft(1, Level.INTERMEDIATE, 2020, "")
    assert validate_session(draft, certificate()) == [Problem("exams.label_missing", where=where)]
    assert validate_session(draft, None) == [Problem("exams.label_missing", where=replace(where, name=""))]


def test_a_fee_of_nothing_and_of_one_fen() -> None:
    draft = SessionDraft(1, Level.INTERMEDIATE, 2020, "第一批")
    assert [len(validate_session(replace(draft, fee_fen=fee), certificate())) for fee in (0, 1, None)] == [0, 0, 0]


def test_modules_of_another_certificate_are_not_known() -> None:
    other = module(frozenset({Level.INTERMEDIATE}), certificate_id=2)
    draft = SessionDraft(1, Level.INTERMEDIATE, 2020, "第一批", module_ids=(1,))
    assert [p.code for p in validate_session(draft, certificate(), [other])] == ["exams.module_of_another"]


def test_a_result() -> None:
    found = validate_result(S.PASSED, {1: None, 2: Decimal(51)}, PARTS, "王一", 9)
    assert found == [_of_wang("exams.score_out_of_range", "scores", 9, part="实操", score="51", full="50")]
    found = validate_result(S.PASSED, {2: Decimal(29)}, PARTS, "王一", 9)
    assert found == [_of_wang("exams.passed_with_failed_part", "scores", 9, part="实操", score="29", **{"pass": "30"})]
    found = validate_result(S.ABSENT, {2: Decimal(29)}, PARTS, "王一", 9)
    assert found == [_of_wang("exams.score_without_sitting", "scores", 9, state="absent")]


def test_points_belong_to_parts_that_have_a_key() -> None:
    new = (PartDraft("理论", Decimal(100), Decimal(60)),)
    assert state_from({1: Decimal(100)}, new, S.REGISTERED) is S.REGISTERED
    assert validate_result(S.FAILED, {1: Decimal(101)}, new, "王一") == []


def test_a_day_of_registration() -> None:
    (problem,) = validate_registered_on("2020-10-02", "2020-10-01", "王一", 9)
    assert problem.where == Place("exams", 9, "王一", "registered_on")


def test_a_certificate() -> None:
    issuing = Issuing("王一", S.PASSED, "2020-10-01", "2020-10-02")
    (problem,) = validate_issue(IssueDraft(4, "S1", "2020-10-01"), issuing)
    assert problem.where == Place("exams", 4, "王一", "issued_on")
    unusual = unusual_number("S1", "X", "王一", 4)
    assert unusual is not None
    assert unusual.where == Place("exams", 4, "王一", "number")


def test_a_statement() -> None:
    assert validate_statement(StatementDraft(Subject.PLANNED, "汇报稿", number=1)) == [
        Problem("exams.year_missing", where=Place("exams", None, "汇报稿", "year"))
    ]


YEAR = ExamStatistics(2020, (exam(30, aggregate(31, ResultState.PARTIAL, 20)),))
PILOTS = (pilot(1, majors=(("甲", None), ("乙", None))), pilot(2, majors=(("甲", None), ("乙", None))))


def test_a_spelling_that_differs() -> None:
    assert reconcile((statement(Subject.MODULE_NAME, text="新能换", about="新能源"),), YEAR, PILOTS) == [
        Problem(
            "reconcile.name",
            Severity.INFO,
            {"stated": "新能换", "stored": "新能源", "source": "汇报稿"},
            Place("exams", 9, "新能源", "statement"),
        )
    ]


def test_figures_that_differ() -> None:
    stated = (
        statement(Subject.MAJORS, 3),
        statement(Subject.PASSED, 21, about_id=1, about="光伏"),
        statement(Subject.PERSON_TIMES, 30),
    )
    majors, passed, times = reconcile(stated, YEAR, PILOTS)
    assert majors.params == {
        "stated": 3, "reckoned": 2, "difference": 1, "line_by_line": 4, "repeated": "甲、乙", "source": "汇报稿",
    }  # fmt: skip
    assert passed.params == {
        "stated": 21, "reckoned": 20, "difference": 1, "certificate": "传感网应用开发", "partial": 1,
        "source": "汇报稿",
    }  # fmt: skip
    assert passed.where == Place("exams", 9, "光伏", "statement")
    assert times.params == {"stated": 30, "reckoned": 31, "difference": -1, "unfilled": 1, "source": "汇报稿"}


def test_persons_are_held_against_the_lists_of_names() -> None:
    stated = (statement(Subject.REGISTERED_PERSONS, 1112),)
    (found,) = reconcile(stated, ExamStatistics(2020, (), 1100), ())
    assert (found.code, found.params["reckoned"], found.params["difference"]) == (
        "reconcile.registered_persons", 1100, 12,
    )  # fmt: skip
    assert reconcile(stated, ExamStatistics(2020, ()), ()) == []


def test_pilots_that_all_have_figures_are_not_spoken_of() -> None:
    (held,) = hold_against((statement(Subject.PLANNED, 30),), YEAR, PILOTS[:1])
    assert (held.reckoned, held.agrees, dict(held.details)) == (30, True, {})


def test_the_lines_of_the_table() -> None:
    line = exam(30, aggregate(31, ResultState.PARTIAL, 20, stated=("104%", "")))
    where = Place("exams", 1, "传感网应用开发")
    over: dict[str, Param] = {"certificate": "传感网应用开发", "attended": 31, "planned": 30, "reason": "unexplained"}
    rate: dict[str, Param] = {
        "certificate": "传感网应用开发",
        "rate": "attendance",
        "stated": "104%",
        "reckoned": "103%",
    }
    assert find_problems(ExamStatistics(2020, (line,))) == [
        Problem("exams.rate_over_one", Severity.WARNING, over, where),
        Problem("exams.released_unknown", Severity.WARNING, {"certificate": "传感网应用开发"}, where),
        Problem("exams.stated_rate", Severity.WARNING, rate, where),
    ]


def test_totals() -> None:
    wrong = aggregate(-1, ResultState.RELEASED, 0, -1)
    where = Place("exams", None, "光伏", "attended")
    assert validate_aggregate(wrong, "光伏")[0] == Problem("exams.count_negative", params={"name": "光伏"}, where=where)


def test_nobody_is_a_count_as_any_other() -> None:
    nobody = (aggregate(0, ResultState.PENDING), aggregate(5, ResultState.PARTIAL, 0, 0))
    assert [validate_aggregate(draft, "光伏") for draft in nobody] == [[], []]


def test_parts_of_a_year_are_of_that_year() -> None:
    ((_, part),) = by_college(YEAR)
    assert part == YEAR
