"""The panel of what a term is reckoned from: all its work in one table, to be typed or pasted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place
from onex_desktop.domain.workload.sources import SourceKind
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages import block_paste
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.workload_columns import INCOMPLETE, shown
from onex_desktop.gui.pages.workload_term import TermChoice
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S, Tone
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.gui.widgets.table_paste import PastedCell
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import figures, term_inputs
from onex_desktop.services.workload.term_inputs import HOURS, Entry, InputColumn, InputRow, InputTable


class InputsPanel(Panel):
    """Shows what one rule set asks for, in the term on show, and what comes out of it.

    Attributes:
        rules: the rule set asked for; the one in force until another is chosen.
        table: the work; it is made anew when the rule set asks for other figures.
    """

    title = "折算参数"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands, term: TermChoice) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands, self._term = ctx, theme, state, commands, term
        self._found: InputTable | None = None
        self._college_id: int | None = None
        self._made_for: tuple[InputColumn, ...] = ()
        self.rules = ChoiceBox()
        self.rules.setAccessibleName("按哪个办法")
        self.rules.setMinimumWidth(260)
        self.rules.activated.connect(lambda _=0: self._show())
        label = QLabel("按办法")
        label.setProperty("tone", "quiet")
        label.setBuddy(self.rules)
        hint = QLabel("列出这个办法要用的参数；括号里的来自任课和班级，填写的优先。可以成块粘贴。")
        hint.setProperty("role", "caption")
        hint.setProperty("tone", "quiet")
        line = QHBoxLayout()
        line.setSpacing(S)
        for widget in (label, self.rules, hint):
            line.addWidget(widget)
        line.addStretch()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(M)
        self._column.addLayout(line)
        self.table = self._make_table(())
        self._column.addWidget(self.table, 1)

    def _make_table(self, asked: tuple[InputColumn, ...]) -> Table[InputRow]:
        return Table(
            self._theme, "折算参数", input_columns(asked), state=self._state, commit=self._commit,
            paste=lambda pasted: block_paste.take(self._commands, pasted, self._paste),
            empty=Empty(
                "这里填写本学期每项工作的学时、人数等，按所选办法立即算出结果。先登记学期，再安排任课。",
                (Act("登记学期", lambda: self._commands.open_place(Place("campus"))),
                 Act("安排任课", lambda: self._commands.open_place(Place("teaching")))),
                "calculator",
            ),
        )  # fmt: skip

    def reload(self, context: Context) -> None:
        """Offer the rule sets there are now, and read the term again; shows the teachers of a college."""
        self._college_id = context.college_id
        before = self.rules.key()
        self.rules.set_choices(figures.choices(self._ctx))
        if not self.rules.has_key(before):
            self.rules.set_key(term_inputs.usual_rules(self._ctx, self._term.code))
        self._show()

    def subtitle(self) -> str:
        """Say what the rule set makes of the term."""
        rows = self._rows()
        if not rows:
            return ""
        total = sum((row.result for row in rows if row.result is not None), Decimal(0))
        waiting = sum(row.result is None for row in rows)
        rest = f"，另有 {waiting} 项{INCOMPLETE}、未计入" if waiting else ""
        return f"{self._term.code} · {len(rows)} 项 · 合计 {shown(total)}{rest}"

    def focus_main(self) -> None:
        """Put the keyboard into the table."""
        self.table.view.setFocus()

    def _show(self) -> None:
        term_id = self._term.key
        self._found = None if term_id is None else term_inputs.table(self._ctx, term_id, self.rules.key())
        asked = self._found.columns if self._found else ()
        if asked != self._made_for:
            self._made_for = asked
            former, self.table = self.table, self._make_table(asked)
            self._column.replaceWidget(former, self.table)
            former.save_layout()
            former.hide()
            former.deleteLater()
        self.table.set_rows(self._rows())
        self.said.emit()

    def _rows(self) -> list[InputRow]:
        rows = self._found.rows if self._found else ()
        return [row for row in rows if self._college_id in (None, row.college_id)]

    def _commit(self, row: InputRow, key: str, text: str) -> None:
        self._commands.run(lambda: self._enter([Entry(row, key, text)]))

    def _paste(self, cells: Sequence[PastedCell[InputRow]]) -> Changed:
        return self._enter([Entry(cell.row, cell.key, cell.text) for cell in cells])

    def _enter(self, entries: Sequence[Entry]) -> Changed:
        return term_inputs.enter(self._ctx, figures.rules_of(self._ctx, self.rules.key()), entries)


def input_columns(asked: Sequence[InputColumn]) -> tuple[Column[InputRow], ...]:
    """Return the columns: whose work it is, its hours, what the rule set asks for, and what comes out."""
    return (
        Column("teacher", "教师", lambda row: row.teacher, width=80),
        Column("title", "工作内容", lambda row: row.title, width=280, tooltip=lambda row: row.title),
        Column(
            "result", "标准课时", lambda row: row.result, lambda row: shown(row.result), "right", 88,
            tone=lambda row: Tone.WARNING if row.result is None else None, tooltip=lambda row: row.missing,
        ),
        Column(
            HOURS, "学时", lambda row: _number(row, HOURS), _hours, "right", 72, edit_text=_hours,
            editable=lambda row: row.kind is SourceKind.ASSIGNMENT, hint="任课安排的学时；在这里改也改任课安排",
        ),
        *map(_asked, asked),
        Column("missing", "还缺", lambda row: row.missing, width=220, tooltip=lambda row: row.missing),
    )  # fmt: skip


def _asked(column: InputColumn) -> Column[InputRow]:
    key, named = column.key, dict(column.choices)

    def display(row: InputRow) -> str:
        given = row.given.get(key, "")
        known = row.known.get(key, "")
        return named.get(given, given) if given else f"（{known}）" if known else ""

    return Column(
        key,
        column.name,
        display if named else lambda row: _number(row, key),
        display,
        "left" if named else "right",
        96,
        editable=True,
        edit_text=lambda row: row.given.get(key, ""),
        choices=_choices(column) if named else None,
    )


def _choices(column: InputColumn) -> Callable[[InputRow], Sequence[tuple[str, str]]]:
    return lambda _row: (("", "（按来源）"), *column.choices)


def _hours(row: InputRow) -> str:
    return row.given.get(HOURS) or row.known.get(HOURS) or row.known.get("quantity", "")


def _number(row: InputRow, key: str) -> Decimal | None:
    text = row.given.get(key) or row.known.get(key, "")
    return Decimal(text) if text.replace(".", "", 1).isdecimal() else None
