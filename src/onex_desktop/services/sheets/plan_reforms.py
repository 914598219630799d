"""The bridge of the sheet about course reform lines."""

from __future__ import annotations

from onex_desktop.domain.plans import ReformDraft
from onex_desktop.domain.plans.reforms import validate_reform
from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import plans as specs
from onex_desktop.services import plan_reforms
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


def _reforms(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "position": row.position, "before_plan": row.before_plan_id, "before": row.before_course_id,
            "after_plan": row.after_plan_id, "after": row.after_course_id, "certificate": row.certificate_id,
            "module": row.certificate_module_id,
        })
        for row in plan_reforms.reforms(ctx)
    ]  # fmt: skip


def _draft(values: Values) -> ReformDraft:
    return ReformDraft(values["before"], values["after"], values["module"], values["position"])


def _save_reform(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = plan_reforms.save_reform(ctx, _draft(values), key)
    return changed.first("course_reforms") if key is None else key


def _check_reform(values: Values, _key: int | None, _world: World) -> list[Problem]:
    return validate_reform(_draft(values), values["before_plan"], values["after_plan"])


COURSE_REFORMS = Bridge(specs.COURSE_REFORMS, (("before", "after", "module"),), _reforms, _save_reform, _check_reform)
