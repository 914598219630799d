"""First step: which file, what each of its sheets seems to be, and how it reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.domain.addresses import column_letter
from onex_desktop.domain.layouts import Certainty, FoundTable
from onex_desktop.domain.sheets import CellProblem
from onex_desktop.gui.dialogs.importing.steps import WizardStep, caption
from onex_desktop.gui.models.columns import Choice, Column
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S, Tone
from onex_desktop.gui.widgets.empty_state import Act, Empty, EmptyState
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import importing
from onex_desktop.services.importing import ReadFile
from onex_desktop.wording.problems import sentence

_SKIP: Final = "不导入"
_FIRST: Final = 15
_NARROWEST, _BROADEST = 110, 180
_WIDEST: Final = 12
"""So many columns of the file are shown beside one another; the others are in the next step."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A sheet of the file as a row."""

    id: int
    table: FoundTable

    @property
    def kind(self) -> str:
        """What it is taken for, in words."""
        return importing.kind_named(self.table.spec).title if self.table.spec else _SKIP

    @property
    def note(self) -> str:
        """How sure that is."""
        table = self.table
        if not table.row_count:
            return "空表"
        if not table.spec:
            return "隐藏的工作表，要导入时选择种类" if table.is_hidden else "要导入时选择种类"
        if not table.heading_row:
            if table.columns:
                return "没有标题，按模板的列序"
            return "找不到标题行，填写它在第几行"
        if table.is_remembered:
            return "按上次改好的对应关系"
        return f"{len(table.likely)} 列要确认" if table.likely else "全部认得" if not table.unmapped else "有列认不出"


@dataclass(frozen=True, slots=True)
class RawLine:
    """A row of the file as it reads."""

    id: int
    cells: tuple[str, ...]


