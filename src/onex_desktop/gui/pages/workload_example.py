"""The inspector of a rule set: its source, its formulas in words, and an example reckoned while it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity
from onex_desktop.domain.workload.definitions import RuleSetRow, RuleSetStatus
from onex_desktop.domain.workload.formulas import Field as Field_
from onex_desktop.domain.workload.formulas import Formula, Number
from onex_desktop.domain.workload.parameters import ParameterKind
from onex_desktop.domain.workload.rule_sets import Line, RuleSet
from onex_desktop.gui.pages.workload_rule_head import FIELDS, PLACES, head_of, head_values
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import S
from onex_desktop.gui.widgets.fields import Field, Value
from onex_desktop.gui.widgets.form import Form
from onex_desktop.gui.widgets.inspector import Fact, Inspector
from onex_desktop.gui.widgets.problem_list import WordedProblem
from onex_desktop.services.workload import naming, rule_sets
from onex_desktop.wording import labels
from onex_desktop.wording import workload as wording
from onex_desktop.wording.problems import sentence

SIGNS = {"+": "＋", "-": "－"}


class RuleSetInspector(Inspector):
    """Explains a rule set, takes the head of a draft and reckons an example.

    Signals:
        headed: the head of a draft was changed; carries a ``Head``.
    """

    headed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.head: Form | None = None
        self._built: tuple[int, bool, tuple[Field, ...]] | None = None
        self._theme = theme
        self._rules: RuleSet | None = None
        self._row: RuleSetRow | None = None
        self.example: Form | None = None
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self._values: Mapping[str, Value] = {}

    def show_rule_set(self, row: RuleSetRow | None) -> None:
        """Explain a revision, or say that none is chosen."""
        former, self._row = self._row, row
        if row is None:
            self.clear("选中一个折算办法，这里显示它的算式和试算。")
            return
        if former is None or former.digest != row.digest:
            self._rules = row.parsed()
        rules = self._rules
        self.set_title(row.title, f"{labels.RULE_SET_STATUSES[row.status]} · {row.unit}")
        self.set_facts(_facts(row, rules))
        fields = tuple(_field(rules, key, name) for key, name in naming.parameter_names(rules).items()) if rules else ()
        is_draft = row.status is RuleSetStatus.DRAFT and not row.statements
        # Whoever types into the head or the example goes on typing while what was typed is saved.
        built = (row.id, is_draft, fields)
        if former is None or built != self._built:
            self._built = built
            outdated = self._body
            self.set_body(self._body_of(fields, is_draft=is_draft))
            if outdated is not None:
                outdated.deleteLater()
        elif self.head is not None:
            self.head.set_values(head_values(row))
        self._reckon()

    def _body_of(self, fields: tuple[Field, ...], *, is_draft: bool) -> QWidget:
        if self.example is not None:
            self._values = self.example.values()
        self.example = Form(self._theme, fields)
        self.example.set_values(self._values)
        self.example.edited.connect(lambda _: self._reckon())
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        title = QLabel("试算")
        title.setProperty("role", "heading")
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.head = self._head_form() if is_draft else None
        for widget in (title, self.outcome, self.example):
            column.addWidget(widget)
        if self.head is not None:
            named = QLabel("办法")
            named.setProperty("role", "heading")
            column.addWidget(named)
            column.addWidget(self.head)
        return body

    def _head_form(self) -> Form | None:
        row = self._row
        if row is None:
            return None
        made = Form(self._theme, FIELDS)
        made.set_values(head_values(row))
        made.committed.connect(lambda _key, _value: self.headed.emit(head_of(made.values())))
        return made

    def mark(self, found: ProblemsFound) -> None:
        """Put what is wrong with the head below its fields."""
        if self.head is not None:
            self.head.set_problems([_worded(problem) for problem in found.problems])

    def _reckon(self) -> None:
        row, rules, form = self._row, self._rules, self.example
        if row is None or rules is None or form is None:
            return
        pairs = [(key, str(value)) for key, value in form.values().items() if value not in (None, "")]
        if not pairs:
            self.outcome.setText("填几个数，这里写出计算过程。")
            return
        try:
            reckoned = rule_sets.try_out(row.data, pairs)
        except ProblemsFound as found:
            errors = [problem for problem in found.problems if problem.severity is Severity.ERROR]
            self.outcome.setText("\n".join(naming.said(problem, rules) for problem in errors))
            return
        self.outcome.setText(f"{wording.reckoning(reckoned)} {reckoned.unit}")


def _worded(problem: Problem) -> WordedProblem:
    where = problem.where
    key = where.field or PLACES.get(where.name, where.name) if where else ""
    code = "workload.text_missing" if problem.code == "workload.rule_text_missing" else problem.code
    return WordedProblem(replace(problem, where=Place("form", field=key)), sentence(code, problem.params))


def _facts(row: RuleSetRow, rules: RuleSet | None) -> list[Fact]:
    facts = [
        Fact("来源", row.source),
        Fact("依据", wording.COMPLETENESS[row.completeness]),
        Fact("校验", row.digest[:16], tooltip=row.digest),
    ]
    if row.statements:
        facts.append(Fact("已用于", f"{row.statements} 张确认单，不能再改；要改就修订成新版"))
    if rules is None:
        return facts
    facts += [Fact(line.label or line.key, formula(line, rules)) for line in rules.lines]
    if rules.missing:
        facts.append(Fact("缺", "；".join(rules.missing)))
    return facts


def formula(line: Line, rules: RuleSet) -> str:
    """Return how a line is reckoned, with names in place of figures."""
    names = naming.parameter_names(rules)
    text = "" if line.base is None else in_names(line.base, names)
    text = " × ".join([text, *(rule.label or rule.key for rule in line.factors)]) if text else ""
    items = [f"{item.label}{f'（{item.unit}）' if item.unit else ''} × {item.value}" for item in line.items]
    return "；".join(word for word in (text, *items) if word)


def in_names(part: Formula, names: Mapping[str, str]) -> str:
    """Return a formula with the names of its fields: 28 × 周数."""
    match part:
        case Number(value):
            return str(value)
        case Field_(key):
            return names.get(key, key)
    left, right = in_names(part.left, names), in_names(part.right, names)
    return f"{left} × {right}" if part.sign == "*" else f"({left} {SIGNS[part.sign]} {right})"


def _field(rules: RuleSet, key: str, name: str) -> Field:
    choices = naming.parameter_choices(rules, key)
    if choices:
        return Field(key, name, "choice", choices=(("", "（不填）"), *choices))
    return Field(key, name, "text" if naming.kind_of(rules, key) is ParameterKind.WORD else "decimal")
