"""What several certificates ask of the same course module, with hours, and what teaching it once saves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from onex_desktop.domain.mapping.overlap import Asked, Overlap
from onex_desktop.gui.dialogs.live_dialog import LiveDialog
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands, Work
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.busy import BusyLine
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import mapping_overlap
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats
from onex_desktop.wording.labels import LEVELS

NOTHING: Final = (
    "这份方案里没有两个以上证书共同要求的课程模块。\n"
    "把别的证书也对应到同一门课程并填上学时，这里就列出重叠和可省的学时。"
)
HOW: Final = (
    "一次开设按要求学时最多的那个证书安排，其余证书的学时就省下了：合计 − 最多 = 可省。"
    "同一证书有几个等级时，取学时最多的一级。没有填学时的格不当作 0，可省写作“至少”。"
)

UNSTATED: Final = "有对应而没有填学时的格数"

COLUMNS: Final[tuple[Column[Overlap], ...]] = (
    Column("course", "课程", lambda row: row.column.course, width=200),
    Column("module", "课程模块", lambda row: f"{row.column.label} {row.column.name}".strip(), width=210),
    Column("asked", "各证书的要求", lambda row: "；".join(asked(each) for each in row.asked), width=360),
    Column("hours", "合计学时", lambda row: row.hours, lambda row: _hours(row, row.hours), align="right", width=90),
    Column("saved", "可省学时", lambda row: row.saved, lambda row: _hours(row, row.saved), align="right", width=90),
    Column("unstated", "未填学时", lambda row: row.unstated or None, align="right", width=76, hint=UNSTATED),
)  # fmt: skip


class Overlaps(LiveDialog):
    """Read in the background, shown as a list; opening a line leads to its column.

    Attributes:
        table: the slots.
        summary: the sums in words.

    Signals:
        ready: the list is shown.
        slot_chosen: a line was opened; carries its slot.
    """

    ready = Signal()
    slot_chosen = Signal(int)

    def __init__(
        self,
        ctx: AppContext,
        theme: Theme,
        state: DeskState,
        commands: Commands,
        parent: QWidget,
        plan: tuple[int, str],
    ) -> None:
        super().__init__(parent, f"证书重叠：{plan[1]}")
        self.summary = QLabel()
        self.summary.setProperty("role", "heading")
        how = QLabel(HOW)
        how.setProperty("tone", "quiet")
        how.setWordWrap(True)
        empty = Empty(NOTHING, (), "grid-3x3")
        self.table: Table[Overlap] = Table(theme, "证书重叠", COLUMNS, state=state, empty=empty)
        self.table.hide()
        self.table.activated.connect(self._open)
        self.busy = BusyLine()
        self.lay_out(self.summary, how, self.table, None, self.busy, grows=self.table)
        self.resize(1120, 560)
        self.busy.start("正在比较各证书的要求")
        self._work: Work = commands.in_background(
            "正在比较各证书的要求",
            lambda task: mapping_overlap.overlaps(ctx, plan[0], lambda: task.cancelled),
            self._show,
        )
        self.busy.cancelled.connect(self.reject)

    def done(self, result: int, /) -> None:
        """Ask the work to stop when the dialog is closed over it."""
        self._work.cancel()
        super().done(result)

    def _show(self, found: Sequence[Overlap]) -> None:
        if not isValid(self):
            return
        self.busy.finish()
        self.table.set_rows(found)
        self.table.show()
        if found:
            self.table.select_ids([found[0].id])
        self.summary.setText(sums(found))
        self.summary.setVisible(bool(found))
        self.table.view.setFocus()
        self.ready.emit()

    def _open(self, slot: int) -> None:
        self.accept()
        self.slot_chosen.emit(slot)


def asked(each: Asked) -> str:
    """Return what a certificate asks, with its hours as far as they are stated: 甲 中级：2-1、2-3（8 学时）."""
    codes = "、".join(unit.code for unit in each.units)
    unstated = f"{each.unstated} 格未填学时" if each.unstated else ""
    stated = f"{formats.hours(each.hours)} 学时" if len(each.units) > each.unstated else ""
    return (
        f"{each.certificate} {LEVELS[each.level]}：{codes}（{'，'.join(part for part in (stated, unstated) if part)}）"
    )


def sums(found: Sequence[Overlap]) -> str:
    """Return the sums over all slots in words."""
    if not found:
        return ""
    hours = sum((each.hours for each in found), Decimal(0))
    saved = sum((each.saved for each in found), Decimal(0))
    exact = all(each.exact for each in found)
    return (
        f"{len(found)} 处被两个以上证书共同要求，合计{'' if exact else '至少'} {formats.hours(hours)} 学时；"
        f"各只开一次，{'' if exact else '至少'}可省 {formats.hours(saved)} 学时。"
    )


def _hours(row: Overlap, hours: Decimal) -> str:
    if row.unstated == sum(len(each.units) for each in row.asked):
        return formats.NOTHING
    return formats.hours(hours) if row.exact else f"≥ {formats.hours(hours)}"
