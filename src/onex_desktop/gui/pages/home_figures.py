"""The figures of the start page, each with its denominator and the place it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.exams.statistics import ExamStatistics
from onex_desktop.domain.mapping import CertificateMatrix, Coverage
from onex_desktop.domain.problems import Place
from onex_desktop.services.dashboard import Dashboard
from onex_desktop.wording import formats, labels

MOST_GAPS: Final = 4
"""So many gaps are named; a standard without links has hundreds, and the window would grow as wide as their list."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it is, the number, how it comes about, and where its list is."""

    caption: str
    number: str
    detail: str
    place: Place
    explained: str = ""


def figures(board: Dashboard) -> tuple[Figure, ...]:
    """Return the figures in the order of the year's work."""
    pilots = board.pilots
    rows = [
        Figure(
            "试点证书",
            str(pilots.certificates),
            f"{pilots.colleges} 个学院，{pilots.majors} 个专业",
            Place("catalogue"),
        ),
        Figure("试点人数", formats.count(pilots.planned), "各试点批准人数之和", Place("catalogue")),
        _coverage(board.mapping),
        _teaching(board),
    ]
    return (*rows, *_exams(board.exams))


def _coverage(matrices: tuple[tuple[CertificateMatrix, Coverage], ...]) -> Figure:
    total = sum(cover.total for _, cover in matrices)
    covered = sum(cover.covered for _, cover in matrices)
    open_units = [unit.code for _, cover in matrices for unit in cover.uncovered]
    more = f" 等 {len(open_units)} 项" if len(open_units) > MOST_GAPS else ""
    gaps = "、".join(open_units[:MOST_GAPS]) + more
    detail = f"缺 {gaps}" if gaps else ("没有缺口" if total else "还没有可以对照的证书模块")
    names = "\n".join(
        f"{m.certificate}（{labels.LEVELS[m.level]}）对 {m.plan}：{c.covered}/{c.total}" for m, c in matrices
    )
    return Figure("矩阵覆盖", f"{covered}/{total}" if total else "—", detail, Place("mapping"), names)


def _teaching(board: Dashboard) -> Figure:
    teaching = board.teaching
    several = len(teaching.on_several_modules)
    detail = f"教师 {teaching.teachers} 人" + (f"，{several} 人承担多个模块" if several else "")
    number = f"{teaching.assigned}/{teaching.slots}" if teaching.slots else "—"
    return Figure("已排模块", number, detail, Place("teaching"), "、".join(teaching.on_several_modules))


def _exams(exams: ExamStatistics | None) -> list[Figure]:
    if exams is None or not exams.rows:
        return []
    attendance, passed = exams.attendance.percent(1), exams.pass_rate.percent(1)
    resits = "（含补考）" if exams.includes_resits else ""
    pending = f"{exams.pending} 个证书成绩未出" if exams.pending else "成绩已全部公布"
    return [
        Figure(
            "已参考人次",
            formats.count(exams.attended),
            f"÷ 试点 {formats.count(exams.planned)} 人 = {formats.percent(attendance)}{resits}",
            Place("exams"),
            "人次含补考，试点人数按人计，比值可以超过 100%",
        ),
        Figure(
            "已出成绩",
            formats.count(exams.released) if exams.has_results else formats.NOTHING,
            pending,
            Place("exams"),
            "成绩已公布的批次的参考人次",
        ),
        Figure(
            "通过人数",
            formats.count(exams.passed) if exams.has_results else formats.NOTHING,
            "已公布批次中通过的人数",
            Place("exams"),
        ),
        Figure(
            "通过率",
            "—" if passed is None else f"{passed}%",
            f"通过 {exams.pass_rate.numerator} ÷ 已出成绩 {exams.pass_rate.denominator}",
            Place("exams"),
            "对应批次；成绩未出不计入",
        ),
    ]
