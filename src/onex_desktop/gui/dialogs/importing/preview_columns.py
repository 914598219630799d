"""The columns of a preview: the row's number, what would become of it, its fields with before → after."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.sheets import NEW_ROW, CellProblem, RowState, SheetPlan
from onex_desktop.gui.models.columns import Choice, Column
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.table import Chip
from onex_desktop.services import importing
from onex_desktop.services.importing import PreviewRow
from onex_desktop.wording.problems import sentence

STATES: Final = {
    RowState.NEW: "新增",
    RowState.CHANGED: "修改",
    RowState.UNCHANGED: "不变",
    RowState.REFUSED: "有问题",
}
_TONES: Final = {
    RowState.NEW: Tone.GOOD,
    RowState.CHANGED: Tone.ACCENT,
    RowState.UNCHANGED: Tone.QUIET,
    RowState.REFUSED: Tone.DANGER,
}
_ICONS: Final = {RowState.NEW: "plus", RowState.CHANGED: "pencil", RowState.UNCHANGED: "check"}
_NOTHING: Final = "空"
_WIDEST: Final = 190


def worded(found: CellProblem) -> str:
    """Return a problem as its sentence."""
    return sentence(found.problem.code, found.problem.params)


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem of the plan as a row; ``answer`` is what was chosen where the file leaves a doubt."""

    id: int
    found: CellProblem
    answer: str = ""

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the doubtful cell or row may mean."""
        found = tuple((str(candidate.key), candidate.words) for candidate in self.found.candidates)
        return (*found, (str(NEW_ROW), "都不是，新增")) if found and self.found.row else found

    @property
    def shown_answer(self) -> str:
        """What stands where an answer can be given."""
        return (self.answer or "选择…") if self.found.candidates else ""


def preview_columns(plan: SheetPlan) -> tuple[Column[PreviewRow], ...]:
    """Return the columns of a planned sheet: those the file gives."""
    kind = importing.kind_named(plan.spec)
    fields = tuple(
        Column(
            field.key, field.title, _cell(field.key), width=min(6 * field.width + 40, _WIDEST),
            tone=_cell_tone(field.key), tooltip=_cell_tip(field.key),
        )
        for field in kind.fields
        if field.key in plan.columns
    )  # fmt: skip
    return (
        Column("@row", "行", lambda row: row.id, width=56, align="right"),
        Column(
            "@state", "结果", lambda row: STATES[row.state], width=88, tone=lambda row: _TONES[row.state],
            icon=lambda row: _ICONS.get(row.state, ""),
        ),
        *fields,
        Column("@problem", "问题", lambda row: " ".join(map(worded, row.problems())), width=360),
    )  # fmt: skip


def preview_chips(plan: SheetPlan) -> tuple[Chip[PreviewRow], ...]:
    """Return a switch for each outcome that occurs, with its count."""

    def condition(state: RowState) -> Callable[[PreviewRow], bool]:
        return lambda row: row.state is state

    return tuple(
        Chip(state.value, f"{title} {plan.count(state)}", condition(state))
        for state, title in STATES.items()
        if plan.count(state)
    )


def problem_columns() -> tuple[Column[ProblemLine], ...]:
    """Return the columns of the list of problems."""
    return (
        Column("sheet", "工作表", lambda line: line.found.sheet, width=120),
        Column("cell", "单元格", lambda line: line.found.cell, width=72, sort_key=lambda line: line.id),
        Column("sentence", "问题", lambda line: worded(line.found), width=620, tone=lambda _: Tone.DANGER),
        Column(
            "answer", "指的是", lambda line: line.shown_answer, width=220, choices=lambda line: line.choices,
            editable=lambda line: bool(line.found.candidates), edit_text=lambda line: line.answer,
        ),
    )  # fmt: skip


def _cell(key: str) -> Callable[[PreviewRow], str]:
    def words(row: PreviewRow) -> str:
        if row.state is RowState.REFUSED:
            return row.original(key)
        if row.is_changed(key):
            return f"{row.stored(key) or _NOTHING} → {row.becomes(key) or _NOTHING}"
        return row.becomes(key)

    return words


def _cell_tone(key: str) -> Callable[[PreviewRow], Tone | None]:
    def tone(row: PreviewRow) -> Tone | None:
        if row.problems(key):
            return Tone.DANGER
        return Tone.ACCENT if row.is_changed(key) else None

    return tone


def _cell_tip(key: str) -> Callable[[PreviewRow], str]:
    return lambda row: "\n".join(map(worded, row.problems(key)))
