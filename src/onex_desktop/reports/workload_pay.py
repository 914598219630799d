"""Pay for overload on paper: its columns, its sums and what is said below the table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from onex_desktop.domain.documents import Cell, Emphasis
from onex_desktop.reports.cells import text_cell
from onex_desktop.wording import formats

HEADS: Final = ("应计课酬（元）", "核发课酬（元）")
_UNSURE: Final = "*"


@dataclass(frozen=True, slots=True)
class PaperPay:
    """What a teacher is paid, in fen, None where it cannot be told; ``words`` says how it came about, or why not."""

    claimed_fen: int | None = None
    paid_fen: int | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaperPool:
    """The pay of a term as a whole; ``approved_fen`` is None where nothing was approved."""

    approved_fen: int | None
    tilt: Decimal
    sources: tuple[str, ...]


def cells(pay: PaperPay, *, is_whole: bool) -> tuple[Cell, Cell]:
    """Return the cells of a teacher; a star marks what comes from hours that are not whole."""
    remark = "" if is_whole else _UNSURE
    return _money(pay.claimed_fen, remark=remark), _money(pay.paid_fen, remark=remark)


def summed(pool: PaperPool, pays: Sequence[PaperPay]) -> tuple[Cell, Cell]:
    """Return the cells of the sum: of what is known, with the paid one only where a total was approved."""
    claimed = sum(pay.claimed_fen or 0 for pay in pays)
    paid = None if pool.approved_fen is None else sum(pay.paid_fen or 0 for pay in pays)
    return _money(claimed, Emphasis.STRONG), _money(paid, Emphasis.STRONG)


def remarks(pool: PaperPool) -> list[str]:
    """Return what has to be said about the pay: how it is reckoned and by what."""
    lines = ["应计课酬 = 超课时 × 课时费，分以下四舍五入。" + _tilt(pool)]
    if pool.approved_fen is None:
        lines.append("没有核定课酬总额，核发课酬未定。")
    else:
        total = f"核定课酬总额 {formats.yuan(pool.approved_fen)} 元"
        lines.append(f"{total}；应计合计超出时按比例核发，精确到分，核发合计不超过总额。")
    if pool.sources:
        lines.append("课酬依据：" + "；".join(pool.sources) + "。")
    return lines


def unknown(pays: Sequence[PaperPay]) -> tuple[str, ...]:
    """Return what has to be said where the pay of some is not known, and so is in no sum."""
    count = sum(pay.claimed_fen is None for pay in pays)
    return (f"有 {count} 人没有定额或课时费，课酬未定，没有计入合计。",) if count else ()


def _tilt(pool: PaperPool) -> str:
    if pool.tilt == 1:
        return ""
    return f"超课时中的证书培训按 {formats.hours(pool.tilt)} 倍计。"


def _money(fen: int | None, emphasis: Emphasis = Emphasis.NONE, *, remark: str = "") -> Cell:
    if fen is None:
        return text_cell(formats.NOTHING, emphasis=emphasis)
    places = f'#,##0.00"{remark}"' if remark else "#,##0.00"
    yuan = Decimal(fen).scaleb(-2)
    return Cell(formats.yuan(fen) + remark, emphasis=emphasis, number=yuan, number_format=places)
