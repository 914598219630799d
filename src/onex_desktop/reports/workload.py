"""Workload on paper: the summary of a term, the statements of its teachers (headings: domain rules §3.1, 12 and 13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from onex_desktop.domain.documents import Align, Block, Cell, Document, Emphasis, Notes, Stamp, Table
from onex_desktop.reports import workload_pay
from onex_desktop.reports.cells import heads, text_cell
from onex_desktop.reports.notes import numbered
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.reports.workload_pay import PaperPay, PaperPool
from onex_desktop.wording import formats, labels

_SUMMARY: Final = ("序号", "姓名", "职称", "所属学院", "额定工作量", "教学", "证书培训", "更正", "总工作量", "超课时",
                   "审核状态")  # fmt: skip
_STATEMENT: Final = ("序号", "工作内容", "类别", "数量", "计算过程", "标准课时")
_DRAFT_SIGNERS: Final = ("教师本人", "教研室主任", "二级学院", "教务处")
INCOMPLETE: Final = "不完整"


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of a statement; ``hours`` is None where something is missing, and ``missing`` says what."""

    title: str
    counted_as: str
    quantity: Decimal | None
    reckoning: str
    hours: Decimal | None
    missing: str = ""


@dataclass(frozen=True, slots=True)
class PaperStatement:
    """A teacher's statement for the printer."""

    teacher: str
    title: str
    college: str
    state: str
    lines: tuple[PaperLine, ...]
    plan: Decimal
    certificate: Decimal
    corrections: Decimal
    total: Decimal
    incomplete: int
    quota: Decimal | None
    quota_period: str
    overload: Decimal | None
    confirmed_by: str = ""
    digest: str = ""
    pay: PaperPay = field(default_factory=PaperPay)


@dataclass(frozen=True, slots=True)
class PaperTerm:
    """A term for the printer: rule set with revision and digest, and everybody's statement.

    ``pay`` is None where no fee and no total is set: then nothing is said of pay.
    """

    term: str
    rule_set: str
    rule_source: str
    rule_digest: str
    unit: str
    statements: tuple[PaperStatement, ...]
    pay: PaperPool | None = None


def summary(term: PaperTerm, *, institution: str, stamp: Stamp) -> Document:
    """Compose the table of a term: one row for each teacher, and the sum of what is complete."""
    pays = term.pay is not None
    body = [_summary_row(number, row, pays=pays) for number, row in enumerate(term.statements, 1)]
    strong = Emphasis.STRONG
    body.append(
        (
            text_cell("合计", columns=5, emphasis=strong),
            *(_hours(_sum(term.statements, name), strong) for name in ("plan", "certificate", "corrections")),
            _hours(_sum(term.statements, "total"), strong, remark="*" if _incomplete(term.statements) else ""),
            _hours(_overload(term.statements), strong),
            *(workload_pay.summed(term.pay, [row.pay for row in term.statements]) if term.pay else ()),
            text_cell(f"{len(term.statements)} 人", emphasis=strong),
        )
    )
    more = (2.8, 2.8) if pays else ()
    widths = (1.2, 2.4, 2.4, 4.2, 2.6, 2.6, 2.6, 2.2, 2.8, 2.4, *more, 3.0)
    titles = (*_SUMMARY[:-1], *(workload_pay.HEADS if pays else ()), _SUMMARY[-1])
    table = Table(widths, (heads(*titles),), tuple(body))
    notes = _notes(term, term.statements) + (workload_pay.unknown([row.pay for row in term.statements]) if pays else ())
    return Document(
        report="workload-summary",
        title=f"{term.term} 学期工作量折算汇总表",
        subtitle=_subtitle(term),
        institution=institution,
        blocks=(table, Notes("备注", numbered(notes))),
        stamp=stamp,
        signatures=SIGNERS,
    )


def statement(term: PaperTerm, *, institution: str, stamp: Stamp) -> Document:
    """Compose the statements of a term, each on pages of its own to be signed by its teacher."""
    blocks: list[Block] = []
    for row in term.statements:
        blocks.append(_statement_table(row, term.unit))
        blocks.append(Notes("确认", _confirmation(row, pays=term.pay is not None)))
        blocks.append(Notes("说明", numbered(_notes(term, (row,)))))
    only = term.statements[0].teacher if len(term.statements) == 1 else ""
    return Document(
        report="workload-statement",
        title=f"{term.term} 学期教师工作量确认单" + (f"（{only}）" if only else ""),
        subtitle=_subtitle(term),
        institution=institution,
        blocks=tuple(blocks),
        stamp=stamp,
        signatures=_DRAFT_SIGNERS,
        apart=True,
    )


