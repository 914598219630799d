"""What the tables of the examinations page show, column by column."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from onex_desktop.domain.exams.reconciliation import SPELLINGS, Reconciled
from onex_desktop.domain.exams.statistics import ExamRow, ExamStatistics, ResultState
from onex_desktop.domain.values import Rate
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages import exams_words as words
from onex_desktop.gui.pages.exams_lines import UNFILLED, CollegeLine, PilotLine
from onex_desktop.gui.tokens import Tone
from onex_desktop.wording import formats, labels

NOT_OUT: Final = "成绩未出，不计入通过率"
NO_FIGURES: Final = "还没有填写考证人数"
NO_BATCH: Final = "还没有填写已出成绩的批次有多少人次，算不出通过率"
AGREEMENTS: Final = {True: "一致", False: "不一致", None: "无法核对"}
AGREEMENT_TONES: Final = {True: Tone.GOOD, False: Tone.WARNING, None: Tone.QUIET}
AGREEMENT_ICONS: Final = {True: "circle-check", False: "triangle-alert", None: "circle-help"}


def _of(line: PilotLine, read: Callable[[ExamRow], int | None]) -> int | None:
    return None if line.figures is None else read(line.figures)


def _value(rate: Rate | None) -> Decimal | None:
    return None if rate is None else rate.value


def _number(line: PilotLine, read: Callable[[ExamRow], int | None]) -> str:
    return words.count(_of(line, read))


def _attendance(line: PilotLine) -> str:
    row = line.figures
    return formats.NOTHING if row is None else words.share(row.attendance, row.attendance_digits)


def _pass_rate(line: PilotLine) -> str:
    row = line.figures
    return formats.NOTHING if row is None else words.share(row.pass_rate, row.pass_digits)


def _attendance_tip(line: PilotLine) -> str:
    row = line.figures
    return NO_FIGURES if row is None else _sourced(words.attendance_reckoning(row), row.draft.stated_attendance)


def _pass_tip(line: PilotLine) -> str:
    row = line.figures
    if row is None:
        return NO_FIGURES
    if row.draft.state is ResultState.PENDING:
        return NOT_OUT
    rate = row.pass_rate
    return NO_BATCH if rate is None else _sourced(words.pass_reckoning(rate, row.draft.state), row.draft.stated_pass)


def _result_tip(line: PilotLine) -> str:
    return {None: NO_FIGURES, ResultState.PENDING: NOT_OUT}.get(line.state, "")


def _sourced(reckoning: str, stated: str) -> str:
    return f"{reckoning}\n来源写作 {stated}" if stated else reckoning


PILOTS: Final[tuple[Column[PilotLine], ...]] = (
    Column("sequence", "序号", lambda line: line.pilot.draft.sequence, align="right", width=42),
    Column("certificate", "证书（等级）", lambda line: line.title, width=198),
    Column("college", "学院", lambda line: line.pilot.college, width=107),
    Column(
        "planned", "试点人数", lambda line: line.pilot.draft.planned,
        lambda line: formats.count(line.pilot.draft.planned), "right", 68,
    ),
    Column(
        "attended", "已参考", lambda line: _of(line, lambda row: row.draft.attended),
        lambda line: _number(line, lambda row: row.draft.attended), "right", 56, hint="人次，含补考的另有注明",
    ),
    Column(
        "resits", "补考",
        lambda line: words.RESITS if line.figures is not None and line.figures.draft.includes_resits else "", width=56,
        tooltip=lambda line: "已参考人次含补考人次" if line.figures and line.figures.draft.includes_resits else "",
    ),
    Column(
        "attendance", "参考率", lambda line: None if line.figures is None else _value(line.figures.attendance),
        _attendance, "right", 64, tooltip=_attendance_tip, hint=words.NOTES[0],
    ),
    Column(
        "state", "状态", lambda line: line.state, lambda line: words.state_name(line.state), width=115,
        tone=lambda line: words.TONES[line.state], icon=lambda line: words.ICONS[line.state],
    ),
    Column(
        "released", "已出成绩", lambda line: _of(line, lambda row: row.draft.released),
        lambda line: _number(line, lambda row: row.draft.released), "right", 68, tooltip=_result_tip,
        hint="成绩已公布的批次的参考人次",
    ),
    Column(
        "passed", "通过人数", lambda line: _of(line, lambda row: row.draft.passed),
        lambda line: _number(line, lambda row: row.draft.passed), "right", 68, tooltip=_result_tip,
    ),
    Column(
        "pass_rate", "通过率", lambda line: None if line.figures is None else _value(line.figures.pass_rate),
        _pass_rate, "right", 60, tooltip=_pass_tip, hint=words.NOTES[1],
    ),
)  # fmt: skip


def _known(line: CollegeLine, read: Callable[[ExamStatistics], int]) -> int | None:
    return read(line.statistics) if line.statistics.rows else None


def _unfilled_tip(line: CollegeLine) -> str:
    return f"{UNFILLED}：" + "、".join(pilot.title for pilot in line.unfilled) if line.unfilled else ""


def _college_attendance_tip(line: CollegeLine) -> str:
    return words.attendance_reckoning(line.statistics) if line.statistics.rows else NO_FIGURES


def _college_pass_tip(line: CollegeLine) -> str:
    rate = words.results_of(line.statistics)[2]
    return NOT_OUT if rate is None else words.pass_reckoning(rate, line.state)


COLLEGES: Final[tuple[Column[CollegeLine], ...]] = (
    Column("college", "学院", lambda line: line.college, width=150),
    Column(
        "pilots", "证书", lambda line: len(line.statistics.rows) + len(line.unfilled), align="right", width=52,
        tooltip=_unfilled_tip,
    ),
    Column(
        "unfilled", "未填写", lambda line: len(line.unfilled) or None, align="right", width=62, tooltip=_unfilled_tip,
    ),
    Column(
        "planned", "试点人数", lambda line: _known(line, lambda all_: all_.planned),
        lambda line: words.count(_known(line, lambda all_: all_.planned)), "right", 76, hint="已填写考证人数的试点",
    ),
    Column(
        "attended", "已参考", lambda line: _known(line, lambda all_: all_.attended),
        lambda line: words.count(_known(line, lambda all_: all_.attended)), "right", 68, hint="人次，含补考的另有注明",
    ),
    Column("resits", "补考", lambda line: words.RESITS if line.statistics.includes_resits else "", width=60),
    Column(
        "attendance", "参考率", lambda line: line.statistics.attendance.value,
        lambda line: words.share(line.statistics.attendance), "right", 70, tooltip=_college_attendance_tip,
        hint=words.NOTES[0],
    ),
    Column(
        "state", "状态", lambda line: line.state, lambda line: words.state_name(line.state), width=120,
        tone=lambda line: words.TONES[line.state], icon=lambda line: words.ICONS[line.state],
    ),
    Column(
        "released", "已出成绩", lambda line: words.results_of(line.statistics)[0],
        lambda line: words.count(words.results_of(line.statistics)[0]), "right", 76,
        hint="成绩已公布的批次的参考人次",
    ),
    Column(
        "passed", "通过人数", lambda line: words.results_of(line.statistics)[1],
        lambda line: words.count(words.results_of(line.statistics)[1]), "right", 76,
    ),
    Column(
        "pass_rate", "通过率", lambda line: _value(words.results_of(line.statistics)[2]),
        lambda line: words.share(words.results_of(line.statistics)[2]), "right", 64, tooltip=_college_pass_tip,
        hint=words.NOTES[1],
    ),
)  # fmt: skip


def stated(row: Reconciled) -> str:
    """Return what the document states, as a number or a text."""
    draft = row.statement.draft
    return draft.text if draft.subject in SPELLINGS else words.count(draft.number)


def reckoned(row: Reconciled) -> str:
    """Return what the library says to it, or a dash."""
    return row.reckoned if isinstance(row.reckoned, str) else words.count(row.reckoned)


def difference(row: Reconciled) -> str:
    """Return stated less reckoned with its sign; nothing where that has no meaning."""
    number = row.difference
    if number is None:
        return ""
    return f"{'+' if number > 0 else '−' if number < 0 else ''}{formats.count(abs(number))}"


def _subject(row: Reconciled) -> str:
    return labels.SUBJECTS[row.statement.draft.subject]


def _year(row: Reconciled) -> str:
    year = row.statement.draft.year
    return "" if year is None else f"{year}年"


STATEMENTS: Final[tuple[Column[Reconciled], ...]] = (
    Column("subject", "事项", _subject, width=108),
    Column("about", "对象", lambda row: row.statement.about, width=108),
    Column("year", "年度", lambda row: row.statement.draft.year, _year, width=64),
    Column("stated", "外部数据", lambda row: row.statement.draft.number, stated, "right", 92),
    Column("reckoned", "按明细", lambda row: row.reckoned, reckoned, "right", 92),
    Column("difference", "相差", lambda row: row.difference, difference, "right", 52),
    Column(
        "agrees", "结果", lambda row: AGREEMENTS[row.agrees], width=94,
        tone=lambda row: AGREEMENT_TONES[row.agrees], icon=lambda row: AGREEMENT_ICONS[row.agrees],
    ),
    Column("source", "来源", lambda row: row.statement.draft.source, width=178),
    Column("note", "备注", lambda row: row.statement.draft.note, width=116),
)  # fmt: skip
