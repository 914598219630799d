"""The history: every step, who took it and when; undo of the newest or of a chosen one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.journal import Step, StepKind
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands, Page
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import L, M, Tone
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.services import undo
from onex_desktop.services.context import ISO, AppContext
from onex_desktop.wording.steps import step_label

SHOWN = 2000
"""Steps read at once; older ones are in the library and in ``onex-desktop journal``."""


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as a row."""

    id: int
    step: Step

    @property
    def label(self) -> str:
        """The step in words."""
        return step_label(self.step.kind, self.step.code, self.step.subject)

    @property
    def when(self) -> str:
        """The moment, in local time."""
        moment = datetime.strptime(f"{self.step.at} +0000", f"{ISO} %z")
        return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"


COLUMNS: tuple[Column[StepLine], ...] = (
    Column("seq", "步", lambda row: row.id, align="right", width=64),
    Column("when", "时间", lambda row: row.when, width=160),
    Column("actor", "人员", lambda row: row.step.actor, width=110),
    Column("label", "操作", lambda row: row.label, width=460),
    Column("changes", "改动行数", lambda row: row.step.change_count, align="right", width=84),
    Column(
        "state",
        "状态",
        lambda row: "已撤销" if row.step.undone else "",
        width=90,
        tone=lambda row: Tone.QUIET if row.step.undone else None,
    ),
)


class JournalPage(Page):
    """The steps from the newest to the oldest."""

    title = "历史"
    topics = frozenset(
        {
            *("campus", "catalogue", "standards", "plans", "mapping", "teaching", "workload", "exams"),
            *("policies", "selection", "finance", "importing"),
        }
    )

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._commands = ctx, commands
        self.header = PageHeader("历史", "每一步都有记录，可以撤销；校验链保证记录未被改动")
        tip = "后来没有再改同一数据时，可以只撤销这一步"
        self._undo = themed_action(theme, "撤销选中的一步", self._take_back, self, icon="undo-2", tip=tip)
        self.header.add_action(self._undo)
        self.table = Table(
            theme,
            "修改记录",
            COLUMNS,
            state=state,
            empty=Empty("还没有任何操作。", icon="history"),
            chips=(Chip("done", "只看有效步骤", lambda row: row.step.kind is StepKind.DO and not row.step.undone),),
        )
        self.table.selection_changed.connect(self._selected)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        body = QVBoxLayout()
        body.setContentsMargins(L, 0, L, M)
        body.addWidget(self.table)
        column.addLayout(body, 1)
        self._selected([])
        self.reload(None)

    def reload(self, _changed: Changed | None) -> None:
        """Read the steps again."""
        steps = undo.history(self._ctx, SHOWN)
        self.table.set_rows([StepLine(step.seq, step) for step in steps])
        self._selected(self.table.selected_ids)

    def _selected(self, ids: list[int]) -> None:
        chosen = self.table.selected_rows
        one = chosen[0].step if len(chosen) == 1 else None
        self._undo.setEnabled(one is not None and one.kind is StepKind.DO and not one.undone)
        self.status_changed.emit(f"选中 {len(ids)} 步" if ids else "")

    def _take_back(self) -> None:
        seq = self.table.selected_ids[0]
        self._commands.run(lambda: undo.undo(self._ctx, seq))

    def set_context(self, context: Context) -> None:
        """The history is about the whole library."""

    def open_place(self, place: Place) -> None:
        """Select a step."""
        if place.row_id is not None:
            self.table.select_ids([place.row_id])

    def focus_main(self) -> None:
        """Put the keyboard into the table."""
        self.table.view.setFocus()
