"""How examination figures read on the screen: every rate with what it is a share of, pending never as a number."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from onex_desktop.domain.exams.statistics import DIGITS, ExamRow, ExamStatistics, ResultState
from onex_desktop.domain.values import Rate
from onex_desktop.gui.pages.exams_lines import UNFILLED
from onex_desktop.gui.tokens import Tone
from onex_desktop.wording import formats, labels

RESITS: Final = "含补考"
PENDING: Final = labels.RESULT_STATES["pending"]
TONES: Final = {
    None: Tone.ACCENT,
    ResultState.PENDING: Tone.QUIET,
    ResultState.PARTIAL: Tone.WARNING,
    ResultState.RELEASED: Tone.GOOD,
}
ICONS: Final = {
    None: "pencil",
    ResultState.PENDING: "clock",
    ResultState.PARTIAL: "hourglass",
    ResultState.RELEASED: "circle-check",
}
NOTES: Final = (
    "参考率 = 已参考人次 ÷ 试点人数。人次含补考时可以超过 100%。",
    "通过率 = 通过人数 ÷ 已出成绩的对应批次人次。成绩未出的不计入分母，也不算未通过；0 表示成绩已出、无人通过。",
)


def state_name(state: ResultState | None) -> str:
    """Return what a state is called, 未填写 where there are no figures."""
    return UNFILLED if state is None else labels.RESULT_STATES[state]


def count(number: int | None) -> str:
    """Return a count, or a dash where it is not known; a real zero is 0."""
    return formats.NOTHING if number is None else formats.count(number)


def points(score: Decimal | None) -> str:
    """Return points without needless zeros, or nothing where none are known."""
    return "" if score is None else f"{score.normalize():f}"


def share(rate: Rate | None, digits: int = DIGITS) -> str:
    """Return a rate as a percentage, or a dash where there is none."""
    return formats.percent(None if rate is None else rate.percent(digits))


def fraction(rate: Rate | None) -> str:
    """Return a rate as the division it is, 通过 42 ÷ 80 without the words."""
    return "" if rate is None else f"{formats.count(rate.numerator)} ÷ {formats.count(rate.denominator)}"


def attendance_reckoning(figures: ExamRow | ExamStatistics) -> str:
    """Return how an attendance comes about: 已参考 104 人次（含补考）÷ 试点 70 人."""
    rate = figures.attendance
    includes = figures.draft.includes_resits if isinstance(figures, ExamRow) else figures.includes_resits
    resits = f"（{RESITS}）" if includes else " "
    return f"已参考 {formats.count(rate.numerator)} 人次{resits}÷ 试点 {formats.count(rate.denominator)} 人"


def pass_reckoning(rate: Rate, state: ResultState | None) -> str:
    """Return how a pass rate comes about, naming its basis where only some batches are out."""
    basis = "（对应批次）" if state is ResultState.PARTIAL else ""
    return f"通过 {formats.count(rate.numerator)} 人 ÷ 已出成绩 {formats.count(rate.denominator)} 人次{basis}"


def results_of(statistics: ExamStatistics) -> tuple[int | None, int | None, Rate | None]:
    """Return released, passed and pass rate of several rows, None where nothing is out."""
    if not statistics.has_results:
        return None, None, None
    return statistics.released, statistics.passed, statistics.pass_rate
