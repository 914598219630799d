"""The panel of the year's figures: pilots or colleges with what was planned, sat and passed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.statistics import ResultState
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages import exams_columns as columns
from onex_desktop.gui.pages import exams_records as records
from onex_desktop.gui.pages import exams_words as words
from onex_desktop.gui.pages.exams_figures import FiguresInspector
from onex_desktop.gui.pages.exams_lines import UNFILLED, CollegeLine, PilotLine, college_lines, pilot_lines
from onex_desktop.gui.pages.exams_sums import college_sums, pilot_sums
from onex_desktop.gui.pages.exams_tables import SummedTable
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.chip_switch import ChipSwitch
from onex_desktop.gui.widgets.empty_state import Act, Empty
from onex_desktop.gui.widgets.inspector import Inspector
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import catalogue, exams
from onex_desktop.services.context import AppContext

GROUPINGS = ("按证书", "按学院")
BY_CERTIFICATE, BY_COLLEGE = range(2)
REPORT = "exam-statistics"


class TotalsPanel(Panel):
    """The deck's table; totals are entered at the right, what has names behind it is only shown.

    Signals:
        rows_wanted: the registrations behind a pilot's figures are wanted; carries the pilot's key.
    """

    title = "统计"
    rows_wanted = Signal(int)

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._year: int | None = None
        self._lines: tuple[PilotLine, ...] = ()
        self.figures = self._make_figures()
        self.colleges = self._make_colleges()
        self.college = belonging_to(self, Inspector(theme))
        self.by_certificate = SummedTable(theme, self.figures.table, pilot_sums)
        self.by_college = SummedTable(theme, self.colleges, college_sums)
        self.grouping = ChipSwitch("统计方式", GROUPINGS)
        self._make_actions()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.by_certificate)
        self._stack.addWidget(self.by_college)
        self.corner = self.grouping
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.grouping.group.idToggled.connect(lambda _, on: self._regroup() if on else None)

    def _make_figures(self) -> RecordList[PilotLine]:
        spec = records.figures(self._ctx)
        inspector = FiguresInspector(self._theme, spec, self._commands)
        inspector.rows_wanted.connect(self.rows_wanted)
        made = RecordList(
            self._theme, self._state, self._commands, "考证人数", columns.PILOTS, spec, self._delete_figures, "",
            inspector,
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
        made.table.selection_changed.connect(lambda _: self._allow())
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

    def _make_actions(self) -> None:
        theme = self._theme
        self.print = themed_action(theme, "打印统计表", self._show_report, self, icon="printer")
        self.print_one_decimal = themed_action(
            theme, "打印，统一一位小数", lambda: self._show_report(digits="one"), self
        )
        self.to_names = themed_action(
            theme, "改为按名单统计", lambda: self._switch(ExamRecord.NAMED), self, icon="users"
        )
        self.to_totals = themed_action(
            theme, "改回按总数统计", lambda: self._switch(ExamRecord.TOTALS), self, icon="calculator"
        )
        self.remove = themed_action(theme, "删除选中的考证人数", self._remove_chosen, self, icon="trash-2")
        more = themed_action(theme, "更多", lambda: None, self, icon="ellipsis")
        menu = QMenu(self)
        menu.addAction(self.print_one_decimal)
        menu.addSeparator()
        menu.addActions([self.to_names, self.to_totals])
        menu.addSeparator()
        menu.addAction(self.remove)
        more.setMenu(menu)
        self.secondary = (self.print, more)

    def reload(self, context: Context) -> None:
        """Read the figures of a college, a major, a year; without a year those of the newest one."""
        ctx = self._ctx
        years = catalogue.pilot_years(ctx)
        self._year = context.year or (years[0] if years else None)
        self._lines = ()
        if self._year is not None:
            statistics = exams.statistics(ctx, self._year)
            self._lines = pilot_lines(catalogue.pilots(ctx, self._year), statistics, context)
        self.figures.set_rows(self._lines)
        self.colleges.set_rows(college_lines(self._lines, self._year or 0))
        self._show_college()
        for summed in (self.by_certificate, self.by_college):
            summed.refresh()
        self._allow()
        self.said.emit()

    def subtitle(self) -> str:
        """Say the year, how many pilots there are, and what is still open."""
        unfilled = sum(line.figures is None for line in self._lines)
        pending = sum(line.state is ResultState.PENDING for line in self._lines)
        parts = [f"{self._year}年", f"{len(self._lines)} 个试点证书"] if self._year else []
        parts += [f"{pending} 个成绩未出"] if pending else []
        parts += [f"{unfilled} 个{UNFILLED}"] if unfilled else []
        return " · ".join(parts)

    def choose_figures(self, key: int) -> None:
        """Select the pilot that has the figures with this key."""
        self.grouping.choose(BY_CERTIFICATE)
        found = [line.id for line in self._lines if line.figures is not None and line.figures.id == key]
        self.figures.table.select_ids(found)

    def choose_certificate(self, certificate_id: int) -> None:
        """Show all pilots, those of a certificate selected."""
        self.grouping.choose(BY_CERTIFICATE)
        self.figures.table.clear_filter()
        found = [line.id for line in self._lines if line.pilot.draft.certificate_id == certificate_id]
        if found:
            self.figures.table.select_ids(found)

    def inspector(self) -> QWidget:
        """Return the form of the chosen pilot, or what is to say about the chosen college."""
        return self.college if self.grouping.chosen == BY_COLLEGE else self.figures.inspector

    def focus_main(self) -> None:
        """Put the keyboard into the table on show."""
        (self.colleges if self.grouping.chosen == BY_COLLEGE else self.figures.table).view.setFocus()

    def _regroup(self) -> None:
        self._stack.setCurrentIndex(self.grouping.chosen)
        self._allow()
        self.status_changed.emit("")
        self.inspector_changed.emit()

    def _allow(self) -> None:
        by_certificate = self.grouping.chosen == BY_CERTIFICATE
        chosen = self.figures.table.selected_rows if by_certificate else []
        records_of = {line.pilot.exam_record for line in chosen}
        self.to_names.setEnabled(records_of == {ExamRecord.TOTALS})
        self.to_totals.setEnabled(records_of == {ExamRecord.NAMED})
        self.remove.setEnabled(any(line.has_totals for line in chosen))

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

    def _switch(self, record: ExamRecord) -> None:
        ids = self.figures.table.selected_ids
        switch = exams.switch_to_named if record is ExamRecord.NAMED else exams.switch_to_totals
        self._commands.run(lambda: switch(self._ctx, ids))

    def _delete_figures(self, ids: Sequence[int]) -> Changed:
        keys = [line.figures.id for line in self._lines if line.id in ids and line.figures and line.has_totals]
        return exams.delete_aggregates(self._ctx, keys)

    def _remove_chosen(self) -> None:
        self.figures.table.delete_requested.emit(self.figures.table.selected_ids)

    def _show_report(self, **options: str) -> None:
        year = {} if self._year is None else {"year": str(self._year)}
        self._commands.show_report(REPORT, {**year, **options})
