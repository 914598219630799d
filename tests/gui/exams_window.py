"""The window with the examinations page open, and hands for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from onex_desktop.domain.exams.reconciliation import Reconciled, Subject
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.models.columns import Identified
from onex_desktop.gui.pages.exams import RECONCILIATION, STATISTICS, ExamsPage
from onex_desktop.gui.pages.exams_lines import PilotLine
from onex_desktop.gui.widgets.fields import Value
from onex_desktop.gui.widgets.form import Form
from onex_desktop.gui.widgets.table import Table
from onex_desktop.services.context import AppContext

R = TypeVar("R", bound=Identified)


def ctx_of(window: MainWindow) -> AppContext:
    """Return the open library of a window."""
    assert window.desk is not None
    return window.desk.ctx


def page_of(window: MainWindow) -> ExamsPage:
    """Go to the examinations and return their page."""
    window.go_to("exams")
    page = window.page
    assert isinstance(page, ExamsPage)
    return page


def cells(table: Table[R], key: str) -> list[str]:
    """Return a column as it is shown."""
    column = next(column for column in table.model.columns if column.key == key)
    return [column.text(row) for row in table.shown_rows]


def cell(table: Table[R], row_id: int, key: str) -> str:
    """Return one cell as it is shown."""
    keys = [row.id for row in table.shown_rows]
    return cells(table, key)[keys.index(row_id)]


def tip(table: Table[R], row_id: int, key: str) -> str:
    """Return what a cell says on hover."""
    column = next(column for column in table.model.columns if column.key == key)
    row = next(row for row in table.rows if row.id == row_id)
    return column.tooltip(row) if column.tooltip else ""


def line(page: ExamsPage, sequence: int) -> PilotLine:
    """Return the line of a pilot by its number in the deck."""
    return next(row for row in page.totals.figures.table.rows if row.pilot.draft.sequence == sequence)


def choose(page: ExamsPage, sequence: int) -> Form:
    """Go to the figures, choose a pilot and return its form."""
    page.go_to(STATISTICS)
    page.totals.figures.table.select_ids([line(page, sequence).id])
    return page.totals.figures.inspector.form


def choose_statement(page: ExamsPage, subject: Subject) -> Reconciled:
    """Go to the statements, choose that of a subject and return it."""
    page.go_to(RECONCILIATION)
    rows: Sequence[Reconciled] = page.stated.records.table.rows
    found = next(row for row in rows if row.statement.draft.subject is subject)
    page.stated.records.table.select_ids([found.id])
    return found


def enter(form: Form, key: str, value: Value) -> None:
    """Enter a value and leave the field."""
    editor = form.editor(key)
    editor.set_value(value)
    editor.edited.emit()
    editor.finished.emit()
