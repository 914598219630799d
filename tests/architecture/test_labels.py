"""Every value of a closed set has a Chinese name, and every name a value."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

import pytest

from onex_desktop.domain.campus import ManagementLevel, Quality
from onex_desktop.domain.catalogue import ExamRecord, MeasureKind, OrganizationStatus
from onex_desktop.domain.exams.counting import Basis, Dimension, Measure
from onex_desktop.domain.exams.reconciliation import Subject
from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.exams.rosters import LineState
from onex_desktop.domain.exams.sessions import SessionState, Unsettled
from onex_desktop.domain.exams.statistics import ResultState
from onex_desktop.domain.journal import Action, StepKind
from onex_desktop.domain.mapping import ReviewState
from onex_desktop.domain.mapping.differences import LinkChange
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.problems import Severity
from onex_desktop.domain.signs import Sign
from onex_desktop.domain.standards.comparison import State
from onex_desktop.domain.standards.parsed import Doubt
from onex_desktop.domain.standards.tree import Kind, StandardStatus
from onex_desktop.domain.teaching.assignments import Role
from onex_desktop.domain.values import Level
from onex_desktop.domain.workload.rounding import Mode
from onex_desktop.domain.workload.rule_sets import Completeness, LimitKind, Period
from onex_desktop.wording import labels, workload
from onex_desktop.wording.problems import standards as standard_words

PAIRS: list[tuple[type[StrEnum], Mapping[str, str]]] = [
    (Level, labels.LEVELS),
    (Quality, labels.QUALITIES),
    (Sign, labels.SIGNS),
    (LinkChange, labels.LINK_CHANGES),
    (PlanStatus, labels.PLAN_STATUSES),
    (OrganizationStatus, labels.ORGANIZATION_STATUSES),
    (ResultState, labels.RESULT_STATES),
    (Subject, labels.SUBJECTS),
    (ExamRecord, labels.EXAM_RECORDS),
    (MeasureKind, labels.ORGANIZATION_MEASURES),
    (RegistrationState, labels.REGISTRATION_STATES),
    (SessionState, labels.SESSION_STATES),
    (Unsettled, labels.UNSETTLED),
    (LineState, labels.ROSTER_LINES),
    (Dimension, labels.DIMENSIONS),
    (Measure, labels.MEASURES),
    (Basis, labels.BASES),
    (StandardStatus, labels.STANDARD_STATUSES),
    (Kind, labels.ITEM_KINDS),
    (State, labels.EDITION_STATES),
    (Doubt, standard_words.DOUBTS),
    (Role, labels.ROLES),
    (ManagementLevel, labels.MANAGEMENT_LEVELS),
    (ReviewState, labels.REVIEW_STATES),
    (Severity, labels.SEVERITIES),
    (Action, labels.ACTIONS),
    (StepKind, labels.STEP_KINDS),
    (Completeness, workload.COMPLETENESS),
    (LimitKind, workload.LIMIT_KINDS),
    (Period, workload.PERIODS),
    (Mode, workload.ROUNDING_MODES),
]


@pytest.mark.parametrize(("kind", "names"), PAIRS, ids=lambda value: getattr(value, "__name__", ""))
def test_labels_and_values_agree(kind: type[StrEnum], names: Mapping[str, str]) -> None:
    assert set(names) == {member.value for member in kind}


@pytest.mark.parametrize(
    ("levels", "text"),
    [
        (("elementary",), "初级"),
        (("elementary", "intermediate"), "初/中级"),
        (("elementary", "intermediate", "advanced"), "初/中/高级"),
        ((), ""),
    ],
)
def test_several_levels_are_one_expression(levels: tuple[str, ...], text: str) -> None:
    assert labels.level_span(levels) == text
