"""Registrations (报考): the seven states, scores by part, and what must not be said of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final

from onex_desktop.domain.exams.id_numbers import NO_ID, IdNumber
from onex_desktop.domain.exams.sessions import PartDraft
from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.values import Level


class RegistrationState(StrEnum):
    """How a registration stands; pending is never failed."""

    REGISTERED = "registered"
    ABSENT = "absent"
    PENDING = "pending"
    PASSED = "passed"
    FAILED = "failed"
    DEFERRED = "deferred"
    DISCIPLINED = "disciplined"


_S = RegistrationState
ATTENDED: Final = frozenset({_S.PENDING, _S.PASSED, _S.FAILED, _S.DISCIPLINED})
"""States of those who sat (已参考); who was disciplined sat, and the result was taken away."""

RELEASED: Final = frozenset({_S.PASSED, _S.FAILED, _S.DISCIPLINED})
"""States of those whose result is out (已出成绩): what a pass rate is a share of."""

DUE: Final = ATTENDED | {_S.ABSENT}
"""States of those who should have sat (应考)."""

TO_RESIT: Final = frozenset({_S.FAILED, _S.ABSENT, _S.DEFERRED})
"""States whose holders go onto a resit list."""

WITHOUT_SCORES: Final = frozenset({_S.REGISTERED, _S.ABSENT, _S.DEFERRED})
"""States of those who have not sat and so can have no score."""

Scores = Mapping[int, Decimal | None]
"""Points by the key of the part; None, or no entry, where none is known."""


@dataclass(frozen=True, slots=True)
class RegistrationDraft:
    """A student's registration for a session; days in ISO form, empty when unknown."""

    session_id: int
    student_id: int
    state: RegistrationState = RegistrationState.REGISTERED
    registered_on: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ResultEntry:
    """What is to be recorded of a registration: a state, scores, or both.

    Without a state it follows from the scores; a part that is not named keeps its score.
    """

    registration_id: int
    state: RegistrationState | None = None
    scores: Scores = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RegistrationRow:
    """A registration as listed, with the student it is of and what came of it."""

    id: int
    version: int
    draft: RegistrationDraft
    pilot_id: int
    number: str
    name: str
    id_number: IdNumber
    class_group: str
    major: str
    certificate: str
    level: Level
    session: str
    is_resit: bool
    scores: Scores = field(default_factory=dict)
    certificate_number: str = ""
    issued_on: str = ""

    @property
    def state(self) -> RegistrationState:
        """How it stands."""
        return self.draft.state


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of a roster as it is pasted: at least a student number or a name."""

    number: str = ""
    name: str = ""
    class_group: str = ""
    id_number: IdNumber = NO_ID


def state_from(scores: Scores, parts: Sequence[PartDraft], present: RegistrationState) -> RegistrationState:
    """Return what the scores make of a registration: passed when every part is passed, pending while one is open.

    Without any score it stays as it is, and so does one that was disciplined.
    """
    known = [(scores.get(part.part_id or 0), part.pass_score) for part in parts]
    if present is RegistrationState.DISCIPLINED or all(score is None for score, _ in known):
        return present
    if any(score is None for score, _ in known):
        return RegistrationState.PENDING
    passed = all(score is not None and score >= least for score, least in known)
    return RegistrationState.PASSED if passed else RegistrationState.FAILED


def validate_result(
    state: RegistrationState, scores: Scores, parts: Iterable[PartDraft], name: str, row_id: int | None = None
) -> list[Problem]:
    """Return everything wrong with a result: points outside a part's range, a pass with a failed part, points of
    somebody who has not sat."""
    found: list[Problem] = []
    where = Place("exams", row_id, name, "scores")
    for part in parts:
        score = scores.get(part.part_id or 0)
        if score is None:
            continue
        params: dict[str, Param] = {"name": name, "part": part.name, "score": str(score)}
        if not 0 <= score <= part.full_score:
            full = {"full": str(part.full_score)}
            found.append(Problem("exams.score_out_of_range", params={**params, **full}, where=where))
        elif state is RegistrationState.PASSED and score < part.pass_score:
            least = {"pass": str(part.pass_score)}
            found.append(Problem("exams.passed_with_failed_part", params={**params, **least}, where=where))
    if state in WITHOUT_SCORES and any(score is not None for score in scores.values()):
        stands = {"name": name, "state": state.value}
        found.append(Problem("exams.score_without_sitting", params=stands, where=where))
    return found


def validate_registered_on(registered_on: str, held_from: str, name: str, row_id: int | None = None) -> list[Problem]:
    """Return what is wrong with the day of registration: an examination before it."""
    if not registered_on or not held_from or registered_on <= held_from:
        return []
    params = {"name": name, "registered_on": registered_on, "held_from": held_from}
    where = Place("exams", row_id, name, "registered_on")
    return [Problem("exams.exam_before_registration", params=params, where=where)]
