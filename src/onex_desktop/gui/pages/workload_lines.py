"""The inspector of a line: each factor with its reason, what is missing, and the correction of what is locked."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Signal

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.workload.parameters import ParameterKind
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.domain.workload.sources import SourceKind
from onex_desktop.domain.workload.statements import StatementLine, StatementState
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.workload_columns import shown
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.fields import Field, Value
from onex_desktop.gui.widgets.form import Form
from onex_desktop.gui.widgets.inspector import Fact, Inspector
from onex_desktop.gui.widgets.problem_list import WordedProblem
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries, naming, papers, statements
from onex_desktop.services.workload.views import StatementView
from onex_desktop.wording.problems import sentence

CORRECTION = (
    Field("reason", "更正原因", "text", required=True),
    Field("hours", "差额", "decimal", hint="留空则按来源现值"),
)
NOT_ASKED = frozenset({"hours", "title", "quantity"})
"""What an assignment or a teacher says already; it is changed there."""


class LineInspector(Inspector):
    """Explains one line, and takes what its reckoning needs."""

    corrected = Signal()

    def __init__(self, ctx: AppContext, theme: Theme, commands: Commands) -> None:
        super().__init__(theme)
        self._ctx, self._theme, self._commands = ctx, theme, commands
        self._row: StatementView | None = None
        self._line: StatementLine | None = None
        self._term = ""
        self._given: Form | None = None
        self._keys: tuple[str, ...] = ()
        self.correction = belonging_to(self, Form(theme, CORRECTION, mode="draft", save_text="更正"))
        self.correction.saved.connect(self._correct)
        self.correction.cancelled.connect(lambda: self.correction.set_values({}))

    @property
    def form(self) -> Form | None:
        """The form for what the reckoning needs."""
        return self._given

    def show_line(self, row: StatementView | None, line: StatementLine | None, term: str) -> None:
        """Explain a line, or say that none is chosen."""
        self._row, self._line, self._term = row, line, term
        if row is None or line is None:
            self.clear("选中一行，这里说明它是怎样算出来的。")
            return
        self.set_title(line.title, row.teacher)
        rules = row.rule_set.parsed() if row.rule_set is not None else None
        self.set_facts(_facts(line, rules))
        is_draft = row.state in (None, StatementState.DRAFT)
        if is_draft and rules is not None and line.source is not SourceKind.CORRECTION:
            self.set_body(self._form(rules, line))
        elif row.state is StatementState.LOCKED and line.source is not SourceKind.CORRECTION:
            self.correction.set_values({})
            self.set_body(self.correction)
        elif self._body is not None:
            self._body.hide()

    def _form(self, rules: RuleSet, line: StatementLine) -> Form:
        names = {key: name for key, name in naming.names_for(rules, line.source).items() if key not in NOT_ASKED}
        keys = tuple(names)
        if self._given is None or keys != self._keys:
            if self._given is not None:
                self._given.deleteLater()
            self._given = Form(self._theme, [_field(rules, key, name) for key, name in names.items()])
            self._given.committed.connect(self._give)
            self._keys = keys
        given = entries.inputs(self._ctx, line.source, line.source_key)
        self._given.set_values({key: _value(rules, key, given.get(key, "")) for key in keys})
        return self._given

    def _give(self, key: str, value: Value) -> None:
        line = self._line
        if line is None:
            return
        text = "" if value is None else str(value)
        self._commands.run(
            lambda: entries.set_inputs(self._ctx, line.source, line.source_key, self._term, {key: text}),
            self._mark(self._given),
        )

    def _correct(self, values: dict[str, Value]) -> None:
        line = self._line
        if line is None:
            return
        hours = values.get("hours")
        amount = hours if isinstance(hours, Decimal) else None
        reason = str(values.get("reason") or "")

        def act() -> Changed:
            return statements.correct(self._ctx, line.id, reason, amount)

        if self._commands.run(act, self._mark(self.correction)) is not None:
            self.corrected.emit()

    def _mark(self, form: Form | None) -> Callable[[ProblemsFound], None]:
        def mark(found: ProblemsFound) -> None:
            if form is not None:
                form.set_problems([WordedProblem(p, sentence(p.code, p.params)) for p in found.problems])

        return mark


def _facts(line: StatementLine, rules: RuleSet | None) -> list[Fact]:
    facts = [Fact("标准课时", shown(line.hours), None if line.hours is not None else Tone.WARNING)]
    if line.hours is None:
        facts.append(Fact("还缺", papers.missing(line, rules), Tone.WARNING))
    if line.reckoning:
        facts.append(Fact("计算过程", line.reckoning))
    facts += [Fact(f"× {factor['value']}", factor["because"]) for factor in json.loads(line.factors)]
    if line.is_stale:
        facts.append(Fact("来源现值", f"{shown(line.now)}（确认单 {shown(line.hours)}）", Tone.WARNING))
    return facts


def _field(rules: RuleSet, key: str, name: str) -> Field:
    choices = naming.parameter_choices(rules, key)
    if choices:
        return Field(key, name, "choice", choices=(("", "（按来源）"), *choices))
    kind = naming.kind_of(rules, key)
    return Field(key, name, "text" if kind is ParameterKind.WORD else "decimal", hint="按来源")


def _value(rules: RuleSet, key: str, text: str) -> Value:
    is_number = not naming.parameter_choices(rules, key) and naming.kind_of(rules, key) is not ParameterKind.WORD
    return Decimal(text) if text and is_number else text or None
