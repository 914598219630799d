"""A question of who takes what as an integer programme: all of it, or some slots while the others stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from onex_desktop.domain.teaching.staffing import Answer, Question, total

GAP: Final = 0.0
"""Optimal means optimal: no gap is left between answer and bound."""


@dataclass(frozen=True, slots=True)
class Solved:
    """What the solver came to.

    Attributes:
        answer: the best one found, None when there is none in the time given.
        proved: no better one exists for the slots that were free.
    """

    answer: Answer | None
    proved: bool


def solve(
    question: Question,
    start: Answer,
    free: Sequence[int],
    seconds: float,
    cancelled: Callable[[], bool] = lambda: False,
) -> Solved:
    """Give out the slots at the places ``free`` as well as can be; all others stay as in ``start``.

    Returns within ``seconds``, or soon after ``cancelled`` holds.
    """
    # 8 MB of library that most sessions never need.
    import highspy

    model = _Model(question, start, free)
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]
    for name, value in (
        ("output_flag", False), ("time_limit", seconds), ("mip_rel_gap", GAP), ("mip_abs_gap", 0.5),
    ):  # fmt: skip
        solver.setOptionValue(name, value)
    solver.passModel(model.programme(highspy))

    def look(event: Any) -> None:  # noqa: ANN401 -- the library is untyped
        event.interrupt(cancelled())

    solver.cbMipInterrupt += look
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Solved(None, proved=False)
    answer = model.answer(start, solver.getSolution().col_value)
    # A proof is believed when the answer is worth what the solver says. (Given a starting point, HiGHS 1.16 came
    # back with the starting point and the value of a better answer; it is given none.)
    stated = round(solver.getInfo().objective_function_value) + total(question, start) - model.worth_of(start)
    optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return Solved(answer, optimal and stated == total(question, answer))


@dataclass
class _Model:
    """Columns and rows as they come; ``x`` gives the column of slot place and teacher."""

    question: Question
    start: Answer
    free: Sequence[int]
    x: dict[tuple[int, int], int] = field(default_factory=dict)
    cost: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[float, float, list[tuple[int, float]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        stays = set(range(len(self.start))) - set(self.free)
        slots, weights = self.question.slots, self.question.weights
        self._load: Counter[int] = Counter()
        for at in stays:
            self._load[self.start[at]] += slots[at].hours
        known = {(self.start[at], slots[at].subject) for at in stays}
        prepared: dict[tuple[int, int], int] = {}
        for at in self.free:
            choice: list[tuple[int, float]] = []
            for teacher in slots[at].choices:
                column = self._column(-weights.kept * (teacher in slots[at].kept), 1, whole=True)
                self.x[at, teacher] = column
                choice.append((column, 1))
                subject = (teacher, slots[at].subject)
                if subject not in known:
                    if subject not in prepared:
                        prepared[subject] = self._column(weights.preparation, 1)
                    self.rows.append((0, _INFINITE, [(prepared[subject], 1), (column, -1)]))
            self.rows.append((1, 1, choice))
        self._prepared = prepared
        self._bounds: list[tuple[int, int, int]] = []
        for teacher in dict.fromkeys(teacher for _, teacher in self.x):
            if teacher in self.question.limits:
                self._bound(teacher, self.question.limits[teacher], weights.overload)
            if weights.uneven:
                self._bound(teacher, self.question.fair_share, weights.uneven)

    def _column(self, cost: float, upper: float, *, whole: bool = False) -> int:
        self.cost.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.cost) - 1

    def _bound(self, teacher: int, hours: int, cost: int) -> None:
        """Let a teacher's hours above ``hours`` cost something."""
        above = self._column(cost, _INFINITE)
        parts = [
            (column, float(self.question.slots[at].hours)) for (at, who), column in self.x.items() if who == teacher
        ]
        self._bounds.append((above, teacher, hours))
        base = self._load[teacher]
        if base > hours:
            # What stands above already is no choice any more; only what is added counts.
            base = hours
        self.rows.append((-_INFINITE, hours - base, [*parts, (above, -1.0)]))

    def programme(self, library: Any) -> Any:  # noqa: ANN401 -- the library is untyped
        """Return the model in the library's form, row by row."""
        made = library.HighsLp()
        made.num_col_, made.num_row_ = len(self.cost), len(self.rows)
        made.col_cost_, made.col_lower_, made.col_upper_ = self.cost, [0.0] * len(self.cost), self.upper
        made.row_lower_ = [low for low, _, _ in self.rows]
        made.row_upper_ = [high for _, high, _ in self.rows]
        starts, index, value = [0], [], []
        for _, _, parts in self.rows:
            index += [column for column, _ in parts]
            value += [float(factor) for _, factor in parts]
            starts.append(len(index))
        matrix = made.a_matrix_
        matrix.format_ = library.MatrixFormat.kRowwise
        matrix.start_, matrix.index_, matrix.value_ = starts, index, value
        kind = library.HighsVarType
        made.integrality_ = [kind.kInteger if whole else kind.kContinuous for whole in self.whole]
        return made

    def worth_of(self, answer: Answer) -> int:
        """Return what the model makes of an answer: its total but for a constant."""
        load, columns = Counter(self._load), set[int]()
        for at in self.free:
            teacher, slot = answer[at], self.question.slots[at]
            load[teacher] += slot.hours
            columns.add(self.x[at, teacher])
            if (teacher, slot.subject) in self._prepared:
                columns.add(self._prepared[teacher, slot.subject])
        chosen = sum(self.cost[column] for column in columns)
        above = sum(
            self.cost[column] * max(0, load[teacher] - max(hours, self._load[teacher]))
            for column, teacher, hours in self._bounds
        )
        return round(chosen + above)

    def answer(self, start: Answer, values: Sequence[float]) -> Answer:
        """Return the answer that the columns say."""
        found = list(start)
        for (at, teacher), column in self.x.items():
            if values[column] > 0.5:
                found[at] = teacher
        return tuple(found)


_INFINITE: Final = float("inf")
