"""Examination figures by certificate, level, college, major, class, year or teacher, each rate with its basis."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.documents import Align, Cell, Chart, Document, Emphasis, Notes, Series, Stamp, Table
from onex_desktop.domain.exams.counting import Dimension, Figures, Group, Tally
from onex_desktop.domain.exams.statistics import DIGITS
from onex_desktop.domain.values import Rate
from onex_desktop.reports.cells import count_cell, heads, rate_cell, text_cell
from onex_desktop.reports.notes import numbered
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

_HEADINGS: Final = (
    "试点人数",
    "报考人次",
    "已参考人次",
    "补考人次",
    "参考率",
    "已出成绩人次",
    "通过人次",
    "通过率",
    "首考通过率",
    "按人通过率",
)
_WIDTHS: Final = (1.1, 5.4, 1.6, 1.6, 1.6, 1.8, 1.6, 1.8, 1.9, 1.6, 1.7, 1.9, 1.9)
_MOST_BARS: Final = 16
_OF_WHOM: Final = {
    Dimension.CERTIFICATE: "各证书",
    Dimension.LEVEL: "各证书等级",
    Dimension.COLLEGE: "各学院",
    Dimension.MAJOR: "各专业",
    Dimension.CLASS_GROUP: "各班级",
    Dimension.YEAR: "历年",
    Dimension.TEACHER: "各任课教师",
}


def exam_figures(
    figures: Figures, *, year: int | None, institution: str, stamp: Stamp, with_chart: bool = True
) -> Document:
    """Compose the figures of a year, or of all years; ``with_chart`` draws the rates of the groups below them."""
    body = tuple(_line(place, group, figures.dimension) for place, group in enumerate(figures.groups, start=1))
    if figures.total is not None and len(figures.groups) > 1:
        body += (_total(figures.total),)
    heading = heads("序号", labels.DIMENSIONS[figures.dimension], "依据", *_HEADINGS)
    charts = (_chart(figures),) if with_chart and _is_drawn(figures) else ()
    what = "考证情况统计表"
    title = f"{_OF_WHOM[figures.dimension]}{what}" if year is None else f"{year}年{_OF_WHOM[figures.dimension]}{what}"
    return Document(
        report="exam-statistics",
        title=title,
        institution=institution,
        blocks=(Table(_WIDTHS, (heading,), body), *charts, Notes("备注", numbered(_remarks(figures)))),
        stamp=stamp,
        signatures=SIGNERS,
    )


def title_of(group: Group, dimension: Dimension) -> str:
    """Return what a group is called: a level behind its certificate, 年 behind a year."""
    if dimension is Dimension.LEVEL:
        return labels.with_levels(group.title, (str(group.key[1]),))
    return f"{group.title}年" if dimension is Dimension.YEAR else group.title


def _line(place: int, group: Group, dimension: Dimension) -> tuple[Cell, ...]:
    name = Cell(title_of(group, dimension), align=Align.LEFT)
    return (count_cell(place), name, text_cell(labels.EXAM_RECORDS[group.record]), *_counts(group.tally))


def _total(tally: Tally) -> tuple[Cell, ...]:
    strong = Emphasis.STRONG
    return (text_cell("合计（按名单，每次报考计一次）", columns=3, emphasis=strong), *_counts(tally, strong))


def _counts(tally: Tally, emphasis: Emphasis = Emphasis.NONE) -> tuple[Cell, ...]:
    return (
        _count(tally.planned, emphasis),
        _count(tally.registered, emphasis),
        _count(tally.attended, emphasis),
        _count(tally.resits, emphasis),
        rate_cell(tally.participation, DIGITS, emphasis=emphasis),
        *_results(tally, emphasis),
    )


def _results(tally: Tally, emphasis: Emphasis) -> tuple[Cell, ...]:
    if not tally.released:
        # Nobody has a result: neither a zero nor a rate, but what it is waiting for.
        waiting = "成绩未出" if tally.attended else formats.NOTHING
        return (text_cell(waiting, columns=5, emphasis=emphasis),)
    return (
        _count(tally.released, emphasis),
        _count(tally.passed, emphasis),
        rate_cell(tally.pass_rate, DIGITS, emphasis=emphasis),
        rate_cell(tally.first_pass_rate, DIGITS, emphasis=emphasis),
        rate_cell(tally.person_pass_rate, DIGITS, emphasis=emphasis),
    )


def _count(number: int | None, emphasis: Emphasis) -> Cell:
    return text_cell(formats.NOTHING, emphasis=emphasis) if number is None else count_cell(number, emphasis=emphasis)


def _is_drawn(figures: Figures) -> bool:
    return 1 < len(figures.groups) <= _MOST_BARS and any(group.tally.released for group in figures.groups)


def _chart(figures: Figures) -> Chart:
    is_mixed = len({group.record for group in figures.groups}) > 1
    names = tuple(_bar(group, figures.dimension, is_mixed=is_mixed) for group in figures.groups)
    return Chart(
        f"{_OF_WHOM[figures.dimension]}参考率与通过率（%）",
        names,
        (
            Series("参考率", tuple(_percent(group.tally.participation) for group in figures.groups)),
            Series("通过率（对应批次）", tuple(_percent(group.tally.pass_rate) for group in figures.groups)),
        ),
        is_trend=figures.dimension is Dimension.YEAR and all(g.record is ExamRecord.NAMED for g in figures.groups),
    )


def _bar(group: Group, dimension: Dimension, *, is_mixed: bool) -> str:
    name = title_of(group, dimension)
    return f"{name}（总数）" if is_mixed and group.record is ExamRecord.TOTALS else name


def _percent(rate: Rate | None) -> float | None:
    value = None if rate is None else rate.percent(DIGITS)
    return None if value is None else float(value)


def _remarks(figures: Figures) -> list[str]:
    found = [
        "参考率 = 已参考人次 ÷ 试点人数，含补考，可超过 100%；试点人数不能分到组的写“—”。",
        "通过率 = 通过人次 ÷ 对应批次已出成绩人次；首考通过率只算首次报考；按人通过率每人计一次，含补考。",
        "成绩未出的不计入分母，也不按未通过计；违纪的计入已参考和已出成绩。",
    ]
    if any(group.record is ExamRecord.TOTALS for group in figures.groups):
        found.append("依据为“总数”的行没有名单，不与名单相加，合计也不含它们；“—”表示总数里没有这一项。")
    if figures.dimension is Dimension.TEACHER:
        found.append("按课程模块与证书的对应关系计到任课教师；一名学生由几位教师授课，各计一次，故各行相加大于合计。")
    if figures.left_out:
        names = formats.listed(dict.fromkeys(figures.left_out))
        found.append(f"只有总数、不能按{labels.DIMENSIONS[figures.dimension]}分的试点没有列入：{names}。")
    return found
