"""Adopting an edition in a plan: what the old requirements became, confirmed or corrected, then the links carried."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.standards.adoption import Adopted, MatchLine
from onex_desktop.domain.standards.tree import StandardRow, dotted
from onex_desktop.gui.dialogs.adopt_standard_lines import COLUMNS, Line, became
from onex_desktop.gui.dialogs.live_dialog import LiveDialog
from onex_desktop.gui.long_command import LongCommand
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import ROW, L, M, S
from onex_desktop.gui.widgets.choice_box import ChoiceBox, fitted_box
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.marked_texts import MarkedTexts
from onex_desktop.gui.widgets.table import Table
from onex_desktop.runtime.watching import Watch
from onex_desktop.services import plans, standard_adoption
from onex_desktop.services.context import AppContext

_SHORT: Final = 40
_WIDEST: Final = 420
NO_FORMER: Final = "这一版没有前一版，不需要对应。"
NO_PLAN: Final = "没有执行中的方案可以采用它。先到“方案”里把一个版本设为执行中。"


class AdoptStandard(LiveDialog):
    """Shows the matches with the edition before, lets them be corrected, and adopts the edition in a plan.

    Attributes:
        plan: The plan that shall work by the edition.
        table: The matches; what differs can be confirmed in blocks.
        texts: The chosen match in full.
        partner: A requirement of the new edition, to match the chosen line with.

    Signals:
        adopted: The edition was adopted; carries what became of the links.
    """

    adopted = Signal(Adopted)

    def __init__(
        self, ctx: AppContext, theme: Theme, state: DeskState, parent: QWidget, commands: Commands, row: StandardRow
    ) -> None:
        super().__init__(parent, f"采用 {row.title}")
        self._ctx, self._commands, self._row = ctx, commands, row
        self._long = LongCommand(commands)
        self._lines: tuple[MatchLine, ...] = ()
        self._place: int | None = None
        self.plan, self.partner = fitted_box("采用的方案", _WIDEST), ChoiceBox()
        self.partner.setAccessibleName("对应的新要求")
        self.partner.setMinimumContentsLength(30)
        self.partner.setPlaceholderText("选择新版的要求")
        self.partner.activated.connect(lambda _: self._tell())
        in_force = [each for each in plans.plans(ctx) if each.draft.status is PlanStatus.IN_FORCE]
        self.plan.setPlaceholderText("选择方案")
        self.plan.set_choices([(str(each.id), each.title) for each in in_force])
        if len(in_force) == 1:
            self.plan.set_key(str(in_force[0].id))
        self.plan.activated.connect(lambda _: self._tell())
        self.table = Table(
            theme,
            "两版要求的对应",
            COLUMNS,
            state=state,
            empty=Empty(NO_FORMER, (), "list-tree"),
        )
        self.table.selection_changed.connect(lambda _: self._tell())
        self.table.activated.connect(lambda _: self.confirm_chosen())
        self.confirm = _button("确认对应", self.confirm_chosen)
        self.confirm.setToolTip("按 Enter")
        self.apart = _button("不是同一条", self.take_apart)
        self.join = _button("改为对应", self.match_by_hand)
        self.adopt = _button("采用", self.adopt_now)
        self.adopt.setProperty("role", "primary")
        self.texts = MarkedTexts(theme)
        self.texts.setMinimumHeight(2 * ROW)
        self._words = QLabel()
        self._words.setProperty("tone", "quiet")
        self._lay_out()
        self.read()

    def read(self) -> None:
        """Read the matches again, in the background: editions of thousands take a moment to compare."""
        ctx, former, standard_id = self._ctx, self._row.draft.predecessor_id, self._row.id
        if former is None:
            self._show(())
            return
        self._words.setText("正在比较两版…")
        self._commands.in_background(
            "正在比较两版标准", lambda _: standard_adoption.match_lines(ctx, former, standard_id), self._show
        )

    def _show(self, lines: tuple[MatchLine, ...]) -> None:
        """Show the matches; what differs stands first."""
        if not isValid(self):
            return
        self._lines = lines
        rows = [Line(at, line) for at, line in enumerate(self._lines, start=1)]
        rows.sort(key=lambda row: row.line.match is not None and row.line.match.confirmed)
        self.table.set_rows(rows)
        new = {each.id: each for line in self._lines if (each := line.new)}
        self.partner.set_choices(
            [(str(key), f"{dotted(each.number)} {each.text[:_SHORT]}") for key, each in new.items()]
        )
        shown = self.table.shown_rows
        if shown and (self._place is not None or not self.table.selected_ids):
            # What was confirmed goes down the list; the hands stay where they were, on what comes next.
            self.table.select_ids([shown[min(self._place or 0, len(shown) - 1)].id])
            self.table.view.setFocus()
        self._place = None
        self._tell()

    def confirm_chosen(self) -> None:
        """Confirm the chosen matches."""
        chosen = self.table.selected_rows
        pairs = [(m.old_id, m.new_id) for row in chosen if (m := row.line.match) and not m.confirmed]
        if not pairs:
            return
        self._place = self.table.shown_rows.index(chosen[0])
        self._run(lambda former: standard_adoption.confirm_matches(self._ctx, former, self._row.id, pairs))

    def take_apart(self) -> None:
        """Say that the chosen two are not the same: the one is removed, the other added."""
        match = self._chosen().match
        if match is not None:
            kept = [m.new_id for line in self._lines if (m := line.match) and m.old_id == match.old_id]
            kept.remove(match.new_id)
            self._set_partners(match.old_id, kept)

    def match_by_hand(self) -> None:
        """Match the chosen old requirement with the one in the box; with others already there it is split."""
        line, wanted = self._chosen(), self.partner.key()
        if line.old is not None and wanted:
            old_id = line.old.id
            kept = [
                m.new_id
                for each in self._lines
                if (m := each.match) and m.old_id == old_id and m.confirmed and m is not line.match
            ]
            self._set_partners(old_id, list(dict.fromkeys([*kept, int(wanted)])))

    def adopt_now(self) -> None:
        """Adopt the edition in the plan and carry its links."""
        ctx, plan_id, standard_id = self._ctx, int(self.plan.key()), self._row.id
        made: list[Adopted] = []

        def act(watch: Watch) -> Changed:
            changed, result = standard_adoption.adopt(ctx, plan_id, standard_id, watch=watch)
            made.append(result)
            return changed

        def done(changed: Changed | None) -> None:
            self._show_work()
            if changed is not None:
                super(AdoptStandard, self).accept()
                if made[0].to_review or made[0].left:
                    self._commands.warn(became(made[0]), can_undo=True)
                self.adopted.emit(made[0])

        self._long.start("正在采用标准", act, done)
        self._show_work()

    def reject(self) -> None:
        """Stop an adoption under way, of which nothing stays; else leave."""
        if self._long.is_running:
            self._long.stop()
        else:
            super().reject()

    def _show_work(self) -> None:
        self._body.setEnabled(not self._long.is_running)
        self._cancel.setText("停止" if self._long.is_running else "取消")
        self._tell()

    def _set_partners(self, old_id: int, partners: list[int]) -> None:
        self._run(lambda former: standard_adoption.set_partners(self._ctx, former, self._row.id, old_id, partners))

    def _run(self, act: Callable[[int], Changed]) -> None:
        former = self._row.draft.predecessor_id
        if former is not None and self._commands.run(lambda: act(former)) is not None:
            self.read()

    def _chosen(self) -> MatchLine:
        rows = self.table.selected_rows
        return rows[0].line if len(rows) == 1 else MatchLine(None, None, None)

    def _tell(self) -> None:
        chosen = self.table.selected_rows
        one = self._chosen()
        self.confirm.setEnabled(any(row.line.match and not row.line.match.confirmed for row in chosen))
        self.apart.setEnabled(one.match is not None)
        self.join.setEnabled(one.old is not None and bool(self.partner.key()))
        self.partner.setEnabled(one.old is not None)
        self.texts.show_texts(*(chosen[0].texts if len(chosen) == 1 else ("", "")))
        self.adopt.setEnabled(bool(self.plan.key()) and not self._long.is_running)
        self._words.setText(self._said())

    def _said(self) -> str:
        """Return what stands in the way, or what the adoption would do."""
        if not self.plan.keys:
            return NO_PLAN
        if not self._lines:
            return "采用后，方案按这一版标准填写矩阵。"
        open_ = sum(line.match is not None and not line.match.confirmed for line in self._lines)
        gone = sum(line.new is None for line in self._lines)
        new = sum(line.old is None for line in self._lines)
        return (
            f"{open_} 条对应待确认，新增 {new} 条，删除 {gone} 条。"
            "采用后，未变的要求沿用原来的对应，改过的列入待复核，删除的把对应留在旧版。"
        )

    def _lay_out(self) -> None:
        top, edit, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        label = QLabel("采用的方案")
        label.setProperty("tone", "quiet")
        label.setBuddy(self.plan)
        for line, parts in (
            (top, (label, self.plan)),
            (edit, (self.confirm, self.apart, self.partner, self.join)),
        ):
            line.setSpacing(S)
            for part in parts:
                line.addWidget(part)
            line.addStretch()
        self._matching = QWidget()
        if self._row.draft.predecessor_id is None:
            self._matching.hide()
        matching = QVBoxLayout(self._matching)
        matching.setContentsMargins(0, 0, 0, 0)
        matching.setSpacing(M)
        matching.addWidget(self.texts)
        matching.addLayout(edit)
        self._cancel = QPushButton("取消")
        self._cancel.clicked.connect(self.reject)
        foot.setSpacing(S)
        foot.addWidget(self._words)
        foot.addStretch()
        foot.addWidget(self._cancel)
        foot.addWidget(self.adopt)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(M)
        body.addLayout(top)
        body.addWidget(self.table, 1)
        body.addWidget(self._matching)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(self._body, 1)
        column.addLayout(foot)
        self.resize(1180, 660)


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.clicked.connect(lambda _: act())
    return button
