"""Who may teach what on a day, by the qualifications recorded."""

from __future__ import annotations

from decimal import Decimal

import pytest

from onex_desktop.domain.problems import Problem
from onex_desktop.domain.teaching.qualifications import (
    Lack,
    Lacking,
    QualificationDraft,
    QualificationKind,
    QualificationRow,
    TrainingDraft,
    register,
    validate_qualification,
    validate_training,
)

WANG, LI = 1, 2
CAR = "智能新能源汽车"


def held(
    teacher: int, certificate: str = CAR, since: str = "", until: str = "",
    kind: QualificationKind = QualificationKind.TRAINER,
) -> QualificationRow:  # fmt: skip
    """Return a qualification of a teacher."""
    return QualificationRow(1, 1, QualificationDraft(teacher, kind, 1, "", "", since, until), "", certificate)


def places(problems: list[Problem]) -> list[tuple[str, str]]:
    """Return the codes of problems with their fields."""
    return [(problem.code, problem.where.field) for problem in problems if problem.where is not None]


def test_nobody_is_unqualified_where_none_is_recorded_for_the_certificate() -> None:
    rows = register([held(LI, "物联网")])
    assert rows.lacking(WANG, [CAR], "2021-01-01") == ()
    assert rows.lacking(WANG, ["物联网"], "2021-01-01") == (Lacking("物联网", Lack.NONE),)


def test_an_assessor_may_examine_but_that_says_nothing_about_teaching() -> None:
    assessor = held(LI, kind=QualificationKind.ASSESSOR)
    assert register([assessor]).lacking(WANG, [CAR], "2021-01-01") == ()
    both = register([assessor, held(WANG, kind=QualificationKind.LECTURER)])
    assert [both.lacking(who, [CAR], "2021-01-01") for who in (WANG, LI)] == [(), (Lacking(CAR, Lack.NONE),)]


def test_one_that_names_no_certificate_counts_for_each() -> None:
    rows = register([held(LI), held(WANG, "")])
    assert rows.known == {CAR}
    assert rows.lacking(WANG, [CAR], "2021-01-01") == ()


@pytest.mark.parametrize(
    ("day", "lacking"),
    [
        ("2020-08-31", (Lacking(CAR, Lack.NOT_YET, "2020-09-01"),)),
        ("2020-09-01", ()),
        ("2021-08-31", ()),
        ("2021-09-01", (Lacking(CAR, Lack.EXPIRED, "2021-08-31"),)),
    ],
)
def test_it_holds_from_its_first_to_its_last_day(day: str, lacking: tuple[Lacking, ...]) -> None:
    assert register([held(LI, since="2020-09-01", until="2021-08-31")]).lacking(LI, [CAR], day) == lacking


def test_a_later_one_goes_on_where_an_earlier_one_ended() -> None:
    rows = register([held(LI, until="2020-01-01"), held(LI, since="2020-01-02"), held(LI, until="2020-06-30")])
    assert rows.lacking(LI, [CAR], "2020-05-01") == ()
    ended = register([held(LI, until="2020-01-01"), held(LI, until="2020-06-30")])
    assert ended.lacking(LI, [CAR], "2021-01-01") == (Lacking(CAR, Lack.EXPIRED, "2020-06-30"),)


def test_days_that_are_none_or_run_backwards_are_refused_at_their_fields() -> None:
    draft = QualificationDraft(LI, QualificationKind.TRAINER)
    assert validate_qualification(draft) == []
    wrong = QualificationDraft(LI, QualificationKind.TRAINER, None, "", "", "2020-02-30", "2020")
    assert places(validate_qualification(wrong)) == [
        ("teaching.day_unreadable", "valid_from"), ("teaching.day_unreadable", "valid_until"),
    ]  # fmt: skip
    back = QualificationDraft(LI, QualificationKind.TRAINER, None, "", "", "2020-09-02", "2020-09-01")
    assert places(validate_qualification(back)) == [("teaching.validity_backwards", "valid_until")]


def test_all_that_is_wrong_with_a_training_is_said_at_once() -> None:
    draft = TrainingDraft(LI, "  ", None, "2020-09-02", "2020-09-01", Decimal(-1))
    assert places(validate_training(draft)) == [
        ("teaching.training_backwards", "ended_on"), ("teaching.training_title_missing", "title"),
        ("teaching.hours_negative", "hours"),
    ]  # fmt: skip


def test_a_training_of_one_day_whose_hours_are_not_known_is_sound() -> None:
    assert validate_training(TrainingDraft(LI, "车载网络师资培训", 1, "2020-07-20", "2020-07-20")) == []
    assert validate_training(TrainingDraft(LI, "车载网络师资培训", hours=Decimal(0))) == []
