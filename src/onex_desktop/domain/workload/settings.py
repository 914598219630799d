"""What a school enters for its workload: items beside teaching, quotas, fees, the approved pay; each with a source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Protocol, TypeVar

from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.sources import ItemKind

TERM: Final = re.compile(r"\d{4}-\d{4}-[1-9]")
PLACES: Final = 2
"""Decimals that the library keeps of hours, amounts and money."""


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """Work beside teaching; ``assignment_id`` names the slot it was done in, when it was."""

    term_id: int
    teacher_id: int
    kind: ItemKind
    quantity: Decimal
    text: str = ""
    certificate_id: int | None = None
    assignment_id: int | None = None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """Such work as stored, with the names of what it is about."""

    id: int
    version: int
    draft: ItemDraft
    term: str
    teacher: str
    certificate: str


@dataclass(frozen=True, slots=True)
class QuotaDraft:
    """Hours expected of a title, of everyone else where it has none."""

    title: str
    hours: Decimal
    per: Period
    effective_from: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class QuotaRow:
    """A quota as stored."""

    id: int
    version: int
    draft: QuotaDraft


@dataclass(frozen=True, slots=True)
class FeeDraft:
    """Fen an hour above the quota, for a title or for everyone else."""

    title: str
    amount_fen: int
    effective_from: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class FeeRow:
    """A fee as stored."""

    id: int
    version: int
    draft: FeeDraft


@dataclass(frozen=True, slots=True)
class PoolDraft:
    """The pay approved for a term, in fen; hours of certificate training weigh ``tilt`` times in it."""

    term_id: int
    approved_fen: int
    tilt: Decimal = Decimal(1)
    source: str = ""


@dataclass(frozen=True, slots=True)
class PoolRow:
    """An approved pay as stored."""

    id: int
    version: int
    draft: PoolDraft
    term: str


class _Dated(Protocol):
    @property
    def title(self) -> str: ...
    @property
    def effective_from(self) -> str: ...


Dated = TypeVar("Dated", bound=_Dated)


def newest(drafts: Iterable[Dated], title: str, term: str) -> Dated | None:
    """Return what holds for a title in a term: its own newest row, else the newest for everyone else."""
    valid: Sequence[Dated] = sorted(
        (draft for draft in drafts if draft.effective_from <= term), key=lambda draft: draft.effective_from
    )
    own = [draft for draft in valid if draft.title == title]
    found = own or [draft for draft in valid if not draft.title]
    return found[-1] if found else None


def validate_item(draft: ItemDraft) -> list[Problem]:
    """Return what is wrong with an item: an amount below zero, or finer than is kept."""
    return _negative("quantity", draft.quantity) + _too_fine("quantity", draft.quantity)


def validate_quota(draft: QuotaDraft) -> list[Problem]:
    """Return what is wrong with a quota: hours below zero or finer than is kept, no term, no source."""
    found = _negative("hours", draft.hours) + _too_fine("hours", draft.hours)
    return found + _term(draft.effective_from) + _source(draft.source)


def validate_fee(draft: FeeDraft) -> list[Problem]:
    """Return what is wrong with a fee: an amount below zero, no term, no source."""
    found = _negative("amount", Decimal(draft.amount_fen).scaleb(-2))
    return found + _term(draft.effective_from) + _source(draft.source)


def validate_pool(draft: PoolDraft) -> list[Problem]:
    """Return what is wrong with an approved pay: an amount below zero, a tilt below one or too fine, no source."""
    problems = _negative("approved", Decimal(draft.approved_fen).scaleb(-2))
    problems += _too_fine("tilt", draft.tilt) + _source(draft.source)
    if draft.tilt < 1:
        params: dict[str, Param] = {"value": str(draft.tilt)}
        problems.append(Problem("workload.tilt_below_one", Severity.ERROR, params, Place("workload", field="tilt")))
    return problems


def _negative(field: str, value: Decimal) -> list[Problem]:
    if value >= 0:
        return []
    params: dict[str, Param] = {"value": str(value)}
    return [Problem("workload.below_zero", Severity.ERROR, params, Place("workload", field=field))]


def _too_fine(field: str, value: Decimal) -> list[Problem]:
    """Return a problem where the library would have to round what was entered."""
    if value == round(value, PLACES):
        return []
    params: dict[str, Param] = {"value": str(value), "places": PLACES}
    return [Problem("workload.too_fine", Severity.ERROR, params, Place("workload", field=field))]


def _source(text: str) -> list[Problem]:
    if text.strip():
        return []
    return [Problem("workload.source_missing", Severity.ERROR, where=Place("workload", field="source"))]


def _term(code: str) -> list[Problem]:
    if TERM.fullmatch(code):
        return []
    return [Problem("workload.term_code", Severity.ERROR, {"value": code}, Place("workload", field="effective_from"))]
