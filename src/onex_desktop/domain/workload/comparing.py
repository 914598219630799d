"""What if: the same term under two rule sets, by teacher and in total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.workload.sources import Reckoned


@dataclass(frozen=True, slots=True)
class TeacherDifference:
    """A teacher under two rule sets; lines that one of them cannot reckon are counted, not guessed.

    ``one`` and ``other`` are the sums of the lines that both can reckon, so that the difference compares like with
    like; ``only_one``, ``only_other`` and ``neither`` count the rest.
    """

    id: int
    teacher: str
    one: Decimal
    other: Decimal
    lines: int
    only_one: int
    only_other: int
    neither: int

    @property
    def difference(self) -> Decimal:
        """What the other rule set gives more."""
        return self.other - self.one

    @property
    def left_out(self) -> int:
        """Lines that are in neither sum."""
        return self.only_one + self.only_other + self.neither


def compare(teacher_id: int, teacher: str, one: Sequence[Reckoned], other: Sequence[Reckoned]) -> TeacherDifference:
    """Return a teacher's hours under both; the sequences hold the same sources in the same order."""
    sums = [Decimal(0), Decimal(0)]
    both = only_one = only_other = neither = 0
    for left, right in zip(one, other, strict=True):
        if left.hours is not None and right.hours is not None:
            both += 1
            sums[0] += left.hours
            sums[1] += right.hours
        elif left.hours is not None:
            only_one += 1
        elif right.hours is not None:
            only_other += 1
        else:
            neither += 1
    return TeacherDifference(teacher_id, teacher, sums[0], sums[1], both, only_one, only_other, neither)


def in_total(rows: Sequence[TeacherDifference], title: str) -> TeacherDifference:
    """Return the sums of all teachers; they add up because every row is exact."""
    return TeacherDifference(
        0,
        title,
        sum((row.one for row in rows), Decimal(0)),
        sum((row.other for row in rows), Decimal(0)),
        sum(row.lines for row in rows),
        sum(row.only_one for row in rows),
        sum(row.only_other for row in rows),
        sum(row.neither for row in rows),
    )
