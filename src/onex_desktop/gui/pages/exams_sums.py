"""The sums below the tables of figures: numerators and denominators summed, rates taken from the sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onex_desktop.domain.exams.statistics import ExamStatistics
from onex_desktop.gui.pages import exams_words as words
from onex_desktop.gui.pages.exams_lines import UNFILLED, CollegeLine, PilotLine, known
from onex_desktop.gui.widgets.table_footer import Sum


def pilot_sums(lines: Sequence[PilotLine]) -> Mapping[str, Sum]:
    """Return the sums of the certificates' figures; those that have none are named, not counted as zero."""
    statistics = known(lines, 0)
    return {"certificate": _title(statistics, len(lines)), **_figures(statistics)}


def college_sums(lines: Sequence[CollegeLine]) -> Mapping[str, Sum]:
    """Return the sums of the colleges' figures."""
    rows = tuple(row for line in lines for row in line.statistics.rows)
    unfilled = sum(len(line.unfilled) for line in lines)
    return {
        "college": Sum(f"合计 {len(lines)} 个学院"),
        "pilots": Sum(words.count(len(rows) + unfilled)),
        "unfilled": Sum(words.count(unfilled) if unfilled else ""),
        **_figures(ExamStatistics(0, rows)),
    }


def _title(statistics: ExamStatistics, lines: int) -> Sum:
    filled = len(statistics.rows)
    if filled == lines:
        return Sum(f"合计 {lines} 个证书")
    return Sum(f"合计 已填写的 {filled} 个证书", f"{lines - filled} 个{UNFILLED}，不计入合计")


def _figures(statistics: ExamStatistics) -> Mapping[str, Sum]:
    if not statistics.rows:
        return {}
    released, passed, rate = words.results_of(statistics)
    state = statistics.state
    return {
        "planned": Sum(words.count(statistics.planned)),
        "attended": Sum(words.count(statistics.attended)),
        "resits": Sum(words.RESITS if statistics.includes_resits else ""),
        "attendance": Sum(words.share(statistics.attendance), words.attendance_reckoning(statistics)),
        "state": Sum(words.state_name(state)),
        "released": Sum(words.count(released)),
        "passed": Sum(words.count(passed)),
        "pass_rate": Sum(words.share(rate), words.PENDING if rate is None else words.pass_reckoning(rate, state)),
    }
