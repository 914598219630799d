"""The inspector of a page whose rows are records: the chosen one to change at once, a new one to save."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from PySide6.QtCore import Signal

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.fields import Field, Value
from onex_desktop.gui.widgets.form import Form
from onex_desktop.gui.widgets.inspector import Fact, Inspector
from onex_desktop.gui.widgets.problem_list import WordedProblem
from onex_desktop.wording.problems import sentence

R = TypeVar("R")
Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class RecordSpec(Generic[R]):
    """How one kind of record is shown and saved.

    Attributes:
        noun: what a record is called, for 「新增…」.
        fields: the form's fields, in order.
        title: the chosen record in words.
        values: what the fields hold for a record.
        facts: what else the inspector says about it.
        save: saves the values, as a change of the record given or as a new one.
        table: the table whose key a new record gets, to choose it afterwards.
        fixed: fields that a record keeps once it is made.
    """

    noun: str
    fields: Sequence[Field]
    title: Callable[[R], str]
    values: Callable[[R], Values]
    facts: Callable[[R], Sequence[Fact]]
    save: Callable[[Values, R | None], Changed]
    table: str
    fixed: tuple[str, ...] = ()


class RecordInspector(Inspector, Generic[R]):
    """Shows one record, or takes a new one.

    Signals:
        created: a new record was saved; carries its key.
    """

    created = Signal(int)

    def __init__(self, theme: Theme, spec: RecordSpec[R], commands: Commands) -> None:
        super().__init__(theme)
        self._spec, self._commands = spec, commands
        self._row: R | None = None
        kept = [replace(field, read_only=field.read_only or field.key in spec.fixed) for field in spec.fields]
        self.form = belonging_to(self, Form(theme, kept))
        self.form.committed.connect(lambda _key, _value: self._change())
        self.draft = belonging_to(self, Form(theme, spec.fields, mode="draft"))
        self.draft.saved.connect(self._create)
        self.draft.cancelled.connect(self._give_up)

    def show_record(self, row: R | None) -> None:
        """Show a record, or that none is chosen."""
        self._row = row
        if row is None:
            self.clear()
            return
        self.set_title(self._spec.title(row))
        self.set_facts(self._spec.facts(row))
        self.form.set_values(self._spec.values(row))
        self.set_body(self.form)

    def start_new(self, values: Values) -> None:
        """Take a new record, starting from some values."""
        self.set_title(f"新增{self._spec.noun}", "填好后保存；可以撤销")
        self.set_facts(())
        self.draft.set_values(values)
        self.set_body(self.draft)
        self.set_folded(folded=False)
        self.draft.focus_first()

    def set_choices(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices in a field of both forms."""
        self.form.set_choices(key, choices)
        self.draft.set_choices(key, choices)

    def _change(self) -> None:
        row = self._row
        if row is not None:
            values = self.form.values()
            self.form.set_problems(())
            self._commands.run(lambda: self._spec.save(values, row), self._mark(self.form))

    def _create(self, values: Values) -> None:
        changed = self._commands.run(lambda: self._spec.save(values, None), self._mark(self.draft))
        if changed is not None and self._spec.table in changed.ids:
            self.created.emit(max(changed.ids[self._spec.table]))

    def _give_up(self) -> None:
        self.show_record(self._row)

    def _mark(self, form: Form) -> Callable[[ProblemsFound], None]:
        def mark(found: ProblemsFound) -> None:
            form.set_problems([WordedProblem(p, sentence(p.code, p.params)) for p in found.problems])

        return mark
