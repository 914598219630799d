"""The rows of the examinations page: pilots and colleges with their figures, known or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onex_desktop.domain.catalogue import ExamRecord, PilotRow
from onex_desktop.domain.exams.statistics import ExamRow, ExamStatistics, ResultState, by_college
from onex_desktop.gui.context_bar import Context
from onex_desktop.wording import labels

UNFILLED = "未填写"


@dataclass(frozen=True, slots=True)
class PilotLine:
    """A pilot with its examination figures; ``figures`` is None as long as nobody has entered any."""

    pilot: PilotRow
    figures: ExamRow | None

    @property
    def id(self) -> int:
        """The pilot's key: a line is there before its figures are."""
        return self.pilot.id

    @property
    def title(self) -> str:
        """The certificate with its levels."""
        return labels.with_levels(self.pilot.certificate, self.pilot.levels)

    @property
    def state(self) -> ResultState | None:
        """How far the results are out; None while there are no figures."""
        return None if self.figures is None else self.figures.draft.state

    @property
    def is_named(self) -> bool:
        """Whether the figures are those of registrations."""
        return self.pilot.exam_record is ExamRecord.NAMED

    @property
    def has_totals(self) -> bool:
        """Whether there are totals that somebody entered."""
        return self.figures is not None and not self.is_named


@dataclass(frozen=True, slots=True)
class CollegeLine:
    """A college with the figures of its pilots; ``unfilled`` are the pilots that have none."""

    id: int
    college: str
    statistics: ExamStatistics
    unfilled: tuple[PilotLine, ...]

    @property
    def state(self) -> ResultState | None:
        """How far the results are out; None while there are no figures."""
        return self.statistics.state


def pilot_lines(pilots: Sequence[PilotRow], statistics: ExamStatistics, context: Context) -> tuple[PilotLine, ...]:
    """Return a line for every pilot of the college and major chosen, whether its figures are known or not."""
    figures = {row.draft.pilot_id: row for row in statistics.rows}
    return tuple(
        PilotLine(pilot, figures.get(pilot.id))
        for pilot in pilots
        if context.college_id in (None, pilot.draft.college_id)
        and (context.major_id is None or context.major_id in pilot.draft.major_ids)
    )


def known(lines: Sequence[PilotLine], year: int) -> ExamStatistics:
    """Return the statistics of the lines whose figures are known."""
    return ExamStatistics(year, tuple(line.figures for line in lines if line.figures is not None))


def college_lines(lines: Sequence[PilotLine], year: int) -> tuple[CollegeLine, ...]:
    """Return a line for every college of the lines, in the order of their first pilots."""
    figures = dict(by_college(known(lines, year)))
    colleges = {line.pilot.draft.college_id: line.pilot.college for line in lines}
    return tuple(
        CollegeLine(
            key,
            name,
            figures.get(name, ExamStatistics(year, ())),
            tuple(line for line in lines if line.figures is None and line.pilot.draft.college_id == key),
        )
        for key, name in colleges.items()
    )
