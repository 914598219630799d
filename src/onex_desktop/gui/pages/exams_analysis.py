"""The panel of figures by any dimension: a line for each group, its years as a chart, the rows behind each figure."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.domain.exams.counting import Dimension, Figures, Measure, RegistrationFilter, behind
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.exams_behind import RowsBehind
from onex_desktop.gui.pages.exams_groups import COLUMNS, MEASURES, GroupLine, group_facts, trend_of
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import M, S
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.inspector import Inspector
from onex_desktop.gui.widgets.table import Table
from onex_desktop.gui.widgets.table_room import RoomShare
from onex_desktop.services import catalogue, exams
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels
from onex_desktop.wording.formats import listed

REPORT: Final = "exam-statistics"
CHART_SHARE: Final = (1, 1)
EMPTY: Final = "这里按证书、学院、班级、年度等汇总。先在考次里录入名单，或在统计里填写总数。"


class AnalysisPanel(Panel):
    """Enter or a double click on a figure opens the registrations it counts.

    Attributes:
        dimension: by what the lines are.
        table: the lines.
        chart: the years of the chosen line.
        rows: the registrations behind a figure, None while the lines are on show.
    """

    title = "分析"

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._within = RegistrationFilter()
        self._chosen_year: int | None = None
        self._newest: int | None = None
        self._figures = Figures(Dimension.CERTIFICATE, ())
        self.rows: RowsBehind | None = None
        self.dimension = ChoiceBox()
        self.dimension.setAccessibleName("统计维度")
        self.dimension.set_choices([(each.value, labels.DIMENSIONS[each]) for each in Dimension])
        self.dimension.set_key(Dimension.CERTIFICATE.value)
        self.dimension.activated.connect(lambda _: self._read())
        self.table: Table[GroupLine] = Table(
            theme, "考证分析", COLUMNS, state=state,
            empty=Empty(EMPTY, icon="chart-column"),
        )  # fmt: skip
        RoomShare(self.table, ("title",))
        self.table.selection_changed.connect(lambda _: self._selected())
        self.table.activated.connect(self._open_figure)
        self._inspector = belonging_to(self, Inspector(theme))
        self._note = QLabel()
        self._note.setWordWrap(True)
        self._note.setProperty("role", "caption")
        self._note.setProperty("tone", "quiet")
        self._chart_title = QLabel()
        self._chart_title.setProperty("role", "heading")
        self._chart_place = QVBoxLayout()
        self.print = themed_action(theme, "打印", self._print, self, icon="printer")
        self.secondary = (self.print,)
        self._lay_out()

    def _lay_out(self) -> None:
        upper, lower = QWidget(), QWidget()
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, M)
        above.setSpacing(S)
        above.addWidget(self.table, 1)
        above.addWidget(self._note)
        self._chart_place.setContentsMargins(0, M, 0, 0)
        self._chart_place.setSpacing(S)
        self._chart_place.addWidget(self._chart_title)
        lower.setLayout(self._chart_place)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(lower)
        for place, share in enumerate(CHART_SHARE):
            split.setStretchFactor(place, share)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.corner = QWidget()
        line = QHBoxLayout(self.corner)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(S)
        label = QLabel("按")
        label.setProperty("tone", "quiet")
        label.setBuddy(self.dimension)
        line.addWidget(label)
        line.addWidget(self.dimension)

    def reload(self, context: Context) -> None:
        """Reckon the figures of the college, major and year chosen."""
        years = catalogue.pilot_years(self._ctx)
        self._chosen_year = context.year
        self._newest = years[0] if years else None
        self._within = RegistrationFilter(college_id=context.college_id, major_id=context.major_id)
        self._read()
        if self.rows is not None:
            self.rows.reload()

    def subtitle(self) -> str:
        """Say which year is looked at."""
        if self.rows is not None:
            return self.rows.title
        return f"{self._within.year}年" if self._within.year else "历年"

    def show_pilot(self, pilot_id: int) -> None:
        """List the registrations that count in a pilot."""
        self._show_rows(RegistrationFilter(pilot_id=pilot_id), "考生明细")

    def inspector(self) -> QWidget:
        """Return what is to say about the chosen line, or about the chosen candidate."""
        return self._inspector if self.rows is None else self.rows.inspector

    def focus_main(self) -> None:
        """Put the keyboard into the lines, or into the rows behind one."""
        (self.table if self.rows is None else self.rows.table).view.setFocus()

    def close_rows(self) -> None:
        """Go back to the lines."""
        rows, self.rows = self.rows, None
        if rows is not None:
            self._stack.setCurrentIndex(0)
            self._stack.removeWidget(rows)
            rows.deleteLater()
            self.said.emit()
            self.inspector_changed.emit()
            self.focus_main()

    def _read(self) -> None:
        dimension = Dimension(self.dimension.key())
        # As in the year's table: without a year chosen the newest one, all of them only where years are compared.
        year = self._chosen_year or (None if dimension is Dimension.YEAR else self._newest)
        self._within = replace(self._within, year=year)
        self._figures = exams.figures(self._ctx, dimension, self._within)
        self.table.set_rows([GroupLine(place, group) for place, group in enumerate(self._figures.groups, start=1)])
        if self.table.rows and not self.table.selected_ids:
            self.table.select_ids([self.table.shown_rows[0].id])
        left_out = self._figures.left_out
        what = labels.DIMENSIONS[dimension]
        self._note.setText(f"只有总数、没有名单，不能按{what}统计：{listed(left_out)}。" if left_out else "")
        self._note.setVisible(bool(left_out))
        self._selected()
        self.said.emit()

    def _selected(self) -> None:
        chosen = self.table.selected_rows
        if len(chosen) != 1:
            self._inspector.clear("选中一行，这里说明每个比率怎样得来。")
            return
        group = chosen[0].group
        self._inspector.set_title(group.title, "双击一个人次，查看它的考生")
        self._inspector.set_facts(group_facts(group))
        self._show_trend(chosen[0])

    def _show_trend(self, line: GroupLine) -> None:
        # The chart's library is loaded with the first chart.
        from onex_desktop.gui.widgets.trend_chart import TrendChart

        if self._chart_place.count() == 1:
            self.chart = TrendChart(self._theme)
            self.chart.activated.connect(self._open_year)
            self._chart_place.addWidget(self.chart, 1)
        within = replace(self._of(line, Measure.REGISTERED), states=frozenset(), is_resit=None, year=None)
        if self._figures.dimension is Dimension.YEAR:
            within = replace(self._within, year=None)
        years = exams.figures(self._ctx, Dimension.YEAR, within)
        self._years = sorted(years.groups, key=lambda group: (group.key, group.record))
        self._chart_title.setText("历年" if self._figures.dimension is Dimension.YEAR else f"{line.group.title}　历年")
        self.chart.set_trend(trend_of(self._years))

    def _of(self, line: GroupLine, measure: Measure) -> RegistrationFilter:
        return behind(self._figures.dimension, line.group.key, measure, self._within)

    def _open_figure(self, row_id: int) -> None:
        line = next(row for row in self.table.rows if row.id == row_id)
        column = self.table.model.columns[max(0, self.table.view.currentIndex().column())]
        measure = MEASURES.get(column.key, Measure.REGISTERED)
        if line.has_rows:
            self._show_rows(self._of(line, measure), f"{line.group.title} · {labels.MEASURES[measure]}")

    def _open_year(self, point: int) -> None:
        chosen = self.table.selected_rows
        group = self._years[point]
        if chosen and GroupLine(0, group).has_rows:
            found = replace(self._of(chosen[0], Measure.REGISTERED), year=int(group.key[0]))
            self._show_rows(found, f"{chosen[0].group.title} · {group.title}")

    def _show_rows(self, chosen: RegistrationFilter, title: str) -> None:
        self.close_rows()
        rows = RowsBehind(self._ctx, self._theme, self._state, chosen, title)
        rows.closed.connect(self.close_rows)
        rows.status_changed.connect(self.status_changed)
        self.rows = rows
        self._stack.addWidget(rows)
        self._stack.setCurrentWidget(rows)
        self.said.emit()
        self.inspector_changed.emit()
        self.focus_main()

    def _print(self) -> None:
        year = {} if self._within.year is None else {"year": str(self._within.year)}
        self._commands.show_report(REPORT, {**year, "by": self.dimension.key()})
