"""The two tables of a term: its teachers, and the lines of the chosen one."""

from __future__ import annotations

from onex_desktop.domain.problems import Place
from onex_desktop.domain.workload.statements import StatementLine, StatementState
from onex_desktop.gui.pages import workload_columns as columns
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.services.workload.views import StatementView


def statements(theme: Theme, state: DeskState, commands: Commands, pay_of: columns.PayOf) -> Table[StatementView]:
    """Return the table of a term's teachers."""
    return Table(
        theme, "工作量确认单", columns.statement_columns(pay_of), state=state, version=2,
        chips=(
            Chip("incomplete", columns.INCOMPLETE, lambda row: row.sums.incomplete > 0, "还缺参数的"),
            Chip("stale", columns.STALE, lambda row: row.stale > 0, "核对之后来源变动的"),
            Chip("open", "未锁定", lambda row: row.state is not StatementState.LOCKED),
        ),
        empty=Empty(
            "这里列出本学期每位教师的工作量。先登记学期，再安排任课。",
            (Act("登记学期", lambda: commands.open_place(Place("campus"))),
             Act("安排任课", lambda: commands.open_place(Place("teaching")))),
            "calculator",
        ),
    )  # fmt: skip


def lines(theme: Theme, state: DeskState) -> Table[StatementLine]:
    """Return the table of a statement's lines."""
    return Table(
        theme, "工作量明细", columns.LINES, state=state,
        empty=Empty("选中一位教师，这里列出他的工作和计算过程。", icon="calculator"),
    )  # fmt: skip
