"""Adopting an edition in a plan: what the old requirements became, confirmed or corrected, then the links carried."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.standards.adoption import Adopted, MatchKind, MatchLine
from onex_desktop.domain.standards.tree import StandardRow, dotted
from onex_desktop.gui.long_command import LongCommand
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S, Tone
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.runtime.watching import Watch
from onex_desktop.services import plans, standard_adoption
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import EDITION_STATES, LEVELS

SPLIT: Final = "拆分"
_SHORT: Final = 40


@dataclass(frozen=True, slots=True)
class Line:
    """A match as a row."""

    id: int
    line: MatchLine

    @property
    def state(self) -> str:
        """What became of it, in a word."""
        if self.line.match is None:
            return EDITION_STATES["removed" if self.line.new is None else "added"]
        kind = self.line.match.kind
        return SPLIT if kind is MatchKind.SPLIT else EDITION_STATES[kind.value]

    @property
    def confirmed(self) -> str:
        """Whether somebody, or equality, has confirmed the match."""
        match = self.line.match
        return "" if match is None else "已确认" if match.confirmed else "待确认"


COLUMNS: tuple[Column[Line], ...] = (
    Column("state", "状态", lambda row: row.state, width=72),
    Column(
        "confirmed", "对应", lambda row: row.confirmed, width=84,
        tone=lambda row: Tone.WARNING if row.line.match and not row.line.match.confirmed else None,
    ),
    Column("level", "等级", lambda row: LEVELS[(row.line.new or row.line.old).section.level], width=60),  # type: ignore[union-attr]  # one side is always there
    Column("old", "原编号", lambda row: row.line.old and dotted(row.line.old.number), width=76),
    Column("new", "新编号", lambda row: row.line.new and dotted(row.line.new.number), width=76),
    Column("old_text", "原文", lambda row: row.line.old and row.line.old.text, width=350),
    Column("new_text", "新文", lambda row: row.line.new and row.line.new.text, width=350),
)  # fmt: skip


class AdoptStandard(QDialog):
    """Shows the matches with the edition before, lets them be corrected, and adopts the edition in a plan.

    Attributes:
        plan: The plan that shall work by the edition.
        table: The matches; what differs can be confirmed in blocks.
        partner: A requirement of the new edition, to match the chosen line with.

    Signals:
        adopted: The edition was adopted; carries what became of the links.
    """

    adopted = Signal(Adopted)

    def __init__(
        self, ctx: AppContext, theme: Theme, state: DeskState, parent: QWidget, commands: Commands, row: StandardRow
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"采用 {row.title}")
        self._ctx, self._commands, self._row = ctx, commands, row
        self._long = LongCommand(commands)
        self._lines: tuple[MatchLine, ...] = ()
        self.plan, self.partner = ChoiceBox(), ChoiceBox()
        self.plan.setAccessibleName("采用的方案")
        self.partner.setAccessibleName("对应的新要求")
        self.plan.setMinimumContentsLength(16)
        self.partner.setMinimumContentsLength(30)
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
            empty=Empty("这一版没有前一版，不需要对应。", (), "list-tree"),
        )
        self.table.selection_changed.connect(lambda _: self._tell())
        self.confirm = _button("确认对应", self.confirm_chosen)
        self.apart = _button("不是同一条", self.take_apart)
        self.join = _button("改为对应", self.match_by_hand)
        self.adopt = _button("采用", self.adopt_now)
        self.adopt.setProperty("role", "primary")
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
        self._tell()

    def confirm_chosen(self) -> None:
        """Confirm the chosen matches."""
        pairs = [(m.old_id, m.new_id) for row in self.table.selected_rows if (m := row.line.match)]
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
        self.join.setEnabled(one.old is not None)
        self.partner.setEnabled(one.old is not None)
        self.adopt.setEnabled(bool(self.plan.key()) and not self._long.is_running)
        open_ = sum(line.match is not None and not line.match.confirmed for line in self._lines)
        gone = sum(line.new is None for line in self._lines)
        new = sum(line.old is None for line in self._lines)
        self._words.setText(
            f"{open_} 条对应待确认，新增 {new} 条，删除 {gone} 条；不变的要求直接沿用，其余采用后列入待复核"
            if self._lines
            else "采用后，方案按这一版标准填写矩阵"
        )

    def _lay_out(self) -> None:
        top, edit, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        label = QLabel("采用的方案")
        label.setProperty("tone", "quiet")
        label.setBuddy(self.plan)
        for line, parts in (
            (top, (label, self.plan)),
            (edit, (self.confirm, self.apart, self.join, self.partner)),
        ):
            line.setSpacing(S)
            for part in parts:
                line.addWidget(part)
            line.addStretch()
        self._cancel = QPushButton("取消")
        self._cancel.clicked.connect(self.reject)
        foot.setSpacing(S)
        foot.addWidget(self._words)
        foot.addStretch()
        foot.addWidget(self.adopt)
        foot.addWidget(self._cancel)
        self._body = QWidget()
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(M)
        body.addLayout(top)
        body.addWidget(self.table, 1)
        body.addLayout(edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addWidget(self._body, 1)
        column.addLayout(foot)
        self.resize(1180, 660)


def _button(text: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _: act())
    return button
