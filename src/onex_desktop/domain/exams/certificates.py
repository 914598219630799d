"""Issued certificates: who gets one, when, and what its number should look like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.values import is_day

HUMAN_RESOURCES: Final = r"[YS]\d{4}\d{2}\d{6}\d{2}[1-5]\d{6}"
"""人社鉴发〔2019〕2号: 22 characters. The printed number of the education ministry's certificates is not published."""


@dataclass(frozen=True, slots=True)
class IssueDraft:
    """A certificate issued on a registration; ``issued_on`` is an ISO day, empty when unknown."""

    registration_id: int
    number: str
    issued_on: str = ""


@dataclass(frozen=True, slots=True)
class Issuing:
    """What is known of the registration a certificate is for; ``number_holder`` has its number already, or ''."""

    name: str
    state: RegistrationState
    held_from: str
    held_until: str
    number_holder: str = ""


def validate_issue(draft: IssueDraft, issuing: Issuing) -> list[Problem]:
    """Return everything wrong with a certificate: no number, one in use, nobody passed, a day before the exam."""
    last_day = issuing.held_until or issuing.held_from
    params = {"name": issuing.name, "number": draft.number, "other": issuing.number_holder}
    days = {"issued_on": draft.issued_on, "held_until": last_day}
    is_known = is_day(draft.issued_on)
    checks = (
        ("exams.certificate_number_missing", "number", not draft.number.strip()),
        ("exams.certificate_number_taken", "number", bool(issuing.number_holder)),
        ("exams.certificate_without_pass", "number", issuing.state is not RegistrationState.PASSED),
        ("exams.issued_on_unreadable", "issued_on", bool(draft.issued_on) and not is_known),
        ("exams.certificate_before_exam", "issued_on", is_known and draft.issued_on < last_day),
    )
    return [
        Problem(code, params={**params, **days}, where=Place("exams", draft.registration_id, issuing.name, field))
        for code, field, bad in checks
        if bad
    ]


def is_pattern(pattern: str) -> bool:
    """Return whether a number pattern is one; an empty one asks nothing."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def fits(number: str, pattern: str) -> bool:
    """Return whether a certificate number is as its organisation writes them; without a pattern every one is."""
    return not pattern or not is_pattern(pattern) or re.fullmatch(pattern, number) is not None


def unusual_number(number: str, pattern: str, name: str, row_id: int | None = None) -> Problem | None:
    """Return the warning about a number that does not fit; it is never refused for that."""
    if fits(number, pattern):
        return None
    params = {"name": name, "number": number, "pattern": pattern}
    return Problem("exams.certificate_number_unusual", Severity.WARNING, params, Place("exams", row_id, name, "number"))
