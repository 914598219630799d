"""Editing the competencies of training plans and their indicators."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import CompetencyDraft, IndicatorDraft
from onex_desktop.domain.plans.words import too_long
from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.persistence.tables import plans as t
from onex_desktop.services.context import AppContext


def save_competency(
    ctx: AppContext, draft: CompetencyDraft, competency_id: int | None = None, version: int | None = None
) -> Changed:
    """Add a competency, or change the one given; it stays in its plan."""
    _require(code=draft.code)
    _refuse_if(too_long(code=(draft.code, 20), name=(draft.name, 80), statement=(draft.statement, 500)))
    code = "plans.add_competency" if competency_id is None else "plans.change_competency"
    with ctx.step(code, f"{draft.code} {draft.name}".strip()) as work:
        words = {"code": draft.code, "name": draft.name, "statement": draft.statement}
        if competency_id is None:
            work.add(t.Competency(plan_id=draft.plan_id, **words))
        else:
            work.set(work.get(t.Competency, competency_id, version), **words)
    return work.changed


def delete_competencies(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete competencies with their indicators."""
    with ctx.step("plans.delete_competency") as work:
        for row_id in ids:
            for indicator in work.rows(t.Indicator, competency_id=row_id):
                work.remove(indicator)
            work.remove(work.get(t.Competency, row_id))
    return work.changed


def save_indicator(
    ctx: AppContext, draft: IndicatorDraft, indicator_id: int | None = None, version: int | None = None
) -> Changed:
    """Add an indicator at the end of its competency, or change the one given; it stays in its competency."""
    _require(code=draft.code, text=draft.text)
    _refuse_if(too_long(code=(draft.code, 20), text=(draft.text, 500)))
    code = "plans.add_indicator" if indicator_id is None else "plans.change_indicator"
    with ctx.step(code, draft.code) as work:
        if indicator_id is None:
            there = work.rows(t.Indicator, competency_id=draft.competency_id)
            position = max((row.position for row in there), default=0) + 1
            made = t.Indicator(competency_id=draft.competency_id, code=draft.code, position=position, text=draft.text)
            work.add(made)
        else:
            work.set(work.get(t.Indicator, indicator_id, version), code=draft.code, text=draft.text)
    return work.changed


def delete_indicators(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete indicators."""
    with ctx.step("plans.delete_indicator") as work:
        for row_id in ids:
            work.remove(work.get(t.Indicator, row_id))
    return work.changed


def _require(**words: str) -> None:
    empty = [field for field, word in words.items() if not word.strip()]
    _refuse_if([Problem("form.required", where=Place("plans", field=field)) for field in empty])


def _refuse_if(found: list[Problem]) -> None:
    if found:
        raise ProblemsFound(found)
