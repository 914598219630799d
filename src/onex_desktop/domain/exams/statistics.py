"""Examination figures: what was planned, sat, released and passed, and what was merely stated."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.exams.counting import Tally
from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.values import Level, Rate

DIGITS: Final = 1
"""Decimals of a rate where its source prints none."""

_PERCENTAGE: Final = re.compile(r"\d{1,4}(\.\d{1,4})?\s*[%％]")


class ResultState(StrEnum):
    """How far the results of a row are out; pending is never failed."""

    PENDING = "pending"
    PARTIAL = "partial"
    RELEASED = "released"


@dataclass(frozen=True, slots=True)
class AggregateDraft:
    """Totals of a pilot's examinations where the rows behind them are not known.

    ``attended`` counts person-times; ``released`` is the size of the batches whose results are out
    (对应批次), None when unknown. ``stated_attendance`` and ``stated_pass`` are the rates as the source
    prints them: they decide how many digits a report prints, and are compared with the reckoned rate.
    """

    pilot_id: int
    attended: int
    includes_resits: bool
    state: ResultState
    passed: int | None = None
    released: int | None = None
    stated_attendance: str = ""
    stated_pass: str = ""


def of_names(pilot_id: int, tally: Tally) -> AggregateDraft:
    """Return what the registrations of a pilot add up to, in the words of totals; without results it is pending."""
    attended, released = tally.attended, tally.released or 0
    if not released:
        return AggregateDraft(pilot_id, attended, bool(tally.resits), ResultState.PENDING)
    state = ResultState.RELEASED if released == attended else ResultState.PARTIAL
    return AggregateDraft(pilot_id, attended, bool(tally.resits), state, tally.passed, released)


@dataclass(frozen=True, slots=True)
class ExamRow:
    """A line of the examination statistics.

    ``record`` tells whether it is made of totals, whose key and version it then has, or of registrations.
    """

    id: int
    version: int
    sequence: int
    certificate_id: int
    certificate: str
    levels: tuple[Level, ...]
    college: str
    planned: int
    draft: AggregateDraft
    record: ExamRecord = ExamRecord.TOTALS

    @property
    def attendance(self) -> Rate:
        """Person-times over the headcount planned (the deck's 参考率); over one where resits are counted."""
        return Rate(self.draft.attended, self.planned)

    @property
    def pass_rate(self) -> Rate | None:
        """Passed over the released batches (对应批次); None while nothing is out or the size is unknown."""
        if self.draft.passed is None or self.draft.released is None:
            return None
        return Rate(self.draft.passed, self.draft.released)

    @property
    def attendance_digits(self) -> int:
        """Decimals its attendance is printed with."""
        return digits_like(self.draft.stated_attendance)

    @property
    def pass_digits(self) -> int:
        """Decimals its pass rate is printed with."""
        return digits_like(self.draft.stated_pass)


@dataclass(frozen=True, slots=True)
class ExamStatistics:
    """The examination statistics of a year or of a part of it, row by row; its rates are of the sums.

    ``persons`` are the different persons who registered; None unless they were counted and every pilot of the year is
    known by names.
    """

    year: int
    rows: tuple[ExamRow, ...]
    persons: int | None = None

    @property
    def planned(self) -> int:
        """Headcount planned."""
        return sum(row.planned for row in self.rows)

    @property
    def attended(self) -> int:
        """Person-times that sat, resits included where the rows include them."""
        return sum(row.draft.attended for row in self.rows)

    @property
    def passed(self) -> int:
        """Persons passed among the results that are out."""
        return sum(row.draft.passed or 0 for row in self.rows)

    @property
    def released(self) -> int:
        """Person-times whose results are out."""
        return sum(row.draft.released or 0 for row in self.rows)

    @property
    def pass_rate(self) -> Rate:
        """Passed over released, over the rows that know both."""
        known = [row for row in self.rows if row.pass_rate is not None]
        return Rate(sum(row.draft.passed or 0 for row in known), sum(row.draft.released or 0 for row in known))

    @property
    def attendance(self) -> Rate:
        """Person-times over planned."""
        return Rate(self.attended, self.planned)

    @property
    def pending(self) -> int:
        """How many certificates wait for all their results."""
        return sum(row.draft.state is ResultState.PENDING for row in self.rows)

    @property
    def state(self) -> ResultState | None:
        """How far the results of all rows together are out; None without rows."""
        states = {row.draft.state for row in self.rows}
        if not states:
            return None
        return states.pop() if len(states) == 1 else ResultState.PARTIAL

    @property
    def has_results(self) -> bool:
        """Whether any results are out; where none are, ``passed`` and ``released`` are no figures to show."""
        return any(row.draft.passed is not None for row in self.rows)

    @property
    def includes_resits(self) -> bool:
        """Whether the person-times of any row count resits."""
        return any(row.draft.includes_resits for row in self.rows)


def by_college(statistics: ExamStatistics) -> tuple[tuple[str, ExamStatistics], ...]:
    """Return each college with the statistics of its rows, in the order of their first rows."""
    rows: dict[str, list[ExamRow]] = {}
    for row in statistics.rows:
        rows.setdefault(row.college, []).append(row)
    return tuple((college, ExamStatistics(statistics.year, tuple(own))) for college, own in rows.items())


def printed_digits(stated: str) -> int | None:
    """Return how many decimals a printed percentage has (52.5% → 1), or None when nothing was printed."""
    number = stated.strip().rstrip("%％").rstrip()
    if not number:
        return None
    return len(number.partition(".")[2])


def digits_like(stated: str) -> int:
    """Return the decimals a rate is printed with: those of its source, or one where the source prints none."""
    digits = printed_digits(stated)
    return DIGITS if digits is None else digits


def validate_aggregate(draft: AggregateDraft, name: str) -> list[Problem]:
    """Return everything wrong with a totals row: counts, states that contradict them, rates that are none.

    Each problem names the field that the sentence asks to be put right.
    """
    passed, released = draft.passed, draft.released
    is_pending, is_released = draft.state is ResultState.PENDING, draft.state is ResultState.RELEASED
    checks = (
        ("exams.count_negative", "attended", draft.attended < 0),
        ("exams.count_negative", "passed", passed is not None and passed < 0),
        ("exams.count_negative", "released", released is not None and released < 0),
        ("exams.pending_with_result", "state", is_pending and (passed is not None or released is not None)),
        ("exams.result_missing", "passed", not is_pending and passed is None),
        ("exams.released_over_attended", "released", released is not None and released > draft.attended),
        ("exams.passed_over_released", "passed", passed is not None and passed > _basis(draft)),
        ("exams.released_incomplete", "released", is_released and released != draft.attended),
        ("exams.stated_unreadable", "stated_attendance", not _is_percentage(draft.stated_attendance)),
        ("exams.stated_unreadable", "stated_pass", not _is_percentage(draft.stated_pass)),
    )
    return [
        Problem(code, params={"name": name}, where=Place("exams", name=name, field=field))
        for code, field, bad in checks
        if bad
    ]


def _basis(draft: AggregateDraft) -> int:
    return draft.attended if draft.released is None else draft.released


def _is_percentage(stated: str) -> bool:
    text = stated.strip()
    return not text or _PERCENTAGE.fullmatch(text) is not None


def find_problems(statistics: ExamStatistics) -> list[Problem]:
    """Return the findings on the rows: rates over one, unknown batches, stated rates that do not reckon."""
    found: list[Problem] = []
    for row in statistics.rows:
        where = Place("exams", row.id, row.certificate)
        if row.draft.attended > row.planned:
            reason = "resits" if row.draft.includes_resits else "unexplained"
            params: dict[str, Param] = {
                "certificate": row.certificate,
                "attended": row.draft.attended,
                "planned": row.planned,
            }
            severity = Severity.INFO if row.draft.includes_resits else Severity.WARNING
            found.append(Problem("exams.rate_over_one", severity, {**params, "reason": reason}, where))
        if row.draft.state is ResultState.PARTIAL and row.draft.released is None:
            found.append(Problem("exams.released_unknown", Severity.WARNING, {"certificate": row.certificate}, where))
        found += _stated_rates(row, where)
    return found


def _stated_rates(row: ExamRow, where: Place) -> list[Problem]:
    found: list[Problem] = []
    for kind, stated, rate in (
        ("attendance", row.draft.stated_attendance, row.attendance),
        ("pass", row.draft.stated_pass, row.pass_rate),
    ):
        digits = printed_digits(stated)
        if digits is None or rate is None:
            continue
        reckoned = rate.percent(digits)
        if reckoned is None or f"{reckoned}%" != stated.replace("％", "%").replace(" ", ""):
            params = {
                "certificate": row.certificate,
                "rate": kind,
                "stated": stated,
                "reckoned": f"{reckoned}%",
            }
            found.append(Problem("exams.stated_rate", Severity.WARNING, params, where))
    return found
