"""Results: typed down a column, released as a batch, certificates entered in a block."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests import exam_school
from tests.exam_school import School

from onex_desktop.domain.catalogue import OrganizationDraft, OrganizationStatus
from onex_desktop.domain.exams.certificates import HUMAN_RESOURCES, IssueDraft
from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.exams.sessions import PartDraft, SessionState
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import catalogue, checking, exams, undo

S = RegistrationState


@pytest.fixture
def school(tmp_path: Path) -> School:
    school = exam_school.small_school(tmp_path)
    school.register(school.first, 1, 2, 3)
    return school


def _cells(school: School, *texts: tuple[str, str, str]) -> list[exams.TypedCell]:
    """Return what was typed row by row: state, theory, practice; a dash leaves a cell alone."""
    theory, practice = (part.part_id or 0 for part in exams.session(school.ctx, school.first).draft.parts)
    columns = (exams.STATE_COLUMN, theory, practice)
    return [
        exams.TypedCell(row.id, column, text)
        for row, line in zip(school.rows(school.first), texts, strict=True)
        for column, text in zip(columns, line, strict=True)
        if text != "-"
    ]


def _states(school: School) -> list[str]:
    return [row.state.value for row in school.rows(school.first)]


def test_points_typed_down_the_columns_make_the_states(school: School) -> None:
    cells = _cells(school, ("-", "88.5", "30"), ("-", "59.99", "50"), ("缺", "-", "-"))
    changed = exams.type_results(school.ctx, cells)
    assert changed.step is not None
    assert (changed.step.code, changed.step.subject) == ("exams.record_results", "3")
    assert _states(school) == ["passed", "failed", "absent"]
    assert list(school.rows()[0].scores.values()) == [Decimal("88.50"), Decimal("30.00")]
    assert exams.session(school.ctx, school.first).state is SessionState.HELD
    undo.undo(school.ctx)
    assert _states(school) == ["registered"] * 3
    assert exams.session(school.ctx, school.first).state is SessionState.PLANNED


def test_one_part_alone_leaves_the_result_pending(school: School) -> None:
    exams.type_results(school.ctx, _cells(school, ("-", "10", "-"), ("-", "-", "-"), ("-", "-", "-")))
    assert _states(school) == ["pending", "registered", "registered"]


def test_an_emptied_cell_takes_the_points_away(school: School) -> None:
    exams.type_results(school.ctx, _cells(school, ("-", "88", "40"), ("-", "-", "-"), ("-", "-", "-")))
    exams.type_results(school.ctx, _cells(school, ("-", "-", " "), ("-", "-", "-"), ("-", "-", "-")))
    (row, *_) = school.rows()
    assert (row.state, list(row.scores.values())) == (S.PENDING, [Decimal("88.00")])


def test_typing_the_same_again_leaves_no_step(school: School) -> None:
    cells = _cells(school, ("-", "88", "40"), ("-", "-", "-"), ("-", "-", "-"))
    exams.type_results(school.ctx, cells)
    assert exams.type_results(school.ctx, cells).step is None


def test_everything_unreadable_is_told_with_its_place(school: School) -> None:
    cells = _cells(school, ("未", "x", "1.234"), ("好", "-", "NaN"), ("-", "90", "40"))
    with pytest.raises(ProblemsFound) as caught:
        exams.type_results(school.ctx, cells)
    first, second, _ = (row.id for row in school.rows())
    assert [(p.code, p.where and (p.where.row_id, p.where.field)) for p in caught.value.problems] == [
        ("exams.state_unreadable", (first, "state")),
        ("exams.score_unreadable", (first, "scores")),
        ("exams.score_unreadable", (first, "scores")),
        ("exams.state_unreadable", (second, "state")),
        ("exams.score_unreadable", (second, "scores")),
    ]
    assert _states(school) == ["registered"] * 3


def test_nothing_is_recorded_where_one_result_is_wrong(school: School) -> None:
    cells = _cells(school, ("通过", "50", "40"), ("缓考", "50", "-"), ("-", "101", "40"))
    with pytest.raises(ProblemsFound) as caught:
        exams.type_results(school.ctx, cells)
    assert [problem.code for problem in caught.value.problems] == [
        "exams.passed_with_failed_part", "exams.score_without_sitting", "exams.score_out_of_range",
    ]  # fmt: skip
    assert _states(school) == ["registered"] * 3


@pytest.mark.parametrize(
    ("text", "state"),
    [("通过", S.PASSED), ("通", S.PASSED), ("合格", S.PASSED), ("未通过", S.FAILED), ("不合格", S.FAILED),
     ("未考", S.REGISTERED), ("缺", S.ABSENT), ("缓", S.DEFERRED), ("违", S.DISCIPLINED), ("成", S.PENDING),
     ("未", None), ("", None), ("好", None)],
)  # fmt: skip
def test_a_state_is_typed_by_its_beginning(text: str, state: RegistrationState | None) -> None:
    assert exams.read_state(text) is state


def test_a_number_among_the_states_is_points_where_there_is_one_part(school: School) -> None:
    draft = exam_school.session_draft(school.certificate, "第三批", "2021-01-10")
    parts = (PartDraft("综合", Decimal(100), Decimal(60)),)
    key = exams.save_session(school.ctx, replace(draft, parts=parts)).first("exam_sessions")
    school.register(key, 5)
    (row,) = school.rows(key)
    exams.type_results(school.ctx, [exams.TypedCell(row.id, exams.STATE_COLUMN, "61")])
    (row,) = school.rows(key)
    assert (row.state, list(row.scores.values())) == (S.PASSED, [Decimal("61.00")])


def test_a_batch_is_not_released_while_somebody_has_no_result(school: School) -> None:
    school.record(school.first, S.PASSED, S.PENDING, None)
    with pytest.raises(ProblemsFound, match=r"exams\.release_incomplete"):
        exams.set_session_state(school.ctx, school.first, SessionState.RELEASED)
    exams.release(school.ctx, school.first, absent_if_blank=True)
    assert _states(school) == ["passed", "pending", "absent"]
    row = exams.session(school.ctx, school.first)
    assert (row.state, row.registered, row.attended, row.released, row.passed) == (SessionState.RELEASED, 3, 2, 1, 1)


def test_a_batch_can_be_settled(school: School) -> None:
    row = exams.session(school.ctx, school.first)
    exams.set_session_state(school.ctx, school.first, SessionState.SETTLED, row.version)
    assert exams.session(school.ctx, school.first).state is SessionState.SETTLED
    with pytest.raises(ProblemsFound, match=r"record\.changed_meanwhile"):
        exams.set_session_state(school.ctx, school.first, SessionState.HELD, row.version)


def test_day_and_note_can_be_changed(school: School) -> None:
    (row, *_) = school.rows()
    exams.change_registration(school.ctx, row.id, "2020-09-02", "转专业", row.version)
    (row, *_) = school.rows()
    assert (row.draft.registered_on, row.draft.note) == ("2020-09-02", "转专业")
    with pytest.raises(ProblemsFound, match=r"exams\.exam_before_registration"):
        exams.change_registration(school.ctx, row.id, "2020-10-11", "")


def _passed(school: School) -> list[int]:
    school.record(school.first, S.PASSED, S.PASSED, S.FAILED)
    return [row.id for row in school.rows()]


def test_numbers_are_entered_in_a_block(school: School) -> None:
    first, second, _ = _passed(school)
    drafts = [IssueDraft(first, "S1", "2020-11-01"), IssueDraft(second, "S2")]
    exams.issue(school.ctx, drafts)
    assert [(row.certificate_number, row.issued_on) for row in school.rows()] == [
        ("S1", "2020-11-01"), ("S2", ""), ("", ""),
    ]  # fmt: skip
    exams.issue(school.ctx, [IssueDraft(first, "S1", "2020-11-02"), IssueDraft(second, "S3")])
    assert [row.certificate_number for row in school.rows()] == ["S1", "S3", ""]


def test_numbers_that_cannot_be_are_refused_all_at_once(school: School) -> None:
    first, second, third = _passed(school)
    exams.issue(school.ctx, [IssueDraft(first, "S1", "2020-11-01")])
    drafts = [IssueDraft(second, "S1", "2020-10-09"), IssueDraft(third, "S3"), IssueDraft(999, "S4")]
    with pytest.raises(ProblemsFound) as caught:
        exams.issue(school.ctx, drafts)
    assert [problem.code for problem in caught.value.problems] == [
        "exams.certificate_number_taken", "exams.certificate_before_exam", "exams.certificate_without_pass",
        "record.gone",
    ]  # fmt: skip


def test_one_number_twice_in_a_block_is_refused(school: School) -> None:
    first, second, _ = _passed(school)
    with pytest.raises(ProblemsFound, match=r"exams\.certificate_number_taken"):
        exams.issue(school.ctx, [IssueDraft(first, "S1"), IssueDraft(second, "S1")])


def _organization(school: School, draft: OrganizationDraft) -> None:
    key = next((row.id for row in catalogue.organizations(school.ctx)), None)
    changed = catalogue.save_organization(school.ctx, draft, key)
    (certificate,) = catalogue.certificates(school.ctx)
    organization = changed.first("organizations") if key is None else key
    catalogue.save_certificate(school.ctx, replace(certificate.draft, organization_id=organization), certificate.id)


def _codes(school: School) -> list[str]:
    return [p.code for p in checking.find_problems(school.ctx) if p.code.startswith("exams.")]


def test_an_unusual_number_is_kept_and_warned_of(school: School) -> None:
    _organization(school, OrganizationDraft("评价组织", number_pattern=HUMAN_RESOURCES))
    first, *_ = _passed(school)
    assert [p.code for p in exams.number_warnings(school.ctx, [IssueDraft(first, "S1")])] == [
        "exams.certificate_number_unusual"
    ]
    exams.issue(school.ctx, [IssueDraft(first, "S1")])
    assert _codes(school) == ["exams.certificate_number_unusual"]
    _organization(school, OrganizationDraft("评价组织", number_pattern=r"S\d"))
    assert _codes(school) == []


def test_a_pattern_that_is_none_is_refused(school: School) -> None:
    with pytest.raises(ProblemsFound, match=r"catalogue\.number_pattern"):
        catalogue.save_organization(school.ctx, OrganizationDraft("评价组织", number_pattern="["))


def test_an_organisation_that_leaves_takes_no_session_and_shows_what_is_open(school: School) -> None:
    _organization(school, OrganizationDraft("评价组织", status=OrganizationStatus.EXITING))
    draft = exam_school.session_draft(school.certificate, "第三批", "2021-01-10")
    with pytest.raises(ProblemsFound, match=r"exams\.organization_closed"):
        exams.save_session(school.ctx, draft)
    assert _codes(school) == ["exams.session_unsettled"]
    exams.set_session_state(school.ctx, school.first, SessionState.SETTLED)
    assert _codes(school) == []


def test_what_became_wrong_later_is_found(school: School) -> None:
    first, *_ = _passed(school)
    cells = _cells(school, ("-", "60", "40"), ("-", "-", "-"), ("-", "-", "-"))
    exams.type_results(school.ctx, cells)
    exams.issue(school.ctx, [IssueDraft(first, "S1", "2020-10-10")])
    assert _codes(school) == []
    row = exams.session(school.ctx, school.first)
    theory, practice = row.draft.parts
    stricter = replace(
        row.draft, parts=(replace(theory, pass_score=Decimal(61)), replace(practice, full_score=Decimal(39)))
    )
    exams.save_session(school.ctx, replace(stricter, held_from="2020-08-31", held_until="2020-10-11"), school.first)
    assert sorted(_codes(school)) == [
        "exams.certificate_before_exam", "exams.exam_before_registration", "exams.exam_before_registration",
        "exams.exam_before_registration", "exams.passed_with_failed_part", "exams.score_out_of_range",
    ]  # fmt: skip
