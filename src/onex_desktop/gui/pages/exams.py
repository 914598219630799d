"""Examinations: what was planned, sat and passed by certificate and college, and what documents state about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QHBoxLayout, QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.reconciliation import STATEMENT, Reconciled, Subject
from onex_desktop.domain.exams.statistics import ResultState
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages import exams_columns as columns
from onex_desktop.gui.pages import exams_records as records
from onex_desktop.gui.pages import exams_words as words
from onex_desktop.gui.pages.exams_lines import UNFILLED, CollegeLine, PilotLine, college_lines, pilot_lines
from onex_desktop.gui.pages.exams_statement import StatementInspector, abouts
from onex_desktop.gui.pages.exams_sums import college_sums, pilot_sums
from onex_desktop.gui.pages.exams_tables import SummedTable
from onex_desktop.gui.pages.page import Commands, Page
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import L, M
from onex_desktop.gui.widgets.chip_switch import ChipSwitch
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.gui.widgets.inspector import Inspector
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import catalogue, exams
from onex_desktop.services.context import AppContext

TABS = ("统计", "核对")
STATISTICS, RECONCILIATION = range(2)
GROUPINGS = ("按证书", "按学院")
BY_CERTIFICATE, BY_COLLEGE = range(2)
REPORT = "exam-statistics"


class ExamsPage(Page):
    """Figures by certificate or by college, and beside them what documents state; each with its form at the right."""

    title = "考证"
    topics = frozenset({"exams", "catalogue", "campus", "policies"})

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._context = Context()
        self._year: int | None = None
        self._lines: tuple[PilotLine, ...] = ()
        self.header = PageHeader("考证")
        self.figures = self._make_figures()
        self.colleges = self._make_colleges()
        self.statements = self._make_statements()
        self.college = Inspector(theme)
        self.by_certificate = SummedTable(theme, self.figures.table, pilot_sums)
        self.by_college = SummedTable(theme, self.colleges, college_sums)
        self._make_actions()
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("考证页的内容")
        for title in TABS:
            self.tabs.addTab(title)
        self.grouping = ChipSwitch("统计方式", GROUPINGS)
        self._stack = QStackedWidget()
        for widget in (self.by_certificate, self.by_college, self.statements.table):
            self._stack.addWidget(widget)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _: self._show())
        self.grouping.group.idToggled.connect(lambda _, on: self._show() if on else None)
        self.reload(None)
        self._show()

    def _make_figures(self) -> RecordList[PilotLine]:
        made = RecordList(
            self._theme, self._state, self._commands, "考证人数", columns.PILOTS, records.figures(self._ctx),
            self._delete_figures, "",
            chips=(
                Chip("unfilled", UNFILLED, lambda line: line.figures is None, "只看还没有人数的试点"),
                Chip("pending", words.PENDING, lambda line: line.state is ResultState.PENDING),
                Chip("partial", words.state_name(ResultState.PARTIAL), lambda line: line.state is ResultState.PARTIAL),
            ),
        )  # fmt: skip
        to_pilots = Act("登记试点", lambda: self._commands.open_place(Place("catalogue")))
        made.table.set_empty(Empty("这里列出各试点的考证人数。先在证书页登记试点。", (to_pilots,), "clipboard-check"))
        made.status_changed.connect(self.status_changed)
        made.table.activated.connect(lambda _: self.inspector_wanted.emit())
        RoomShare(made.table, ("certificate", "college", "state"))
        return made

    def _make_colleges(self) -> Table[CollegeLine]:
        table = Table(
            self._theme, "各学院考证人数", columns.COLLEGES, state=self._state,
            empty=Empty("这里按学院汇总考证人数。先在证书页登记试点。", icon="clipboard-check"),
        )  # fmt: skip
        table.selection_changed.connect(lambda _: self._show_college())
        table.activated.connect(self._open_college)
        RoomShare(table, ("college", "state"))
        return table

    def _make_statements(self) -> RecordList[Reconciled]:
        spec = records.statements(self._ctx)
        inspector = self._statement = StatementInspector(self._theme, spec, self._commands)
        made = RecordList(
            self._theme, self._state, self._commands, "外部数据", columns.STATEMENTS, spec,
            lambda ids: exams.delete_statements(self._ctx, ids),
            "登记总结、汇报里写的数字和名称，这里自动与明细核对。", inspector,
            chips=(
                Chip("differs", columns.AGREEMENTS[False], lambda row: row.agrees is False),
                Chip("open", columns.AGREEMENTS[None], lambda row: row.agrees is None, "库中没有可以对照的明细"),
            ),
        )  # fmt: skip
        made.status_changed.connect(self.status_changed)
        inspector.created.connect(lambda key: made.table.select_ids([key]))
        inspector.link_activated.connect(lambda _: self._show_rows_behind())
        made.table.activated.connect(lambda _: self.inspector_wanted.emit())
        RoomShare(made.table, ("about", "stated", "reckoned", "source", "note"))
        return made

    def _make_actions(self) -> None:
        self.print = themed_action(self._theme, "打印统计表", self._show_report, self, icon="printer")
        self.print_one_decimal = themed_action(
            self._theme, "打印，统一一位小数", lambda: self._show_report(digits="one"), self
        )
        self.remove = themed_action(self._theme, "", self._remove_chosen, self, icon="trash-2")
        self.new = themed_action(self._theme, "登记外部数据", self.start_new, self, keys="Ctrl+Shift+N")
        more = themed_action(self._theme, "更多", lambda: None, self, icon="ellipsis")
        menu = QMenu(self)
        menu.addAction(self.print_one_decimal)
        menu.addSeparator()
        menu.addAction(self.remove)
        more.setMenu(menu)
        self.header.add_action(self.print)
        self.header.add_action(more)
        self.header.add_action(self.new, primary=True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        body = QVBoxLayout()
        body.setContentsMargins(L, 0, L, M)
        body.setSpacing(M)
        line = QHBoxLayout()
        line.addWidget(self.tabs)
        line.addStretch()
        line.addWidget(self.grouping)
        body.addLayout(line)
        body.addWidget(self._stack)
        column.addLayout(body, 1)

    def start_new(self) -> None:
        """Take a new statement."""
        self.tabs.setCurrentIndex(RECONCILIATION)
        self.statements.start_new()
        self.inspector_changed.emit()
        self.inspector_wanted.emit()

    def reload(self, _changed: Changed | None) -> None:
        """Read figures and statements again."""
        ctx, context = self._ctx, self._context
        years = catalogue.pilot_years(ctx)
        self._year = context.year or (years[0] if years else None)
        self._lines = ()
        if self._year is not None:
            statistics = exams.statistics(ctx, self._year)
            self._lines = pilot_lines(catalogue.pilots(ctx, self._year), statistics, context)
        self.figures.set_rows(self._lines)
        self.colleges.set_rows(college_lines(self._lines, self._year or 0))
        self._show_college()
        self._statement.set_abouts(abouts(ctx))
        self.statements.starting_values = {"subject": Subject.PERSON_TIMES.value, "year": self._year}
        held = exams.reconciled(ctx)
        self.statements.set_rows([row for row in held if context.year is None or row.of_year(context.year)])
        for summed in (self.by_certificate, self.by_college):
            summed.refresh()
        self._say()

    def _say(self) -> None:
        if self.tabs.currentIndex() == RECONCILIATION:
            rows = self.statements.table.rows
            wrong = sum(row.agrees is False for row in rows)
            about = f"{len(rows)} 条外部数据，{wrong} 条与明细不一致 · 按全校核对，不随学院和专业筛选"
            self.header.set_title("考证", about if rows else "")
            return
        unfilled = sum(line.figures is None for line in self._lines)
        pending = sum(line.state is ResultState.PENDING for line in self._lines)
        parts = [f"{self._year}年", f"{len(self._lines)} 个试点证书"] if self._year else []
        parts += [f"{pending} 个成绩未出"] if pending else []
        parts += [f"{unfilled} 个{UNFILLED}"] if unfilled else []
        self.header.set_title("考证", " · ".join(parts))

    def _show(self) -> None:
        checks = self.tabs.currentIndex() == RECONCILIATION
        keyboard = QApplication.focusWidget()
        was_here = keyboard is not None and self._stack.isAncestorOf(keyboard)
        self.grouping.setVisible(not checks)
        self._stack.setCurrentIndex(2 if checks else self.grouping.chosen)
        if was_here:
            self.focus_main()
        self.new.setVisible(checks)
        self.remove.setText("删除选中的外部数据" if checks else "删除选中的考证人数")
        self.remove.setEnabled(checks or self.grouping.chosen == BY_CERTIFICATE)
        self._say()
        self.status_changed.emit("")
        self.inspector_changed.emit()

    def _show_college(self) -> None:
        chosen = self.colleges.selected_rows
        if len(chosen) == 1:
            self.college.set_title(chosen[0].college, "双击学院，查看它的证书")
            self.college.set_facts(records.college_facts(chosen[0]))
        else:
            self.college.clear("选中一个学院，这里显示它的合计。")

    def _open_college(self, key: int) -> None:
        line = next(row for row in self.colleges.rows if row.id == key)
        self.grouping.choose(BY_CERTIFICATE)
        self.figures.table.clear_filter()
        self.figures.table.set_filter(line.college)
        self.figures.table.view.setFocus()

    def _show_rows_behind(self) -> None:
        chosen = self.statements.table.selected_rows
        about = chosen[0].statement.draft if chosen else None
        self.tabs.setCurrentIndex(STATISTICS)
        self.grouping.choose(BY_CERTIFICATE)
        self.figures.table.clear_filter()
        if about is not None and about.subject is Subject.PASSED:
            keys = [line.id for line in self._lines if line.pilot.draft.certificate_id == about.about_id]
            self.figures.table.select_ids(keys)

    def _delete_figures(self, ids: Sequence[int]) -> Changed:
        keys = [line.figures.id for line in self._lines if line.id in ids and line.figures is not None]
        return exams.delete_aggregates(self._ctx, keys)

    def _remove_chosen(self) -> None:
        shown = self.statements if self.tabs.currentIndex() == RECONCILIATION else self.figures
        shown.table.delete_requested.emit(shown.table.selected_ids)

    def _show_report(self, **options: str) -> None:
        year = {} if self._year is None else {"year": str(self._year)}
        self._commands.show_report(REPORT, {**year, **options})

    def set_context(self, context: Context) -> None:
        """Show the figures of a college, a major, a year; without a year those of the newest one."""
        self._context = context
        self.reload(None)

    def open_place(self, place: Place) -> None:
        """Select the statement or the figures a finding is about."""
        if place.row_id is None:
            return
        if place.field == STATEMENT:
            self.tabs.setCurrentIndex(RECONCILIATION)
            self.statements.table.select_ids([place.row_id])
            return
        self.tabs.setCurrentIndex(STATISTICS)
        self.grouping.choose(BY_CERTIFICATE)
        found = [line.id for line in self._lines if line.figures is not None and line.figures.id == place.row_id]
        self.figures.table.select_ids(found)

    def inspector(self) -> QWidget:
        """Return the form of the list on show, or what is to say about the chosen college."""
        if self.tabs.currentIndex() == RECONCILIATION:
            return self.statements.inspector
        return self.college if self.grouping.chosen == BY_COLLEGE else self.figures.inspector

    def focus_main(self) -> None:
        """Put the keyboard into the list on show."""
        shown = (self.figures.table, self.colleges, self.statements.table)[self._stack.currentIndex()]
        shown.view.setFocus()
