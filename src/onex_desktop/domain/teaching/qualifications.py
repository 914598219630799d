"""What teachers may teach and were trained in: qualifications, their validity, training records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.values import is_day


class QualificationKind(StrEnum):
    """What a qualification makes of a teacher."""

    TRAINER = "trainer"
    ASSESSOR = "assessor"
    LECTURER = "lecturer"


TO_TEACH: Final = frozenset({QualificationKind.TRAINER, QualificationKind.LECTURER})
"""The kinds that let a teacher take a certificate's modules; an assessor examines."""


@dataclass(frozen=True, slots=True)
class QualificationDraft:
    """A qualification as entered; ``level`` as it is printed on it, days in ISO form, empty when unknown.

    ``certificate_id`` is None where it is tied to no certificate.
    """

    teacher_id: int
    kind: QualificationKind
    certificate_id: int | None = None
    level: str = ""
    number: str = ""
    valid_from: str = ""
    valid_until: str = ""


@dataclass(frozen=True, slots=True)
class QualificationRow:
    """A qualification as listed; ``certificate`` is empty where it is tied to none."""

    id: int
    version: int
    draft: QualificationDraft
    teacher: str
    certificate: str


@dataclass(frozen=True, slots=True)
class TrainingDraft:
    """A training a teacher went through; days in ISO form, empty when unknown, ``hours`` None when unknown."""

    teacher_id: int
    title: str
    certificate_id: int | None = None
    started_on: str = ""
    ended_on: str = ""
    hours: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A training as listed; ``certificate`` is empty where it was about none."""

    id: int
    version: int
    draft: TrainingDraft
    teacher: str
    certificate: str


def validate_qualification(draft: QualificationDraft) -> list[Problem]:
    """Return what is wrong with a qualification: days that are none, an end before its beginning."""
    found = _unreadable({"valid_from": draft.valid_from, "valid_until": draft.valid_until})
    if not found and _backwards(draft.valid_from, draft.valid_until):
        span: dict[str, Param] = {"first": draft.valid_from, "last": draft.valid_until}
        where = Place("teaching", field="valid_until")
        found.append(Problem("teaching.validity_backwards", params=span, where=where))
    return found


def validate_training(draft: TrainingDraft) -> list[Problem]:
    """Return what is wrong with a training: no title, days that are none or run backwards, hours below zero."""
    found = _unreadable({"started_on": draft.started_on, "ended_on": draft.ended_on})
    if not found and _backwards(draft.started_on, draft.ended_on):
        span: dict[str, Param] = {"first": draft.started_on, "last": draft.ended_on}
        found.append(Problem("teaching.training_backwards", params=span, where=Place("teaching", field="ended_on")))
    if not draft.title.strip():
        found.append(Problem("teaching.training_title_missing", where=Place("teaching", field="title")))
    if draft.hours is not None and draft.hours < 0:
        found.append(Problem("teaching.hours_negative", where=Place("teaching", field="hours")))
    return found


def _unreadable(days: Mapping[str, str]) -> list[Problem]:
    return [
        Problem("teaching.day_unreadable", params={"value": day}, where=Place("teaching", field=field))
        for field, day in days.items()
        if day and not is_day(day)
    ]


def _backwards(first: str, last: str) -> bool:
    return bool(first and last) and last < first


class Lack(StrEnum):
    """Why somebody is not qualified on a day."""

    NONE = "none"
    NOT_YET = "not_yet"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Lacking:
    """A certificate for which somebody is not qualified; ``day`` is when validity ends or begins, if it does."""

    certificate: str
    lack: Lack
    day: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """The qualifications that let people teach.

    Attributes:
        known: the certificates, by name, for which anybody's is recorded.
        held: the qualifications of each teacher.
    """

    known: frozenset[str]
    held: Mapping[int, tuple[QualificationRow, ...]]

    def lacking(self, teacher_id: int, certificates: Iterable[str], day: str) -> tuple[Lacking, ...]:
        """Return the certificates that a teacher may not teach on a day.

        Unknown is not unqualified: a certificate for which the school has recorded nobody is never among them, and
        a qualification that names no certificate counts for each.
        """
        found = (self._lacking(teacher_id, name, day) for name in certificates if name in self.known)
        return tuple(each for each in found if each is not None)

    def _lacking(self, teacher_id: int, certificate: str, day: str) -> Lacking | None:
        own = [row.draft for row in self.held.get(teacher_id, ()) if row.certificate in ("", certificate)]
        if not own:
            return Lacking(certificate, Lack.NONE)
        begun = [each for each in own if each.valid_from <= day]
        if not begun:
            return Lacking(certificate, Lack.NOT_YET, min(each.valid_from for each in own))
        if any(not each.valid_until or each.valid_until >= day for each in begun):
            return None
        return Lacking(certificate, Lack.EXPIRED, max(each.valid_until for each in begun))


def register(rows: Iterable[QualificationRow]) -> Register:
    """Return who may teach what by the qualifications recorded."""
    held: dict[int, list[QualificationRow]] = defaultdict(list)
    known: set[str] = set()
    for row in rows:
        if row.draft.kind in TO_TEACH:
            held[row.draft.teacher_id].append(row)
            known.add(row.certificate)
    return Register(frozenset(known - {""}), {key: tuple(found) for key, found in held.items()})
