"""Bridges of the sheets about competencies and indicators."""

from __future__ import annotations

from onex_desktop.domain.plans import CompetencyDraft, IndicatorDraft
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import plans as specs
from onex_desktop.services import plan_competencies, plans
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


def _competencies(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {"plan": row.plan_id, "code": row.code, "name": row.name, "statement": row.statement})
        for row in plans.competencies(ctx)
    ]


def _save_competency(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = CompetencyDraft(values["plan"], values["code"], values["name"], values["statement"])
    changed = plan_competencies.save_competency(ctx, draft, key)
    return changed.first("competencies") if key is None else key


def _indicators(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "plan": row.plan_id, "competency": row.competency_id, "code": row.code, "text": row.text,
        })
        for competency in plans.competencies(ctx)
        for row in competency.indicators
    ]  # fmt: skip


def _save_indicator(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = IndicatorDraft(values["competency"], values["code"], values["text"])
    changed = plan_competencies.save_indicator(ctx, draft, key)
    return changed.first("indicators") if key is None else key


def _indicator_words(values: Values, world: World) -> tuple[int, tuple[str, ...]]:
    """Return the code of an indicator, and with that of its competency where another one has it as well."""
    competency = world.values("competencies", values["competency"]).get("code", "")
    return values["plan"], (values["code"], f"{competency} {values['code']}")


def _words(values: Values, _world: World) -> tuple[int, tuple[str, ...]]:
    return values["plan"], (values["code"], values["name"], f"{values['code']} {values['name']}")


COMPETENCIES = Bridge(
    specs.COMPETENCIES, (("plan", "code"),), _competencies, _save_competency, kind="competencies", words=_words
)
INDICATORS = Bridge(
    specs.INDICATORS,
    (("competency", "code"),),
    _indicators,
    _save_indicator,
    kind="indicators",
    words=_indicator_words,
)
