"""Second step: what each column of the file becomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtWidgets import QCheckBox, QTabBar, QVBoxLayout

from onex_desktop.domain.layouts import Certainty, FoundColumn, FoundTable
from onex_desktop.gui.dialogs.importing.steps import WizardStep, caption
from onex_desktop.gui.models.columns import Choice, Column
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import S, Tone
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services import importing

_SKIP: Final = "不导入"
_SURE: Final = {
    Certainty.SURE: "认得",
    Certainty.LIKELY: "看着像，确认",
    Certainty.REMEMBERED: "上次改好的",
    Certainty.UNKNOWN: "认不出，不导入",
}
_TONES: Final = {
    Certainty.SURE: Tone.GOOD,
    Certainty.LIKELY: Tone.WARNING,
    Certainty.REMEMBERED: Tone.GOOD,
    Certainty.UNKNOWN: Tone.QUIET,
}


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """A column of the file as a row."""

    id: int
    column: FoundColumn
    field: str


class ColumnStep(WizardStep):
    """The columns of one sheet at a time, sample values beside what they become."""

    title = "对应的列"

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.tables: list[FoundTable] = []
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName("要导入的工作表")
        self.tabs.currentChanged.connect(lambda _: self._refresh())
        self.columns: Table[ColumnLine] = Table(theme, "文件的列", _columns(self._choices), commit=self._correct)
        self.fill_merged = QCheckBox("合并单元格的每一行都填上同一个值(&M)")
        self.fill_merged.toggled.connect(self._fill)
        self._missing = caption(tone="warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addWidget(
            caption("左边是文件里的列，右边是它在这里的名称。不对的按 F2 改；改过的下次自动照用。带 * 的必须有。")
        )
        column.addWidget(self.tabs)
        column.addWidget(self.columns, 1)
        column.addWidget(self._missing)
        column.addWidget(self.fill_merged)

    def set_tables(self, tables: Sequence[FoundTable]) -> None:
        """Show the sheets that are to be imported."""
        self.tables = list(tables)
        blocked = self.tabs.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
        while self.tabs.count():
            self.tabs.removeTab(0)
        for table in self.tables:
            self.tabs.addTab(f"{table.sheet} → {importing.kind_named(table.spec).title}")
        self.tabs.blockSignals(blocked)
        self.tabs.setVisible(bool(self.tables))
        self._refresh()

    def hindrance(self) -> str:
        """Return which required columns have none of the file's."""
        for number, table in enumerate(self.tables):
            missing = self._missing_titles(number)
            if missing:
                return f"“{table.sheet}”还缺必填的列：{'、'.join(missing)}。在上面指定哪一列是它，或在文件里补上。"
        return ""

    def focus_main(self) -> None:
        """Put the keyboard on the first column that wants a look, in the cell that says what it becomes."""
        doubtful = [line.id for line in self.columns.rows if line.column.certainty is Certainty.LIKELY]
        row = self.columns.proxy.row_of_id((doubtful or [0])[0])
        if row is not None:
            self.columns.view.setCurrentIndex(self.columns.proxy.index(row, 3))
        self.columns.view.setFocus()

    @property
    def _current(self) -> FoundTable:
        return self.tables[self.tabs.currentIndex()]

    def _choices(self, _line: ColumnLine) -> Sequence[Choice]:
        taken = {column.key for column in self._current.columns}
        return [("", _SKIP), *(
            (field.key, _title(field) + ("（已用）" if field.key in taken else ""))
            for field in importing.kind_named(self._current.spec).fields
        )]  # fmt: skip

    def _correct(self, line: ColumnLine, _key: str, chosen: str) -> None:
        def corrected(column: FoundColumn) -> FoundColumn:
            if column.place == line.column.place:
                return replace(column, key=chosen, certainty=Certainty.SURE if chosen else Certainty.UNKNOWN)
            taken = bool(chosen) and column.key == chosen
            return replace(column, key="", certainty=Certainty.UNKNOWN) if taken else column

        self._put(replace(self._current, columns=tuple(map(corrected, self._current.columns))))

    def _fill(self, fills: bool) -> None:  # noqa: FBT001 -- a slot
        if self.tables and self._current.fill_merged != fills:
            self._put(replace(self._current, fill_merged=fills))

    def _put(self, table: FoundTable) -> None:
        self.tables[self.tabs.currentIndex()] = table
        self._refresh()
        self.changed.emit()

    def _missing_titles(self, number: int) -> list[str]:
        table = self.tables[number]
        given = {column.key for column in table.columns}
        fields = importing.kind_named(table.spec).fields
        return [field.title for field in fields if field.required and field.key not in given]

    def _refresh(self) -> None:
        if not self.tables:
            return
        table = self._current
        titles = {field.key: _title(field) for field in importing.kind_named(table.spec).fields}
        self.columns.set_rows(
            [ColumnLine(column.place, column, titles.get(column.key, _SKIP)) for column in table.columns]
        )
        self.columns.bar.hide()
        missing = self._missing_titles(self.tabs.currentIndex())
        self._missing.setText(f"还缺必填的列：{'、'.join(missing)}" if missing else "")
        self._missing.setVisible(bool(missing))
        self.fill_merged.setVisible(bool(table.merged_count))
        self.fill_merged.setChecked(table.fill_merged)


def _title(field: importing.SheetField) -> str:
    return field.title + ("*" if field.required else "")


def _columns(choices: Callable[[ColumnLine], Sequence[Choice]]) -> tuple[Column[ColumnLine], ...]:
    return (
        Column("letter", "列", lambda line: line.column.letter, width=48, sort_key=lambda line: line.id),
        Column("heading", "文件里的标题", lambda line: line.column.heading, width=200),
        Column("samples", "头几个值", lambda line: "　".join(line.column.samples), width=320),
        Column(
            "field", "成为", lambda line: line.field, width=180, editable=True, choices=choices,
            edit_text=lambda line: line.column.key,
        ),
        Column(
            "certainty", "把握", lambda line: _SURE[line.column.certainty], width=160,
            tone=lambda line: _TONES[line.column.certainty],
            icon=lambda line: "x" if line.column.certainty is Certainty.UNKNOWN else "",
        ),
    )  # fmt: skip
