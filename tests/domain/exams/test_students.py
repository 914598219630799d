"""Students: what is refused, with who has the number already."""

from __future__ import annotations

from dataclasses import replace

from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.exams.students import Holder, StudentDraft, check_id_number, validate_student
from onex_desktop.domain.problems import Problem

SOUND = "11010519491231002X"
WANG = StudentDraft("0019001", "王一", 1, IdNumber.read(SOUND))
OTHER = Holder(7, "李二", "新能源1902班")


def _found(problems: list[Problem]) -> list[tuple[str, str, str]]:
    return [(p.code, p.where.name, p.where.field) for p in problems if p.where is not None]


def test_a_whole_student_is_accepted() -> None:
    assert validate_student(replace(WANG, left_on="2022-06-30")) == []


def test_everything_wrong_is_told_at_once() -> None:
    draft = StudentDraft(" ", " ", 1, IdNumber.read("123"), "2022年")
    assert _found(validate_student(draft)) == [
        ("exams.student_number_missing", "", "number"),
        ("exams.student_name_missing", "", "name"),
        ("exams.id_number_length", "", "id_number"),
        ("exams.day_unreadable", "", "left_on"),
    ]


def test_a_number_in_use_names_its_holder() -> None:
    (problem,) = validate_student(WANG, None, {"0019001": OTHER})
    assert problem.code == "exams.student_number_taken"
    assert problem.params == {"number": "0019001", "name": "李二", "class_group": "新能源1902班"}
    assert _found([problem]) == [("exams.student_number_taken", "0019001 王一", "number")]


def test_the_student_itself_is_no_other() -> None:
    assert validate_student(WANG, 7, {"0019001": OTHER}, {SOUND: OTHER}) == []


def test_one_identity_in_two_classes_is_refused_and_stays_masked() -> None:
    (problem,) = validate_student(WANG, None, {}, {SOUND: OTHER})
    assert problem.code == "exams.id_number_taken"
    assert problem.params == {
        "number": "0019001", "name": "王一", "id_number": "110***********002X", "other": "李二",
        "other_class": "新能源1902班",
    }  # fmt: skip
    assert _found([problem]) == [("exams.id_number_taken", "0019001 王一", "id_number")]


def test_a_faulty_number_is_named_masked() -> None:
    (problem,) = check_id_number(replace(WANG, id_number=IdNumber.read("110105194912310021")))
    assert problem.params["id_number"] == "110***********0021"


def test_two_students_without_identity_are_no_conflict() -> None:
    assert check_id_number(StudentDraft("1", "甲", 1), None, {"": OTHER}) == []
