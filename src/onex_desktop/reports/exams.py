"""The examination statistics: what was planned, sat and passed, each rate with its basis (deck, 试点考证参考情况)."""

from __future__ import annotations

from itertools import groupby

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Stamp, Table
from onex_desktop.domain.exams.statistics import DIGITS, ExamRow, ExamStatistics, ResultState
from onex_desktop.domain.values import Rate
from onex_desktop.reports.cells import count_cell, heads, rate_cell, text_cell
from onex_desktop.reports.notes import numbered
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

_HEADINGS = ("序号", "试点证书", "试点人数", "已参考人数", "参考率", "通过人数", "通过率", "试点分院")
_RESITS = "（含补考）"
_BATCHES = "（对应批次）"
_PARTIAL = f"（{labels.RESULT_STATES['partial']}）"
_ATTENDED = "参考率 = 已参考人数 ÷ 试点人数。已参考人数按人次计，注明含补考的计入补考人次，故参考率可超过 100%。"
_PASSED = (
    "通过率 = 通过人数 ÷ 已出成绩的对应批次参考人数。成绩未出的不计入分母，也不按未通过计；0 表示成绩已出、无人通过。"
)


def exam_statistics(
    statistics: ExamStatistics,
    *,
    institution: str,
    stamp: Stamp,
    reconciliation: tuple[str, ...] = (),
    one_decimal: bool = False,
) -> Document:
    """Compose the statistics of a year; ``reconciliation`` holds the lines of the reconciliation, already in words.

    Rates have as many decimals as the source printed, or one; ``one_decimal`` prints one everywhere.
    """
    body: list[tuple[Cell, ...]] = []
    for college, run in groupby(statistics.rows, key=lambda row: row.college):
        own = list(run)
        for position, row in enumerate(own):
            cells = _row(row, one_decimal=one_decimal)
            body.append((*cells, text_cell(college, rows=len(own))) if position == 0 else cells)
    body.append(_totals(statistics))
    table = Table((1.2, 6.2, 2.0, 3.4, 2.0, 4.4, 3.8, 3.4), (heads(*_HEADINGS),), tuple(body))
    blocks = (table, Notes("备注", numbered(_definitions(statistics))))
    checks = (Notes("数据核对", numbered(reconciliation)),) if reconciliation else ()
    return Document(
        report="exam-statistics",
        title=f"{statistics.year}年试点考证参考情况统计表",
        institution=institution,
        blocks=(*blocks, *checks),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _row(row: ExamRow, *, one_decimal: bool) -> tuple[Cell, ...]:
    draft = row.draft
    attendance = DIGITS if one_decimal else row.attendance_digits
    return (
        count_cell(row.sequence),
        Cell(labels.with_levels(row.certificate, row.levels), align=Align.LEFT),
        count_cell(row.planned),
        count_cell(draft.attended, _RESITS if draft.includes_resits else ""),
        rate_cell(row.attendance, attendance),
        *_results(row, DIGITS if one_decimal else row.pass_digits),
    )


def _results(row: ExamRow, digits: int) -> tuple[Cell, ...]:
    if row.draft.passed is None:
        return (text_cell(labels.RESULT_STATES["pending"], columns=2),)
    is_partial = row.draft.state is ResultState.PARTIAL
    return (
        count_cell(row.draft.passed, _PARTIAL if is_partial else ""),
        rate_cell(row.pass_rate, digits, _BATCHES if is_partial else ""),
    )


def _totals(statistics: ExamStatistics) -> tuple[Cell, ...]:
    strong = Emphasis.STRONG
    is_open = _waits(statistics)
    if statistics.has_results:
        passed = count_cell(statistics.passed, _PARTIAL if is_open else "", emphasis=strong)
        results: tuple[Cell, ...] = (
            passed,
            rate_cell(statistics.pass_rate, DIGITS, _BATCHES if is_open else "", emphasis=strong),
        )
    else:
        results = (text_cell(labels.RESULT_STATES["pending"], columns=2, emphasis=strong),)
    colleges = len({row.college for row in statistics.rows})
    return (
        text_cell("合计", columns=2, emphasis=strong),
        count_cell(statistics.planned, emphasis=strong),
        count_cell(statistics.attended, _RESITS if statistics.includes_resits else "", emphasis=strong),
        rate_cell(statistics.attendance, DIGITS, emphasis=strong),
        *results,
        text_cell(f"{colleges} 个分院", emphasis=strong),
    )


def _waits(statistics: ExamStatistics) -> bool:
    return any(row.draft.state is not ResultState.RELEASED for row in statistics.rows)


def _definitions(statistics: ExamStatistics) -> tuple[str, ...]:
    lines = [
        f"{_ATTENDED}合计 {_reckoning(statistics.attendance)}。",
        f"{_PASSED}合计 {_reckoning(statistics.pass_rate)}。",
    ]
    batches = [row for row in statistics.rows if row.draft.state is ResultState.PARTIAL]
    if batches:
        lines.append(f"部分成绩未出的对应批次：{'；'.join(map(_batch, batches))}。")
    if statistics.pending:
        lines.append(f"成绩未出的证书 {statistics.pending} 个。")
    return tuple(lines)


def _batch(row: ExamRow) -> str:
    name = labels.with_levels(row.certificate, row.levels)
    if row.pass_rate is None:
        return f"{name} 批次人数未录入，不计通过率"
    return f"{name} {row.pass_rate.numerator} ÷ {row.pass_rate.denominator}"


def _reckoning(rate: Rate) -> str:
    share = formats.percent(rate.percent(DIGITS))
    return f"{formats.count(rate.numerator)} ÷ {formats.count(rate.denominator)} = {share}"
