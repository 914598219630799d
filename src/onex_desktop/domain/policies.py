"""The document library: policies, the rules drawn from them, and achievements."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class DocumentDraft:
    """A policy document as entered; ``issued`` is an ISO date or part of one."""

    sequence: int
    title: str
    document_no: str = ""
    issuer: str = ""
    issued: str = ""


class DeadlineUnit(StrEnum):
    """What a deadline is counted in."""

    WORKING_DAYS = "working_days"
    MONTHS = "months"


@dataclass(frozen=True, slots=True)
class RuleDraft:
    """A rule the school draws from a document, with a deadline where it sets one."""

    topic: str
    text: str
    deadline_from: str = ""
    deadline_amount: int | None = None
    deadline_unit: DeadlineUnit | None = None


class AchievementKind(StrEnum):
    """What kind of thing an achievement is."""

    TEXTBOOK = "textbook"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class AchievementDraft:
    """A textbook or an event; ``role`` is the school's part in a textbook, ``happened`` part of an ISO date."""

    kind: AchievementKind
    text: str
    role: str = ""
    happened: str = ""
    certificate_id: int | None = None
