"""The inspector of statements: its fields follow what a statement is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onex_desktop.domain.exams.reconciliation import ABOUT_SOMETHING, SPELLINGS, Reconciled, Subject
from onex_desktop.gui.models.columns import Choice
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordInspector, RecordSpec, Values
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.form import Form
from onex_desktop.services import catalogue, exams
from onex_desktop.services.context import AppContext


def abouts(ctx: AppContext) -> Mapping[Subject, Sequence[Choice]]:
    """Return what the library has for statements to be about."""
    modules = catalogue.modules(ctx)
    return {
        Subject.PASSED: [(str(row.id), row.draft.name) for row in catalogue.certificates(ctx)],
        Subject.MODULE_NAME: [(str(row.id), f"{row.draft.code} {row.draft.name}") for row in modules],
        Subject.TEXTBOOK_TITLE: [(str(key), title) for key, title in exams.textbooks(ctx)],
    }


class StatementInspector(RecordInspector[Reconciled]):
    """Offers certificates, modules or textbooks, and a number or a text, as the subject asks."""

    def __init__(self, theme: Theme, spec: RecordSpec[Reconciled], commands: Commands) -> None:
        super().__init__(theme, spec, commands)
        self._abouts: Mapping[Subject, Sequence[Choice]] = {}
        for form in (self.form, self.draft):
            form.edited.connect(lambda key, edited=form: self._follow(edited, key))

    def set_abouts(self, abouts: Mapping[Subject, Sequence[Choice]]) -> None:
        """Set what a statement of each subject can be about."""
        self._abouts = abouts

    def show_record(self, row: Reconciled | None) -> None:
        """Show a statement, or that none is chosen."""
        if row is not None:
            self._suit(self.form, row.statement.draft.subject)
        super().show_record(row)

    def start_new(self, values: Values) -> None:
        """Take a new statement, starting from some values."""
        self._suit(self.draft, values.get("subject"))
        super().start_new(values)

    def _follow(self, form: Form, key: str) -> None:
        if key == "subject":
            # Keys of certificates, modules and textbooks overlap: what was chosen means nothing to another subject.
            form.editor("about").set_value(None)
            self._suit(form, form.editor("subject").value())

    def _suit(self, form: Form, chosen: object) -> None:
        subject = Subject(chosen) if isinstance(chosen, str) and chosen else None
        form.set_choices("about", self._abouts.get(subject, ()) if subject else ())
        form.set_field_visible("about", visible=subject in ABOUT_SOMETHING)
        form.set_field_visible("number", visible=subject not in SPELLINGS)
        form.set_field_visible("text", visible=subject in SPELLINGS)
