"""Sessions: what is refused when one is planned, and what is still unsettled when an organisation leaves."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.domain.rows import certificate, module

from onex_desktop.domain.catalogue import OrganizationStatus
from onex_desktop.domain.exams.sessions import (
    PartDraft,
    SessionDraft,
    SessionRow,
    SessionState,
    Unsettled,
    find_unsettled,
    unsettled,
    validate_session,
)
from onex_desktop.domain.problems import Place, Severity
from onex_desktop.domain.values import Level

DRAFT = SessionDraft(1, Level.INTERMEDIATE, 2020, "第一批")
THEORY = PartDraft("理论", Decimal(100), Decimal(60))


def _codes(draft: SessionDraft, **more: bool) -> list[str]:
    return [problem.code for problem in validate_session(draft, certificate(), [], **more)]


def _fields(draft: SessionDraft) -> list[tuple[str, str, str]]:
    found = validate_session(draft, certificate(), [module(frozenset({Level.ADVANCED}))])
    return [(p.code, p.where.name, p.where.field) for p in found if p.where is not None]


def test_a_whole_session_is_accepted() -> None:
    offered = module(frozenset({Level.INTERMEDIATE}))
    draft = replace(
        DRAFT, registered_until="2020-09-30", held_from="2020-09-30", held_until="2020-09-30", fee_fen=0,
        module_ids=(1,), parts=(THEORY, replace(THEORY, name="实操", pass_score=Decimal(100))),
    )  # fmt: skip
    assert validate_session(draft, certificate(), [offered]) == []


def test_without_a_certificate_there_is_no_organisation_to_ask() -> None:
    assert validate_session(DRAFT, None) == []


def test_everything_wrong_is_told_at_once_with_its_field() -> None:
    draft = SessionDraft(
        1, Level.INTERMEDIATE, 2020, " ", "2020-10", "2020-10-32", "x", fee_fen=-1, module_ids=(1, 2),
        parts=(replace(THEORY, name=" "),),
    )  # fmt: skip
    assert _fields(draft) == [
        ("exams.label_missing", "光伏电站运维", "label"),
        ("exams.fee_negative", "光伏电站运维", "fee_fen"),
        ("exams.day_unreadable", "光伏电站运维", "registered_until"),
        ("exams.day_unreadable", "光伏电站运维", "held_from"),
        ("exams.day_unreadable", "光伏电站运维", "held_until"),
        ("exams.module_not_offered", "光伏电站运维", "module_ids"),
        ("exams.module_of_another", "光伏电站运维", "module_ids"),
        ("exams.part_name_missing", "光伏电站运维", "parts"),
    ]


def test_a_problem_carries_what_its_sentence_says() -> None:
    draft = replace(DRAFT, module_ids=(1,), held_from="2020/1/1")
    day, offered = validate_session(draft, certificate(), [module(frozenset({Level.ADVANCED}))])
    assert day.params == {"name": "光伏电站运维 第一批", "value": "2020/1/1"}
    assert offered.params == {"module": "2-1 模块", "level": "intermediate", "name": "光伏电站运维 第一批"}


def test_days_out_of_order_are_refused() -> None:
    draft = replace(DRAFT, registered_until="2020-10-02", held_from="2020-10-01", held_until="2020-09-30")
    found = validate_session(draft, certificate())
    assert [(p.code, p.where and p.where.field, p.params["first"], p.params["last"]) for p in found] == [
        ("exams.ends_before_it_begins", "held_until", "2020-10-01", "2020-09-30"),
        ("exams.registered_until_too_late", "registered_until", "2020-10-02", "2020-10-01"),
    ]


@pytest.mark.parametrize(
    "days", [("", "2020-10-01", ""), ("2020-10-01", "", "2020-01-01"), ("", "", "2020-10-01")], ids=str
)
def test_days_that_are_unknown_are_not_compared(days: tuple[str, str, str]) -> None:
    until, first, last = days
    assert _codes(replace(DRAFT, registered_until=until, held_from=first, held_until=last)) == []


@pytest.mark.parametrize("status", [OrganizationStatus.EXITING, OrganizationStatus.EXITED])
def test_an_organisation_that_leaves_takes_no_new_session(status: OrganizationStatus) -> None:
    (problem,) = validate_session(DRAFT, certificate(status))
    assert (problem.code, problem.severity) == ("exams.organization_closed", Severity.ERROR)
    assert problem.params == {"certificate": "光伏电站运维", "organization": "浙江瑞亚能源科技有限公司"}
    assert problem.where == Place("exams", None, "光伏电站运维 第一批", "certificate_id")


@pytest.mark.parametrize("status", [OrganizationStatus.RECTIFYING, OrganizationStatus.LIMITED, None])
def test_lesser_measures_do_not_stop_sessions(status: OrganizationStatus | None) -> None:
    assert validate_session(DRAFT, certificate(status)) == []


def test_a_session_that_is_there_may_still_be_written_up() -> None:
    assert validate_session(DRAFT, certificate(OrganizationStatus.EXITED), is_new=False) == []


@pytest.mark.parametrize(
    ("full", "least", "is_refused"),
    [("100", "60", False), ("100", "0", False), ("100", "100", False), ("0", "0", True), ("-1", "-1", True),
     ("100", "100.01", True), ("100", "-0.01", True)],
)  # fmt: skip
def test_points_of_a_part_must_make_sense(full: str, least: str, is_refused: bool) -> None:
    part = PartDraft("理论", Decimal(full), Decimal(least))
    found = validate_session(replace(DRAFT, parts=(part,)), certificate())
    assert [(p.code, p.params["full"], p.params["pass"], p.params["part"]) for p in found] == [
        ("exams.part_scores", full, least, "理论")
    ] * is_refused


def test_two_parts_of_one_name_are_both_named() -> None:
    assert _codes(replace(DRAFT, parts=(THEORY, THEORY))) == ["exams.part_twice"] * 2


def _row(state: SessionState, counts: tuple[int, int, int, int, int]) -> SessionRow:
    status = OrganizationStatus.EXITING
    return SessionRow(3, 1, DRAFT, state, "光伏电站运维", "浙江瑞亚能源科技有限公司", status, "", *counts)


S, U = SessionState, Unsettled


@pytest.mark.parametrize(
    ("state", "counts", "why"),
    [
        (S.PLANNED, (0, 0, 0, 0, 0), None),
        (S.PLANNED, (1, 0, 0, 0, 0), U.NOT_HELD),
        (S.HELD, (5, 4, 3, 2, 0), U.NOT_RELEASED),
        (S.HELD, (5, 4, 4, 2, 1), U.NOT_ISSUED),
        (S.RELEASED, (5, 4, 4, 2, 2), U.NOT_SETTLED),
        (S.RELEASED, (5, 4, 4, 0, 0), U.NOT_SETTLED),
        (S.SETTLED, (5, 4, 3, 2, 0), None),
    ],
)
def test_what_a_session_waits_for(
    state: SessionState, counts: tuple[int, int, int, int, int], why: Unsettled | None
) -> None:
    assert unsettled(_row(state, counts)) is why


def test_only_those_of_organisations_that_leave_are_findings() -> None:
    leaving = _row(S.HELD, (5, 4, 3, 2, 0))
    staying = replace(leaving, id=4, organization_status=OrganizationStatus.ACTIVE)
    settled = replace(leaving, id=5, state=S.SETTLED)
    (problem,) = find_unsettled([staying, leaving, settled])
    assert (problem.code, problem.severity) == ("exams.session_unsettled", Severity.WARNING)
    assert problem.params == {
        "certificate": "光伏电站运维", "session": "2020 第一批", "organization": "浙江瑞亚能源科技有限公司",
        "registered": 5, "unsettled": "not_released",
    }  # fmt: skip
    assert problem.where == Place("exams", 3, "光伏电站运维 2020 第一批", "session")
