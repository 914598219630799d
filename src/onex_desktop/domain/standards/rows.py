"""A tree as rows, one for each requirement: what a row leaves out, and what does not fit together in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.standards.fragments import is_measure, readings
from onex_desktop.domain.standards.tree import DEPTH, LARGEST, Number, dotted
from onex_desktop.domain.values import Level

NUMBERS: Final = ("area_number", "task_number", "number")
WORDS: Final = ("area", "task", "text")
"""The fields of a row by depth: 1.1.10 and what it says."""


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A requirement with what it hangs on; an area or task with nothing below has blanks to its right."""

    area_number: str = ""
    area: str = ""
    task_number: str = ""
    task: str = ""
    number: str = ""
    text: str = ""

    @property
    def numbers(self) -> tuple[Number, Number, Number]:
        """The three numbers as they are written, empty for none."""
        written = (self.area_number, self.task_number, self.number)
        area, task, own = (tuple(int(part) for part in each.split(".") if part) for each in written)
        return area, task, own

    @property
    def words(self) -> tuple[str, str, str]:
        """Name of the area, name of the task, text."""
        return self.area, self.task, self.text

    @property
    def place(self) -> Number:
        """The place of what the row is about."""
        return max(self.numbers, key=len)


def completed(row: OutlineRow) -> OutlineRow:
    """Return a row with every number whole, as far as its cells tell it.

    Published tables write 1.1.10 in front of the words and nowhere else; hand-made ones write 1, 1 and 10.
    """
    numbers, words = list(row.numbers), list(row.words)
    for depth in range(1, DEPTH + 1):
        number, rest = _in_front(words[depth - 1], depth)
        if number and numbers[depth - 1] in ((), number):
            numbers[depth - 1], words[depth - 1] = number, rest
    area, task, own = numbers
    if len(own) == DEPTH:
        task = task or own[:2]
    if len(task) == 2:
        area = area or task[:1]
    if len(task) == 1 and len(area) == 1:
        task = (*area, *task)
    if len(task) == 2 and (len(own) == 1 or (len(own) == 2 and own[0] == task[1])):
        own = (*task, own[-1])
    return OutlineRow(dotted(area), words[0], dotted(task), words[1], dotted(own), words[2])


def misfits(row: OutlineRow, level: Level) -> list[Problem]:
    """Return what does not fit together in a completed row; each place has the field at fault."""
    found: list[Problem] = []
    above: Number = ()
    numbers, words = row.numbers, row.words
    last = max(depth for depth in range(DEPTH) if depth == 0 or numbers[depth] or words[depth])
    for depth, number in enumerate(numbers[: last + 1]):
        field = NUMBERS[depth]
        if not number:
            found.append(_problem("standards.row_without_number", field, level, number=words[depth][:20]))
        elif len(number) != depth + 1 or number[:depth] != above:
            found.append(
                _problem("standards.number_elsewhere", field, level, number=dotted(number), above=dotted(above))
            )
        elif not all(1 <= part <= LARGEST for part in number):
            found.append(_problem("standards.number_impossible", field, level, number=dotted(number), most=LARGEST))
        if found:
            return found
        above = number
    if len(numbers[-1]) == DEPTH and not row.text.strip():
        found.append(_problem("standards.text_missing", "text", level, number=row.number))
    return found


def _in_front(words: str, depth: int) -> tuple[Number, str]:
    """Return the number that stands in front of words of a depth, and the words without it."""
    for reading in readings(words):
        is_sure = len(reading.number) == depth and reading.rest and not (depth == 1 and is_measure(reading.rest))
        if is_sure:
            return reading.number, reading.rest
    return (), words


def _problem(code: str, field: str, level: Level, **params: Param) -> Problem:
    return Problem(code, params={"level": level.value, **params}, where=Place("standards", field=field))
