"""Two rule sets side by side on the same term, before the school adopts one."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from onex_desktop.domain.workload.comparing import TeacherDifference, in_total
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.exams_tables import SummedTable
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.workload_columns import DIFFERENCES, left_out, shown, signed
from onex_desktop.gui.pages.workload_term import TermChoice
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import XL, M, S
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.gui.widgets.table_footer import Sum
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import figures

NOTES: Final = (
    "只比较两个办法都能计算的行；差额 = 办法二 － 办法一。不能比较的行还缺参数，可在“折算参数”按那个办法补齐。\n"
    "这里不改动任何确认单。"
)


class WhatIfPanel(Panel):
    """Chooses two rule sets and shows what each teacher would have under both."""

    title = "办法对比"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, term: TermChoice) -> None:
        super().__init__()
        self._ctx, self._term = ctx, term
        self._compared = ""
        self.one, self.other = _box("办法一"), _box("办法二")
        self.table: Table[TeacherDifference] = Table(
            theme, "办法对比", DIFFERENCES, state=state,
            empty=Empty("这里比较同一学期按两个办法各是多少。先安排任课或登记其他工作量。", icon="scale"),
        )  # fmt: skip
        self.summed = SummedTable(theme, self.table, _sums)
        self.summed.notes.setText(NOTES)
        line = QHBoxLayout()
        line.setSpacing(S)
        for title, box in (("办法一", self.one), ("办法二", self.other)):
            label = QLabel(title)
            label.setProperty("tone", "quiet")
            label.setBuddy(box)
            line.addWidget(label)
            line.addWidget(box)
            line.addSpacing(XL)
            box.activated.connect(lambda _=0: self._compare())
        line.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(line)
        column.addWidget(self.summed, 1)

    def reload(self, _context: Context) -> None:
        """Offer the rule sets there are now, and compare again."""
        choices = figures.choices(self._ctx)
        for place, box in enumerate((self.one, self.other)):
            before = box.key()
            box.set_choices(choices)
            if not box.has_key(before):
                box.set_key(choices[min(place, len(choices) - 1)][0])
        self._compare()

    def subtitle(self) -> str:
        """Say what was compared."""
        return self._compared

    def focus_main(self) -> None:
        """Put the keyboard into the differences."""
        self.table.view.setFocus()

    def _compare(self) -> None:
        term_id = self._term.key
        self._compared = ""
        if term_id is None:
            self.table.set_rows(())
        else:
            found = figures.what_if(self._ctx, term_id, self.one.key(), self.other.key())
            self.table.set_rows(found.rows)
            total = found.total
            rest = f"，另有 {total.left_out} 行不能比较" if total.left_out else ""
            self._compared = (
                f"办法一 {shown(total.one)}，办法二 {shown(total.other)}，差 {signed(total.difference)}{rest}"
            )
        self.summed.refresh()
        self.said.emit()


def _sums(rows: list[TeacherDifference]) -> dict[str, Sum]:
    total = in_total(rows, "合计")
    return {
        "teacher": Sum(f"合计 {len(rows)} 人"),
        "one": Sum(shown(total.one)),
        "other": Sum(shown(total.other)),
        "difference": Sum(signed(total.difference)),
        "lines": Sum(str(total.lines)),
        "left_out": Sum(str(total.left_out or ""), left_out(total)),
    }


def _box(title: str) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(title)
    box.setMinimumWidth(240)
    return box