def _summary_row(number: int, row: PaperStatement, *, pays: bool) -> tuple[Cell, ...]:
    state = labels.STATEMENT_STATES.get(row.state, "未归集")
    if row.incomplete:
        state += f"\n{row.incomplete} 行{INCOMPLETE}"
    return (
        Cell(str(number), number=number, number_format="0"),
        text_cell(row.teacher),
        text_cell(row.title or formats.NOTHING),
        Cell(row.college or formats.NOTHING, align=Align.LEFT),
        _quota(row),
        _hours(row.plan),
        _hours(row.certificate),
        _hours(row.corrections) if row.corrections else text_cell(formats.NOTHING),
        _hours(row.total, remark="*" if row.incomplete else ""),
        text_cell(formats.NOTHING) if row.overload is None else _hours(row.overload),
        *(workload_pay.cells(row.pay, is_whole=not row.incomplete) if pays else ()),
        text_cell(state, emphasis=Emphasis.GAP if row.incomplete else Emphasis.NONE),
    )


def _statement_table(row: PaperStatement, unit: str) -> Table:
    body = [_line(number, line) for number, line in enumerate(row.lines, 1)]
    strong = Emphasis.STRONG
    title = "合计" if not row.incomplete else f"合计（另有 {row.incomplete} 行{INCOMPLETE}，未计入）"
    body.append((text_cell(title, columns=5, emphasis=strong), _hours(row.total, strong)))
    head = "　".join(word for word in (row.teacher, row.title, row.college) if word)
    caption = f"{head}　{labels.STATEMENT_STATES.get(row.state, '未归集')}　单位：{unit}"
    return Table((1.2, 8.4, 2.2, 2.2, 11.0, 2.8), (heads(*_STATEMENT),), tuple(body), caption)


def _line(number: int, line: PaperLine) -> tuple[Cell, ...]:
    reckoning = line.reckoning or (f"{INCOMPLETE}：{line.missing}" if line.hours is None else formats.NOTHING)
    emphasis = Emphasis.GAP if line.hours is None else Emphasis.NONE
    return (
        Cell(str(number), number=number, number_format="0"),
        Cell(line.title, align=Align.LEFT),
        text_cell(line.counted_as),
        text_cell(formats.NOTHING) if line.quantity is None else _hours(line.quantity),
        Cell(reckoning, align=Align.LEFT, emphasis=emphasis),
        text_cell(formats.NOTHING, emphasis=emphasis) if line.hours is None else _hours(line.hours),
    )


def _confirmation(row: PaperStatement, *, pays: bool) -> tuple[str, ...]:
    parts = [f"教学 {formats.hours(row.plan)}，证书培训 {formats.hours(row.certificate)}"]
    if row.corrections:
        parts.append(f"更正 {formats.hours(row.corrections)}")
    if row.quota is not None:
        parts.append(f"{row.quota_period}定额 {formats.hours(row.quota)}")
    if row.overload is not None:
        parts.append(f"超课时 {formats.hours(row.overload)}")
    lines = ["，".join(parts) + "。"]
    if row.confirmed_by:
        lines.append(f"确认人：{row.confirmed_by}。" + (f"锁定校验：{row.digest[:16]}。" if row.digest else ""))
    if pays:
        lines.append("课酬：" + "；".join(row.pay.words) + "。")
    return tuple(lines)


def _subtitle(term: PaperTerm) -> str:
    if not term.rule_set:
        return "没有执行中的折算办法"
    return f"折算办法：{term.rule_set}　校验 {term.rule_digest[:16]}"


def _notes(term: PaperTerm, rows: Sequence[PaperStatement]) -> tuple[str, ...]:
    lines = [f"依据：{term.rule_source}。单位：{term.unit}。"] if term.rule_set else []
    incomplete = _incomplete(rows)
    if incomplete:
        lines.append(f"带 * 的总工作量不完整：有 {incomplete} 行缺少参数，没有计入任何合计。")
    lines.append("总工作量 = 教学 ＋ 证书培训 ＋ 更正；每行先按办法取舍，合计是各行之和。")
    if any(row.overload is not None for row in rows):
        lines.append("超课时 = 总工作量超过定额的部分。定额按年的，与同学年前一学期合并计算。")
    if term.pay is not None:
        lines += workload_pay.remarks(term.pay)
    return tuple(lines)


def _quota(row: PaperStatement) -> Cell:
    if row.quota is None:
        return text_cell(formats.NOTHING)
    return _hours(row.quota, remark=f"/{row.quota_period.removeprefix('每')}")


def _hours(value: Decimal, emphasis: Emphasis = Emphasis.NONE, *, remark: str = "") -> Cell:
    number_format = f'0.####"{remark}"' if remark else "0.####"
    return Cell(formats.hours(value) + remark, emphasis=emphasis, number=value, number_format=number_format)


def _sum(rows: Sequence[PaperStatement], name: str) -> Decimal:
    return sum((getattr(row, name) for row in rows), Decimal(0))


def _incomplete(rows: Sequence[PaperStatement]) -> int:
    return sum(row.incomplete for row in rows)


def _overload(rows: Sequence[PaperStatement]) -> Decimal:
    return sum((row.overload for row in rows if row.overload is not None), Decimal(0))
