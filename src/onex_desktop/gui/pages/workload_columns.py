"""Columns of the workload page: teachers of a term, the lines of a statement, rule sets, differences."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from onex_desktop.domain.workload.comparing import TeacherDifference
from onex_desktop.domain.workload.definitions import RuleSetRow, RuleSetStatus
from onex_desktop.domain.workload.settings import ItemRow
from onex_desktop.domain.workload.statements import StatementLine, StatementState
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.tokens import Tone
from onex_desktop.services.workload.pay import PayRow, pay_words
from onex_desktop.services.workload.views import StatementView
from onex_desktop.wording import formats, labels
from onex_desktop.wording import workload as wording

NOT_COLLECTED: Final = "未归集"
INCOMPLETE: Final = "不完整"
STALE: Final = "来源有变动"


def shown(value: Decimal | None) -> str:
    """Return hours exactly, a dash where they are not known."""
    return formats.NOTHING if value is None else formats.hours(value)


def state_of(row: StatementView) -> str:
    """Return the state of a statement in words."""
    return NOT_COLLECTED if row.state is None else labels.STATEMENT_STATES[row.state]


def _tone(row: StatementView) -> Tone | None:
    if row.problems:
        return Tone.DANGER
    if row.stale or row.sums.incomplete:
        return Tone.WARNING
    return Tone.GOOD if row.state is StatementState.LOCKED else Tone.QUIET


def _hint(row: StatementView) -> str:
    words = []
    if row.problems:
        words.append("重复计算")
    if row.sums.incomplete:
        words.append(f"{row.sums.incomplete} 行{INCOMPLETE}")
    if row.stale:
        words.append(f"{row.stale} 处{STALE}")
    return "，".join(words)


def signed(value: Decimal) -> str:
    """Return a difference with its sign."""
    return f"+{formats.hours(value)}" if value > 0 else formats.hours(value).replace("-", "−")


def left_out(row: TeacherDifference) -> str:
    """Return which of both cannot reckon the lines that are left out."""
    words = (
        (row.only_one, "行办法二不能计算"), (row.only_other, "行办法一不能计算"), (row.neither, "行两个办法都不能计算"),
    )  # fmt: skip
    return "，".join(f"{count} {text}" for count, text in words if count)


_STATEMENTS: Final[tuple[Column[StatementView], ...]] = (
    Column("teacher", "姓名", lambda row: row.teacher, width=76),
    Column("title", "职称", lambda row: row.title, width=68),
    Column("college", "学院", lambda row: row.college, width=130, hidden=True),
    Column("plan", "教学", lambda row: row.sums.plan, lambda row: shown(row.sums.plan), "right", 72),
    Column(
        "certificate", "证书培训", lambda row: row.sums.certificate, lambda row: shown(row.sums.certificate),
        "right", 76,
    ),
    Column(
        "corrections", "更正", lambda row: row.sums.corrections or None,
        lambda row: shown(row.sums.corrections) if row.sums.corrections else "", "right", 64,
    ),
    Column("total", "总工作量", lambda row: row.sums.total, lambda row: shown(row.sums.total), "right", 80),
    Column("quota", "定额", lambda row: row.settlement.quota, lambda row: shown(row.settlement.quota), "right", 60),
    Column(
        "overload", "超课时", lambda row: row.settlement.overload, lambda row: shown(row.settlement.overload),
        "right", 72,
    ),
)  # fmt: skip

_STANDING: Final[tuple[Column[StatementView], ...]] = (
    Column(
        "state", "状态", lambda row: row.state and list(StatementState).index(row.state), state_of, tone=_tone, width=84
    ),
    Column("hint", "提示", _hint, width=104),
)  # fmt: skip

PayOf = Callable[[StatementView], PayRow | None]


def statement_columns(pay_of: PayOf) -> tuple[Column[StatementView], ...]:
    """Return the columns of a term's teachers; ``pay_of`` tells what one is paid."""
    return (*_STATEMENTS, *_pay_columns(pay_of), *_STANDING)


