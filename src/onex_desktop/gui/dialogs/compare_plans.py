"""Two versions of a plan side by side: competencies, indicators, courses; what was changed, added, dropped."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QWidget

from onex_desktop.domain.plans import PlanRow
from onex_desktop.domain.plans.comparison import Difference
from onex_desktop.gui.dialogs.compare_plans_lines import Line, lines_of
from onex_desktop.gui.dialogs.live_dialog import LiveDialog, labelled
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.marked_texts import MarkedTexts
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.services import plans
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import DIFFERENCES

TONES: Final = {
    Difference.ADDED: Tone.GOOD,
    Difference.REMOVED: Tone.DANGER,
    Difference.CHANGED: Tone.WARNING,
    Difference.REFORMED: Tone.ACCENT,
}
ICONS: Final = {
    Difference.ADDED: "plus",
    Difference.REMOVED: "x",
    Difference.CHANGED: "pencil",
    Difference.REFORMED: "arrow-left-right",
}
CHANGES: Final = "changes"
COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column(
        "difference", "变化", lambda line: line.difference, lambda line: DIFFERENCES[line.difference], width=88,
        tone=lambda line: TONES.get(line.difference), icon=lambda line: ICONS.get(line.difference, ""),
    ),
    Column("kind", "类别", lambda line: line.kind, width=84),
    Column("before", "衔接前", lambda line: line.before.replace("\n", "　"), width=460),
    Column("after", "衔接后", lambda line: line.after.replace("\n", "　"), width=460),
)  # fmt: skip


class ComparePlans(LiveDialog):
    """Chooses two versions and lists their parts in pairs, at first the changes only; the chosen pair stands below.

    Attributes:
        before: The earlier version.
        after: The later version.
        table: The pairs.
        texts: The chosen pair in full.
    """

    def __init__(
        self, ctx: AppContext, theme: Theme, state: DeskState, parent: QWidget, commands: Commands, row: PlanRow | None
    ) -> None:
        super().__init__(parent, "对照两版方案")
        self._ctx, self._commands = ctx, commands
        self._rows = {row.id: row for row in plans.plans(ctx)}
        self.before, self.after = ChoiceBox(), ChoiceBox()
        for box, name in ((self.before, "衔接前"), (self.after, "衔接后")):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.set_choices([(str(each.id), each.title) for each in self._rows.values()])
            box.activated.connect(lambda _: self.compare_now())
        self._count = QLabel()
        self._count.setProperty("tone", "quiet")
        only = Chip[Line](CHANGES, "只看变化", lambda line: line.difference is not Difference.SAME)
        empty = Empty("选两个不同的版本来对照。", (), "list-tree")
        self.table = Table(theme, "方案对照", COLUMNS, state=state, empty=empty, chips=(only,))
        self.table.selection_changed.connect(lambda _: self._show_pair())
        self.table.bar.set_chip(CHANGES, on=True)
        self.texts = MarkedTexts(theme)
        self.print = QPushButton("打印…")
        self.print.setShortcut(QKeySequence.StandardKey.Print)
        self.print.setToolTip("打印这份对照（Ctrl+P）")
        self.print.clicked.connect(self.print_now)
        self._choose_at_first(row)
        self._lay_out()
        self.compare_now()
        self.table.view.setFocus()

    def compare_now(self) -> None:
        """Compare the two chosen versions."""
        before, after = (self._rows.get(int(box.key() or 0)) for box in (self.before, self.after))
        lines: list[Line] = []
        if before is not None and after is not None and before.id != after.id:
            lines = lines_of(plans.compare(self._ctx, before, after))
        self.table.set_rows(lines)
        self.print.setEnabled(bool(lines))
        found = {each: sum(line.difference is each for line in lines) for each in TONES}
        counts = "，".join(f"{DIFFERENCES[each]} {number}" for each, number in found.items() if number)
        self._count.setText((counts or "两版相同") if lines else "")
        if self.table.shown_rows and not self.table.selected_ids:
            self.table.select_ids([self.table.shown_rows[0].id])
        self._show_pair()

    def print_now(self) -> None:
        """Close and show the report of the two versions before printing."""
        parameters = {"plan": self.after.key(), "before": self.before.key()}
        self.accept()
        self._commands.show_report("plan-comparison", parameters)

    def _choose_at_first(self, row: PlanRow | None) -> None:
        followers = [each for each in self._rows.values() if each.draft.predecessor_id in self._rows]
        after = row if row is not None and row in followers else next(iter(followers[::-1]), row)
        if after is not None:
            self.after.set_key(str(after.id))
            self.before.set_key(str(after.draft.predecessor_id or ""))

    def _show_pair(self) -> None:
        chosen = self.table.selected_rows
        self.texts.show_texts(*((chosen[0].before, chosen[0].after) if chosen else ("", "")))

    def _lay_out(self) -> None:
        top = labelled(("衔接前", self.before), ("衔接后", self.after))
        top.addWidget(self._count)
        top.addStretch()
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.texts)
        split.setStretchFactor(0, 1)
        split.setSizes([440, 130])
        self.lay_out(top, split, grows=split, right=(self.print,))
        self.resize(1180, 660)
