"""Third step: every row and what would become of it; problems lead to their rows, doubts are asked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from onex_desktop.domain.sheets import Answers, CellProblem, ImportPlan, RowState, SheetPlan
from onex_desktop.gui.dialogs.importing.preview_columns import (
    ProblemLine,
    preview_chips,
    preview_columns,
    problem_columns,
    worded,
)
from onex_desktop.gui.dialogs.importing.steps import WizardStep, caption
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import S
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import importing
from onex_desktop.services.importing import PreviewRow, ReadFile


class PreviewStep(WizardStep):
    """The plan to look at.

    Attributes:
        answers: what was said to the doubts so far.
        keep_stored: whether stored rows stay as they are.

    Signals:
        plan_wanted: an answer or a choice makes another plan necessary.
        mark_wanted: the problems are to be shown in a copy of the file.
    """

    title = "预览"
    plan_wanted = Signal()
    mark_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.plan: ImportPlan | None = None
        self._has_file = False
        self.answers = Answers()
        self.previews: list[Table[PreviewRow]] = []
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("预览的工作表")
        self._stack = QStackedWidget()
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.problems: Table[ProblemLine] = Table(
            theme, "导入的问题", problem_columns(), commit=self._answer, empty=Empty("没有问题。", icon="circle-check")
        )
        self.problems.selection_changed.connect(lambda _: self._jump())
        self.problems.activated.connect(lambda _: self._jump(take_focus=True))
        self.remarks = caption()
        self.keep_stored = QCheckBox("库里已有的记录保持不变，只新增(&K)")
        self.keep_stored.toggled.connect(lambda _: self.plan_wanted.emit())
        self.mark = QPushButton("另存标记副本(&S)")
        self.mark.setToolTip("在原文件旁边存一份副本，有问题的格标红并写明原因；原文件不动")
        self.mark.setAutoDefault(False)
        self.mark.clicked.connect(lambda _: self.mark_wanted.emit())
        self._lay_out()

    def _lay_out(self) -> None:
        upper = QWidget()
        rows = QVBoxLayout(upper)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(S)
        rows.addWidget(self.tabs)
        rows.addWidget(self._stack, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(self.problems)
        split.setSizes([330, 150])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(split, 1)
        column.addWidget(self.remarks)
        foot = QHBoxLayout()
        foot.addWidget(self.keep_stored, 1)
        foot.addWidget(self.mark)
        column.addLayout(foot)

    def forget(self) -> None:
        """Begin without answers, as for another file."""
        self.answers = Answers()

    def show_plan(self, file: ReadFile, plan: ImportPlan) -> None:
        """Show another plan."""
        self.plan, self._has_file = plan, file.path is not None
        self._clear()
        for sheet in plan.sheets:
            self._add(file, plan, sheet)
        self.tabs.setVisible(self.tabs.count() > 1)
        self._stack.setCurrentIndex(self.tabs.currentIndex())
        self.problems.set_rows([ProblemLine(number, found) for number, found in enumerate(plan.problems)])
        self.problems.setVisible(bool(plan.problems))
        self.mark.setVisible(bool(plan.problems) and file.path is not None)
        remarks = [_placed(found) for found in plan.remarks if found.problem.code != "import.file_imported_before"]
        self.remarks.setText("　".join(remarks))
        self.remarks.setToolTip("\n".join(remarks))
        self.remarks.setVisible(bool(remarks))
        self.changed.emit()

    def summary(self) -> str:
        """Return what would happen, in words."""
        plan = self.plan
        if plan is None:
            return ""
        return (
            f"新增 {plan.count(RowState.NEW)} 行，修改 {plan.count(RowState.CHANGED)} 行，"
            f"不变 {plan.count(RowState.UNCHANGED)} 行"
        )

    def writes(self) -> int:
        """Return how many rows would be written."""
        return 0 if self.plan is None else self.plan.count(RowState.NEW) + self.plan.count(RowState.CHANGED)

    def hindrance(self) -> str:
        """Return why nothing can be imported yet."""
        plan = self.plan
        if plan is None:
            return "还没有预览。"
        if plan.problems:
            return f"{plan.count(RowState.REFUSED)} 行有问题，一行也没有导入：{self._what_to_do(plan)}"
        return "" if self.writes() else "库里已经是这样，没有要导入的内容。"

    def _what_to_do(self, plan: ImportPlan) -> str:
        asked = sum(bool(found.candidates) for found in plan.problems)
        if asked == len(plan.problems):
            return "在“指的是”一栏按 F2 选择即可。"
        ask = f"其中 {asked} 处在“指的是”一栏按 F2 选择，其余" if asked else ""
        mend = "在文件里改正并保存，再按“重新读取”。" if self._has_file else "在 Excel 里改正，再复制粘贴一次。"
        return ask + mend

    def focus_main(self) -> None:
        """Put the keyboard on the first question, in the cell that takes the answer; else on a problem, or the rows."""
        if self.plan is not None and self.plan.problems:
            asked = (number for number, found in enumerate(self.plan.problems) if found.candidates)
            first = next(asked, 0)
            self.problems.select_ids([first])
            if self.plan.problems[first].candidates:
                row, column = self.problems.proxy.row_of_id(first), self.problems.proxy.columnCount() - 1
                self.problems.view.setCurrentIndex(self.problems.proxy.index(row or 0, column))
            self.problems.view.setFocus()
        elif self.previews:
            self.previews[self.tabs.currentIndex()].view.setFocus()

    def _add(self, file: ReadFile, plan: ImportPlan, sheet: SheetPlan) -> None:
        columns, chips = preview_columns(sheet), preview_chips(sheet)
        made: Table[PreviewRow] = Table(
            self._theme, "导入预览", columns, chips=chips, empty=Empty("这张表没有数据行。", icon="file-spreadsheet")
        )
        made.set_rows(importing.preview(file, plan, sheet.name))
        self.previews.append(made)
        self._stack.addWidget(made)
        self.tabs.addTab(sheet.name)

    def _clear(self) -> None:
        for made in self.previews:
            self._stack.removeWidget(made)
            made.deleteLater()
        self.previews = []
        while self.tabs.count():
            self.tabs.removeTab(0)

    def _jump(self, *, take_focus: bool = False) -> None:
        chosen: Sequence[ProblemLine] = self.problems.selected_rows
        if len(chosen) != 1 or self.plan is None:
            return
        found = chosen[0].found
        number = next((n for n, sheet in enumerate(self.plan.sheets) if sheet.name == found.sheet), None)
        row = int("".join(filter(str.isdigit, found.cell)) or 0)
        if number is None or not row:
            return
        self.tabs.setCurrentIndex(number)
        self.previews[number].select_ids([row])
        if take_focus:
            self.previews[number].view.setFocus()

    def _answer(self, line: ProblemLine, _key: str, chosen: str) -> None:
        if not chosen:
            return
        found, old = line.found, self.answers
        if found.row:
            self.answers = Answers(old.cells, {**old.rows, (found.sheet, found.row): int(chosen)})
        else:
            self.answers = Answers({**old.cells, (found.sheet, found.cell): int(chosen)}, old.rows)
        self.plan_wanted.emit()


def _placed(found: CellProblem) -> str:
    place = "!".join(part for part in (found.sheet, found.cell) if part)
    return f"{place}：{worded(found)}" if found.cell else worded(found)
