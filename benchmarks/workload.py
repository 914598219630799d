"""A school's term of workload: everything reckoned anew, and the effect of one edit."""

from __future__ import annotations

import random
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any

from benchmarks.measure import Result, seconds, side_by_side
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.reckoner import Reckoner

LINES, TEACHERS = 60_000, 2_000
RULES = {
    "code": "B",
    "unit": "标准课时",
    "source": "量测用",
    "final_round": {"digits": 4},
    "base": "hours",
    "factors": [
        {
            "key": "size",
            "kind": "steps",
            "field": "students",
            "steps": [
                {"from": 1, "to": 40, "value": 1},
                *({"from": low + 1, "to": low + 10, "value": f"1.{low // 10 - 3}"} for low in range(40, 120, 10)),
                {"from": 121, "value": "1.9"},
            ],
        },
        {"key": "over", "kind": "linear", "field": "students", "over": 50, "slope": "0.01", "max": 2},
        {
            "key": "type",
            "kind": "map",
            "field": "course_type",
            "values": {"theory": 1, "training": "1.2", "lab": "0.9"},
        },
        {"key": "repeat", "kind": "repeat", "values": [1, "0.9"]},
        {"key": "title", "kind": "map", "field": "title", "values": {"正高": "1.3", "副高": "1.2", "讲师": "1.1"}},
        {"key": "new_course", "kind": "map", "field": "new_course", "values": {"yes": "1.1"}},
        {"key": "groups", "kind": "batch", "values": [1, "1.4", "1.7", "2"]},
        {"key": "quality", "kind": "given", "at_least": "0.9", "at_most": "1.1"},
    ],
}

Line = tuple[int, dict[str, Any]]


def run(rounds: int, lines: int = LINES, teachers: int = TEACHERS) -> list[Result]:
    """Measure the row 「workload recompute / one edit's effect」."""
    return [_recompute(rounds, lines, teachers), _one_edit(rounds, lines, teachers)]


def _recompute(rounds: int, lines: int, teachers: int) -> Result:
    term = _term(lines, teachers)
    rules = parse(RULES)
    assert _sums(Reckoner(rules), term) == _plain(term)  # noqa: S101 -- both say the same, or nothing is measured
    own, other = side_by_side(
        lambda: seconds(lambda: _sums(Reckoner(rules), term)), lambda: seconds(lambda: _plain(term)), rounds
    )
    tenth = seconds(lambda: _sums(Reckoner(rules), term[: lines // 10]))
    detail = f"{own * 1000:.0f} ms against {other * 1000:.0f} ms for {lines} lines; a tenth {tenth * 1000:.0f} ms"
    return Result("workload recompute", own / other, 3.0, detail)


def _one_edit(rounds: int, lines: int, teachers: int) -> Result:
    term = _term(lines, teachers)
    reckoner = Reckoner(parse(RULES))
    by_teacher: dict[int, list[Line]] = defaultdict(list)
    for line in term:
        by_teacher[line[0]].append(line)
    sums = _sums(reckoner, term)

    def edit() -> None:
        line = term[0]
        line[1]["hours"] = Decimal(48)
        sums.update(_sums(reckoner, by_teacher[line[0]]))

    own, _ = side_by_side(lambda: seconds(edit), lambda: 0.0, rounds)
    return Result("one edit's effect on workload, ms", own * 1000, 50.0, f"{teachers} teachers, {lines} lines")


def _term(lines: int, teachers: int) -> list[Line]:
    dice = random.Random(7)  # noqa: S311 -- made-up lines, the same each time
    return [
        (
            dice.randrange(teachers),
            {
                "hours": Decimal(dice.choice((16, 32, 48, 64))),
                "students": Decimal(dice.randint(20, 160)),
                "course_type": dice.choice(("theory", "training", "lab")),
                "repeat": Decimal(dice.randint(1, 3)),
                "title": dice.choice(("正高", "副高", "讲师")),
                "groups": Decimal(dice.randint(1, 5)),
                "quality_factor": Decimal(dice.choice(("0.95", "1", "1.05"))),
                **({"new_course": True} if dice.random() < 0.2 else {}),
            },
        )
        for _ in range(lines)
    ]


def _sums(reckoner: Reckoner, term: Sequence[Line]) -> dict[int, Decimal]:
    sums: dict[int, Decimal] = defaultdict(Decimal)
    for teacher, inputs in term:
        sums[teacher] += reckoner.hours(inputs)
    return sums


_ENDS = [40, *range(50, 121, 10)]
_STEPS = [Decimal(f"1.{n}") for n in range(10)]
_TYPES = {"theory": Decimal(1), "training": Decimal("1.2"), "lab": Decimal("0.9")}
_REPEATS = (Decimal(1), Decimal("0.9"))
_TITLES = {"正高": Decimal("1.3"), "副高": Decimal("1.2"), "讲师": Decimal("1.1")}
_GROUPS = (Decimal(1), Decimal("1.4"), Decimal("1.7"), Decimal(2))
_WIDE = Context(prec=200, rounding=ROUND_HALF_UP)


def _plain(term: Sequence[Line]) -> dict[int, Decimal]:
    """Reckon the same by hand-written arithmetic that knows nothing of rule sets, words or refusals."""
    sums: dict[int, Decimal] = defaultdict(Decimal)
    fifty, slope, one, most, new = Decimal(50), Decimal("0.01"), Decimal(1), Decimal(2), Decimal("1.1")
    place, multiply = Decimal("0.0001"), _WIDE.multiply
    for teacher, inputs in term:
        students = inputs["students"]
        hours = multiply(inputs["hours"], _STEPS[bisect_left(_ENDS, students)])
        hours = multiply(hours, min(one + max(students - fifty, 0) * slope, most))
        hours = multiply(hours, _TYPES[inputs["course_type"]])
        hours = multiply(hours, _REPEATS[min(int(inputs["repeat"]), 2) - 1])
        hours = multiply(hours, _TITLES[inputs["title"]])
        if inputs.get("new_course"):
            hours = multiply(hours, new)
        hours = multiply(hours, _GROUPS[min(int(inputs["groups"]), 4) - 1])
        hours = multiply(hours, inputs["quality_factor"])
        sums[teacher] += hours.quantize(place, rounding=ROUND_HALF_UP, context=_WIDE)
    return sums
