"""Two editions of a standard side by side: what was added, removed, reworded, renumbered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QSplitter, QWidget
from shiboken6 import isValid

from onex_desktop.domain.standards.comparison import Comparison, Pair, State
from onex_desktop.domain.standards.tree import StandardRow, dotted, kind_of
from onex_desktop.gui.dialogs.live_dialog import LiveDialog, in_a_row, labelled
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.standards_nodes import title_of
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.marked_texts import MarkedTexts
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import standards
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import EDITION_STATES, ITEM_KINDS, LEVELS

TONES: Final = {
    State.ADDED: Tone.GOOD,
    State.REMOVED: Tone.DANGER,
    State.REWORDED: Tone.WARNING,
    State.RENUMBERED: Tone.ACCENT,
    State.SAME: None,
}
ICONS: Final = {
    State.ADDED: "plus",
    State.REMOVED: "x",
    State.REWORDED: "pencil",
    State.RENUMBERED: "arrow-left-right",
    State.SAME: "",
}
_CHANGES: Final = (State.ADDED, State.REMOVED, State.REWORDED, State.RENUMBERED)


@dataclass(frozen=True, slots=True)
class Line:
    """A pair as a row."""

    id: int
    pair: Pair


def _kind(line: Line) -> str:
    one = line.pair.new or line.pair.old
    return "" if one is None else ITEM_KINDS[kind_of(one.number)].removeprefix("职业")


def _level(line: Line) -> str:
    one = line.pair.new or line.pair.old
    return "" if one is None else LEVELS[one.section.level]


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        "state",
        "状态",
        lambda line: line.pair.state,
        lambda line: EDITION_STATES[line.pair.state],
        width=88,
        tone=lambda line: TONES[line.pair.state],
        icon=lambda line: ICONS[line.pair.state],
    ),
    Column("level", "等级", _level, width=60),
    Column("kind", "类别", _kind, width=84),
    Column(
        "old",
        "原编号",
        lambda line: line.pair.old and dotted(line.pair.old.number),
        width=76,
        sort_key=lambda line: line.pair.old and line.id,
    ),
    Column("new", "新编号", lambda line: line.pair.new and dotted(line.pair.new.number), width=76),
    Column("old_text", "原文", lambda line: line.pair.old and line.pair.old.text, width=360),
    Column("new_text", "新文", lambda line: line.pair.new and line.pair.new.text, width=360),
)


class CompareStandards(LiveDialog):
    """Chooses two editions, counts the states and lists the pairs; the chosen pair is shown in full below.

    Attributes:
        chips: A switch for each state; several may be on, none means all.
        table: The pairs.
        texts: The chosen pair in full.
    """

    def __init__(
        self,
        ctx: AppContext,
        theme: Theme,
        state: DeskState,
        parent: QWidget,
        commands: Commands,
        row: StandardRow | None,
    ) -> None:
        super().__init__(parent, "比较版本")
        self._ctx, self._commands = ctx, commands
        self._rows = standards.standards(ctx)
        self.comparison = Comparison(())
        self._is_new = True
        self.old, self.new = ChoiceBox(), ChoiceBox()
        for box, name in ((self.old, "原版"), (self.new, "新版")):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
            box.set_choices([(str(each.id), title_of(each)) for each in self._rows])
            box.activated.connect(lambda _: self.compare_now())
        self.chips: dict[State, QPushButton] = {each: self._chip(EDITION_STATES[each]) for each in State}
        self._headings = QLabel()
        self._headings.setProperty("tone", "quiet")
        self.table = Table(
            theme, "版本比较", COLUMNS, state=state, empty=Empty("没有可以比较的内容。", (), "list-tree")
        )
        self.table.selection_changed.connect(lambda _: self._show_pair())
        self.texts = MarkedTexts(theme)
        self._choose_at_first(row)
        self._lay_out()
        for each in _CHANGES:
            self.chips[each].setChecked(True)
        self.compare_now()

    def compare_now(self) -> None:
        """Compare the two chosen editions."""
        if not (self.old.key() and self.new.key()):
            self._show(Comparison(()))
            return
        ctx, old, new = self._ctx, int(self.old.key()), int(self.new.key())
        self._headings.setText("正在比较…")
        self._commands.in_background("正在比较两版标准", lambda _: standards.compare(ctx, old, new), self._show)

    def _show(self, comparison: Comparison) -> None:
        if not isValid(self):
            return
        self.comparison = comparison
        for state, chip in self.chips.items():
            chip.setText(f"{EDITION_STATES[state]} {self.comparison.count(state)}")
        moved = sum(pair.state is not State.SAME for pair in self.comparison.headings)
        self._headings.setText(f"另有领域、任务变动 {moved} 处" if moved else "领域、任务没有变动")
        self._filter()
        if self._is_new:
            # Later the hands stay on what they choose by.
            self.table.view.setFocus()
            self._is_new = False

    def _choose_at_first(self, row: StandardRow | None) -> None:
        if row is None:
            return
        same = [each for each in self._rows if each.draft.certificate_id == row.draft.certificate_id]
        others = [each for each in (same if len(same) > 1 else self._rows) if each.id != row.id]
        former = next((each for each in others if each.id == row.draft.predecessor_id), others[-1] if others else row)
        earlier = former.id < row.id or former.id == row.draft.predecessor_id
        self.old.set_key(str(former.id if earlier else row.id))
        self.new.set_key(str(row.id if earlier else former.id))

    def _chip(self, text: str) -> QPushButton:
        chip = QPushButton(text)
        chip.setProperty("role", "chip")
        chip.setCheckable(True)
        chip.toggled.connect(lambda _: self._filter())
        return chip

    def _lay_out(self) -> None:
        top = labelled(("原版", self.old), ("新版", self.new))
        top.addStretch()
        words = QLabel("职业技能要求")
        words.setProperty("tone", "quiet")
        chips = in_a_row(words, *self.chips.values(), self._headings, None)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self.texts)
        split.setStretchFactor(0, 1)
        split.setSizes([460, 110])
        self.lay_out(top, chips, split, grows=split)
        self.resize(1180, 660)

    def _filter(self) -> None:
        wanted = {state for state, chip in self.chips.items() if chip.isChecked()} or set(State)
        pairs = enumerate(self.comparison.pairs, start=1)
        self.table.set_rows([Line(number, pair) for number, pair in pairs if pair.state in wanted])
        if not self.table.selected_ids and self.table.rows:
            first = next((row for row in self.table.rows if row.pair.state in _CHANGES), self.table.rows[0])
            self.table.select_ids([first.id])
        self._show_pair()

    def _show_pair(self) -> None:
        chosen = self.table.selected_rows
        pair = chosen[0].pair if chosen else None
        old = "" if pair is None or pair.old is None else pair.old.text
        new = "" if pair is None or pair.new is None else pair.new.text
        self.texts.show_texts(old, new)