class FileStep(WizardStep):
    """The file's sheets, each with its kind and heading row to correct, and its first rows below."""

    title = "文件"

    def __init__(self, theme: Theme, choose: Callable[[], None], template: Callable[[], None]) -> None:
        super().__init__()
        self._theme = theme
        self._file: ReadFile | None = None
        self.tables: list[FoundTable] = []
        kinds: list[Choice] = [("", _SKIP), *((kind.word, kind.title) for kind in importing.kinds())]
        self.sheets: Table[SheetLine] = Table(theme, "导入的工作表", _columns(kinds), commit=self._correct)
        self.sheets.selection_changed.connect(lambda _: self._show_rows())
        self._name = QLabel()
        self._name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.warning = caption(tone="warning")
        self.warning.hide()
        other = QPushButton("换一个文件…")
        other.clicked.connect(lambda _: choose())
        self._raw = QVBoxLayout()
        self._raw.setContentsMargins(0, S, 0, 0)
        self._start = (Act("选择文件…", choose), Act("下载模板…", template))
        self.empty = EmptyState(
            theme, Empty("把 xlsx、xls 或 csv 文件拖到这里，或选择文件。", self._start, "file-spreadsheet")
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._found_page(other))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _found_page(self, other: QPushButton) -> QWidget:
        top = QHBoxLayout()
        top.addWidget(self._name, 1)
        top.addWidget(other)
        lower = QWidget()
        lower.setLayout(self._raw)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.sheets)
        split.addWidget(lower)
        split.setSizes([180, 300])
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addLayout(top)
        column.addWidget(self.warning)
        column.addWidget(caption("每张工作表会导入成什么？“种类”和“标题行”可以改：选中后按 F2。"))
        column.addWidget(split, 1)
        return page

    def refuse(self, words: str) -> None:
        """Say why a file cannot be read; another may be chosen."""
        self._file = None
        self.tables = []
        self.empty.set_empty(Empty(words, self._start, "circle-alert"))
        self._stack.setCurrentIndex(0)
        self.changed.emit()

    def show_file(self, file: ReadFile, preferred: Sequence[str], earlier: Sequence[CellProblem] = ()) -> None:
        """Show what was found; a sheet that could be anything is taken for one of the preferred kinds."""
        self._file = file
        self.tables = [_guessed(file, table, preferred) for table in file.tables]
        rows = sum(table.row_count for table in self.tables)
        self._name.setText(f"{file.name}：{len(self.tables)} 张工作表，共 {rows} 行")
        self._name.setToolTip(str(file.path or file.name))
        words = "\n".join(sentence(found.problem.code, found.problem.params) for found in earlier)
        self.warning.setText(words)
        self.warning.setVisible(bool(words))
        self._stack.setCurrentIndex(1)
        self._refresh()
        first = next((number for number, table in enumerate(self.tables) if table.spec), 0)
        self.sheets.select_ids([first])
        self.changed.emit()

    def hindrance(self) -> str:
        """Return what is missing: a file, or a sheet that is to be imported."""
        if self._file is None:
            return "先选择一个文件。"
        chosen = [table for table in self.tables if table.spec]
        if not chosen:
            return "没有认得的工作表。在“种类”一栏选择它是哪一种表，或改用模板。"
        lost = next((table for table in chosen if not table.heading_row and not table.columns), None)
        return "" if lost is None else f"“{lost.sheet}”找不到标题行。在“标题行”一栏填写它在第几行。"

    def focus_main(self) -> None:
        """Put the keyboard into the list of sheets, or onto the button that chooses a file."""
        if self._file is not None:
            self.sheets.view.setFocus()
        else:
            self.empty.focus_first()

    def _correct(self, line: SheetLine, key: str, text: str) -> None:
        file = self._file
        if file is None:
            return
        table = line.table
        if key == "kind":
            bare = replace(table, spec="", columns=(), missing=(), is_remembered=False)
            self.tables[line.id] = importing.propose(file, table.sheet, text) if text else bare
        elif table.spec and text.isdecimal() and int(text):
            self.tables[line.id] = importing.propose(file, table.sheet, table.spec, int(text))
        self._refresh()
        self.changed.emit()

    def _refresh(self) -> None:
        self.sheets.set_rows([SheetLine(number, table) for number, table in enumerate(self.tables)])
        self.sheets.bar.hide()

    def _show_rows(self) -> None:
        while (item := self._raw.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        chosen = self.sheets.selected_rows
        if self._file is None or not chosen:
            return
        table = chosen[0].table
        rows = importing.first_rows(self._file, table.sheet, _FIRST)
        width = min(max((len(cells) for _, cells in rows), default=0), _WIDEST)
        lines = [RawLine(number, cells) for number, cells in rows]
        made: Table[RawLine] = Table(self._theme, "文件的前几行", _raw_columns(width, table.heading_row, lines))
        made.set_rows(lines)
        made.bar.hide()
        self._raw.addWidget(caption(f"“{table.sheet}”的前 {len(rows)} 行，原样"))
        self._raw.addWidget(made, 1)


def _guessed(file: ReadFile, table: FoundTable, preferred: Sequence[str]) -> FoundTable:
    if table.is_hidden:
        return replace(table, spec="", columns=(), missing=())
    if table.spec or not table.row_count:
        return table
    offers = [importing.propose(file, table.sheet, word) for word in preferred]
    fitting = [offer for offer in offers if len(_known(offer)) >= 2]
    return max(fitting, key=lambda offer: len(_known(offer)), default=table)


def _known(table: FoundTable) -> list[str]:
    return [column.key for column in table.columns if column.certainty is not Certainty.UNKNOWN]


def _columns(kinds: Sequence[Choice]) -> tuple[Column[SheetLine], ...]:
    return (
        Column("sheet", "工作表", lambda line: line.table.sheet, width=200),
        Column(
            "kind", "种类", lambda line: line.kind, width=160, editable=True, choices=lambda _: kinds,
            edit_text=lambda line: line.table.spec,
        ),
        Column(
            "heading", "标题行", lambda line: line.table.heading_row or None, width=80, align="right",
            editable=lambda line: bool(line.table.spec),
        ),
        Column("rows", "数据行", lambda line: line.table.row_count, width=80, align="right"),
        Column("note", "说明", lambda line: line.note, width=260, tone=_tone),
    )  # fmt: skip


def _tone(line: SheetLine) -> Tone | None:
    table = line.table
    if not table.spec:
        return None
    return Tone.WARNING if table.likely or table.unmapped or not table.heading_row else Tone.GOOD


def _raw_columns(width: int, heading_row: int, lines: Sequence[RawLine]) -> tuple[Column[RawLine], ...]:
    def cell(place: int) -> Callable[[RawLine], str]:
        return lambda line: line.cells[place] if place < len(line.cells) else ""

    def tone(line: RawLine) -> Tone | None:
        return Tone.ACCENT if line.id == heading_row else None

    number: Column[RawLine] = Column("number", "行", lambda line: line.id, width=60, align="right", tone=tone)

    def wide(place: int) -> int:
        # A title above the table may be as long as it likes.
        longest = max((len(cell(place)(line)) for line in lines if line.id > heading_row), default=0)
        return min(max(_NARROWEST, 7 * longest + 24), _BROADEST)

    letters = tuple(Column(column_letter(at), column_letter(at), cell(at), width=wide(at)) for at in range(width))
    return (number, *letters)
