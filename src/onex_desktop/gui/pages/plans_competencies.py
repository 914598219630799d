"""Competencies and indicators on the page of plans: what their lists show, and how they are saved."""

from __future__ import annotations

from dataclasses import dataclass

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import CompetencyDraft, CompetencyRow, IndicatorDraft, IndicatorRow
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import number, stored, text
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import plan_competencies
from onex_desktop.services.context import AppContext


@dataclass(frozen=True, slots=True)
class CompetencyLine:
    """A competency with the plan it belongs to."""

    id: int
    version: int
    row: CompetencyRow
    plan: str


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator with its competency and plan."""

    id: int
    version: int
    row: IndicatorRow
    competency: str
    plan: str


COMPETENCIES: tuple[Column[CompetencyLine], ...] = (
    Column("plan", "方案", lambda line: line.plan, width=190),
    Column("code", "代码", lambda line: line.row.code, width=80),
    Column("name", "核心能力", lambda line: line.row.name, width=140),
    Column("statement", "描述", lambda line: line.row.statement, width=360),
    Column("indicators", "指标点", lambda line: len(line.row.indicators), align="right", width=72),
)
INDICATORS: tuple[Column[IndicatorLine], ...] = (
    Column("plan", "方案", lambda line: line.plan, width=190),
    Column("competency", "核心能力", lambda line: line.competency, width=140),
    Column("code", "代码", lambda line: line.row.code, width=80),
    Column("text", "指标点", lambda line: line.row.text, width=440),
)


def titled(row: CompetencyRow) -> str:
    """Return a competency's code and name."""
    return f"{row.code} {row.name}".strip()


def competency_record(ctx: AppContext) -> RecordSpec[CompetencyLine]:
    """Return how a competency is shown and saved; it stays in its plan."""

    def save(values: Values, line: CompetencyLine | None) -> Changed:
        plan_id = number(values, "plan_id")
        draft = CompetencyDraft(plan_id, text(values, "code"), text(values, "name"), text(values, "statement"))
        return plan_competencies.save_competency(ctx, draft, *stored(line))

    return RecordSpec(
        "核心能力",
        (
            Field("plan_id", "方案", "choice", required=True),
            Field("code", "代码", required=True, hint="例如 XQA"),
            Field("name", "名称", hint="可空"),
            Field("statement", "描述", "multiline"),
        ),
        lambda line: titled(line.row),
        lambda line: {
            "plan_id": str(line.row.plan_id),
            "code": line.row.code,
            "name": line.row.name,
            "statement": line.row.statement,
        },
        lambda line: (Fact("指标点", f"{len(line.row.indicators)} 个"),),
        save,
        "competencies",
        fixed=("plan_id",),
    )


def indicator_record(ctx: AppContext) -> RecordSpec[IndicatorLine]:
    """Return how an indicator is shown and saved; it stays in its competency."""

    def save(values: Values, line: IndicatorLine | None) -> Changed:
        draft = IndicatorDraft(number(values, "competency_id"), text(values, "code"), text(values, "text"))
        return plan_competencies.save_indicator(ctx, draft, *stored(line))

    return RecordSpec(
        "指标点",
        (
            Field("competency_id", "核心能力", "choice", required=True),
            Field("code", "代码", required=True, hint="例如 XQA1"),
            Field("text", "指标点", "multiline", required=True),
        ),
        lambda line: line.row.code,
        lambda line: {
            "competency_id": str(line.row.competency_id),
            "code": line.row.code,
            "text": line.row.text,
        },
        lambda line: (Fact("方案", line.plan),),
        save,
        "indicators",
        fixed=("competency_id",),
    )