def _pay_columns(pay_of: PayOf) -> tuple[Column[StatementView], ...]:
    def claimed(row: StatementView) -> int | None:
        found = pay_of(row)
        return None if found is None else found.pay.claimed_fen

    def paid(row: StatementView) -> int | None:
        found = pay_of(row)
        return None if found is None else found.pay.paid_fen

    return (
        Column("claimed", "应计课酬", claimed, lambda row: money(claimed(row)), "right", 92, hidden=True,
               tooltip=lambda row: "\n".join(pay_words(pay_of(row))), hint="元，超课时按课时费计"),
        Column("pay", "课酬", paid, lambda row: money(paid(row)), "right", 80,
               tooltip=lambda row: "\n".join(pay_words(pay_of(row))), hint="元，在核定的课酬总额以内"),
    )  # fmt: skip


def money(fen: int | None) -> str:
    """Return an amount in yuan, a dash where it is not known."""
    return formats.NOTHING if fen is None else formats.yuan(fen)


LINES: Final[tuple[Column[StatementLine], ...]] = (
    Column("title", "工作内容", lambda line: line.title, width=246, tooltip=lambda line: line.title),
    Column(
        "counted_as", "类别",
        lambda line: labels.SOURCE_KINDS["correction"] if line.corrects_id else labels.COUNTED_AS[line.counted_as],
        width=72,
    ),
    Column("quantity", "数量", lambda line: line.quantity, lambda line: shown(line.quantity), "right", 64),
    Column(
        "reckoning", "计算过程", lambda line: line.reckoning or (INCOMPLETE if line.hours is None else ""), width=310,
        tone=lambda line: Tone.WARNING if line.hours is None else None,
    ),
    Column("hours", "标准课时", lambda line: line.hours, lambda line: shown(line.hours), "right", 88),
    Column(
        "now", "来源现值", lambda line: line.now if line.is_stale else None,
        lambda line: (shown(line.now) if line.is_stale else ""), "right", 88,
        tone=lambda line: Tone.WARNING if line.is_stale else None,
        hint="核对之后来源有变动时，按现在的来源计算的课时",
    ),
)  # fmt: skip

RULE_SETS: Final[tuple[Column[RuleSetRow], ...]] = (
    Column("name", "办法", lambda row: row.name, width=170),
    Column("code", "代号", lambda row: row.code, width=64),
    Column("revision", "版", lambda row: row.revision, align="right", width=44),
    Column(
        "status", "状态", lambda row: row.status, lambda row: labels.RULE_SET_STATUSES[row.status], width=90,
        tone=lambda row: Tone.GOOD if row.status is RuleSetStatus.IN_FORCE else Tone.QUIET,
    ),
    Column("effective_from", "起始学期", lambda row: row.effective_from, width=104),
    Column("completeness", "依据", lambda row: wording.COMPLETENESS[row.completeness], width=110),
    Column("statements", "确认单", lambda row: row.statements or None, align="right", width=64),
    Column("source", "来源", lambda row: row.source, width=240),
)  # fmt: skip

ITEMS: Final[tuple[Column[ItemRow], ...]] = (
    Column("teacher", "教师", lambda row: row.teacher, width=96),
    Column("kind", "工作", lambda row: labels.WORKLOAD_ITEMS[row.draft.kind], width=150),
    Column(
        "quantity", "数量", lambda row: row.draft.quantity, lambda row: shown(row.draft.quantity), "right", 72
    ),
    Column("certificate", "证书", lambda row: row.certificate, width=170),
    Column("text", "说明", lambda row: row.draft.text, width=240),
)  # fmt: skip

DIFFERENCES: Final[tuple[Column[TeacherDifference], ...]] = (
    Column("teacher", "姓名", lambda row: row.teacher, width=120),
    Column("one", "办法一", lambda row: row.one, lambda row: shown(row.one), "right", 120),
    Column("other", "办法二", lambda row: row.other, lambda row: shown(row.other), "right", 120),
    Column("difference", "差额", lambda row: row.difference, lambda row: signed(row.difference), "right", 120),
    Column("lines", "比较的行", lambda row: row.lines, align="right", width=90),
    Column(
        "left_out", "不能比较的行", lambda row: row.left_out or None, width=110,
        tooltip=left_out, tone=lambda row: Tone.WARNING if row.left_out else None,
        hint="至少有一个办法不能计算的行，两边都不计",
    ),
)  # fmt: skip
