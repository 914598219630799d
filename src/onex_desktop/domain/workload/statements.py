"""A teacher's statement of a term (确认单): lines that never change silently, their total, quota and overload."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.teaching.assignments import CountedAs
from onex_desktop.domain.workload.rule_sets import LimitKind, Period, RuleSet
from onex_desktop.domain.workload.sources import Reckoned, SourceKind

TEN_THOUSAND: Final = 10_000


class StatementState(StrEnum):
    """The way of a statement; only a draft follows its sources."""

    DRAFT = "draft"
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    LOCKED = "locked"


NEXT: Final[Mapping[StatementState, StatementState]] = {
    StatementState.DRAFT: StatementState.CHECKED,
    StatementState.CHECKED: StatementState.CONFIRMED,
    StatementState.CONFIRMED: StatementState.LOCKED,
}
STATE_ORDER: Final = {state: place for place, state in enumerate(StatementState)}


@dataclass(frozen=True, slots=True)
class StatementLine:
    """A line as shown and printed; ``hours`` is None while something is missing.

    ``id`` is the stored line's key, or minus its place in a draft. ``now`` is what the source would give today,
    where that differs from what the line says: then the line is stale. ``settled`` says that a correction line
    brought the difference.
    """

    id: int
    source: SourceKind
    source_key: int
    source_part: int
    title: str
    counted_as: CountedAs
    quantity: Decimal | None
    hours: Decimal | None
    reckoning: str
    factors: str = "[]"
    source_digest: str = ""
    corrects_id: int | None = None
    problems: tuple[Problem, ...] = ()
    is_stale: bool = False
    now: Decimal | None = None

    @property
    def version(self) -> int:
        """Lines are not edited; the form beside them needs a number."""
        return 0


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of lines, exact; ``incomplete`` lines are not in them."""

    plan: Decimal
    certificate: Decimal
    corrections: Decimal
    incomplete: int

    @property
    def total(self) -> Decimal:
        """Everything that counts."""
        return self.plan + self.certificate + self.corrections


@dataclass(frozen=True, slots=True)
class Settlement:
    """A total against cap and quota: hours that count, what the quota leaves over.

    ``quota`` and ``overload`` are None where no quota is set, which is not a quota of 0.
    """

    total: Decimal
    counted: Decimal
    cap: Decimal | None
    quota: Decimal | None
    quota_period: Period | None
    overload: Decimal | None


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a teacher's hours are held against; None where nothing is set."""

    quota: Decimal | None = None
    quota_period: Period = Period.TERM
    cap: Decimal | None = None
    cap_period: Period = Period.TERM


def sums(lines: Iterable[StatementLine]) -> Sums:
    """Return the sums of a statement's lines."""
    found = {CountedAs.PLAN: Decimal(0), CountedAs.CERTIFICATE: Decimal(0)}
    corrections = Decimal(0)
    incomplete = 0
    for line in lines:
        if line.hours is None:
            incomplete += 1
        elif line.source is SourceKind.CORRECTION:
            corrections += line.hours
        else:
            found[line.counted_as] += line.hours
    return Sums(found[CountedAs.PLAN], found[CountedAs.CERTIFICATE], corrections, incomplete)


def allowance(rule_set: RuleSet, quota: tuple[Decimal, Period] | None) -> Allowance:
    """Return what is held against a teacher's hours: the school's own quota goes before the rule set's."""
    limits = {limit.kind: limit for limit in rule_set.limits}
    own = limits.get(LimitKind.QUOTA)
    cap = limits.get(LimitKind.CAP)
    hours, period = quota if quota is not None else (own.hours, own.period) if own else (None, Period.TERM)
    return Allowance(hours, period, cap.hours if cap else None, cap.period if cap else Period.TERM)


def settle(total: Decimal, allowed: Allowance, earlier: Decimal = Decimal(0)) -> Settlement:
    """Return how much of a term's total counts, and how much lies above the quota.

    ``earlier`` are the hours of the same year's earlier terms; they matter where a limit is for the year.
    """
    counted = total
    if allowed.cap is not None:
        before = earlier if allowed.cap_period is Period.YEAR else Decimal(0)
        counted = min(total, max(allowed.cap - before, Decimal(0)))
    overload = None
    if allowed.quota is not None:
        before = earlier if allowed.quota_period is Period.YEAR else Decimal(0)
        overload = _above(before + counted, allowed.quota) - _above(before, allowed.quota)
    period = None if allowed.quota is None else allowed.quota_period
    return Settlement(total, counted, allowed.cap, allowed.quota, period, overload)


def _above(hours: Decimal, quota: Decimal) -> Decimal:
    return max(hours - quota, Decimal(0))


def counted_twice(reckoned: Iterable[Reckoned], named: Mapping[int, tuple[int, str]]) -> list[Problem]:
    """Return an error for every assignment that is counted as a slot and as an item that names it.

    ``named`` maps an assignment to the item that names it: key and words.
    """
    return [
        Problem(
            "workload.counted_twice",
            Severity.ERROR,
            {"slot": each.source.name, "item": named[each.source.key][1]},
            Place("workload", named[each.source.key][0], each.source.name, "item"),
        )
        for each in reckoned
        if each.source.kind is SourceKind.ASSIGNMENT and each.source.key in named
    ]


def to_stored(hours: Decimal | None) -> int | None:
    """Return hours as the library stores them: whole ten-thousandths."""
    return None if hours is None else int(hours * TEN_THOUSAND)
